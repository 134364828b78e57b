-- What are all agencies called? One row an agency.
-- Example: no parameters
SELECT id, name, name_en, collective FROM agency ORDER BY id;
