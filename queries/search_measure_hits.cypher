// Sentences of a list of keys, each with its clause.
// Example: :param measures => [1, 2]
UNWIND range(0, size($measures) - 1) AS place
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision)
      -[:HAS_MEASURE]->(m:Measure {pk: $measures[place]})
RETURN m.pk, m.id, m.text, m.start,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, p.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY place;
