// Which documents of a list of keys report what was done? Each with its first sentence that does.
// Example: :param documents => [1, 2]
UNWIND $documents AS key
MATCH (d:Document {pk: key})-[:HAS_PROVISION]->(:Provision)
      -[:HAS_MEASURE]->(r:Measure {status: 'reported'})
WITH d.pk AS document, min(r.pk) AS first
MATCH (m:Measure {pk: first})
RETURN document, m.pk, m.id, m.start, m.end, m.text, m.status, m.stage
ORDER BY document;
