// What surrounds a clause: those above it (place 0, outermost first), those directly below it (1),
// and the clauses of its own level before it (2) and after it (3).
// Example: :param id => '2024-0123456789.p2.s1.c2'
MATCH (d:Document)-[:HAS_PROVISION]->(asked:Provision {id: $id})
CALL (d, asked) {
  MATCH (asked)-[:PARENT*1..]->(p:Provision)
  RETURN 0 AS place, p
  UNION ALL
  MATCH (asked)<-[:PARENT]-(p:Provision)
  RETURN 1 AS place, p
  UNION ALL
  MATCH (d)-[:HAS_PROVISION]->(p:Provision {level: asked.level})
  WHERE p.pk < asked.pk
  RETURN 2 AS place, p
  ORDER BY p.pk DESC LIMIT 1
  UNION ALL
  MATCH (d)-[:HAS_PROVISION]->(p:Provision {level: asked.level})
  WHERE p.pk > asked.pk
  RETURN 3 AS place, p
  ORDER BY p.pk LIMIT 1
}
RETURN place, p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, p.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY place, p.pk;
