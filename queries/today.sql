-- Which bodies carry on for each of a list of agencies by :as_of? The last of those after it; none
-- for an agency that goes on itself.
-- Example: .parameter set :agencies "'[7,9]'"  .parameter set :as_of "'9999'"
SELECT k.value, g.pk, g.id, g.name, g.name_en, g.collective
FROM json_each(:agencies) AS k
CROSS JOIN agency_line AS l ON l.agency = k.value
CROSS JOIN agency AS g ON g.pk = l.member
WHERE l.direction = 'after' AND l.since <= :as_of AND NOT EXISTS (
  SELECT 1 FROM agency_line AS n
  WHERE n.agency = l.member AND n.direction = 'after' AND n.since <= :as_of)
ORDER BY k.key, g.id;
