// The words of statements by their ids, each with its clause and document.
// Example: :param statements => ['2024-0123456789.p2.s1.c2-r1']
UNWIND range(0, size($statements) - 1) AS place
MATCH (s:Statement {id: $statements[place]})
MATCH (p:Provision {pk: s.provision})
MATCH (d:Document {pk: s.document})
RETURN s.id, s.start, s.end, s.quote,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, p.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY place;
