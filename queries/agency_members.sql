-- The members of a collective agency (member 1) and the collectives an agency is in (member 0).
-- Example: .parameter set :agency 7
SELECT 1 AS member, g.pk, g.id, g.name, g.name_en, g.collective
FROM membership AS m CROSS JOIN agency AS g ON g.pk = m.agency
WHERE m.collective = :agency
UNION ALL
SELECT 0, g.pk, g.id, g.name, g.name_en, g.collective
FROM membership AS m CROSS JOIN agency AS g ON g.pk = m.collective
WHERE m.agency = :agency
ORDER BY 1 DESC, 3;
