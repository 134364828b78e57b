// How many documents assign anything, counted up to $most? Parameters as in assigning.cypher.
// Example: :param low => 0
//   :param high => 9223372036854775807
//   :param most => 1001
MATCH (d:Document)
WHERE $low / 1048576 <= d.pk <= $high / 1048576
  AND EXISTS { (d)-[:HAS_PROVISION]->(:Provision)-[:HAS_STATEMENT]->(:Statement) }
WITH d LIMIT $most
RETURN count(d) AS total;
