-- Which sentences does the lineage of a thing begin with? Their keys, the newest document first.
-- :kind measure: that one; provision, document: those in it that stand in a thread or that somebody
-- judged; thread: its own; work, standard, programme: those that name it or stand in its thread;
-- indicator: those that state a figure of it. :first and :last are the keys of a part of a document
-- (see lineage_focus.sql), :id is the id of anything else.
-- Example: .parameter set :kind "'thread'"  .parameter set :id "'t-0123456789'"
--   .parameter set :first NULL  .parameter set :last NULL  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :limit 60
WITH found (pk) AS (
  SELECT pk FROM measure WHERE :kind = 'measure' AND pk = :first
  UNION
  SELECT m.pk FROM measure AS m
  WHERE :kind = 'provision' AND m.provision BETWEEN :first AND :last
    AND (m.pk IN (SELECT measure FROM in_thread) OR m.pk IN (SELECT earlier FROM judged)
         OR m.pk IN (SELECT later FROM judged))
  UNION
  SELECT m.pk FROM measure AS m
  WHERE :kind = 'document' AND m.pk BETWEEN :first AND :last
    AND (m.pk IN (SELECT measure FROM in_thread) OR m.pk IN (SELECT earlier FROM judged)
         OR m.pk IN (SELECT later FROM judged))
  UNION
  SELECT i.measure FROM thread AS t CROSS JOIN in_thread AS i ON i.thread = t.pk
  WHERE :kind = 'thread' AND t.id = :id
  UNION
  SELECT i.measure FROM thread AS t CROSS JOIN in_thread AS i ON i.thread = t.pk
  WHERE :kind = 'work' AND t.work = :id
  UNION
  SELECT i.measure FROM thread AS t CROSS JOIN in_thread AS i ON i.thread = t.pk
  WHERE :kind = 'standard' AND t.standard = :id
  UNION
  SELECT i.measure FROM thread AS t CROSS JOIN in_thread AS i ON i.thread = t.pk
  WHERE :kind = 'programme' AND t.programme = :id
  UNION
  SELECT measure FROM mention WHERE :kind = 'work' AND work = :id AND measure IS NOT NULL
  UNION
  SELECT measure FROM mention WHERE :kind = 'standard' AND standard = :id AND measure IS NOT NULL
  UNION
  SELECT measure FROM mention WHERE :kind = 'programme' AND programme = :id AND measure IS NOT NULL
  UNION
  SELECT m.pk FROM observation AS o
  CROSS JOIN measure AS m
    ON m.provision = o.provision AND m.start_ <= o.start_ AND o.end_ <= m.end_
  WHERE :kind = 'indicator' AND o.indicator = :id
)
SELECT pk FROM found WHERE pk BETWEEN :low AND :high
ORDER BY pk
LIMIT :limit;
