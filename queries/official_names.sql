-- The official names of a list of agencies over time: what they were called on some date.
-- Example: .parameter set :agencies "'[1,2,3]'"
SELECT n.agency, n.text, n.valid_from, n.valid_to
FROM json_each(:agencies) AS k
CROSS JOIN agency_name AS n ON n.agency = k.value
WHERE n.type = 'official' AND n.language LIKE 'zh%'
ORDER BY k.key, n.valid_from, n.text, n.valid_to;
