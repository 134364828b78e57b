-- A document by its id.
-- Example: .parameter set :id "'2024-0123456789'"
SELECT pk, id, title, contained_title, number, kind, date, year, sha256
FROM document WHERE id = :id;
