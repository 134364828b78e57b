-- An agency by its id.
-- Example: .parameter set :id "'sh-amr'"
SELECT pk, id, name, name_en, collective FROM agency WHERE id = :id;
