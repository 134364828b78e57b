// What falls due by a year? One row a planned sentence (kind 2), a statement's whole scope (1) or a
// document's period (0), earliest first; of one year documents first, then the newest document.
// With $agency only sentences and statements that it answers for through succession. $after_year,
// $after_kind, $after_key go on after a page; -1, -1, -1 begins.
// Example: :param from_year => 0
//   :param by_year => 2025
//   :param agency => null
//   :param as_of => '9999'
//   :param low => 0
//   :param limit => 20
//   :param high => 9223372036854775807
//   :param after_year => -1
//   :param after_kind => -1
//   :param after_key => -1
CALL () {
  MATCH (d:Document)
  WHERE $agency IS NULL AND d.period_end IS NOT NULL
    AND $low / 1048576 <= d.pk <= $high / 1048576
  RETURN toInteger(left(d.period_end, 4)) AS year, 0 AS kind, d.pk AS key
  UNION ALL
  MATCH (s:Statement)
  WHERE $from_year <= s.deadline_year <= $by_year AND $low <= s.pk <= $high
    AND ($agency IS NULL OR EXISTS {
      MATCH (s)<-[:ASSIGNED_TO]-(:Agency)<-[line:STANDS_FOR]-(:Agency {id: $agency})
      WHERE line.since <= $as_of
    })
  RETURN s.deadline_year AS year, 1 AS kind, s.pk AS key
  UNION ALL
  MATCH (m:Measure)
  WHERE $from_year <= m.deadline_year <= $by_year AND $low <= m.pk <= $high
    AND m.status = 'planned'
    AND ($agency IS NULL OR EXISTS {
      MATCH (m)<-[:COVERS]-(:Statement)<-[:ASSIGNED_TO]-(:Agency)
            <-[line:STANDS_FOR]-(:Agency {id: $agency})
      WHERE line.since <= $as_of
    })
  RETURN m.deadline_year AS year, 2 AS kind, m.pk AS key
}
WITH year, kind, key
WHERE $from_year <= year <= $by_year
  AND [year, kind, key] > [$after_year, $after_kind, $after_key]
RETURN year, kind, key
ORDER BY year, kind, key
LIMIT $limit;
