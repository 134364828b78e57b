-- As search_texts.sql, for an agency that answers for few clauses: these are gone through instead
-- of the index. Parameters as there; :agency is not NULL.
-- Example: .parameter set :key "'知识图谱'"  .parameter set :agency 7  .parameter set :from 0
--   .parameter set :high 9223372036854775807  .parameter set :kind NULL
--   .parameter set :roles 0  .parameter set :as_of "'9999'"
--   .parameter set :clauses 1  .parameter set :measures 1  .parameter set :limit 100
WITH own (provision, statement) AS MATERIALIZED (
  SELECT DISTINCT x.provision, x.statement FROM duty AS x
  WHERE x.agency = :agency AND (:roles = 0 OR x.role & :roles) AND x.since <= :as_of
),
answered (sentence) AS MATERIALIZED (
  SELECT DISTINCT c.measure FROM own CROSS JOIN covers AS c ON c.statement = own.statement
),
candidate (provision) AS MATERIALIZED (
  SELECT provision FROM own
  UNION SELECT m.provision FROM answered CROSS JOIN measure AS m ON m.pk = answered.sentence
)
SELECT p.pk, p.start_, p.heading,
       (length(p.plain) - length(replace(p.plain, :key, ''))) / length(:key),
       :clauses AND p.pk IN (SELECT provision FROM own) AS is_hit,
       m.pk AS sentence, m.start_,
       (length(m.plain) - length(replace(m.plain, :key, ''))) / length(:key)
FROM candidate
CROSS JOIN provision AS p ON p.pk = candidate.provision
LEFT JOIN measure AS m
  ON :measures AND m.provision = p.pk AND instr(m.plain, :key)
 AND m.pk IN (SELECT sentence FROM answered)
WHERE p.pk BETWEEN :from AND :high AND instr(p.plain, :key)
  AND (:kind IS NULL OR :kind = (SELECT kind FROM document WHERE pk = p.document))
  AND (:clauses AND p.pk IN (SELECT provision FROM own) OR m.pk IS NOT NULL)
ORDER BY p.pk
LIMIT :limit;
