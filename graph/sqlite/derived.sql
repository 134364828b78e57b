-- What the store derives from its rows; graph/sqlite/derived.py runs these statements by name.

-- name: succeeded_by
INSERT INTO succeeded_by
SELECT f.agency, t.agency, e.pk, e.scope,
  coalesce(e.function, (
    SELECT group_concat(function, '、')
    FROM (SELECT function FROM took_over o WHERE o.event = e.pk AND o.agency = t.agency ORDER BY n))),
  e.date, coalesce(e.date, e.not_after, '')
FROM change_event e JOIN changed_from f ON f.event = e.pk JOIN changed_to t ON t.event = e.pk
WHERE f.agency <> t.agency;

-- name: agency_line
-- Every body stands for itself, for all before it and for all after it on ways of whole events;
-- never for siblings, so the two directions are walked apart. The last event of a way counts.
INSERT INTO agency_line
WITH RECURSIVE way (agency, member, since) AS (
  SELECT to_, from_, known_by FROM succeeded_by WHERE scope = 'whole'
  UNION
  SELECT w.agency, s.from_, max(w.since, s.known_by)
  FROM way w JOIN succeeded_by s ON s.to_ = w.member AND s.scope = 'whole'
), before AS (
  SELECT agency, member, min(since) AS since FROM way WHERE agency <> member GROUP BY agency, member
), line (agency, member, since, direction, rank) AS (
  SELECT pk, pk, '', 'self', 0 FROM agency
  UNION ALL SELECT agency, member, since, 'before', 1 FROM before
  UNION ALL SELECT member, agency, since, 'after', 2 FROM before
)
SELECT agency, member, since, direction FROM (
  SELECT agency, member, since, direction, min(rank) FROM line GROUP BY agency, member);

-- name: duty
INSERT INTO duty
SELECT l.agency, s.provision, a.statement, a.n, a.agency,
  CASE a.role WHEN 'lead' THEN 1 WHEN 'support' THEN 2 WHEN 'responsible' THEN 4 ELSE 8 END,
  a.position, a.inherited, l.since
FROM assigned_to a JOIN statement s ON s.pk = a.statement JOIN agency_line l ON l.member = a.agency
WHERE a.statement BETWEEN :low AND :high
ORDER BY 1, 2, 3, 4, 5;

-- name: shared_rows
-- Two statements meet in a statement: itself, or the later of two that cover a common sentence.
WITH overlap (x, y) AS (
  SELECT DISTINCT c.statement, d.statement
  FROM covers c JOIN covers d ON d.measure = c.measure AND d.statement <> c.statement
  WHERE c.statement BETWEEN :low AND :high
), meeting (x, y, statement) AS (
  SELECT pk, pk, pk FROM statement WHERE pk BETWEEN :low AND :high
  UNION ALL SELECT x, y, max(x, y) FROM overlap
), body (statement, agency, named, role, since) AS MATERIALIZED (
  SELECT a.statement, l.agency, a.agency,
    CASE a.role WHEN 'lead' THEN 1 WHEN 'support' THEN 2 WHEN 'responsible' THEN 4 ELSE 8 END,
    l.since
  FROM assigned_to a JOIN agency_line l ON l.member = a.agency
  WHERE a.statement BETWEEN :low AND :high
)
SELECT DISTINCT x.agency AS a, y.agency AS b, s.provision, m.statement,
  max(x.role & 1) + max(x.role & 2) + max(x.role & 4) + max(x.role & 8) AS role_a,
  max(y.role & 1) + max(y.role & 2) + max(y.role & 4) + max(y.role & 8) AS role_b,
  x.named = x.agency AND y.named = y.agency AS own, x.named = y.named AS one_body,
  max(x.since, y.since) AS since
FROM meeting m
JOIN body x ON x.statement = m.x
JOIN body y ON y.statement = m.y AND y.agency > x.agency
JOIN statement s ON s.pk = m.statement
GROUP BY m.x, m.y, x.agency, y.agency, own, one_body, max(x.since, y.since)
