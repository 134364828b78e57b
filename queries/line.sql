-- Whose duties count for each of a list of agencies (keys): its own, those of the bodies before it
-- and after it. The first column is the agency's place in the list.
-- Example: .parameter set :agencies "'[7,9]'"  .parameter set :as_of "'9999'"
SELECT k.key AS place, g.pk, g.id, g.name, g.name_en, g.collective, l.direction, l.since
FROM json_each(:agencies) AS k
CROSS JOIN agency_line AS l ON l.agency = k.value
CROSS JOIN agency AS g ON g.pk = l.member
WHERE l.since <= :as_of
ORDER BY place, CASE l.direction WHEN 'self' THEN 0 WHEN 'before' THEN 1 ELSE 2 END, l.since, g.id;
