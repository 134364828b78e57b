-- Which clauses have a heading that may contain the words :key? Newest document first; parameters
-- as in search_texts.sql. (A heading's white space is not folded here: check each once more.)
-- Example: .parameter set :key "'质量'"  .parameter set :match "'\"质量\"'"
--   .parameter set :low 0  .parameter set :high 9223372036854775807  .parameter set :kind NULL
--   .parameter set :agency NULL  .parameter set :roles 0  .parameter set :as_of "'9999'"
--   .parameter set :limit 100
SELECT p.pk, p.start_, p.heading,
       (length(p.plain) - length(replace(p.plain, :key, ''))) / length(:key)
FROM heading_fts
CROSS JOIN provision AS p ON p.pk = heading_fts.rowid
WHERE heading_fts MATCH :match AND heading_fts.rowid BETWEEN :low AND :high
  AND instr(substr(p.plain, 1, length(coalesce(p.label, '')) + length(p.heading)), :key)
  AND (:kind IS NULL OR :kind = (SELECT kind FROM document WHERE pk = p.document))
  AND CASE
    WHEN :agency IS NOT NULL THEN EXISTS (
      SELECT 1 FROM duty AS x
      WHERE x.agency = :agency AND x.provision = p.pk
        AND (:roles = 0 OR x.role & :roles) AND x.since <= :as_of)
    WHEN :roles <> 0 THEN EXISTS (
      SELECT 1 FROM statement AS s CROSS JOIN assigned_to AS a ON a.statement = s.pk
      WHERE s.provision = p.pk AND :roles & CASE a.role
        WHEN 'lead' THEN 1 WHEN 'support' THEN 2 WHEN 'responsible' THEN 4 ELSE 8 END)
    ELSE 1 END
ORDER BY heading_fts.rowid
LIMIT :limit;
