-- What the threads of a list of ids are: name, type, what carries them, and the thing that each is.
-- Example: .parameter set :threads "'[]'"
SELECT t.id, t.name, t.type, t.method, t.work, t.standard, t.programme
FROM json_each(:threads) AS k
CROSS JOIN thread AS t ON t.id = k.value
ORDER BY k.key;
