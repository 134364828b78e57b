-- An agency with what it answers for under its own name: clauses, and sentences in which it acts.
-- Example: .parameter set :id "'sh-amr'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT g.pk, g.id, g.name, g.name_en, g.collective,
       g.how, g.level, g.kind, g.jurisdiction, g.function,
       g.start, g.start_not_before, g.start_not_after, g.end, g.end_not_before, g.end_not_after,
       (SELECT count(DISTINCT x.provision) FROM duty AS x
        WHERE x.agency = g.pk AND x.named = g.pk AND x.provision BETWEEN :low AND :high),
       (SELECT count(DISTINCT a.measure) FROM acts_in AS a
        WHERE a.agency = g.pk AND a.measure BETWEEN :low AND :high)
FROM agency AS g
WHERE g.id = :id;
