// How many clauses does an agency answer for, counted up to $most? Parameters as in duties.cypher.
// Example: :param agency => 'sh-amr'
//   :param low => 0
//   :param high => 9223372036854775807
//   :param roles => 15
//   :param as_of => '9999'
//   :param own => 0
//   :param kind => null
//   :param most => 1001
MATCH (a:Agency {id: $agency})-[line:STANDS_FOR]->(named:Agency)
WHERE line.since <= $as_of AND ($own = 0 OR named = a)
MATCH (named)-[x:ASSIGNED_TO]->(s:Statement)
WHERE $low <= s.provision <= $high AND $roles / x.role_bit % 2 = 1
  AND ($kind IS NULL OR EXISTS { (:Document {pk: s.document, kind: $kind}) })
WITH DISTINCT s.provision AS clause LIMIT $most
RETURN count(clause) AS total;
