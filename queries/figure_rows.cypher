// Figures of a list of keys with their clauses.
// Example: :param figures => [1, 2]
UNWIND range(0, size($figures) - 1) AS place
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision)
      -[:HAS_OBSERVATION]->(o:Observation {pk: $figures[place]})
RETURN o.pk, o.id, o.indicator, o.name, o.value, o.value_max, o.comparison, o.unit, o.base_value,
       o.base_unit, o.unit_code, o.year, o.figure, o.flow, o.level, o.holder, o.change,
       o.start, o.end, o.quote,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, p.end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY place;
