-- Which agencies bear or bore a name with the words :key? The very name first, then by clauses
-- (counted up to 50), then by id; the best name of each is given by its key.
-- Example: .parameter set :key "'质监局'"  .parameter set :match "'\"质监\" \"监局\"'"
--   .parameter set :limit 100
WITH matched (name, agency, exact, official, over, length, text, type, valid_from) AS (
  SELECT n.pk, n.agency, n.plain = :key, n.type = 'official', n.valid_to IS NOT NULL,
         length(n.plain), n.text, n.type, n.valid_from
  FROM agency_name_fts
  CROSS JOIN agency_name AS n ON n.pk = agency_name_fts.rowid
  WHERE agency_name_fts MATCH :match AND instr(n.plain, :key)
),
ranked AS (
  SELECT agency, name, exact, row_number() OVER (
    PARTITION BY agency ORDER BY exact DESC, official DESC, over, length, text, type, valid_from) AS rank
  FROM matched
),
best AS (
  SELECT r.agency, r.name, r.exact, g.id
  FROM ranked AS r CROSS JOIN agency AS g ON g.pk = r.agency
  WHERE r.rank = 1
  ORDER BY r.exact DESC, g.id
  LIMIT :limit
)
SELECT b.agency, b.id, b.exact, b.name, (
  SELECT count(*) FROM (
    SELECT DISTINCT x.provision FROM duty AS x
    WHERE x.agency = b.agency AND x.named = b.agency LIMIT 50))
FROM best AS b
ORDER BY b.exact DESC, b.id;
