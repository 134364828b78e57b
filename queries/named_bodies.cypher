// Who answers for the sentences that name a thing? One row a body as it is named: in how many clauses
// it does so in each role (lead, support, responsible, by_duty), and the first statement that says
// so. $work, $standard and $programme are ids, null but for one.
// Example: :param work => 'w-0123456789'
//   :param standard => null
//   :param programme => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 20
MATCH (n:Mention)
WHERE (n.work = $work OR n.standard = $standard OR n.programme = $programme)
  AND $low <= n.pk <= $high
MATCH (m:Measure {id: n.measure})<-[:COVERS]-(s:Statement)<-[:HAS_STATEMENT]-(p:Provision)
MATCH (g:Agency)-[a:ASSIGNED_TO]->(s)
WITH g, count(DISTINCT p.pk) AS clauses,
     count(DISTINCT CASE WHEN a.role = 'lead' THEN p.pk END) AS lead,
     count(DISTINCT CASE WHEN a.role = 'support' THEN p.pk END) AS support,
     count(DISTINCT CASE WHEN a.role = 'responsible' THEN p.pk END) AS responsible,
     count(DISTINCT CASE WHEN a.role = 'by_duty' THEN p.pk END) AS by_duty, min(s.pk) AS first
RETURN g.pk, g.id, g.name, g.name_en, g.collective, clauses, lead, support, responsible, by_duty,
       first
ORDER BY clauses DESC, g.id
LIMIT $limit;
