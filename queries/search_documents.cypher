// Which documents have the words $key in their title, the title of what they issue, or their
// number? Newest first.
// Example: :param key => '行动方案'
//   :param match => '+行动 +动方 +方案'
//   :param low => 0
//   :param high => 9223372036854775807
//   :param kind => null
//   :param limit => 100
CALL db.index.fulltext.queryNodes('zhimai_document_text', $match) YIELD node AS d
WITH d, d.pk AS pk
WHERE $low / 1048576 <= pk <= $high / 1048576
ORDER BY pk
WITH d, pk
WHERE d.plain CONTAINS $key AND ($kind IS NULL OR d.kind = $kind)
RETURN pk, d.title, d.contained_title, d.number,
       size(split(d.plain, $key)) - 1 AS occurrences
ORDER BY pk
LIMIT $limit;
