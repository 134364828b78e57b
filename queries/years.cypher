// Which years have a document?
// Example: :param low => 0
//   :param high => 9223372036854775807
MATCH (d:Document)
WHERE $low <= d.pk <= $high AND d.year IS NOT NULL
RETURN DISTINCT d.year AS year
ORDER BY year;
