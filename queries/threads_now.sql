-- Which pieces of work go on through all documents that are held? Asks and answers what threads.sql
-- does, by what is counted of each thread already.
-- Example: .parameter set :words NULL  .parameter set :type NULL  .parameter set :method NULL
--   .parameter set :documents 1  .parameter set :agency NULL  .parameter set :first 0
--   .parameter set :last 9223372036854775807
--   .parameter set :after_documents 9223372036854775807  .parameter set :after_measures 0
--   .parameter set :after "''"  .parameter set :limit 20
SELECT t.id, t.measures, t.documents, t.first_date, t.last_date
FROM thread AS t
WHERE (:words IS NULL OR instr(t.plain, :words) > 0)
  AND (:type IS NULL OR t.type = :type)
  AND (:method IS NULL OR t.method = :method)
  AND t.documents >= :documents
  AND (t.documents < :after_documents OR (t.documents = :after_documents
       AND (t.measures < :after_measures OR (t.measures = :after_measures AND t.id > :after))))
  AND EXISTS (
    SELECT 1 FROM in_thread AS i WHERE i.thread = t.pk AND i.measure BETWEEN :first AND :last)
  AND (:agency IS NULL OR EXISTS (
    SELECT 1 FROM in_thread AS j
    CROSS JOIN covers AS c ON c.measure = j.measure
    CROSS JOIN statement AS s ON s.pk = c.statement
    CROSS JOIN duty AS u ON u.agency = :agency AND u.provision = s.provision AND u.statement = s.pk
    WHERE j.thread = t.pk))
ORDER BY t.documents DESC, t.measures DESC, t.id
LIMIT :limit;
