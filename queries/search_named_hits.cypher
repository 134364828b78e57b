// Where the documents given (keys, one for each thing) name things: for each thing, by its place in
// the list, its mentions or figures in that document in the order of the text, with the name and the
// number used.
// Example: :param things => ['w-0123456789']
//   :param documents => [1]
UNWIND range(0, size($things) - 1) AS place
WITH place, $things[place] AS thing, $documents[place] * 1048576 AS low
CALL (thing, low) {
  MATCH (n:Mention) WHERE low <= n.pk < low + 1048576 AND thing IN [n.work, n.standard, n.programme]
  RETURN n.pk AS key, n.name AS name, n.number AS number
  UNION ALL
  MATCH (o:Observation) WHERE low <= o.pk < low + 1048576 AND o.indicator = thing
  RETURN o.pk AS key, o.name AS name, null AS number
}
RETURN place, key, name, number
ORDER BY place, key;
