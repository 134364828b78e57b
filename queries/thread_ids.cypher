// The ids of all threads in their order; $after '' begins, that of a page's last row goes on.
// Example: :param after => ''
//   :param limit => 1000
MATCH (t:Thread)
WHERE t.id > $after
RETURN t.id AS id
ORDER BY id
LIMIT $limit;
