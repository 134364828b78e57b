-- What must the districts do? One row a clause that one of :members (an array of keys from
-- district_bodies.sql) answers for under its own name, newest document first.
-- Example: .parameter set :members "'[7,9]'"  .parameter set :after 0  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :limit 20
SELECT DISTINCT x.provision
FROM json_each(:members) AS k
CROSS JOIN duty AS x ON x.agency = k.value
WHERE x.named = x.agency AND x.provision BETWEEN max(:low, :after + 1) AND :high
ORDER BY x.provision
LIMIT :limit;
