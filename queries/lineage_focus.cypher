// What has an id, and what is it called? One row a kind; the keys of its sentences lie from low to
// high, where it is a part of a document.
// Example: :param id => '2024-0123456789.p2.s1.c2'
CALL () {
  MATCH (m:Measure {id: $id})
  RETURN 0 AS rank, 'measure' AS kind, m.text AS name, m.pk AS low, m.pk AS high
  UNION ALL
  MATCH (p:Provision {id: $id})
  RETURN 1 AS rank, 'provision' AS kind, coalesce(p.heading, p.path) AS name, p.pk AS low,
         p.subtree_end AS high
  UNION ALL
  MATCH (d:Document {id: $id})
  RETURN 2 AS rank, 'document' AS kind,
         coalesce(d.title, d.contained_title, d.number, d.id) AS name,
         d.pk * 1048576 AS low, (d.pk + 1) * 1048576 - 1 AS high
  UNION ALL
  MATCH (t:Thread {id: $id})
  RETURN 3 AS rank, 'thread' AS kind, t.name AS name, null AS low, null AS high
  UNION ALL
  MATCH (t:Work {id: $id})
  RETURN 4 AS rank, 'work' AS kind, min(t.name) AS name, null AS low, null AS high
  UNION ALL
  MATCH (t:Standard {id: $id})
  RETURN 5 AS rank, 'standard' AS kind, min(t.name) AS name, null AS low, null AS high
  UNION ALL
  MATCH (t:Programme {id: $id})
  RETURN 6 AS rank, 'programme' AS kind, min(t.name) AS name, null AS low, null AS high
  UNION ALL
  MATCH (o:Observation {indicator: $id})
  RETURN 7 AS rank, 'indicator' AS kind, min(o.name) AS name, null AS low, null AS high
}
WITH rank, kind, name, low, high
WHERE name IS NOT NULL
RETURN kind, name, low, high
ORDER BY rank;
