// Is there a thing of this kind with this id?
// Example: :param kind => 'agency'
//   :param id => 'sh-amr'
//   :param owner => '2024-0123456789.s1.c2-r01234567'
//   :param n => 1
CALL () {
  MATCH (n:Document {id: $id}) WHERE $kind = 'document' RETURN n
  UNION ALL MATCH (n:Provision {id: $id}) WHERE $kind = 'provision' RETURN n
  UNION ALL MATCH (n:Statement {id: $id}) WHERE $kind = 'statement' RETURN n
  UNION ALL MATCH (n:Measure {id: $id}) WHERE $kind = 'measure' RETURN n
  UNION ALL MATCH (n:Observation {id: $id}) WHERE $kind = 'observation' RETURN n
  UNION ALL MATCH (n:Observation {indicator: $id}) WHERE $kind = 'indicator' RETURN n LIMIT 1
  UNION ALL MATCH (n:Mention {id: $id}) WHERE $kind = 'mention' RETURN n
  UNION ALL MATCH (n:Work {id: $id}) WHERE $kind = 'work' RETURN n LIMIT 1
  UNION ALL MATCH (n:Standard {id: $id}) WHERE $kind = 'standard' RETURN n LIMIT 1
  UNION ALL MATCH (n:Programme {id: $id}) WHERE $kind = 'programme' RETURN n LIMIT 1
  UNION ALL MATCH (n:Thread {id: $id}) WHERE $kind = 'thread' RETURN n
  UNION ALL MATCH (n:Agency {id: $id}) WHERE $kind = 'agency' RETURN n
  UNION ALL MATCH (n:ChangeEvent {id: $id}) WHERE $kind = 'event' RETURN n
  UNION ALL MATCH (n:AgencyName {id: $id}) WHERE $kind = 'name' RETURN n
  UNION ALL MATCH (n:Jurisdiction {id: $id}) WHERE $kind = 'jurisdiction' RETURN n
  UNION ALL MATCH (n:Function {id: $id}) WHERE $kind = 'function' RETURN n
  UNION ALL MATCH (n:Statement {id: $owner}) WHERE $kind = 'assignment'
    AND EXISTS { (n)<-[:ASSIGNED_TO {n: $n}]-(:Agency) } RETURN n
  UNION ALL MATCH (n:Measure {id: $owner}) WHERE $kind = 'actor'
    AND EXISTS { (n)<-[:ACTS_IN {n: $n}]-(:Agency) } RETURN n
  UNION ALL MATCH (n:Measure {id: $owner}) WHERE $kind = 'thread-member'
    AND EXISTS { (n)-[:IN_THREAD {n: $n}]->(:Thread) } RETURN n
  UNION ALL MATCH (n:Measure {id: $owner}) WHERE $kind = 'judgement'
    AND EXISTS { (n)<-[:JUDGED {n: $n}]-(:Measure) } RETURN n
  UNION ALL MATCH (n:Document {id: $owner}) WHERE $kind = 'issuer'
    AND EXISTS { (n)<-[:ISSUED {n: $n}]-(:Agency) } RETURN n
}
RETURN 1 AS found;
