-- What surrounds a clause: those above it (place 0, outermost first), those directly below it (1),
-- and the clauses of its own level before it (2) and after it (3).
-- Example: .parameter set :id "'2024-0123456789.p2.s1.c2'"
WITH RECURSIVE asked AS (SELECT * FROM provision WHERE id = :id),
above (pk) AS (
  SELECT parent FROM asked WHERE parent IS NOT NULL
  UNION SELECT p.parent FROM above JOIN provision AS p ON p.pk = above.pk
        WHERE p.parent IS NOT NULL
),
around (place, pk) AS (
  SELECT 0, pk FROM above
  UNION ALL
  SELECT 1, p.pk FROM asked CROSS JOIN provision AS p
    ON p.pk BETWEEN asked.pk + 1 AND asked.subtree_end
  WHERE p.parent = asked.pk
  UNION ALL
  SELECT 2, (SELECT max(p.pk) FROM provision AS p
             WHERE p.pk BETWEEN asked.document << 20 AND asked.pk - 1 AND p.level = asked.level)
  FROM asked
  UNION ALL
  SELECT 3, (SELECT min(p.pk) FROM provision AS p
             WHERE p.pk BETWEEN asked.pk + 1 AND (asked.document + 1 << 20) - 1
               AND p.level = asked.level)
  FROM asked
)
SELECT a.place, p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path,
       p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM around AS a
CROSS JOIN provision AS p ON p.pk = a.pk
CROSS JOIN document AS d ON d.pk = p.document
ORDER BY a.place, p.pk;
