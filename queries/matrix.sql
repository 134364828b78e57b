-- How many clauses does each pair of agencies share? One row a pair that shares any, with the
-- newest statement behind it; a pair of an agency with itself counts its own clauses.
-- :agencies is an array of keys; :own 0 goes through succession.
-- Example: .parameter set :agencies "'[7,9,11]'"  .parameter set :own 0
--   .parameter set :as_of "'9999'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT h.a, h.b, count(DISTINCT h.provision), min(h.statement)
FROM json_each(:agencies) AS j
CROSS JOIN json_each(:agencies) AS k
CROSS JOIN shared AS h ON h.a = j.value AND h.b = k.value
WHERE h.provision BETWEEN :low AND :high AND h.since <= :as_of AND h.own >= :own
GROUP BY h.a, h.b
UNION ALL
SELECT x.agency, x.agency, count(DISTINCT x.provision), min(x.statement)
FROM json_each(:agencies) AS k
CROSS JOIN duty AS x ON x.agency = k.value
WHERE x.provision BETWEEN :low AND :high AND x.since <= :as_of
  AND (:own = 0 OR x.named = x.agency)
GROUP BY x.agency
ORDER BY 1, 2;
