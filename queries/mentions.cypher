// Every place that names a thing, in order of time: the oldest document first, then the order of the
// text. $work, $standard and $programme are ids, null but for one. $after_document
// 9223372036854775807 and $after 0 begin; those of a page's last row go on.
// Example: :param work => 'w-0123456789'
//   :param standard => null
//   :param programme => null
//   :param relation => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param after_document => 9223372036854775807
//   :param after => 0
//   :param limit => 20
MATCH (n:Mention)
WHERE (n.work = $work OR n.standard = $standard OR n.programme = $programme)
  AND $low <= n.pk <= $high
  AND ($relation IS NULL OR n.relation = $relation)
  AND (n.document < $after_document OR (n.document = $after_document AND n.pk > $after))
RETURN n.document, n.pk
ORDER BY n.document DESC, n.pk
LIMIT $limit;
