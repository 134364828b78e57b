// Agencies by a list of ids, in its order; an id that none has gives no row.
// Example: :param ids => ['sh-amr']
UNWIND range(0, size($ids) - 1) AS place
MATCH (g:Agency {id: $ids[place]})
RETURN g.pk, g.id, g.name, g.name_en, g.collective
ORDER BY place;
