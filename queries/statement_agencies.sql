-- The bodies in each of a list of statements, by key and separated by commas, and all roles in it as
-- bits: lead 1, support 2, responsible 4, by_duty 8.
-- Example: .parameter set :statements "'[1,2,3]'"
SELECT a.statement, group_concat(a.agency),
       max(a.role = 'lead') + 2 * max(a.role = 'support') + 4 * max(a.role = 'responsible')
         + 8 * max(a.role = 'by_duty')
FROM json_each(:statements) AS k CROSS JOIN assigned_to AS a ON a.statement = k.value
GROUP BY k.key;
