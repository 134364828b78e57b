// The titles of a list of sources of the authority file.
// Example: :param ids => ['plan2018']
UNWIND range(0, size($ids) - 1) AS place
MATCH (s:Source {id: $ids[place]})
RETURN s.id, s.title
ORDER BY place;
