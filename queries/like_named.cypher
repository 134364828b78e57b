// Which indicators have words of a list in their names? $words are keys (see the property words of
// Indicator); one row a word and indicator: the key and the indicator's id. A word that
// more than $limit indicators of these documents have tells nothing: it has no row.
// Example: :param words => []
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 50
UNWIND $words AS word
CALL (word) {
  CALL db.index.fulltext.queryNodes('zhimai_indicator_words', word) YIELD node AS i
  WITH i
  WHERE $low <= i.pk <= $high
  WITH DISTINCT i.id AS id
  LIMIT $limit + 1
  RETURN collect(id) AS found
}
WITH word, found
WHERE size(found) <= $limit
UNWIND found AS id
RETURN word, id
ORDER BY word, id;
