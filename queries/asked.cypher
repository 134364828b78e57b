// The clause, sentence or statement that an id means, with its clause and its words.
// Example: :param id => '2024-0123456789.p2.s1.c2'
CALL () {
  MATCH (p:Provision {id: $id})
  MATCH (p)<-[:HAS_PROVISION]-(:Document)-[:HAS_TEXT]->(t:Text)
  RETURN 'provision' AS kind, p.pk AS key, p.subtree_end AS last, p AS part, p,
         coalesce(p.quote, substring(t.text, p.start, p.end - p.start)) AS quote
  UNION ALL
  MATCH (m:Measure {id: $id})<-[:HAS_MEASURE]-(p:Provision)
  RETURN 'measure' AS kind, m.pk AS key, m.pk AS last, m AS part, p, m.text AS quote
  UNION ALL
  MATCH (s:Statement {id: $id})<-[:HAS_STATEMENT]-(p:Provision)
  RETURN 'statement' AS kind, s.pk AS key, s.pk AS last, s AS part, p, s.quote AS quote
}
MATCH (d:Document)-[:HAS_PROVISION]->(p)
RETURN kind, key, last, part.start, part.end, quote,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, p.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256;
