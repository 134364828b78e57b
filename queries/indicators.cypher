// Which indicators are there? One row a series: its id, how many figures, how many of them targets,
// the first and the last year spoken of, its newest figure. Filters as in figures.cypher. Those whose
// newest figure is newest come first; $after 0 begins, the key of the last one's newest goes on.
// Example: :param words => null
//   :param unit => null
//   :param level => null
//   :param holder => null
//   :param flow => null
//   :param figure => null
//   :param year => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param after => 0
//   :param limit => 20
MATCH (o:Observation)
WHERE $low <= o.pk <= $high
  AND ($words IS NULL OR toLower(o.name) CONTAINS $words)
  AND ($unit IS NULL OR o.unit = $unit OR o.base_unit = $unit)
  AND ($level IS NULL OR o.level = $level)
  AND ($holder IS NULL OR o.holder = $holder)
  AND ($flow IS NULL OR o.flow = $flow)
  AND ($figure IS NULL OR o.figure = $figure)
  AND ($year IS NULL OR o.year = $year)
WITH o.indicator AS indicator, count(*) AS figures,
     count(CASE WHEN o.figure = 'target' THEN 1 END) AS targets,
     min(o.year) AS first, max(o.year) AS last, min(o.pk) AS newest
WHERE newest > $after
RETURN indicator, figures, targets, first, last, newest
ORDER BY newest
LIMIT $limit;
