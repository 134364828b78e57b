// The sources of events, and of memberships [collective key, member key], in the authority file.
// Example: :param events => [1]
//   :param memberships => [[7, 9]]
CALL () {
  UNWIND $events AS key
  MATCH (e:ChangeEvent {pk: key})
  RETURN 'event' AS kind, key AS first, null AS second, e.source AS source, e.id AS id
  UNION ALL
  UNWIND $memberships AS pair
  MATCH (m:Membership)-[:IN_COLLECTIVE]->(:Agency {pk: pair[0]})
  MATCH (m)-[:OF_MEMBER]->(:Agency {pk: pair[1]})
  RETURN 'membership' AS kind, pair[0] AS first, pair[1] AS second, m.source AS source, m.id AS id
}
RETURN kind, first, second, source
ORDER BY kind, id;
