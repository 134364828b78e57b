-- What came in the place of an id that was withdrawn (NULL: nothing did); no row when it was not.
-- Example: .parameter set :id "'measure/2024-0123456789.s1.c2-m01234567'"
SELECT successor FROM withdrawn WHERE id = :id;
