-- Who held a function (商标) before an agency and after it? Partial events carry just the
-- function that they move; a whole event carries it unless it moved elsewhere by itself.
-- Example: .parameter set :agency "'sh-ipa'"  .parameter set :function "'商标'"
--   .parameter set :as_of "'9999'"
WITH RECURSIVE step (from_, to_, since, moved) AS (
  SELECT s.from_, s.to_, s.known_by, iif(s.scope = 'partial', s.function, NULL)
  FROM succeeded_by AS s
  WHERE s.known_by <= :as_of
    AND (s.function IS NULL OR instr(s.function, :function))
    AND (s.scope = 'partial' AND s.function IS NOT NULL
         OR s.scope = 'whole' AND NOT EXISTS (
           SELECT 1 FROM succeeded_by AS p
           WHERE p.from_ = s.from_ AND p.scope = 'partial' AND instr(p.function, :function)
             AND p.known_by <= :as_of))
),
asked (pk) AS (SELECT pk FROM agency WHERE id = :agency),
before (member, since, moved) AS (
  SELECT pk, '', NULL FROM asked
  UNION
  SELECT step.from_, max(b.since, step.since), coalesce(step.moved, b.moved)
  FROM before AS b JOIN step ON step.to_ = b.member
),
after (member, since, moved) AS (
  SELECT pk, '', NULL FROM asked
  UNION
  SELECT step.to_, max(a.since, step.since), coalesce(step.moved, a.moved)
  FROM after AS a JOIN step ON step.from_ = a.member
),
line (member, direction, since, moved) AS (
  SELECT member, 0, since, moved FROM before WHERE member = (SELECT pk FROM asked)
  UNION ALL SELECT member, 1, since, moved FROM before WHERE member <> (SELECT pk FROM asked)
  UNION ALL SELECT member, 2, since, moved FROM after WHERE member <> (SELECT pk FROM asked)
)
SELECT g.pk, g.id, g.name, g.name_en, g.collective, min(l.direction), min(l.since), min(l.moved)
FROM line AS l JOIN agency AS g ON g.pk = l.member
GROUP BY g.pk
ORDER BY min(l.direction), min(l.since), g.id;
