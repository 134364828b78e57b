-- Which clauses and sentences contain the words :key? One row a clause and sentence in it that
-- contains them (no sentence: NULL), newest document first, with how often each does. A clause is
-- a hit itself when column 5 is 1. :match is the index's expression for :key (graph.search_key).
-- :agency (a key) and :roles narrow to what an agency answers for, :roles alone (0 for any) to what
-- anybody does in that role. :clauses and :measures say which are wanted.
-- Example: .parameter set :key "'知识图谱'"  .parameter set :match "'\"知识\" \"识图\" \"图谱\"'"
--   .parameter set :from 0  .parameter set :high 9223372036854775807  .parameter set :kind NULL
--   .parameter set :agency NULL  .parameter set :roles 0  .parameter set :as_of "'9999'"
--   .parameter set :clauses 1  .parameter set :measures 1  .parameter set :limit 100
SELECT pk, start_, heading, occurrences, is_hit, sentence, sentence_start, sentence_occurrences
FROM (
  SELECT p.pk, p.start_, p.heading,
         (length(p.plain) - length(replace(p.plain, :key, ''))) / length(:key) AS occurrences,
         :clauses AND CASE
           WHEN :agency IS NOT NULL THEN EXISTS (
             SELECT 1 FROM duty AS x
             WHERE x.agency = :agency AND x.provision = p.pk
               AND (:roles = 0 OR x.role & :roles) AND x.since <= :as_of)
           WHEN :roles <> 0 THEN EXISTS (
             SELECT 1 FROM statement AS s CROSS JOIN assigned_to AS a ON a.statement = s.pk
             WHERE s.provision = p.pk AND :roles & CASE a.role
               WHEN 'lead' THEN 1 WHEN 'support' THEN 2 WHEN 'responsible' THEN 4 ELSE 8 END)
           ELSE 1 END AS is_hit,
         m.pk AS sentence, m.start_ AS sentence_start,
         (length(m.plain) - length(replace(m.plain, :key, ''))) / length(:key)
           AS sentence_occurrences
  FROM provision_fts
  CROSS JOIN provision AS p ON p.pk = provision_fts.rowid
  LEFT JOIN measure AS m
    ON :measures AND m.provision = p.pk AND instr(m.plain, :key) AND CASE
      WHEN :agency IS NOT NULL THEN EXISTS (
        SELECT 1 FROM covers AS c
        CROSS JOIN statement AS s ON s.pk = c.statement
        CROSS JOIN duty AS x ON x.agency = :agency AND x.provision = s.provision
                            AND x.statement = s.pk
        WHERE c.measure = m.pk AND (:roles = 0 OR x.role & :roles) AND x.since <= :as_of)
      WHEN :roles <> 0 THEN EXISTS (
        SELECT 1 FROM covers AS c CROSS JOIN assigned_to AS a ON a.statement = c.statement
        WHERE c.measure = m.pk AND :roles & CASE a.role
          WHEN 'lead' THEN 1 WHEN 'support' THEN 2 WHEN 'responsible' THEN 4 ELSE 8 END)
      ELSE 1 END
  WHERE provision_fts MATCH :match AND provision_fts.rowid BETWEEN :from AND :high
    AND instr(p.plain, :key)
    AND (:kind IS NULL OR :kind = (SELECT kind FROM document WHERE pk = p.document))
  ORDER BY provision_fts.rowid
)
WHERE is_hit OR sentence IS NOT NULL
LIMIT :limit;
