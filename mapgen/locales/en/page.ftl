# Every word a reader of an English map sees. Figures arrive formatted; counts arrive as numbers and choose the form.

list-comma = { ", " }
list-last = { $before } and { $last }

## Areas
county-full = { $name } County
counties = { $n } { $count ->
    [one] county
   *[other] counties
}
state-total = { $place }, all counties

## Outcomes
tie = Tie
no-votes = No votes
no-data = No data
status-certified = Certified
status-unofficial-complete = Unofficial, complete
status-unofficial-partial = Unofficial, incomplete
status-partial = Count not finished
status-none = No results yet

## Findings
lead-in-counties = { $lead } in the { $counties }
carried = { $leader } carried { $won } of { $total } counties and { $place } by { $margin } { $count ->
    [one] vote
   *[other] votes
}
carried-all = { $leader } carried every county and { $place } by { $margin } votes
carried-split = { $carried }: { $ours } in the { $ourcounties }, { $theirs } in the { $othercounties }.
carried-plain = { $carried }.
tied = { $place } ended in a tie between { $leaders }.
group-counties = { $n } { $noun } { $count ->
    [one] county
   *[other] counties
}
other-counties = { $n } { $count ->
    [one] other
   *[other] others
}
split-led = { $leader } led by { $parts }
split-part = { $lead } votes in the { $counties }
split-part-more = { $lead } in the { $counties }
split-joined = { $first }; { $second }.
split-single = { $first }.
change-share = { $who }’s share went from { $before } in { $then } to { $now } in { $year }.
change-carried = Of { $had } counties carried then, { $kept } stayed and { $lost } were lost
change-gained = { $carried }; { $names } { $count ->
    [one] was gained
   *[other] were gained
}.
change-not-gained = { $carried }.
change-group = In the { $counties } the share went from { $before } to { $now }; the largest change of any county is { $county }’s { $change } points.
shift-towards = From { $then } to { $year } the lead moved towards { $who } in { $n } of { $total } counties, most in { $county } ({ $change } points)
shift-both = { $first }, and towards { $other } in { $m }.
shift-one = { $first }.
shift-state = Across { $place } { $leader }’s lead of { $before } points became { $nowleader }’s of { $now }.
votes-most = The largest lead, { $margin } votes for { $leader }, is { $county } County’s
votes-other = { $most }; the largest for { $leader } is { $margin }, in { $county }. Circles show votes, not acres.
votes-only = { $most }. Circles show votes, not acres.
status-line = { $title }, { $date }. { $status } results.
alt-text = County map of { $place }: { $title }, { $contest } { $year }. { $carried }.

## Margins
winner-margin = { $winner } +{ $points }
by-votes = { $winner } by { $votes } { $count ->
    [one] vote
   *[other] votes
}
points = { $points } points

## Page
skip-to-table = Skip to the table of all counties
all-maps = All maps
map-of = Map
pick-county = Find a county
pick-none = { $place }
readout-hint = Point at a county, tap it, or choose it from the list.
legend-counties = Counties
legend-votes = Votes cast there
legend-circles = Area of a circle: the lead in votes
bars-heading = { $title }: where the votes are
split-heading = The split: { $title }
split-caption = Votes by kind of county. Votes are summed first, shares taken after.
split-group = Counties
split-lead = Lead
split-lead-two = Lead among the two
split-all = All votes
split-won = Counties won
table-heading = All { $n } counties
table-caption = { $title }, { $year }: votes and share of every candidate, by county.
column-county = County
column-winner = Winner and margin
column-total = All votes
column-change = { $who }’s share since { $then }, points
column-shift = Lead of { $who } since { $then }, points
notes-heading = How to read this map
definitions-heading = Definitions
sources-heading = Sources
caveats-heading = Caveats
downloads-heading = Take the data
download-csv = Table (CSV)
download-geojson = Map with data (GeoJSON)
download-svg = Drawing (SVG)
change-since = { $who }, { $then } to { $year }
carried-kept = kept since { $then }
carried-lost = lost since { $then }, when { $winner } won
carried-gained = gained since { $then }, when { $winner } won
carried-neither = { $winner } won in { $then }
definition-winner = Winner
definition-winner-text = The candidate with the most votes; a majority is not needed.
definition-margin = Margin
definition-margin-text = The first candidate’s votes minus the second’s, as a percentage of all votes cast in the county, { $lines } lines of the ballot together. Bins include their lower bound: “5–10” is at least 5 and under 10 points.
definition-change = Change since { $then }
definition-change-text = The share of { $who } in { $year } minus the share of { $before } in { $then }, in percentage points.
definition-shift-text = The lead of { $who } over the strongest rival in { $year } minus that of { $before } in { $then }, in percentage points.
definition-two-way = Shares and leads in the comparison are of the votes for the two leading candidates alone, because other lines are not counted alike in both years.
definition-rounding = Rounding
definition-rounding-text = Figures are rounded only when shown; a share never rounds to 0 or to 100 percent.
definition-projection = Projection
definition-projection-text = Albers’ equal-area conic fitted to { $place }; borders are simplified by at most half a pixel at a width of 1,000.
source-of = { $title }, { $year }
source-boundaries = Boundaries
source-attributes = Attributes
source-cities = Cities

## Index
index-heading = The maps
index-state = The result
index-sources = Sources and status
made-with = Made with mapgen { $version }
open-map = Open the map
index-candidate = Candidate
index-votes = Votes
index-share = Share
