// Which bodies carry on for each of a list of agencies by $as_of? The last of those after it; none
// for an agency that goes on itself.
// Example: :param agencies => [7, 9]
//   :param as_of => '9999'
UNWIND range(0, size($agencies) - 1) AS place
MATCH (a:Agency {pk: $agencies[place]})-[line:STANDS_FOR {direction: 'after'}]->(g:Agency)
WHERE line.since <= $as_of AND NOT EXISTS {
  MATCH (g)-[next:STANDS_FOR {direction: 'after'}]->(:Agency)
  WHERE next.since <= $as_of
}
RETURN a.pk, g.pk, g.id, g.name, g.name_en, g.collective
ORDER BY place, g.id;
