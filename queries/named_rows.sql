-- Works, standards or programmes by their ids: name, type, number, why it is unresolved, the document
-- that is it, and how many different numbers documents give it. The newest document's word counts.
-- :kind is work, standard or programme.
-- Example: .parameter set :kind "'work'"  .parameter set :things "'[]'"
--   .parameter set :low 0  .parameter set :high 9223372036854775807
SELECT k.key, t.id, t.name, t.type,
       (SELECT x.number FROM work AS x WHERE x.id = t.id AND x.number IS NOT NULL
          AND x.pk BETWEEN :low AND :high ORDER BY x.pk LIMIT 1),
       t.reason,
       (SELECT x.held FROM work AS x WHERE x.id = t.id AND x.held IS NOT NULL
          AND x.pk BETWEEN :low AND :high ORDER BY x.pk LIMIT 1),
       (SELECT count(DISTINCT x.number) FROM work AS x WHERE x.id = t.id
          AND x.pk BETWEEN :low AND :high),
       min(t.pk)
FROM json_each(:things) AS k
CROSS JOIN work AS t ON t.id = k.value AND t.pk BETWEEN :low AND :high
WHERE :kind = 'work'
GROUP BY k.key
UNION ALL
SELECT k.key, t.id, t.name, 'standard', t.number, t.reason, NULL, count(DISTINCT t.number), min(t.pk)
FROM json_each(:things) AS k
CROSS JOIN standard AS t ON t.id = k.value AND t.pk BETWEEN :low AND :high
WHERE :kind = 'standard'
GROUP BY k.key
UNION ALL
SELECT k.key, t.id, t.name, t.type, NULL, NULL, NULL, 0, min(t.pk)
FROM json_each(:things) AS k
CROSS JOIN programme AS t ON t.id = k.value AND t.pk BETWEEN :low AND :high
WHERE :kind = 'programme'
GROUP BY k.key
ORDER BY 1;
