-- Is there a thing of this kind with this id?
-- Example: .parameter set :kind "'agency'"  .parameter set :id "'sh-amr'"
--   .parameter set :owner "'2024-0123456789.s1.c2-r01234567'"  .parameter set :n 1
SELECT 1 WHERE CASE :kind
  WHEN 'document' THEN EXISTS (SELECT 1 FROM document WHERE id = :id)
  WHEN 'provision' THEN EXISTS (SELECT 1 FROM provision WHERE id = :id)
  WHEN 'statement' THEN EXISTS (SELECT 1 FROM statement WHERE id = :id)
  WHEN 'measure' THEN EXISTS (SELECT 1 FROM measure WHERE id = :id)
  WHEN 'observation' THEN EXISTS (SELECT 1 FROM observation WHERE id = :id)
  WHEN 'indicator' THEN EXISTS (SELECT 1 FROM observation WHERE indicator = :id)
  WHEN 'mention' THEN EXISTS (SELECT 1 FROM mention WHERE id = :id)
  WHEN 'work' THEN EXISTS (SELECT 1 FROM work WHERE id = :id)
  WHEN 'standard' THEN EXISTS (SELECT 1 FROM standard WHERE id = :id)
  WHEN 'programme' THEN EXISTS (SELECT 1 FROM programme WHERE id = :id)
  WHEN 'thread' THEN EXISTS (SELECT 1 FROM thread WHERE id = :id)
  WHEN 'agency' THEN EXISTS (SELECT 1 FROM agency WHERE id = :id)
  WHEN 'event' THEN EXISTS (SELECT 1 FROM change_event WHERE id = :id)
  WHEN 'name' THEN EXISTS (SELECT 1 FROM agency_name WHERE id = :id)
  WHEN 'jurisdiction' THEN EXISTS (SELECT 1 FROM jurisdiction WHERE id = :id)
  WHEN 'function' THEN EXISTS (SELECT 1 FROM function WHERE id = :id)
  WHEN 'assignment' THEN EXISTS (
    SELECT 1 FROM statement AS s CROSS JOIN assigned_to AS a ON a.statement = s.pk
    WHERE s.id = :owner AND a.n = :n)
  WHEN 'actor' THEN EXISTS (
    SELECT 1 FROM measure AS m CROSS JOIN acts_in AS x ON x.measure = m.pk
    WHERE m.id = :owner AND x.n = :n)
  WHEN 'thread-member' THEN EXISTS (
    SELECT 1 FROM measure AS m CROSS JOIN in_thread AS i ON i.measure = m.pk
    WHERE m.id = :owner AND i.n = :n)
  WHEN 'judgement' THEN EXISTS (
    SELECT 1 FROM measure AS m CROSS JOIN judged AS j ON j.later = m.pk
    WHERE m.id = :owner AND j.n = :n)
  WHEN 'issuer' THEN EXISTS (
    SELECT 1 FROM document AS d CROSS JOIN issued AS i ON i.document = d.pk
    WHERE d.id = :owner AND i.n = :n)
  ELSE 0 END;
