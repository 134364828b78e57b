-- Which documents may a written reference mean? Candidates by words of their number or title.
-- Example: .parameter set :match "'\"沪质\" \"20\" \"02\" \"24\"'"  .parameter set :key "'沪质'"
--   .parameter set :low 0  .parameter set :high 9223372036854775807
SELECT d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM document_fts
CROSS JOIN document AS d ON d.pk = document_fts.rowid
WHERE document_fts MATCH :match AND document_fts.rowid BETWEEN :low >> 20 AND :high >> 20
  AND instr(d.plain, :key)
ORDER BY document_fts.rowid
LIMIT 1000;
