// Which works, standards or programmes do documents name? One row a thing: its id, how many
// mentions in how many documents, the first and the last date of those, its newest mention.
// $kind is work, standard or programme; $words are in the name used, in its own name or a number,
// folded as names are, in lower case and without spaces; $unresolved 1 keeps those of which it
// can't be told which one is meant, 0 the others.
// Those named in the newest document come first; $after 0 begins, the key of the last one's newest
// mention goes on.
// Example: :param kind => 'work'
//   :param words => null
//   :param type => null
//   :param relation => null
//   :param unresolved => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param after => 0
//   :param limit => 20
MATCH (n:Mention)
WHERE $low <= n.pk <= $high
  AND ($type IS NULL OR n.type = $type)
  AND ($relation IS NULL OR n.relation = $relation)
WITH n, CASE $kind WHEN 'work' THEN n.work WHEN 'standard' THEN n.standard ELSE n.programme END AS id
WHERE id IS NOT NULL
MATCH (t:Work|Standard|Programme {id: id, document: n.document})
WHERE (($kind = 'work' AND t:Work) OR ($kind = 'standard' AND t:Standard)
       OR ($kind = 'programme' AND t:Programme))
  AND ($unresolved IS NULL OR ($unresolved = 1) = (t.reason IS NOT NULL))
  AND ($words IS NULL OR toLower(t.name) CONTAINS $words OR toLower(n.name) CONTAINS $words
       OR replace(toLower(coalesce(n.number, t.number, '')), ' ', '') CONTAINS $words)
MATCH (d:Document {pk: n.document})
WITH id, count(*) AS mentions, count(DISTINCT n.document) AS documents,
     min(d.date) AS first, max(d.date) AS last, min(n.pk) AS newest
WHERE newest > $after
RETURN id, mentions, documents, first, last, newest
ORDER BY newest
LIMIT $limit;
