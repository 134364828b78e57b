-- For each of a list of named bodies, the bodies of :as_of that it stands for: those that no other
-- body followed.
-- Example: .parameter set :agencies "'[7,9]'"  .parameter set :as_of "'9999'"
SELECT named.pk, g.pk, g.id, g.name, g.name_en, g.collective
FROM json_each(:agencies) AS k
CROSS JOIN agency AS named ON named.pk = k.value
CROSS JOIN agency_line AS l ON l.member = named.pk
CROSS JOIN agency AS g ON g.pk = l.agency
WHERE l.since <= :as_of AND NOT EXISTS (
  SELECT 1 FROM agency_line AS n
  WHERE n.agency = l.agency AND n.direction = 'after' AND n.since <= :as_of)
ORDER BY g.id, named.id;
