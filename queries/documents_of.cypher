// Documents of a list of keys.
// Example: :param documents => [1, 2]
UNWIND range(0, size($documents) - 1) AS place
MATCH (d:Document {pk: $documents[place]})
RETURN d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY place;
