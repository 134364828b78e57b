// Works, standards or programmes by their ids: name, type, number, why it is unresolved, the document
// that is it, and how many different numbers documents give it. The newest document's word counts.
// $kind is work, standard or programme.
// Example: :param kind => 'work'
//   :param things => ['w-0123456789']
//   :param low => 0
//   :param high => 9223372036854775807
UNWIND range(0, size($things) - 1) AS place
CALL (place) {
  MATCH (t:Work {id: $things[place]})
  WHERE $kind = 'work' AND $low <= t.pk <= $high
  WITH t ORDER BY t.pk
  WITH collect(t) AS said, count(DISTINCT t.number) AS numbers
  WITH said, head(said) AS t, numbers WHERE t IS NOT NULL
  RETURN t.id AS id, t.name AS name, t.type AS type,
         head([x IN said WHERE x.number IS NOT NULL | x.number]) AS number, t.reason AS reason,
         head([x IN said WHERE x.held IS NOT NULL | x.held]) AS held, numbers, t.pk AS newest
  UNION ALL
  MATCH (t:Standard {id: $things[place]})
  WHERE $kind = 'standard' AND $low <= t.pk <= $high
  WITH t ORDER BY t.pk
  WITH collect(t) AS said, count(DISTINCT t.number) AS numbers
  WITH head(said) AS t, numbers WHERE t IS NOT NULL
  RETURN t.id AS id, t.name AS name, 'standard' AS type, t.number AS number, t.reason AS reason,
         null AS held, numbers, t.pk AS newest
  UNION ALL
  MATCH (t:Programme {id: $things[place]})
  WHERE $kind = 'programme' AND $low <= t.pk <= $high
  WITH t ORDER BY t.pk
  WITH head(collect(t)) AS t WHERE t IS NOT NULL
  RETURN t.id AS id, t.name AS name, t.type AS type, null AS number, null AS reason,
         null AS held, 0 AS numbers, t.pk AS newest
}
RETURN place, id, name, type, number, reason, held, numbers, newest
ORDER BY place;
