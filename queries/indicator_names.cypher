// By which names do documents of a range of keys call indicators of a list of ids? One row a name.
// Example: :param indicators => []
//   :param low => 0
//   :param high => 9223372036854775807
UNWIND $indicators AS indicator
MATCH (i:Indicator {id: indicator})
WHERE $low <= i.pk <= $high
WITH DISTINCT i.id AS id, i.name AS name
RETURN id, name
ORDER BY id, name;
