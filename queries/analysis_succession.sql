-- Which body came after which, wholly or for one function? One row a pair of an event's bodies.
-- known_by is the date of the event, '' when it is not known.
-- Example: no parameters
SELECT f.id, t.id, s.scope, s.function, s.known_by
FROM succeeded_by AS s
JOIN agency AS f ON f.pk = s.from_
JOIN agency AS t ON t.pk = s.to_
ORDER BY f.id, t.id, s.known_by, s.scope, coalesce(s.function, '');
