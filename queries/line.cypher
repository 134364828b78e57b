// Whose duties count for each of a list of agencies (keys): its own, those of the bodies before it
// and after it. The first column is the agency's place in the list.
// Example: :param agencies => [7, 9]
//   :param as_of => '9999'
UNWIND range(0, size($agencies) - 1) AS place
MATCH (:Agency {pk: $agencies[place]})-[line:STANDS_FOR]->(g:Agency)
WHERE line.since <= $as_of
RETURN place, g.pk, g.id, g.name, g.name_en, g.collective, line.direction, line.since
ORDER BY place, CASE line.direction WHEN 'self' THEN 0 WHEN 'before' THEN 1 ELSE 2 END,
         line.since, g.id;
