// Which documents are there? Newest first. $issuer keeps those that an agency issued (or a body
// before or after it). $after 0 begins; the last key of a page goes on.
// Example: :param kind => null
//   :param issuer => null
//   :param after => 0
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 20
//   :param as_of => '9999'
MATCH (d:Document)
WHERE $low / 1048576 <= d.pk <= $high / 1048576 AND d.pk > $after
  AND ($kind IS NULL OR d.kind = $kind)
  AND ($issuer IS NULL OR EXISTS {
    MATCH (d)<-[:ISSUED]-(:Agency)<-[line:STANDS_FOR]-(:Agency {id: $issuer})
    WHERE line.since <= $as_of
  })
RETURN d.pk
ORDER BY d.pk
LIMIT $limit;
