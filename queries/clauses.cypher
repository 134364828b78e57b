// The clauses of a list of keys, in their order, each with its document.
// Example: :param provisions => [1, 2, 3]
UNWIND range(0, size($provisions) - 1) AS place
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision {pk: $provisions[place]})
RETURN p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, p.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY place;
