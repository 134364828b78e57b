// Documents of a list of keys with what was read from them and where their title stands.
// Example: :param documents => [1, 2]
UNWIND range(0, size($documents) - 1) AS place
MATCH (d:Document {pk: $documents[place]})-[:HAS_TEXT]->(t:Text)
WITH place, d, left(t.text, 60) AS begin, size(t.text) AS length
RETURN d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       d.contained_title AS contained, d.jurisdiction, d.period_start, d.period_end, d.recipients,
       d.text_sha256, length,
       CASE WHEN d.quote IS NULL THEN 0 ELSE d.start END AS start,
       CASE WHEN d.quote IS NULL THEN size(begin) ELSE d.end END AS end,
       coalesce(d.quote, begin) AS quote,
       COUNT { (d)-[:HAS_PROVISION]->(:Provision) } AS clauses,
       COUNT { (d)-[:HAS_PROVISION]->(:Provision)-[:HAS_STATEMENT]->(:Statement) } AS statements,
       COUNT { (d)-[:HAS_PROVISION]->(:Provision)-[:HAS_MEASURE]->(:Measure) } AS measures
ORDER BY place;
