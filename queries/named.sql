-- Which works, standards or programmes do documents name? One row a thing: its id, how many
-- mentions in how many documents, the first and the last date of those, its newest mention.
-- :kind is work, standard or programme; :words are in the name used, in its own name or a number,
-- folded as names are, in lower case and without spaces; :unresolved 1 keeps those of which it
-- can't be told which one is meant, 0 the others.
-- Those named in the newest document come first; :after 0 begins, the key of the last one's newest
-- mention goes on.
-- Example: .parameter set :kind "'work'"  .parameter set :words NULL  .parameter set :type NULL
--   .parameter set :relation NULL  .parameter set :unresolved NULL  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :after 0  .parameter set :limit 20
SELECT coalesce(w.id, s.id, p.id), count(*), count(DISTINCT n.document), min(d.date), max(d.date),
       min(n.pk) AS newest
FROM mention AS n
LEFT JOIN work AS w ON :kind = 'work' AND w.id = n.work AND w.document = n.document
LEFT JOIN standard AS s ON :kind = 'standard' AND s.id = n.standard AND s.document = n.document
LEFT JOIN programme AS p ON :kind = 'programme' AND p.id = n.programme AND p.document = n.document
CROSS JOIN document AS d ON d.pk = n.document
WHERE n.pk BETWEEN :low AND :high
  AND coalesce(w.id, s.id, p.id) IS NOT NULL
  AND (:type IS NULL OR n.type = :type)
  AND (:relation IS NULL OR n.relation = :relation)
  AND (:unresolved IS NULL OR :unresolved = (coalesce(w.reason, s.reason) IS NOT NULL))
  AND (:words IS NULL OR instr(lower(n.name), :words) > 0
       OR instr(lower(coalesce(w.name, s.name, p.name)), :words) > 0
       OR instr(replace(lower(coalesce(n.number, w.number, s.number, '')), ' ', ''), :words) > 0)
GROUP BY coalesce(w.id, s.id, p.id)
HAVING newest > :after
ORDER BY newest
LIMIT :limit;
