-- How well is it known which works and standards a document names? One row a document that names
-- any, oldest first: how many places name one, of how many it is known, ambiguous, or not known
-- which one. A work that documents give several numbers is ambiguous.
-- :after 9223372036854775807 begins; the last document key of a page goes on.
-- Example: .parameter set :low 0  .parameter set :high 9223372036854775807
--   .parameter set :after 9223372036854775807  .parameter set :limit 20
WITH ambiguous (id) AS (
  SELECT id FROM work WHERE number IS NOT NULL GROUP BY id HAVING count(DISTINCT number) > 1
),
cited (document, reason) AS (
  SELECT n.document, coalesce(w.reason, iif(n.work IN (SELECT id FROM ambiguous), 'ambiguous', NULL))
  FROM mention AS n
  CROSS JOIN work AS w ON w.id = n.work AND w.document = n.document
  WHERE n.pk BETWEEN :low AND :high AND n.document < :after
  UNION ALL
  SELECT n.document, s.reason
  FROM mention AS n
  CROSS JOIN standard AS s ON s.id = n.standard AND s.document = n.document
  WHERE n.pk BETWEEN :low AND :high AND n.document < :after
)
SELECT d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       count(*), count(iif(c.reason IS NULL, 1, NULL)), count(iif(c.reason = 'ambiguous', 1, NULL)),
       count(iif(c.reason <> 'ambiguous', 1, NULL))
FROM cited AS c
CROSS JOIN document AS d ON d.pk = c.document
GROUP BY d.pk
ORDER BY d.pk DESC
LIMIT :limit;
