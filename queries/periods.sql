-- The documents of a range of keys with their dates and the years that they speak of, newest first.
-- Example: .parameter set :low 0  .parameter set :high 9223372036854775807
SELECT d.pk, d.id, d.title, d.date, d.period_start, d.period_end
FROM document AS d
WHERE d.pk BETWEEN :low AND :high
ORDER BY d.pk;
