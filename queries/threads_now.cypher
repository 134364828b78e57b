// Which pieces of work go on through all documents that are held? Asks and answers what
// threads.cypher does, by what is counted of each thread already.
// Example: :param words => null
//   :param type => null
//   :param method => null
//   :param documents => 1
//   :param agency => null
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
  AND t.documents >= $documents
  AND (t.documents < $after_documents OR (t.documents = $after_documents
       AND (t.measures < $after_measures OR (t.measures = $after_measures AND t.id > $after))))
  AND EXISTS { MATCH (t)<-[:IN_THREAD]-(m:Measure) WHERE $first <= m.pk <= $last }
  AND ($agency IS NULL OR EXISTS {
    MATCH (:Agency {pk: $agency})-[:STANDS_FOR]->(:Agency)-[:ASSIGNED_TO]->(:Statement)
          -[:COVERS]->(:Measure)-[:IN_THREAD]->(t)
  })
RETURN t.id, t.measures, t.documents, t.first_date, t.last_date
ORDER BY t.documents DESC, t.measures DESC, t.id
LIMIT $limit;
