// Whose duties count for an agency: its own, those of the bodies before it and after it.
// Example: :param agency => 'sh-amr'
//   :param as_of => '9999'
MATCH (:Agency {id: $agency})-[line:STANDS_FOR]->(g:Agency)
WHERE line.since <= $as_of
RETURN g.pk, g.id, g.name, g.name_en, g.collective, line.direction, line.since
ORDER BY CASE line.direction WHEN 'self' THEN 0 WHEN 'before' THEN 1 ELSE 2 END,
         line.since, g.id;
