// In which threads do sentences say some words? One row a thread: its id, how many of its sentences
// say it, how many it has. Those first in which all do, then those in which most do. $key is folded,
// without quotation marks. $pairs are its pairs of neighbours, each a list of what the index is asked for: the two
// themselves, or the first of them with a quotation mark after it.
// Example: :param key => '质量标杆'
//   :param pairs => [['+质量', '+质㬜'], ['+量标', '+量㬜'], ['+标杆', '+标㬜']]
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 20
WITH reduce(query = '', pair IN $pairs |
       query + '+(' + reduce(any = '', one IN pair | any + substring(one, 1) + ' ') + ') ') AS match
CALL db.index.fulltext.queryNodes('zhimai_provision_text', match) YIELD node AS p
WITH p
WHERE $low <= p.pk <= $high
MATCH (p)-[:HAS_MEASURE]->(m:Measure)
WHERE replace(replace(replace(replace(coalesce(m.folded, m.text),
        '“', ''), '”', ''), '‘', ''), '’', '') CONTAINS $key
MATCH (m)-[:IN_THREAD]->(t:Thread)
WITH DISTINCT t
MATCH (t)<-[:IN_THREAD]-(m:Measure)
WHERE $low <= m.pk <= $high
WITH t.id AS id, count(*) AS measures, count(DISTINCT m.document) AS documents,
     count(DISTINCT m.status) AS statuses,
     sum(CASE WHEN replace(replace(replace(replace(coalesce(m.folded, m.text),
                '“', ''), '”', ''), '‘', ''), '’', '') CONTAINS $key THEN 1 ELSE 0 END) AS saying
WHERE documents > 1 OR statuses > 1
RETURN id, saying, measures
ORDER BY saying = measures DESC, saying DESC, id
LIMIT $limit;
