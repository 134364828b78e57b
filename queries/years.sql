-- Which years have a document?
-- Example: .parameter set :low 0  .parameter set :high 9223372036854775807
SELECT DISTINCT year FROM document WHERE pk BETWEEN :low AND :high AND year IS NOT NULL
ORDER BY year;
