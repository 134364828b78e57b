-- Under which statements and by which named bodies do agencies answer for clauses? One row a
-- body, clause by clause. :agencies and :provisions are arrays of keys; :own, :roles and :as_of
-- as in duties.sql.
-- Example: .parameter set :agencies "'[7]'"  .parameter set :provisions "'[1,2,3]'"
--   .parameter set :roles 15  .parameter set :as_of "'9999'"  .parameter set :own 0
SELECT x.provision, x.agency, s.pk, s.id, s.lead_written, s.start_, s.end_, s.quote, s.document,
       g.pk, g.id, g.name, g.name_en, g.collective,
       a.name, a.surface, a.role, a.position, a.inherited, a.start_, a.end_
FROM json_each(:provisions) AS k
CROSS JOIN json_each(:agencies) AS w
CROSS JOIN duty AS x ON x.agency = w.value AND x.provision = k.value
CROSS JOIN assigned_to AS a ON a.statement = x.statement AND a.n = x.n
CROSS JOIN statement AS s ON s.pk = x.statement
CROSS JOIN agency AS g ON g.pk = a.agency
WHERE x.role & :roles AND x.since <= :as_of AND (:own = 0 OR x.named = x.agency)
ORDER BY k.key, w.key, x.statement, x.n;
