// Who shares most with an agency? One row a partner: its key, how many clauses, and the newest
// statement that both answer under. Through succession ($own 0) partners are the bodies of today:
// those that no other body followed by $as_of, and none that the agency itself stands for. $roles
// counts the agency's own roles. $most and $from go on after a page: fewer clauses, or as many and
// a later id.
// Example: :param agency => 'sh-amr'
//   :param own => 0
//   :param roles => 15
//   :param as_of => '9999'
//   :param low => 0
//   :param limit => 20
//   :param high => 9223372036854775807
//   :param most => 9223372036854775807
//   :param from => ''
MATCH (a:Agency {id: $agency})-[line:STANDS_FOR]->(named:Agency)
WHERE line.since <= $as_of AND ($own = 0 OR named = a)
MATCH (named)-[x:ASSIGNED_TO]->(s:Statement)
WHERE $roles / x.role_bit % 2 = 1
WITH DISTINCT a, s
MATCH (s)-[:COVERS*0..2]-(t:Statement)
WITH a, t, CASE WHEN s.pk > t.pk THEN s ELSE t END AS s
WHERE $low <= s.provision <= $high
MATCH (named:Agency)-[:ASSIGNED_TO]->(t)
WITH DISTINCT a, named, s.provision AS clause, s.pk AS statement
MATCH (named)<-[line:STANDS_FOR]-(g:Agency)
WHERE g <> a AND line.since <= $as_of AND ($own = 0 OR g = named)
WITH a, g, count(DISTINCT clause) AS clauses, min(statement) AS newest
WHERE $own = 1 OR NOT EXISTS {
  MATCH (g)-[line:STANDS_FOR {direction: 'after'}]->(:Agency)
  WHERE line.since <= $as_of
} AND NOT EXISTS {
  MATCH (a)-[line:STANDS_FOR]->(g)
  WHERE line.since <= $as_of
}
WITH collect({agency: g, clauses: clauses, newest: newest}) AS partners
UNWIND partners AS partner
WITH partner.agency AS g, partner.clauses AS clauses, partner.newest AS newest,
     size(partners) AS total
WHERE clauses < $most OR clauses = $most AND g.id > $from
RETURN g.pk, g.id, g.name, g.name_en, g.collective, clauses, newest, total
ORDER BY clauses DESC, g.id
LIMIT $limit;
