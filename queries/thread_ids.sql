-- The ids of all threads in their order; :after '' begins, that of a page's last row goes on.
-- Example: .parameter set :after "''"  .parameter set :limit 1000
SELECT id FROM thread WHERE id > :after ORDER BY id LIMIT :limit;
