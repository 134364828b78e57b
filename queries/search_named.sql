-- Which works, standards, programmes and indicators have the words :key in a name or a number that
-- a document gives them? One row a thing and document, the newest document first: kind, id, key of
-- the document, type, and all those names, folded, one a line.
-- :things are the kinds wanted; :type NULL, or one type of entity; :kind NULL, or one kind of document.
-- Example: .parameter set :key "'质量奖'"  .parameter set :match "'\"质量\" \"量奖\"'"
--   .parameter set :things "'[\"work\",\"programme\"]'"  .parameter set :type NULL
--   .parameter set :low 0  .parameter set :high 9223372036854775807  .parameter set :kind NULL
--   .parameter set :limit 100
SELECT t.kind, t.id, t.document, t.type, t.plain
FROM named_thing_fts
CROSS JOIN named_thing AS t ON t.pk = named_thing_fts.rowid
WHERE named_thing_fts MATCH :match || CASE
    WHEN :type IS NOT NULL THEN ' AND type' || replace(:type, '_', '')
    WHEN json_array_length(:things) < 4 THEN (
      SELECT ' AND (' || group_concat('kind' || value, ' OR ') || ')' FROM json_each(:things))
    ELSE '' END
  AND named_thing_fts.rowid BETWEEN :low AND :high
  AND instr(t.plain, :key)
  AND t.kind IN (SELECT value FROM json_each(:things))
  AND (:type IS NULL OR t.type = :type)
  AND (:kind IS NULL OR :kind = (SELECT kind FROM document WHERE pk = t.document))
ORDER BY named_thing_fts.rowid
LIMIT :limit;
