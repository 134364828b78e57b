-- The newest place that names an agency: a statement, else a sentence, else a document it issued.
-- Example: .parameter set :agency 7  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT place.start_, place.end_, place.quote,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM (
  SELECT * FROM (
    SELECT 0 AS rank, s.document, s.start_, s.end_, s.quote
    FROM assigned_to AS a CROSS JOIN statement AS s ON s.pk = a.statement
    WHERE a.agency = :agency AND a.statement BETWEEN :low AND :high
    ORDER BY a.statement LIMIT 1)
  UNION ALL
  SELECT * FROM (
    SELECT 1, m.document, m.start_, m.end_, m.text
    FROM acts_in AS x CROSS JOIN measure AS m ON m.pk = x.measure
    WHERE x.agency = :agency AND x.measure BETWEEN :low AND :high
    ORDER BY x.measure LIMIT 1)
  UNION ALL
  SELECT * FROM (
    SELECT 2, i.document, i.start_, i.end_, i.surface
    FROM issued AS i
    WHERE i.agency = :agency AND i.document BETWEEN :low >> 20 AND :high >> 20
    ORDER BY i.document, i.n LIMIT 1)
  ORDER BY rank LIMIT 1
) AS place
CROSS JOIN document AS d ON d.pk = place.document;
