-- Which named bodies bring agencies into statements? One row a body: in each of :statements itself
-- or in a statement that covers one of its sentences. :agencies and :roles as in shared.sql.
-- Example: .parameter set :statements "'[1,2]'"  .parameter set :agencies "'[7,9]'"
--   .parameter set :roles "'[15,15]'"  .parameter set :as_of "'9999'"  .parameter set :own 0
WITH meeting (at, statement) AS (
  SELECT value, value FROM json_each(:statements)
  UNION
  SELECT k.value, d.statement
  FROM json_each(:statements) AS k
  CROSS JOIN covers AS c ON c.statement = k.value
  CROSS JOIN covers AS d ON d.measure = c.measure
)
SELECT m.at, w.value, s.pk, s.id, s.provision, s.start_, s.end_, s.quote, s.document,
       g.pk, g.id, g.name, g.name_en, g.collective,
       a.name, a.surface, a.role, a.position, a.inherited, a.start_, a.end_
FROM meeting AS m
CROSS JOIN statement AS s ON s.pk = m.statement
CROSS JOIN json_each(:agencies) AS w
CROSS JOIN duty AS x ON x.agency = w.value AND x.provision = s.provision AND x.statement = s.pk
CROSS JOIN assigned_to AS a ON a.statement = x.statement AND a.n = x.n
CROSS JOIN agency AS g ON g.pk = a.agency
WHERE x.role & json_extract(:roles, '$[' || w.key || ']')
  AND x.since <= :as_of AND (:own = 0 OR x.named = x.agency)
ORDER BY m.at, w.key, x.statement, x.n;
