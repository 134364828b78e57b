// Which works, standards, programmes and indicators have the words $key in a name or a number that
// a document gives them? One row a thing and document, the newest document first: kind, id, key of
// the document, type, and all those names, folded, one a line.
// $things are the kinds wanted; $type null, or one type of entity; $kind null, or one kind of document.
// Example: :param key => '质量奖'
//   :param match => '+质量 +量奖'
//   :param things => ['work', 'programme']
//   :param type => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param kind => null
//   :param limit => 100
CALL db.index.fulltext.queryNodes('zhimai_thing_text', $match) YIELD node AS t
WITH t, CASE WHEN t:Work THEN 0 WHEN t:Standard THEN 1 WHEN t:Programme THEN 2 ELSE 3 END AS place
WITH t, place, ['work', 'standard', 'programme', 'indicator'][place] AS thing,
     CASE place WHEN 1 THEN 'standard' WHEN 3 THEN null ELSE t.type END AS type
WHERE t.plain CONTAINS $key AND $low <= t.pk <= $high AND thing IN $things
  AND ($type IS NULL OR type = $type)
  AND ($kind IS NULL OR EXISTS { MATCH (d:Document {pk: t.document}) WHERE d.kind = $kind })
RETURN thing, t.id, t.document, type, t.plain
ORDER BY t.document, place, t.id
LIMIT $limit;
