// A document by its id.
// Example: :param id => '2024-0123456789'
MATCH (d:Document {id: $id})
RETURN d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256;
