-- How many neighbours does a node have? Each counts once, however many relationships lead to it.
-- Example: .parameter set :kind "'agency'"  .parameter set :key 7  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :as_of "'9999'"
SELECT CASE :kind
  WHEN 'agency' THEN
    (SELECT count(*) FROM (
       SELECT event FROM changed_to AS t CROSS JOIN change_event AS e ON e.pk = t.event
       WHERE t.agency = :key AND coalesce(e.date, e.not_after, '') <= :as_of
       UNION
       SELECT event FROM changed_from AS f CROSS JOIN change_event AS e ON e.pk = f.event
       WHERE f.agency = :key AND coalesce(e.date, e.not_after, '') <= :as_of))
    + (SELECT count(*) FROM (
       SELECT collective FROM membership WHERE agency = :key
       UNION SELECT agency FROM membership WHERE collective = :key AND agency IS NOT NULL))
    + (SELECT count(DISTINCT statement) FROM assigned_to
       WHERE agency = :key AND statement BETWEEN :low AND :high)
    + (SELECT count(DISTINCT measure) FROM acts_in
       WHERE agency = :key AND measure BETWEEN :low AND :high)
    + (SELECT count(DISTINCT document) FROM issued
       WHERE agency = :key AND document BETWEEN :low >> 20 AND :high >> 20)
  WHEN 'document' THEN
    (SELECT count(DISTINCT agency) FROM issued WHERE document = :key)
    + (SELECT count(*) FROM provision
       WHERE pk BETWEEN :key << 20 AND (:key + 1 << 20) - 1 AND parent IS NULL)
  WHEN 'provision' THEN
    1 + (SELECT count(*) FROM statement WHERE provision = :key)
    + (SELECT count(*) FROM measure WHERE provision = :key)
    + (SELECT count(*) FROM provision AS p
       CROSS JOIN provision AS c ON c.pk BETWEEN p.pk + 1 AND p.subtree_end
       WHERE p.pk = :key AND c.parent = :key)
  WHEN 'statement' THEN
    1 + (SELECT count(DISTINCT agency) FROM assigned_to WHERE statement = :key)
    + (SELECT count(*) FROM covers WHERE statement = :key)
  WHEN 'measure' THEN
    1 + (SELECT count(DISTINCT agency) FROM acts_in WHERE measure = :key)
    + (SELECT count(*) FROM covers WHERE measure = :key)
  ELSE
    (SELECT count(*) FROM (
       SELECT agency FROM changed_from WHERE event = :key
       UNION SELECT agency FROM changed_to WHERE event = :key))
  END;
