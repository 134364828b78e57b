-- Which clauses do two or more agencies share? One row a clause, newest document first. Two share
-- it when one statement names both or two statements cover a common sentence; three or more when
-- one statement or sentence is common to all. :agencies is an array of at least two
-- keys; :roles an array of their roles, each adding up lead 1, support 2, responsible 4, by_duty 8.
-- :own 0 goes through succession. :after 0 begins.
-- Example: .parameter set :agencies "'[7,9]'"  .parameter set :roles "'[15,15]'"
--   .parameter set :own 0  .parameter set :as_of "'9999'"  .parameter set :after 0
--   .parameter set :low 0  .parameter set :high 9223372036854775807  .parameter set :limit 20
SELECT p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM (
  SELECT h.provision
  FROM shared AS h
  WHERE h.a = min(json_extract(:agencies, '$[0]'), json_extract(:agencies, '$[1]'))
    AND h.b = max(json_extract(:agencies, '$[0]'), json_extract(:agencies, '$[1]'))
    AND h.provision BETWEEN max(:low, :after + 1) AND :high
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
  ORDER BY h.provision
  LIMIT :limit
) AS page
CROSS JOIN provision AS p ON p.pk = page.provision
CROSS JOIN document AS d ON d.pk = p.document
ORDER BY p.pk;
