-- Of which sentences, by key, did people judge what went before them?
-- Example: .parameter set :low 0  .parameter set :high 9223372036854775807
SELECT DISTINCT later FROM judged WHERE later BETWEEN :low AND :high ORDER BY later;
