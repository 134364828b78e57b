// Which statements name a body in a clause that mentions a word (a function, folded for search)?
// One row a statement.
// Example: :param agency => 'sh-aic'
//   :param word => '商标'
MATCH (:Agency {id: $agency})-[:ASSIGNED_TO]->(s:Statement)
MATCH (p:Provision {pk: s.provision})
WHERE coalesce(p.folded, p.text) CONTAINS $word
RETURN DISTINCT s.id AS id
ORDER BY id;
