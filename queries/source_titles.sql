-- The titles of a list of sources of the authority file.
-- Example: .parameter set :ids "'[\"plan2018\"]'"
SELECT s.id, s.title FROM json_each(:ids) AS k CROSS JOIN source AS s ON s.id = k.value
ORDER BY k.key;
