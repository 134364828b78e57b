// An agency by its id.
// Example: :param id => 'sh-amr'
MATCH (g:Agency {id: $id})
RETURN g.pk, g.id, g.name, g.name_en, g.collective;
