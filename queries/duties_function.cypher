// What did the bodies that held a function answer for about it? One row a clause that mentions
// $word (the function, folded for search) and is assigned to one of the bodies under its own name;
// newest document first. $members is a list of keys from function_line.cypher.
// Example: :param members => [7, 9]
//   :param word => '商标'
//   :param roles => 15
//   :param low => 0
//   :param after => 0
//   :param high => 9223372036854775807
//   :param kind => null
//   :param limit => 20
UNWIND $members AS member
MATCH (:Agency {pk: member})-[x:ASSIGNED_TO]->(s:Statement)
WHERE $low <= s.provision <= $high AND s.provision > $after AND $roles / x.role_bit % 2 = 1
  AND ($kind IS NULL OR EXISTS { (:Document {pk: s.document, kind: $kind}) })
WITH DISTINCT s.provision AS clause
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision {pk: clause})
WHERE coalesce(p.folded, p.text) CONTAINS $word
RETURN p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, p.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY p.pk
LIMIT $limit;
