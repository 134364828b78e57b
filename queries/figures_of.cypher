// Every figure of a list of indicators, by id, that documents of a range of keys state, as
// stated_figures.cypher gives it: the newest document first, in the order of the text.
// Example: :param indicators => []
//   :param low => 0
//   :param high => 9223372036854775807
UNWIND $indicators AS indicator
MATCH (o:Observation {indicator: indicator})
WHERE $low <= o.pk <= $high
MATCH (d:Document {pk: o.document})
RETURN o.pk, d.id, o.indicator, o.name, o.unit, o.year, toFloat(o.value), toFloat(o.value_max),
       toFloat(o.base_value), o.comparison, o.figure, o.start, o.end
ORDER BY o.pk;
