// What came in the place of an id that was withdrawn (null: nothing did); no row when it was not.
// Example: :param id => 'measure/2024-0123456789.s1.c2-m01234567'
MATCH (w:Withdrawn {id: $id})
RETURN w.successor AS successor;
