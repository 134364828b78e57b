-- The sources of events, and of memberships [collective key, member key], in the authority file.
-- Example: .parameter set :events "'[1]'"  .parameter set :memberships "'[[7,9]]'"
SELECT kind, first, second, source
FROM (
  SELECT 'event' AS kind, e.pk AS first, NULL AS second, e.source, e.id
  FROM json_each(:events) AS k CROSS JOIN change_event AS e ON e.pk = k.value
  UNION ALL
  SELECT 'membership', m.collective, m.agency, m.source, m.id
  FROM json_each(:memberships) AS k
  CROSS JOIN membership AS m ON m.collective = json_extract(k.value, '$[0]')
                            AND m.agency = json_extract(k.value, '$[1]')
)
ORDER BY kind, id;
