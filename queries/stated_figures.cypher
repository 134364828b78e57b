// Every figure of the documents of a range of keys, with what one needs to compare it with others:
// the newest document first, in the order of the text.
// Example: :param low => 0
//   :param high => 9223372036854775807
MATCH (d:Document)-[:HAS_PROVISION]->(:Provision)-[:HAS_OBSERVATION]->(o:Observation)
WHERE $low <= o.pk <= $high
RETURN o.pk, d.id, o.indicator, o.name, o.unit, o.year, toFloat(o.value), toFloat(o.value_max),
       toFloat(o.base_value), o.comparison, o.figure, o.start, o.end
ORDER BY o.pk;
