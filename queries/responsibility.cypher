// Who answers for a clause, a sentence of it, or under one statement? One row a body, statement by
// statement, in the order printed. For a clause that is every statement in it or below it, and
// every other one that covers a sentence of it. lead_written 0: 未写明牵头.
// Example: :param id => '2024-0123456789.p2.s1.c2'
CALL () {
  MATCH (s:Statement {id: $id})
  RETURN s
  UNION
  MATCH (:Measure {id: $id})<-[:COVERS]-(s:Statement)
  RETURN s
  UNION
  MATCH (:Provision {id: $id})<-[:PARENT*0..]-(:Provision)-[:HAS_STATEMENT]->(s:Statement)
  RETURN s
  UNION
  MATCH (:Provision {id: $id})<-[:PARENT*0..]-(:Provision)-[:HAS_MEASURE]->(:Measure)
        <-[:COVERS]-(s:Statement)
  RETURN s
}
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision)-[:HAS_STATEMENT]->(s)
OPTIONAL MATCH (g:Agency)-[a:ASSIGNED_TO]->(s)
RETURN s.pk, s.id, p.id, s.form, s.manner, s.open, s.lead_written, s.deadline,
       s.scope_start, s.scope_end, s.start, s.end, s.quote,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       g.pk, g.id, g.name, g.name_en, g.collective,
       a.name, a.surface, a.role, a.position, a.inherited, a.start, a.end
ORDER BY s.pk, a.n;
