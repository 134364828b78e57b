// What does an agency answer for? One row a clause, newest document first, then in its order. $own
// 0 goes through succession, 1 counts only what names this very agency. $roles adds up lead 1,
// support 2, responsible 4, by_duty 8. $after 0 begins; the last key of a page goes on.
// Example: :param agency => 'sh-amr'
//   :param own => 0
//   :param roles => 15
//   :param kind => null
//   :param as_of => '9999'
//   :param after => 0
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 20
MATCH (a:Agency {id: $agency})-[line:STANDS_FOR]->(named:Agency)
WHERE line.since <= $as_of AND ($own = 0 OR named = a)
MATCH (named)-[x:ASSIGNED_TO]->(s:Statement)
WHERE $low <= s.provision <= $high AND s.provision > $after AND $roles / x.role_bit % 2 = 1
  AND ($kind IS NULL OR EXISTS { (:Document {pk: s.document, kind: $kind}) })
WITH DISTINCT s.provision AS clause
ORDER BY clause
LIMIT $limit
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision {pk: clause})
RETURN p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, p.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY p.pk;
