// What are all agencies called? One row an agency.
// Example: no parameters
MATCH (g:Agency) RETURN g.id, g.name, g.name_en, g.collective ORDER BY g.id;
