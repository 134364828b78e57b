-- Whose duties count for an agency: its own, those of the bodies before it and after it.
-- Example: .parameter set :agency "'sh-amr'"  .parameter set :as_of "'9999'"
SELECT g.pk, g.id, g.name, g.name_en, g.collective, l.direction, l.since
FROM agency_line AS l
JOIN agency AS g ON g.pk = l.member
WHERE l.agency = (SELECT pk FROM agency WHERE id = :agency) AND l.since <= :as_of
ORDER BY CASE l.direction WHEN 'self' THEN 0 WHEN 'before' THEN 1 ELSE 2 END, l.since, g.id;
