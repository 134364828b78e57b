-- Who answers for the sentences that name a thing? One row a body as it is named: in how many clauses
-- it does so in each role (lead, support, responsible, by_duty), and the first statement that says
-- so. :work, :standard and :programme are ids, NULL but for one.
-- Example: .parameter set :work "'w-0123456789'"  .parameter set :standard NULL
--   .parameter set :programme NULL  .parameter set :low 0  .parameter set :high 9223372036854775807
--   .parameter set :limit 20
WITH said (provision, agency, role, statement) AS (
  SELECT DISTINCT s.provision, a.agency, a.role, s.pk
  FROM mention AS n
  CROSS JOIN covers AS c ON c.measure = n.measure
  CROSS JOIN statement AS s ON s.pk = c.statement
  CROSS JOIN assigned_to AS a ON a.statement = s.pk
  WHERE (n.work = :work OR n.standard = :standard OR n.programme = :programme)
    AND n.pk BETWEEN :low AND :high
)
SELECT g.pk, g.id, g.name, g.name_en, g.collective, count(DISTINCT x.provision) AS clauses,
       count(DISTINCT iif(x.role = 'lead', x.provision, NULL)),
       count(DISTINCT iif(x.role = 'support', x.provision, NULL)),
       count(DISTINCT iif(x.role = 'responsible', x.provision, NULL)),
       count(DISTINCT iif(x.role = 'by_duty', x.provision, NULL)),
       min(x.statement)
FROM said AS x
CROSS JOIN agency AS g ON g.pk = x.agency
GROUP BY g.pk
ORDER BY clauses DESC, g.id
LIMIT :limit;
