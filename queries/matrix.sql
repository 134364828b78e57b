-- How many clauses does each pair of agencies share? One row a pair that shares any, in the order of
-- the list :agencies (an array of keys), with the newest statement behind it; a pair of an agency
-- with itself counts its own clauses. :own 0 goes through succession.
-- Example: .parameter set :agencies "'[7,9,11]'"  .parameter set :own 0
--   .parameter set :as_of "'9999'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT a, b, clauses, newest
FROM (
  SELECT j.value AS a, k.value AS b, count(DISTINCT h.provision) AS clauses,
         min(h.statement) AS newest, j.key AS first, k.key AS second
  FROM json_each(:agencies) AS j
  CROSS JOIN json_each(:agencies) AS k
  CROSS JOIN shared AS h ON h.a = min(j.value, k.value) AND h.b = max(j.value, k.value)
  WHERE j.key < k.key AND h.provision BETWEEN :low AND :high
    AND h.since <= :as_of AND h.own >= :own
  GROUP BY j.key, k.key
  UNION ALL
  SELECT x.agency, x.agency, count(DISTINCT x.provision), min(x.statement), k.key, k.key
  FROM json_each(:agencies) AS k
  CROSS JOIN duty AS x ON x.agency = k.value
  WHERE x.provision BETWEEN :low AND :high AND x.since <= :as_of
    AND (:own = 0 OR x.named = x.agency)
  GROUP BY k.key
)
ORDER BY first, second;
