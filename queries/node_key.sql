-- The key of a node by its kind and id.
-- Example: .parameter set :kind "'agency'"  .parameter set :id "'sh-amr'"
SELECT CASE :kind
  WHEN 'document' THEN (SELECT pk FROM document WHERE id = :id)
  WHEN 'provision' THEN (SELECT pk FROM provision WHERE id = :id)
  WHEN 'statement' THEN (SELECT pk FROM statement WHERE id = :id)
  WHEN 'measure' THEN (SELECT pk FROM measure WHERE id = :id)
  WHEN 'agency' THEN (SELECT pk FROM agency WHERE id = :id)
  WHEN 'event' THEN (SELECT pk FROM change_event WHERE id = :id)
  END;
