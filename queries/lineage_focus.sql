-- What has an id, and what is it called? One row a kind; the keys of its sentences lie from low to
-- high, where it is a part of a document.
-- Example: .parameter set :id "'2024-0123456789.p2.s1.c2'"
SELECT 'measure' AS kind, text, pk, pk FROM measure WHERE id = :id
UNION ALL
SELECT 'provision', coalesce(heading, path), pk, subtree_end FROM provision WHERE id = :id
UNION ALL
SELECT 'document', coalesce(title, contained_title, number, id), pk << 20, (pk + 1 << 20) - 1
FROM document WHERE id = :id
UNION ALL SELECT 'thread', name, NULL, NULL FROM thread WHERE id = :id
UNION ALL SELECT 'work', min(name), NULL, NULL FROM work WHERE id = :id HAVING count(*)
UNION ALL SELECT 'standard', min(name), NULL, NULL FROM standard WHERE id = :id HAVING count(*)
UNION ALL SELECT 'programme', min(name), NULL, NULL FROM programme WHERE id = :id HAVING count(*)
UNION ALL
SELECT 'indicator', min(name), NULL, NULL FROM observation WHERE indicator = :id HAVING count(*);
