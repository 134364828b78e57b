// Which sentences does the lineage of a thing begin with? Their keys, the newest document first.
// $kind measure: that one; provision, document: those in it that stand in a thread or that somebody
// judged; thread: its own; work, standard, programme: those that name it or stand in its thread;
// indicator: those that state a figure of it. $first and $last are the keys of a part of a document
// (see lineage_focus.cypher), $id is the id of anything else.
// Example: :param kind => 'thread'
//   :param id => 't-0123456789'
//   :param first => null
//   :param last => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 60
CALL () {
  MATCH (m:Measure {pk: $first})
  WHERE $kind = 'measure'
  RETURN m
  UNION
  MATCH (p:Provision)-[:HAS_MEASURE]->(m:Measure)
  WHERE $kind = 'provision' AND $first <= p.pk <= $last
    AND (EXISTS { (m)-[:IN_THREAD]->() } OR EXISTS { (m)-[:JUDGED]-() })
  RETURN m
  UNION
  MATCH (m:Measure)
  WHERE $kind = 'document' AND $first <= m.pk <= $last
    AND (EXISTS { (m)-[:IN_THREAD]->() } OR EXISTS { (m)-[:JUDGED]-() })
  RETURN m
  UNION
  MATCH (:Thread {id: $id})<-[:IN_THREAD]-(m:Measure)
  WHERE $kind = 'thread'
  RETURN m
  UNION
  MATCH (t:Thread)<-[:IN_THREAD]-(m:Measure)
  WHERE ($kind = 'work' AND t.work = $id) OR ($kind = 'standard' AND t.standard = $id)
     OR ($kind = 'programme' AND t.programme = $id)
  RETURN m
  UNION
  MATCH (n:Mention)
  WHERE ($kind = 'work' AND n.work = $id) OR ($kind = 'standard' AND n.standard = $id)
     OR ($kind = 'programme' AND n.programme = $id)
  MATCH (m:Measure {id: n.measure})
  RETURN m
  UNION
  MATCH (o:Observation {indicator: $id})
  WHERE $kind = 'indicator'
  MATCH (:Provision {id: o.provision})-[:HAS_MEASURE]->(m:Measure)
  WHERE m.start <= o.start AND o.end <= m.end
  RETURN m
}
WITH DISTINCT m.pk AS pk
WHERE $low <= pk <= $high
RETURN pk
ORDER BY pk
LIMIT $limit;
