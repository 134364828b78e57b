-- What did people say of links of the sentences of a list of keys? One row a judgement.
-- Example: .parameter set :measures "'[1,2]'"
SELECT x.earlier, x.later, x.verdict, x.kind, x.who, x.date, x.why
FROM judged AS x
WHERE x.earlier IN (SELECT value FROM json_each(:measures))
   OR x.later IN (SELECT value FROM json_each(:measures))
ORDER BY x.later, x.earlier, x.n;
