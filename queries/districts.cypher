// What must the districts do? One row a clause that one of $members (a list of keys from
// district_bodies.cypher) answers for under its own name, newest document first.
// Example: :param members => [7, 9]
//   :param after => 0
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 20
UNWIND $members AS member
MATCH (:Agency {pk: member})-[:ASSIGNED_TO]->(s:Statement)
WHERE $low <= s.provision <= $high AND s.provision > $after
RETURN DISTINCT s.provision
ORDER BY s.provision
LIMIT $limit;
