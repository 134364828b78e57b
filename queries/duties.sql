-- What does an agency answer for? One row a clause, newest document first, then in its order.
-- :own 0 goes through succession, 1 counts only what names this very agency. :roles adds up
-- lead 1, support 2, responsible 4, by_duty 8. :after 0 begins; the last key of a page goes on.
-- Example: .parameter set :agency "'sh-amr'"  .parameter set :own 0  .parameter set :roles 15
--   .parameter set :kind NULL  .parameter set :as_of "'9999'"  .parameter set :after 0
--   .parameter set :low 0  .parameter set :high 9223372036854775807  .parameter set :limit 20
SELECT p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM (
  SELECT x.provision
  FROM duty AS x
  WHERE x.agency = (SELECT pk FROM agency WHERE id = :agency)
    AND x.provision BETWEEN max(:low, :after + 1) AND :high
    AND x.role & :roles AND x.since <= :as_of AND (:own = 0 OR x.named = x.agency)
    AND (:kind IS NULL OR :kind = (SELECT kind FROM document WHERE pk = x.provision >> 20))
  GROUP BY x.provision
  ORDER BY x.provision
  LIMIT :limit
) AS page
CROSS JOIN provision AS p ON p.pk = page.provision
CROSS JOIN document AS d ON d.pk = p.document
ORDER BY p.pk;
