// Which figures do the documents state? Newest document first, in the order of the text. $words is
// in the title of the row, in lower case; $unit is as written or that of the series; $year is the
// year spoken of. $after 0 begins; the last key of a page goes on.
// Example: :param words => null
//   :param unit => null
//   :param level => null
//   :param holder => null
//   :param flow => null
//   :param figure => null
//   :param year => null
//   :param indicator => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param after => 0
//   :param limit => 20
MATCH (o:Observation)
WHERE $low <= o.pk <= $high AND o.pk > $after
  AND ($indicator IS NULL OR o.indicator = $indicator)
  AND ($words IS NULL OR toLower(o.name) CONTAINS $words)
  AND ($unit IS NULL OR o.unit = $unit OR o.base_unit = $unit)
  AND ($level IS NULL OR o.level = $level)
  AND ($holder IS NULL OR o.holder = $holder)
  AND ($flow IS NULL OR o.flow = $flow)
  AND ($figure IS NULL OR o.figure = $figure)
  AND ($year IS NULL OR o.year = $year)
RETURN o.pk
ORDER BY o.pk
LIMIT $limit;
