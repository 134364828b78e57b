// Which pieces of work go on from document to document, or from a report to a plan? One row a
// thread: its id, in how many sentences of how many documents it stands, the first and last date.
// $words are in its name, folded and without quotation marks; $type and $method as in the label
// Thread; $documents is how many documents it stands in at least. It has to stand in a part of a
// document from key $first to $last too, and, where $agency is a key, an agency (or one that it
// stands for) has to answer for a sentence of it.
// Most documents first, then most sentences, then by id; $after_documents 9223372036854775807,
// $after_measures 0 and $after '' begin, those of a page's last row go on.
// Example: :param words => null
//   :param type => null
//   :param method => null
//   :param documents => 1
//   :param agency => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param first => 0
//   :param last => 9223372036854775807
//   :param after_documents => 9223372036854775807
//   :param after_measures => 0
//   :param after => ''
//   :param limit => 20
MATCH (t:Thread)
WHERE ($words IS NULL OR t.plain CONTAINS $words)
  AND ($type IS NULL OR t.type = $type)
  AND ($method IS NULL OR t.method = $method)
  AND ($agency IS NULL OR EXISTS {
    MATCH (:Agency {pk: $agency})-[:STANDS_FOR]->(:Agency)-[:ASSIGNED_TO]->(:Statement)
          -[:COVERS]->(o:Measure)-[:IN_THREAD]->(t)
    WHERE $low <= o.pk <= $high
  })
MATCH (t)<-[:IN_THREAD]-(m:Measure)
WHERE $low <= m.pk <= $high
MATCH (d:Document {pk: m.document})
WITH t.id AS id, count(*) AS measures, count(DISTINCT m.document) AS documents,
     min(d.date) AS first_date, max(d.date) AS last_date, count(DISTINCT m.status) AS statuses,
     sum(CASE WHEN $first <= m.pk <= $last THEN 1 ELSE 0 END) AS within
WHERE documents >= $documents AND (documents > 1 OR statuses > 1) AND within > 0
  AND (documents < $after_documents OR (documents = $after_documents
       AND (measures < $after_measures OR (measures = $after_measures AND id > $after))))
RETURN id, measures, documents, first_date, last_date
ORDER BY documents DESC, measures DESC, id
LIMIT $limit;
