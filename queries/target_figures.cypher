// Every figure that was set as a target in a range of keys of parts, as stated_figures.cypher gives
// it: the newest document first, in the order of the text.
// Example: :param low => 0
//   :param high => 9223372036854775807
MATCH (o:Observation)
WHERE o.figure = 'target' AND $low <= o.pk <= $high
MATCH (d:Document {pk: o.document})
RETURN o.pk, d.id, o.indicator, o.name, o.unit, o.year, toFloat(o.value), toFloat(o.value_max),
       toFloat(o.base_value), o.comparison, o.figure, o.start, o.end
ORDER BY o.pk;
