// An event with its bodies: side 0 before it, side 1 after it.
// Example: :param id => 'ev-2018-amr'
MATCH (e:ChangeEvent {id: $id})
CALL (e) {
  MATCH (e)-[:CHANGED_FROM]->(g:Agency)
  RETURN 0 AS side, g
  UNION ALL
  MATCH (e)-[:CHANGED_TO]->(g:Agency)
  RETURN 1 AS side, g
  UNION ALL
  // An event without bodies is one row, too.
  WITH e WHERE NOT EXISTS { (e)-[:CHANGED_FROM|CHANGED_TO]->() }
  RETURN null AS side, null AS g
}
RETURN e.id, e.name_zh, e.name_en, e.date, e.not_before, e.not_after, e.kind, e.scope, e.function,
       e.source, e.certainty, e.note, side, g.pk, g.id, g.name, g.name_en, g.collective
ORDER BY side, g.id;
