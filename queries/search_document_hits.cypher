// Documents of a list of keys with the words of their title, or how their text begins.
// Example: :param documents => [1, 2]
UNWIND range(0, size($documents) - 1) AS place
MATCH (d:Document {pk: $documents[place]})-[:HAS_TEXT]->(t:Text)
RETURN d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       coalesce(d.start, 0) AS start, coalesce(d.quote, left(t.text, 120)) AS quote
ORDER BY place;
