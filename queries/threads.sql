-- Which pieces of work go on from document to document, or from a report to a plan? One row a
-- thread: its id, in how many sentences of how many documents it stands, the first and last date.
-- :words are in its name, folded and without quotation marks; :type and :method as in the table
-- thread; :documents is how many documents it stands in at least. It has to stand in a part of a
-- document from key :first to :last too, and, where :agency is a key, an agency (or one that it
-- stands for) has to answer for a sentence of it.
-- Most documents first, then most sentences, then by id; :after_documents 9223372036854775807,
-- :after_measures 0 and :after '' begin, those of a page's last row go on.
-- Example: .parameter set :words NULL  .parameter set :type NULL  .parameter set :method NULL
--   .parameter set :documents 1  .parameter set :agency NULL  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :first 0
--   .parameter set :last 9223372036854775807
--   .parameter set :after_documents 9223372036854775807  .parameter set :after_measures 0
--   .parameter set :after "''"  .parameter set :limit 20
SELECT t.id, count(*) AS sentences, count(DISTINCT m.document) AS papers,
       min(d.date), max(d.date)
FROM thread AS t
CROSS JOIN in_thread AS i ON i.thread = t.pk
CROSS JOIN measure AS m ON m.pk = i.measure
CROSS JOIN document AS d ON d.pk = m.document
WHERE (:words IS NULL OR instr(t.plain, :words) > 0)
  AND (:type IS NULL OR t.type = :type)
  AND (:method IS NULL OR t.method = :method)
  AND m.pk BETWEEN :low AND :high
  AND (:agency IS NULL OR EXISTS (
    SELECT 1 FROM in_thread AS j
    CROSS JOIN covers AS c ON c.measure = j.measure
    CROSS JOIN statement AS s ON s.pk = c.statement
    CROSS JOIN duty AS u ON u.agency = :agency AND u.provision = s.provision AND u.statement = s.pk
    WHERE j.thread = t.pk AND j.measure BETWEEN :low AND :high))
GROUP BY t.pk
HAVING papers >= :documents
  AND (papers > 1 OR count(DISTINCT m.status) > 1)
  AND max(m.pk BETWEEN :first AND :last)
  AND (papers < :after_documents OR (papers = :after_documents
       AND (sentences < :after_measures OR (sentences = :after_measures AND t.id > :after))))
ORDER BY papers DESC, sentences DESC, t.id
LIMIT :limit;
