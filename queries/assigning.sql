-- How does each document assign? One row a document that assigns anything, oldest first: how many
-- statements, how many name a lead or end in 等, how many have a body in each role (lead, support,
-- responsible, by_duty), how many bodies, how many of them inherited from a standing rule, how
-- many different agencies, and its first statement.
-- :after 9223372036854775807 begins; the last document key of a page goes on.
-- Example: .parameter set :low 0  .parameter set :high 9223372036854775807
--   .parameter set :after 9223372036854775807  .parameter set :limit 20
WITH page (pk) AS (
  SELECT pk FROM document
  WHERE pk BETWEEN :low >> 20 AND min(:high >> 20, :after - 1)
    AND EXISTS (SELECT 1 FROM assigned_to AS a
                WHERE a.statement BETWEEN document.pk << 20 AND (document.pk + 1 << 20) - 1)
  ORDER BY pk DESC
  LIMIT :limit
),
said (document, statements, leads, open, first) AS (
  SELECT page.pk, count(*), sum(s.lead_written), sum(s.open), min(s.pk)
  FROM page
  CROSS JOIN statement AS s ON s.pk BETWEEN page.pk << 20 AND (page.pk + 1 << 20) - 1
  -- A rule of order in a sentence of its own assigns nobody.
  WHERE EXISTS (SELECT 1 FROM assigned_to AS a WHERE a.statement = s.pk)
  GROUP BY page.pk
),
named (document, lead, support, responsible, by_duty, bodies, inherited, agencies) AS (
  SELECT page.pk,
         count(DISTINCT iif(a.role = 'lead', a.statement, NULL)),
         count(DISTINCT iif(a.role = 'support', a.statement, NULL)),
         count(DISTINCT iif(a.role = 'responsible', a.statement, NULL)),
         count(DISTINCT iif(a.role = 'by_duty', a.statement, NULL)),
         count(*), sum(a.inherited), count(DISTINCT a.agency)
  FROM page
  CROSS JOIN assigned_to AS a ON a.statement BETWEEN page.pk << 20 AND (page.pk + 1 << 20) - 1
  GROUP BY page.pk
)
SELECT d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       s.statements, s.leads, s.open, coalesce(n.lead, 0), coalesce(n.support, 0),
       coalesce(n.responsible, 0), coalesce(n.by_duty, 0), coalesce(n.bodies, 0),
       coalesce(n.inherited, 0), coalesce(n.agencies, 0), s.first
FROM said AS s
CROSS JOIN document AS d ON d.pk = s.document
LEFT JOIN named AS n ON n.document = s.document
ORDER BY d.pk DESC;
