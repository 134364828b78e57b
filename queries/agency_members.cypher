// The members of a collective agency (member 1) and the collectives an agency is in (member 0).
// Example: :param agency => 7
MATCH (a:Agency {pk: $agency})
CALL (a) {
  MATCH (a)<-[:IN_COLLECTIVE]-(:Membership)-[:OF_MEMBER]->(g:Agency)
  RETURN 1 AS member, g
  UNION ALL
  MATCH (a)<-[:OF_MEMBER]-(:Membership)-[:IN_COLLECTIVE]->(g:Agency)
  RETURN 0 AS member, g
}
RETURN member, g.pk, g.id, g.name, g.name_en, g.collective
ORDER BY member DESC, g.id;
