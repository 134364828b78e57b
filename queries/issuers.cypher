// The bodies that issued each of a list of documents.
// Example: :param documents => [1, 2]
UNWIND range(0, size($documents) - 1) AS place
MATCH (d:Document {pk: $documents[place]})<-[i:ISSUED]-(g:Agency)
RETURN d.pk, g.pk, g.id, g.name, g.name_en, g.collective, i.name, i.surface, i.start, i.end
ORDER BY place, i.n;
