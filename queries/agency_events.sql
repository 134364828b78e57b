-- Where an agency came from (before 1) and what became of it (before 0): the other body, the event.
-- Example: .parameter set :agency 7  .parameter set :as_of "'9999'"
SELECT 1 AS before, g.pk, g.id, g.name, g.name_en, g.collective,
       e.id, e.name_zh, e.name_en, e.kind, e.scope, s.function, e.date, e.source, e.certainty
FROM succeeded_by AS s
CROSS JOIN change_event AS e ON e.pk = s.event
CROSS JOIN agency AS g ON g.pk = s.from_
WHERE s.to_ = :agency AND s.known_by <= :as_of
UNION ALL
SELECT 0, g.pk, g.id, g.name, g.name_en, g.collective,
       e.id, e.name_zh, e.name_en, e.kind, e.scope, s.function, e.date, e.source, e.certainty
FROM succeeded_by AS s
CROSS JOIN change_event AS e ON e.pk = s.event
CROSS JOIN agency AS g ON g.pk = s.to_
WHERE s.from_ = :agency AND s.known_by <= :as_of
ORDER BY 1 DESC, 13, 7, 3;
