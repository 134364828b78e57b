-- The names of an agency over time, official ones first.
-- Example: .parameter set :agency 7
SELECT text, type, valid_from, valid_to, source, certainty
FROM agency_name
WHERE agency = :agency
ORDER BY type <> 'official', valid_from IS NULL, valid_from, text, type, valid_to;
