-- Who shares most with an agency? One row a partner: its key, how many clauses, and the newest
-- statement that both answer under. Through succession (:own 0) partners are the bodies of today:
-- those that no other body followed by :as_of, and none that the agency itself stands for.
-- :roles counts the agency's own roles. :most and :from go on after a page: fewer clauses, or as
-- many and a later id.
-- Example: .parameter set :agency "'sh-amr'"  .parameter set :own 0  .parameter set :roles 15
--   .parameter set :as_of "'9999'"  .parameter set :low 0  .parameter set :limit 20
--   .parameter set :high 9223372036854775807
--   .parameter set :most 9223372036854775807  .parameter set :from "''"
WITH asked (pk) AS (SELECT pk FROM agency WHERE id = :agency),
met (other, provision, statement) AS (
  SELECT h.b, h.provision, h.statement
  FROM asked CROSS JOIN shared AS h ON h.a = asked.pk
  WHERE h.provision BETWEEN :low AND :high AND h.role_a & :roles
    AND h.since <= :as_of AND h.own >= :own
  UNION ALL
  SELECT h.a, h.provision, h.statement
  FROM asked CROSS JOIN shared AS h ON h.b = asked.pk
  WHERE h.provision BETWEEN :low AND :high AND h.role_b & :roles
    AND h.since <= :as_of AND h.own >= :own
),
counted (other, clauses, newest) AS (
  SELECT other, count(DISTINCT provision), min(statement) FROM met GROUP BY other
),
listed AS (
  SELECT c.other, c.clauses, c.newest, count(*) OVER () AS total
  FROM counted AS c
  WHERE :own = 1 OR NOT EXISTS (
    SELECT 1 FROM agency_line AS l
    WHERE l.agency = c.other AND l.direction = 'after' AND l.since <= :as_of
  ) AND NOT EXISTS (
    SELECT 1 FROM agency_line AS l
    WHERE l.agency = (SELECT pk FROM asked) AND l.member = c.other AND l.since <= :as_of
  )
)
SELECT g.pk, g.id, g.name, g.name_en, g.collective, l.clauses, l.newest, l.total
FROM listed AS l
CROSS JOIN agency AS g ON g.pk = l.other
WHERE l.clauses < :most OR l.clauses = :most AND g.id > :from
ORDER BY l.clauses DESC, g.id
LIMIT :limit;
