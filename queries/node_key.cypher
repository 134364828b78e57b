// The key of a node by its kind and id.
// Example: :param kind => 'agency'
//   :param id => 'sh-amr'
CALL () {
  MATCH (n:Document {id: $id}) WHERE $kind = 'document' RETURN n
  UNION ALL MATCH (n:Provision {id: $id}) WHERE $kind = 'provision' RETURN n
  UNION ALL MATCH (n:Statement {id: $id}) WHERE $kind = 'statement' RETURN n
  UNION ALL MATCH (n:Measure {id: $id}) WHERE $kind = 'measure' RETURN n
  UNION ALL MATCH (n:Agency {id: $id}) WHERE $kind = 'agency' RETURN n
  UNION ALL MATCH (n:ChangeEvent {id: $id}) WHERE $kind = 'event' RETURN n
}
RETURN head(collect(n.pk)) AS key;
