// An agency with what it answers for under its own name: clauses, and sentences in which it acts.
// Example: :param id => 'sh-amr'
//   :param low => 0
//   :param high => 9223372036854775807
MATCH (g:Agency {id: $id})
RETURN g.pk, g.id, g.name, g.name_en, g.collective,
       g.how, g.level, g.kind, g.jurisdiction, g.function,
       g.start, g.start_not_before, g.start_not_after, g.end, g.end_not_before, g.end_not_after,
       COUNT {
         MATCH (g)-[:ASSIGNED_TO]->(s:Statement)
         WHERE $low <= s.provision <= $high
         RETURN DISTINCT s.provision
       } AS clauses,
       COUNT {
         MATCH (g)-[:ACTS_IN]->(m:Measure)
         WHERE $low <= m.pk <= $high
         RETURN DISTINCT m
       } AS acting;
