// The documents of a range of keys with their dates and the years that they speak of, newest first.
// Example: :param low => 0
//   :param high => 9223372036854775807
MATCH (d:Document)
WHERE $low <= d.pk <= $high
RETURN d.pk, d.id, d.title, d.date, d.period_start, d.period_end
ORDER BY d.pk;
