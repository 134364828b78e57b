-- Which bodies speak for the districts? Collectives whose members are of county level (各区人民政府,
-- 各区质量工作领导小组) and single districts; with :district only that district, the bodies before
-- and after it, the collectives that it is a member of, and those of the place that it lies in.
-- :jurisdiction keeps those of one place and of the places in it.
-- Example: .parameter set :district NULL  .parameter set :jurisdiction "'310000'"
--   .parameter set :as_of "'9999'"
WITH RECURSIVE own (pk) AS (
  SELECT l.member FROM agency_line AS l
  WHERE l.agency = (SELECT pk FROM agency WHERE id = :district) AND l.since <= :as_of
),
above (id) AS (
  SELECT jurisdiction FROM agency WHERE id = :district
  UNION
  SELECT j.parent FROM above JOIN jurisdiction AS j ON j.id = above.id WHERE j.parent IS NOT NULL
),
spoken (pk) AS (
  SELECT pk FROM agency
  WHERE :district IS NULL AND (covers = 'county' OR level IN ('district', 'county'))
  UNION SELECT pk FROM own
  UNION SELECT m.collective FROM membership AS m
        WHERE m.agency IN (SELECT pk FROM own)
  UNION SELECT pk FROM agency
        WHERE :district IS NOT NULL AND covers = 'county' AND jurisdiction IN (SELECT id FROM above)
)
SELECT g.pk, g.id, g.name, g.name_en, g.collective
FROM spoken
CROSS JOIN agency AS g ON g.pk = spoken.pk
WHERE (:district IS NULL OR g.covers = 'county' OR g.pk IN (SELECT pk FROM own))
  AND (:jurisdiction IS NULL OR g.jurisdiction = :jurisdiction OR g.jurisdiction IN (
    WITH RECURSIVE inside (id) AS (
      SELECT id FROM jurisdiction WHERE parent = :jurisdiction
      UNION SELECT j.id FROM inside JOIN jurisdiction AS j ON j.parent = inside.id)
    SELECT id FROM inside))
ORDER BY g.id;
