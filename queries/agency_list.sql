-- All agencies by id, each with its latest official name and its clauses (counted up to 1,000).
-- Example: .parameter set :after_id "''"  .parameter set :limit 20
SELECT g.pk, g.id, g.name, g.name_en, g.collective,
       coalesce(n.text, g.name, g.id), coalesce(n.type, 'official'), n.valid_from, n.valid_to,
       n.source, n.certainty, 1, (
         SELECT count(*) FROM (
           SELECT DISTINCT x.provision FROM duty AS x
           WHERE x.agency = g.pk AND x.named = g.pk LIMIT 1000)),
       (SELECT count(*) FROM agency)
FROM agency AS g
LEFT JOIN agency_name AS n ON n.pk = (
  SELECT o.pk FROM agency_name AS o
  WHERE o.agency = g.pk AND o.type = 'official'
  ORDER BY o.valid_to IS NOT NULL, o.valid_from DESC, o.text, o.valid_to DESC LIMIT 1)
WHERE g.id > :after_id
ORDER BY g.id
LIMIT :limit;
