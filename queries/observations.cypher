// The figures of one indicator in order of time: by the year spoken of (unknown ones first), then
// the oldest document first. $after_year '' and $after 9223372036854775807 begin; the year and key
// of a page's last row go on.
// Example: :param indicator => 'i0123456789ab'
//   :param low => 0
//   :param high => 9223372036854775807
//   :param after_year => ''
//   :param after => 9223372036854775807
//   :param limit => 20
MATCH (o:Observation {indicator: $indicator})
WHERE $low <= o.pk <= $high
WITH o, coalesce(o.year, '') AS year
WHERE year > $after_year OR (year = $after_year AND o.pk < $after)
RETURN year, o.pk
ORDER BY year, o.pk DESC
LIMIT $limit;
