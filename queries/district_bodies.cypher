// Which bodies speak for the districts? Collectives whose members are of county level (各区人民政府,
// 各区质量工作领导小组) and single districts; with $district only that district, the bodies before and after
// it, the collectives that it is a member of, and those of the place that it lies in. $jurisdiction
// keeps those of one place and of the places in it.
// Example: :param district => null
//   :param jurisdiction => '310000'
//   :param as_of => '9999'
OPTIONAL MATCH (asked:Agency {id: $district})
CALL (asked) {
  MATCH (asked)-[line:STANDS_FOR]->(own:Agency)
  WHERE line.since <= $as_of
  RETURN collect(own) AS own
}
CALL (asked) {
  // The places that the district lies in, itself among them.
  MATCH (:Jurisdiction {id: asked.jurisdiction})-[:WITHIN*0..]->(place:Jurisdiction)
  RETURN collect(place.parent) AS above
}
WITH asked, own, above + asked.jurisdiction AS above
CALL (asked, own, above) {
  MATCH (g:Agency)
  WHERE $district IS NULL AND (g.covers = 'county' OR g.level IN ['district', 'county'])
  RETURN g
  UNION
  UNWIND own AS g
  RETURN g
  UNION
  UNWIND own AS member
  MATCH (member)<-[:OF_MEMBER]-(:Membership)-[:IN_COLLECTIVE]->(g:Agency)
  RETURN g
  UNION
  MATCH (g:Agency {covers: 'county'})
  WHERE $district IS NOT NULL AND g.jurisdiction IN above
  RETURN g
}
WITH g, own
WHERE ($district IS NULL OR g.covers = 'county' OR g IN own)
  AND ($jurisdiction IS NULL OR g.jurisdiction = $jurisdiction OR EXISTS {
    MATCH (:Jurisdiction {id: g.jurisdiction})-[:WITHIN*0..]->(place:Jurisdiction)
    WHERE place.parent = $jurisdiction
  })
RETURN g.pk, g.id, g.name, g.name_en, g.collective
ORDER BY g.id;
