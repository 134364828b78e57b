-- Where do agencies meet in a clause? One row a statement in which the first two meet (:agencies
-- and :roles as in shared.sql, :provisions an array of keys).
-- Example: .parameter set :provisions "'[1,2]'"  .parameter set :agencies "'[7,9]'"
--   .parameter set :roles "'[15,15]'"  .parameter set :as_of "'9999'"  .parameter set :own 0
SELECT DISTINCT h.provision, h.statement
FROM json_each(:provisions) AS k
CROSS JOIN shared AS h ON h.a = min(json_extract(:agencies, '$[0]'), json_extract(:agencies, '$[1]'))
                      AND h.b = max(json_extract(:agencies, '$[0]'), json_extract(:agencies, '$[1]'))
                      AND h.provision = k.value
WHERE iif(h.a = json_extract(:agencies, '$[0]'), h.role_a, h.role_b) & json_extract(:roles, '$[0]')
  AND iif(h.a = json_extract(:agencies, '$[0]'), h.role_b, h.role_a) & json_extract(:roles, '$[1]')
  AND h.since <= :as_of AND h.own >= :own
ORDER BY k.key, h.statement;
