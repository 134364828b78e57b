-- What did the bodies that held a function answer for about it? One row a clause that mentions
-- :word (the function, folded for search) and is assigned to one of the bodies under its own
-- name; newest document first. :members is an array of keys from function_line.sql.
-- Example: .parameter set :members "'[7,9]'"  .parameter set :word "'商标'"
--   .parameter set :roles 15  .parameter set :low 0  .parameter set :after 0
--   .parameter set :high 9223372036854775807  .parameter set :kind NULL  .parameter set :limit 20
SELECT p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM (
  SELECT DISTINCT x.provision
  FROM json_each(:members) AS k
  CROSS JOIN duty AS x ON x.agency = k.value
  WHERE x.named = x.agency AND x.role & :roles
    AND x.provision BETWEEN max(:low, :after + 1) AND :high
    AND (:kind IS NULL OR :kind = (SELECT kind FROM document WHERE pk = x.provision >> 20))
) AS named
CROSS JOIN provision AS p ON p.pk = named.provision
CROSS JOIN document AS d ON d.pk = p.document
WHERE instr(p.plain, :word)
ORDER BY p.pk
LIMIT :limit;
