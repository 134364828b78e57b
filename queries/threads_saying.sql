-- In which threads do sentences say some words? One row a thread: its id, how many of its sentences
-- say it, how many it has. Those first in which all do, then those in which most do. :key is folded,
-- without quotation marks. :pairs are its pairs of neighbours, each a list of what the index is asked for: the two
-- themselves, or the first of them with a quotation mark after it.
-- Example: .parameter set :key "'质量标杆'"
--   .parameter set :pairs "'[[\"\\\"质量\\\"\",\"\\\"质“\\\"\"],[\"\\\"标杆\\\"\"]]'"
--   .parameter set :low 0  .parameter set :high 9223372036854775807  .parameter set :limit 20
WITH said (thread) AS MATERIALIZED (
  SELECT DISTINCT i.thread
  FROM provision_fts
  CROSS JOIN measure AS m ON m.provision = provision_fts.rowid
  CROSS JOIN in_thread AS i ON i.measure = m.pk
  WHERE provision_fts MATCH (
      SELECT group_concat(
        '(' || (SELECT group_concat(o.value, ' OR ') FROM json_each(p.value) AS o) || ')', ' AND ')
      FROM json_each(:pairs) AS p)
    AND provision_fts.rowid BETWEEN :low AND :high
    AND m.pk BETWEEN :low AND :high
    AND instr(replace(replace(replace(replace(m.plain, '“', ''), '”', ''), '‘', ''), '’', ''), :key)
)
SELECT t.id,
       sum(instr(replace(replace(replace(replace(m.plain, '“', ''), '”', ''), '‘', ''), '’', ''),
                 :key) > 0) AS saying,
       count(*) AS sentences
FROM said AS s
CROSS JOIN thread AS t ON t.pk = s.thread
CROSS JOIN in_thread AS i ON i.thread = t.pk
CROSS JOIN measure AS m ON m.pk = i.measure
WHERE m.pk BETWEEN :low AND :high
GROUP BY t.pk
HAVING count(DISTINCT m.document) > 1 OR count(DISTINCT m.status) > 1
ORDER BY saying = sentences DESC, saying DESC, t.id
LIMIT :limit;
