-- How many clauses do two or more agencies share, counted up to :most? Parameters as in shared.sql.
-- Example: .parameter set :agencies "'[7,9]'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :roles "'[15,15]'"
--   .parameter set :as_of "'9999'"  .parameter set :own 0  .parameter set :most 1001
SELECT count(*)
FROM (
  SELECT h.provision
  FROM shared AS h
  WHERE h.a = min(json_extract(:agencies, '$[0]'), json_extract(:agencies, '$[1]'))
    AND h.b = max(json_extract(:agencies, '$[0]'), json_extract(:agencies, '$[1]'))
    AND h.provision BETWEEN :low AND :high
    AND iif(h.a = json_extract(:agencies, '$[0]'), h.role_a, h.role_b)
      & json_extract(:roles, '$[0]')
    AND iif(h.a = json_extract(:agencies, '$[0]'), h.role_b, h.role_a)
      & json_extract(:roles, '$[1]')
    AND h.since <= :as_of AND h.own >= :own
    AND (json_array_length(:agencies) = 2 OR EXISTS (
      SELECT 1
      FROM (SELECT NULL AS sentence UNION ALL
            SELECT c.measure FROM covers AS c WHERE c.statement = h.statement) AS unit
      WHERE NOT EXISTS (
        SELECT 1
        FROM json_each(:agencies) AS k
        WHERE NOT EXISTS (
          SELECT 1
          FROM duty AS x
          WHERE x.agency = k.value AND x.provision = h.provision AND x.statement = h.statement
            AND x.role & json_extract(:roles, '$[' || k.key || ']')
            AND x.since <= :as_of AND (:own = 0 OR x.named = x.agency)
        ) AND NOT EXISTS (
          SELECT 1
          FROM covers AS c
          CROSS JOIN statement AS s ON s.pk = c.statement
          CROSS JOIN duty AS x ON x.agency = k.value AND x.provision = s.provision
                              AND x.statement = s.pk
          WHERE c.measure = unit.sentence
            AND x.role & json_extract(:roles, '$[' || k.key || ']')
            AND x.since <= :as_of AND (:own = 0 OR x.named = x.agency)
        )
      )
    ))
  GROUP BY h.provision
  LIMIT :most
);
