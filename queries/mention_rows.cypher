// Mentions of a list of keys, with their sentence and clause where they stand in one.
// Example: :param mentions => [1, 2]
UNWIND range(0, size($mentions) - 1) AS place
MATCH (n:Mention {pk: $mentions[place]})
MATCH (d:Document {pk: n.document})
OPTIONAL MATCH (p:Provision {id: n.provision})
OPTIONAL MATCH (m:Measure {id: n.measure})
RETURN n.pk, n.id, n.work, n.standard, n.programme, n.type, n.name, n.number, n.relation, n.article,
       n.version, n.how, n.start, n.end, n.quote, m.id, m.status,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, p.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY place;
