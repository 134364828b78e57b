-- By which events did others come after the bodies of a list of keys, and after those in turn? One
-- row a step, with the body that came after and the event.
-- Example: .parameter set :agencies "'[1,2]'"  .parameter set :as_of "'9999'"
WITH RECURSIVE line (agency) AS (
  SELECT value FROM json_each(:agencies)
  UNION
  SELECT s.to_ FROM line JOIN succeeded_by AS s ON s.from_ = line.agency
  WHERE s.known_by <= :as_of
)
SELECT f.id, g.pk, g.id, g.name, g.name_en, g.collective,
       e.id, e.name_zh, e.name_en, e.kind, s.scope, s.function, e.date, s.known_by
FROM line
CROSS JOIN succeeded_by AS s ON s.from_ = line.agency
CROSS JOIN agency AS f ON f.pk = s.from_
CROSS JOIN agency AS g ON g.pk = s.to_
CROSS JOIN change_event AS e ON e.pk = s.event
WHERE s.known_by <= :as_of
ORDER BY f.id, s.known_by, e.id, g.id, coalesce(s.function, '');
