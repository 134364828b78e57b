-- Agencies with the names that found them, for a list of name keys; columns as in agencies.sql.
-- Example: .parameter set :names "'[1,2]'"  .parameter set :key "'质监局'"
SELECT g.pk, g.id, g.name, g.name_en, g.collective,
       n.text, n.type, n.valid_from, n.valid_to, n.source, n.certainty, n.plain = :key, (
         SELECT count(*) FROM (
           SELECT DISTINCT x.provision FROM duty AS x
           WHERE x.agency = g.pk AND x.named = g.pk LIMIT 1000))
FROM json_each(:names) AS k
CROSS JOIN agency_name AS n ON n.pk = k.value
CROSS JOIN agency AS g ON g.pk = n.agency
ORDER BY k.key;
