-- The clause, sentence or statement that an id means, with its clause and its words.
-- Example: .parameter set :id "'2024-0123456789.p2.s1.c2'"
WITH asked (kind, key, last, provision, start_, end_, quote) AS (
  SELECT 'provision', pk, subtree_end, pk, start_, end_,
         coalesce(quote, (SELECT substr(text, start_ + 1, end_ - start_) FROM text
                          WHERE text.document = provision.document))
  FROM provision WHERE id = :id
  UNION ALL SELECT 'measure', pk, pk, provision, start_, end_, text FROM measure WHERE id = :id
  UNION ALL SELECT 'statement', pk, pk, provision, start_, end_, quote FROM statement WHERE id = :id
)
SELECT a.kind, a.key, a.last, a.start_, a.end_, a.quote,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM asked AS a
JOIN provision AS p ON p.pk = a.provision
JOIN document AS d ON d.pk = p.document;
