// By which events did others come after the bodies of a list of keys, and after those in turn? One
// row a step, with the body that came after and the event.
// Example: :param agencies => [1, 2]
//   :param as_of => '9999'
UNWIND $agencies AS key
MATCH (:Agency {pk: key})-[way:SUCCEEDED_BY*0..]->(f:Agency)
WHERE all(step IN way WHERE step.known_by <= $as_of)
WITH DISTINCT f
MATCH (f)-[s:SUCCEEDED_BY]->(g:Agency)
WHERE s.known_by <= $as_of
MATCH (e:ChangeEvent {id: s.event})
RETURN f.id, g.pk, g.id, g.name, g.name_en, g.collective,
       e.id, e.name_zh, e.name_en, e.kind, s.scope, s.function, e.date, s.known_by
ORDER BY f.id, s.known_by, e.id, g.id, coalesce(s.function, '');
