// Which body came after which, wholly or for one function? One row a pair of an event's bodies.
// known_by is the date of the event, '' when it is not known.
// Example: no parameters
MATCH (f:Agency)-[s:SUCCEEDED_BY]->(t:Agency)
RETURN f.id, t.id, s.scope, s.function, s.known_by
ORDER BY f.id, t.id, s.known_by, s.scope, coalesce(s.function, '');
