// For each of a list of named bodies, the bodies of $as_of that it stands for: those that no other
// body followed.
// Example: :param agencies => [7, 9]
//   :param as_of => '9999'
UNWIND $agencies AS key
MATCH (named:Agency {pk: key})<-[line:STANDS_FOR]-(g:Agency)
WHERE line.since <= $as_of AND NOT EXISTS {
  MATCH (g)-[next:STANDS_FOR {direction: 'after'}]->(:Agency)
  WHERE next.since <= $as_of
}
RETURN named.pk, g.pk, g.id, g.name, g.name_en, g.collective
ORDER BY g.id, named.id;
