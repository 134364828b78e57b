// Where an agency came from (before 1) and what became of it (before 0): the other body, the event.
// Example: :param agency => 7
//   :param as_of => '9999'
MATCH (a:Agency {pk: $agency})
CALL (a) {
  MATCH (g:Agency)-[s:SUCCEEDED_BY]->(a)
  RETURN 1 AS before, g, s
  UNION ALL
  MATCH (a)-[s:SUCCEEDED_BY]->(g:Agency)
  RETURN 0 AS before, g, s
}
WITH before, g, s
WHERE s.known_by <= $as_of
MATCH (e:ChangeEvent {id: s.event})
RETURN before, g.pk, g.id, g.name, g.name_en, g.collective,
       e.id, e.name_zh, e.name_en, e.kind, e.scope, s.function, e.date, e.source, e.certainty
ORDER BY before DESC, coalesce(e.date, ''), e.id, g.id;
