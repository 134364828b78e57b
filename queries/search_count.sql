-- How many clauses contain the words :key from a key on, counted up to :limit? Parameters as in
-- search_texts.sql.
-- Example: .parameter set :key "'知识图谱'"  .parameter set :match "'\"知识\" \"识图\" \"图谱\"'"
--   .parameter set :from 0  .parameter set :high 9223372036854775807  .parameter set :kind NULL
--   .parameter set :agency NULL  .parameter set :roles 0  .parameter set :as_of "'9999'"
--   .parameter set :limit 500
SELECT count(*)
FROM (
  SELECT p.pk
  FROM provision_fts
  CROSS JOIN provision AS p ON p.pk = provision_fts.rowid
  WHERE provision_fts MATCH :match AND provision_fts.rowid BETWEEN :from AND :high
    AND instr(p.plain, :key)
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
  LIMIT :limit
);
