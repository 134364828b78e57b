// What the threads of a list of ids are: name, type, what carries them, and the thing that each is.
// Example: :param threads => []
UNWIND range(0, size($threads) - 1) AS place
MATCH (t:Thread {id: $threads[place]})
RETURN t.id, t.name, t.type, t.method, t.work, t.standard, t.programme
ORDER BY place;
