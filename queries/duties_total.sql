-- How many clauses does an agency answer for, counted up to :most? Parameters as in duties.sql.
-- Example: .parameter set :agency "'sh-amr'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :roles 15
--   .parameter set :as_of "'9999'"  .parameter set :own 0  .parameter set :kind NULL
--   .parameter set :most 1001
SELECT count(*)
FROM (
  SELECT x.provision
  FROM duty AS x
  WHERE x.agency = (SELECT pk FROM agency WHERE id = :agency)
    AND x.provision BETWEEN :low AND :high
    AND x.role & :roles AND x.since <= :as_of AND (:own = 0 OR x.named = x.agency)
    AND (:kind IS NULL OR :kind = (SELECT kind FROM document WHERE pk = x.provision >> 20))
  GROUP BY x.provision
  LIMIT :most
);
