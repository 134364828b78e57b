// Which standards and programmes does a document name, and in which words first?
// Example: :param low => 1048576
//   :param high => 2097151
MATCH (m:Mention)
WHERE $low <= m.pk <= $high AND (m.standard IS NOT NULL OR m.programme IS NOT NULL)
WITH m.standard AS standard, m.programme AS programme, min(m.pk) AS first
MATCH (e:Mention {pk: first})
RETURN CASE WHEN e.standard IS NULL THEN 'programme' ELSE 'standard' END,
       coalesce(e.standard, e.programme), e.type, e.name, e.start, e.end, e.quote
ORDER BY e.pk;
