-- Which documents have the words :key in their title, the title of what they issue, or their
-- number? Newest first.
-- Example: .parameter set :key "'行动方案'"  .parameter set :match "'\"行动\" \"动方\" \"方案\"'"
--   .parameter set :low 0  .parameter set :high 9223372036854775807  .parameter set :kind NULL
--   .parameter set :limit 100
SELECT d.pk, d.title, d.contained_title, d.number,
       (length(d.plain) - length(replace(d.plain, :key, ''))) / length(:key)
FROM document_fts
CROSS JOIN document AS d ON d.pk = document_fts.rowid
WHERE document_fts MATCH :match AND document_fts.rowid BETWEEN :low >> 20 AND :high >> 20
  AND instr(d.plain, :key) AND (:kind IS NULL OR d.kind = :kind)
ORDER BY document_fts.rowid
LIMIT :limit;
