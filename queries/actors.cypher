// The bodies that each of a list of sentences itself puts in charge.
// Example: :param measures => [1, 2, 3]
UNWIND range(0, size($measures) - 1) AS place
MATCH (d:Document)-[:HAS_PROVISION]->(:Provision)-[:HAS_MEASURE]->(m:Measure {pk: $measures[place]})
MATCH (g:Agency)-[x:ACTS_IN]->(m)
RETURN m.pk, m.id, m.text, m.start, m.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       g.pk, g.id, g.name, g.name_en, g.collective,
       x.name, x.surface, x.role, x.start, x.end
ORDER BY place, x.n;
