-- In which threads do sentences say some words? One row a thread: its id, how many of its sentences
-- say it, how many it has. Those first in which all do, then those in which most do. :key is folded,
-- without quotation marks.
-- Example: .parameter set :key "'质量标杆'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :limit 20
SELECT t.id,
       sum(instr(replace(replace(replace(replace(m.plain, '“', ''), '”', ''), '‘', ''), '’', ''),
                 :key) > 0) AS saying,
       count(*) AS sentences
FROM in_thread AS i
CROSS JOIN thread AS t ON t.pk = i.thread
CROSS JOIN measure AS m ON m.pk = i.measure
WHERE m.pk BETWEEN :low AND :high
GROUP BY t.pk
HAVING saying > 0 AND (count(DISTINCT m.document) > 1 OR count(DISTINCT m.status) > 1)
ORDER BY saying = sentences DESC, saying DESC, t.id
LIMIT :limit;
