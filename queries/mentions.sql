-- Every place that names a thing, in order of time: the oldest document first, then the order of the
-- text. :work, :standard and :programme are ids, NULL but for one. :after_document
-- 9223372036854775807 and :after 0 begin; those of a page's last row go on.
-- Example: .parameter set :work "'w-0123456789'"  .parameter set :standard NULL
--   .parameter set :programme NULL  .parameter set :relation NULL  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :after_document 9223372036854775807
--   .parameter set :after 0  .parameter set :limit 20
SELECT n.document, n.pk
FROM mention AS n
WHERE (n.work = :work OR n.standard = :standard OR n.programme = :programme)
  AND n.pk BETWEEN :low AND :high
  AND (:relation IS NULL OR n.relation = :relation)
  AND (n.document < :after_document OR (n.document = :after_document AND n.pk > :after))
ORDER BY n.document DESC, n.pk
LIMIT :limit;
