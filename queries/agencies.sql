-- Which agencies does a name find, old names too? One row an agency with the best of its names:
-- the very words first, then those that contain them; then by clauses (counted up to 1,000) under
-- the agency's own name, then by id. :key is the name folded for search, :match its expression
-- for the index; :after_exact, :after_clauses, :after_id go on after a page (2, 0, '' begins).
-- Example: .parameter set :key "'质监局'"  .parameter set :match "'\"质监\" \"监局\"'"
--   .parameter set :after_exact 2  .parameter set :after_clauses 0  .parameter set :after_id "''"
--   .parameter set :limit 20
WITH matched (name, agency, exact) AS (
  SELECT n.pk, n.agency, n.plain = :key
  FROM agency_name_fts
  CROSS JOIN agency_name AS n ON n.pk = agency_name_fts.rowid
  WHERE agency_name_fts MATCH :match AND instr(n.plain, :key)
),
best (agency, exact, name) AS (
  SELECT m.agency, max(m.exact), (
    SELECT o.name FROM matched AS o CROSS JOIN agency_name AS n ON n.pk = o.name
    WHERE o.agency = m.agency
    ORDER BY o.exact DESC, n.type <> 'official', n.valid_to IS NOT NULL, length(n.plain), n.text,
             n.type, n.valid_from
    LIMIT 1)
  FROM matched AS m GROUP BY m.agency
),
ranked (agency, id, exact, name, clauses) AS (
  SELECT b.agency, g.id, b.exact, b.name, (
    SELECT count(*) FROM (
      SELECT DISTINCT x.provision FROM duty AS x
      WHERE x.agency = b.agency AND x.named = b.agency LIMIT 1000))
  FROM best AS b CROSS JOIN agency AS g ON g.pk = b.agency
),
listed AS (SELECT *, count(*) OVER () AS total FROM ranked)
SELECT g.pk, g.id, g.name, g.name_en, g.collective,
       n.text, n.type, n.valid_from, n.valid_to, n.source, n.certainty, l.exact, l.clauses, l.total
FROM listed AS l
CROSS JOIN agency AS g ON g.pk = l.agency
CROSS JOIN agency_name AS n ON n.pk = l.name
WHERE (-l.exact, -l.clauses, l.id) > (-:after_exact, -:after_clauses, :after_id)
ORDER BY l.exact DESC, l.clauses DESC, l.id
LIMIT :limit;
