-- The sentences of a clause and of the clauses below it, or one sentence, by range of keys.
-- Example: .parameter set :kind "'provision'"  .parameter set :low 1  .parameter set :high 9
SELECT m.pk, m.id, p.id, m.text, m.status, m.stage, m.deadline, m.start_, m.end_
FROM measure AS m JOIN provision AS p ON p.pk = m.provision
WHERE :kind = 'provision' AND m.provision BETWEEN :low AND :high
UNION ALL
SELECT m.pk, m.id, p.id, m.text, m.status, m.stage, m.deadline, m.start_, m.end_
FROM measure AS m JOIN provision AS p ON p.pk = m.provision
WHERE :kind = 'measure' AND m.pk = :low
UNION ALL
SELECT m.pk, m.id, p.id, m.text, m.status, m.stage, m.deadline, m.start_, m.end_
FROM covers AS c JOIN measure AS m ON m.pk = c.measure JOIN provision AS p ON p.pk = m.provision
WHERE :kind = 'statement' AND c.statement = :low
ORDER BY 1;
