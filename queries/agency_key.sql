-- Agencies by a list of ids, in its order; an id that none has gives no row.
-- Example: .parameter set :ids "'[\"sh-amr\"]'"
SELECT g.pk, g.id, g.name, g.name_en, g.collective
FROM json_each(:ids) AS k
CROSS JOIN agency AS g ON g.id = k.value
ORDER BY k.key;
