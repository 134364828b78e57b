// In which threads do sentences say some words? One row a thread: its id, how many of its sentences
// say it, how many it has. Those first in which all do, then those in which most do. $key is folded,
// without quotation marks.
// Example: :param key => '质量标杆'
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 20
MATCH (t:Thread)<-[:IN_THREAD]-(m:Measure)
WHERE $low <= m.pk <= $high
WITH t.id AS id, count(*) AS measures, count(DISTINCT m.document) AS documents,
     count(DISTINCT m.status) AS statuses,
     sum(CASE WHEN replace(replace(replace(replace(coalesce(m.folded, m.text),
                '“', ''), '”', ''), '‘', ''), '’', '') CONTAINS $key THEN 1 ELSE 0 END) AS saying
WHERE saying > 0 AND (documents > 1 OR statuses > 1)
RETURN id, saying, measures
ORDER BY saying = measures DESC, saying DESC, id
LIMIT $limit;
