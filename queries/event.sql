-- An event with its bodies: side 0 before it, side 1 after it.
-- Example: .parameter set :id "'ev-2018-amr'"
SELECT e.id, e.name_zh, e.name_en, e.date, e.not_before, e.not_after, e.kind, e.scope, e.function,
       e.source, e.certainty, e.note, p.side, g.pk, g.id, g.name, g.name_en, g.collective
FROM change_event AS e
LEFT JOIN (
  SELECT event, agency, 0 AS side FROM changed_from
  UNION ALL SELECT event, agency, 1 FROM changed_to
) AS p ON p.event = e.pk
LEFT JOIN agency AS g ON g.pk = p.agency
WHERE e.id = :id
ORDER BY p.side, g.id;
