-- Who answers for a clause, a sentence of it, or under one statement? One row a body, statement
-- by statement, in the order printed. For a clause that is every statement in it or below it,
-- and every other one that covers a sentence of it. lead_written 0: 未写明牵头.
-- Example: .parameter set :id "'2024-0123456789.p2.s1.c2'"
WITH asked (kind, low, high) AS (
  SELECT 'provision', pk, subtree_end FROM provision WHERE id = :id
  UNION ALL SELECT 'measure', pk, pk FROM measure WHERE id = :id
  UNION ALL SELECT 'statement', pk, pk FROM statement WHERE id = :id
),
answering (statement) AS (
  SELECT low FROM asked WHERE kind = 'statement'
  UNION SELECT c.statement FROM asked CROSS JOIN covers AS c ON c.measure = low WHERE kind = 'measure'
  UNION SELECT s.pk FROM asked CROSS JOIN statement AS s ON s.provision BETWEEN low AND high
        WHERE kind = 'provision'
  UNION SELECT c.statement FROM asked CROSS JOIN measure AS m ON m.provision BETWEEN low AND high
        CROSS JOIN covers AS c ON c.measure = m.pk WHERE kind = 'provision'
)
SELECT s.pk, s.id, p.id, s.form, s.manner, s.open, s.lead_written, s.deadline,
       s.scope_start, s.scope_end, s.start_, s.end_, s.quote,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       g.pk, g.id, g.name, g.name_en, g.collective,
       a.name, a.surface, a.role, a.position, a.inherited, a.start_, a.end_
FROM answering
CROSS JOIN statement AS s ON s.pk = answering.statement
JOIN provision AS p ON p.pk = s.provision
JOIN document AS d ON d.pk = s.document
LEFT JOIN assigned_to AS a ON a.statement = s.pk
LEFT JOIN agency AS g ON g.pk = a.agency
ORDER BY s.pk, a.n;
