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

-- name: shared
-- Bodies of one statement. In the order of the key, which is the fastest to insert.
INSERT OR IGNORE INTO shared
SELECT lx.agency, ly.agency, s.provision, s.pk,
  CASE x.role WHEN 'lead' THEN 1 WHEN 'support' THEN 2 WHEN 'responsible' THEN 4 ELSE 8 END,
  CASE y.role WHEN 'lead' THEN 1 WHEN 'support' THEN 2 WHEN 'responsible' THEN 4 ELSE 8 END,
  x.agency = lx.agency AND y.agency = ly.agency, x.agency = y.agency, max(lx.since, ly.since)
FROM statement s
JOIN assigned_to x ON x.statement = s.pk
JOIN agency_line lx ON lx.member = x.agency
JOIN assigned_to y ON y.statement = s.pk
JOIN agency_line ly ON ly.member = y.agency AND ly.agency > lx.agency
WHERE s.pk BETWEEN :low AND :high
ORDER BY 1, 2, 3, 4;

-- name: shared_sentence
-- Bodies of two statements that cover a common sentence; the later statement is given.
INSERT OR IGNORE INTO shared
SELECT lx.agency, ly.agency, s.provision, s.pk,
  CASE x.role WHEN 'lead' THEN 1 WHEN 'support' THEN 2 WHEN 'responsible' THEN 4 ELSE 8 END,
  CASE y.role WHEN 'lead' THEN 1 WHEN 'support' THEN 2 WHEN 'responsible' THEN 4 ELSE 8 END,
  x.agency = lx.agency AND y.agency = ly.agency, x.agency = y.agency, max(lx.since, ly.since)
FROM (
  SELECT DISTINCT c.statement AS x, d.statement AS y
  FROM covers c JOIN covers d ON d.measure = c.measure AND d.statement <> c.statement
  WHERE c.statement BETWEEN :low AND :high
) o
JOIN statement s ON s.pk = max(o.x, o.y)
JOIN assigned_to x ON x.statement = o.x
JOIN agency_line lx ON lx.member = x.agency
JOIN assigned_to y ON y.statement = o.y
JOIN agency_line ly ON ly.member = y.agency AND ly.agency > lx.agency
ORDER BY 1, 2, 3, 4;

-- name: forget_shared
-- A document's rows lie under the pairs that its own bodies stand for.
DELETE FROM shared WHERE provision BETWEEN :low AND :high AND (a, b) IN (
  SELECT x.agency, y.agency FROM (
    SELECT DISTINCT l.agency FROM assigned_to t JOIN agency_line l ON l.member = t.agency
    WHERE t.statement BETWEEN :low AND :high
  ) x JOIN (
    SELECT DISTINCT l.agency FROM assigned_to t JOIN agency_line l ON l.member = t.agency
    WHERE t.statement BETWEEN :low AND :high
  ) y ON y.agency > x.agency);

-- name: forget_duty
DELETE FROM duty WHERE provision BETWEEN :low AND :high AND agency IN (
  SELECT l.agency FROM assigned_to t JOIN agency_line l ON l.member = t.agency
  WHERE t.statement BETWEEN :low AND :high);
