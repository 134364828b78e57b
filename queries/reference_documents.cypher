// Which documents may a written reference mean? Candidates by words of their number or title.
// Example: :param match => '+沪质 +㐲㐰 +㐰㐲 +㐲㐴'
//   :param key => '沪质'
//   :param low => 0
//   :param high => 9223372036854775807
CALL db.index.fulltext.queryNodes('zhimai_document_text', $match) YIELD node AS d
WITH d
WHERE d.plain CONTAINS $key AND $low / 1048576 <= d.pk <= $high / 1048576
RETURN d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY d.pk
LIMIT 1000;
