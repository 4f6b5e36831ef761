# Every word a reader of an English map sees. Figures arrive formatted; counts arrive as numbers and choose the form.

list-comma = { ", " }
list-last = { $before } and { $last }

## Areas
county-full = { $area ->
    [county] { $name } County
    [parish] { $name } Parish
    [borough] { $name } Borough
    [census-area] { $name } Census Area
    [municipality] { $name } Municipality
    [city-and-borough] { $name } City and Borough
    [city] { $name } city
    [municipio] { $name } Municipio
    [planning-region] { $name } Planning Region
    [district] { $name } District
    [island] { $name } Island
    [state] { $name } (whole state)
   *[unknown] { $name }
}
counties = { $n } { $count ->
    [one] county
   *[other] counties
}
state-total = { $place }, all counties
state-total-and-elsewhere = { $place }, all votes
in-no-county = in no county
votes-in-no-county = { $n } { $count ->
    [one] vote
   *[other] votes
} in no county

## Outcomes
tie = Tie
no-votes = No votes
no-results = No results yet
no-data = No data
status-certified = Certified
status-unofficial-complete = Unofficial, complete
status-unofficial-partial = Unofficial, incomplete
status-final = Count finished
status-partial = Count not finished

## Margins
winner-margin = { $winner } +{ $points }
by-votes = { $winner } by { $votes } { $count ->
    [one] vote
   *[other] votes
}
points = { $points } points

## Page
status-line = { $title }, { $date }. { $status } results.
status-line-unstated = { $title }, { $date }.
skip-to-table = Skip to the table of all counties
all-maps = All maps
pick-county = Find a county
legend-counties = Counties
legend-votes = { $of ->
    [registered] Registered voters
   *[votes] Votes cast there
}
bin = { $low }–{ $high } points
bin-last = { $low } points or more
bins-defined = Each county has the colour of the candidate with most votes, deeper the wider the margin. A bin holds its lower bound and not its upper: { $low }–{ $high } is at least { $low } and under { $high } points.
colour-single = Who won few counties has one colour there, whatever the margin.
colour-textures = Where colours alone would be confused, a texture lies over them.
states = How far the count is
states-text = A county whose count is not finished has the colour of the candidate who leads there, under a texture.
column-counted = Share reported
bars-heading = { $title }: where the votes are
split-heading = The split: { $title }
split-caption = Votes by kind of county. Votes are summed first, shares taken after.
split-group = Counties
split-lead = Lead
split-all = { $of ->
    [ballots] Ballots
    [registered] Registered voters
   *[votes] All votes
}
split-won = { $tense ->
    [counting] Counties led in
    [led] Counties with most votes
    [unopposed] Counties with most votes
   *[counted] Counties won
}
table-heading = All { $n } counties
table-caption = { $kind ->
    [measure] { $title }, { $year }: votes and share of each answer, by county.
    [retention] { $title }, { $year }: votes and share of each answer, by county.
    [turnout] { $title }, { $year }, by county.
   *[candidates] { $title }, { $year }: votes and share of every candidate, by county.
}
column-county = County
column-winner = { $tense ->
    [counting] Leader and margin
    [led] Most votes and margin
    [unopposed] Most votes
   *[counted] Winner and margin
}
column-total = { $of ->
    [ballots] Ballots
    [registered] Registered voters
   *[votes] All votes
}
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
carried-lost = lost since { $then }, when { $winner } won
carried-gained = gained since { $then }, when { $winner } won
definition-winner = Winner
definition-winner-text = The candidate with the most votes; a majority is not needed.
definition-margin = Margin
definition-margin-text = The first candidate’s votes minus the second’s, as a percentage of { $of ->
    [ballots] the ballots cast in the county.
   *[votes] all votes cast in the county, { $lines } lines of the ballot together.
} Bins include their lower bound: “5–10” is at least 5 and under 10 points.
definition-change = Change since { $then }
definition-change-text = The share of { $who } in { $year } minus the share of { $before } in { $then }, in percentage points.
definition-shift-text = The lead of { $who } over the strongest rival in { $year } minus that of { $before } in { $then }, in percentage points.
definition-two-way = Shares and leads in the comparison are of the votes for the two leading candidates alone, because other lines are not counted alike in both years.
definition-rounding = Rounding
definition-rounding-text = Figures are rounded only when shown; a share never rounds to 0 or to 100 percent.
definition-projection = Projection
definition-projection-text = Albers’ equal-area conic fitted to { $place }; borders are simplified by at most half a pixel at a width of 1,000.
source-of = { $title }, { $year } ({ $status ->
    [certified] certified
    [unofficial-complete] unofficial, complete
    [not-stated] status not stated
   *[unofficial-partial] unofficial, incomplete
})
source-boundaries = Boundaries
source-attributes = Attributes
source-cities = Cities

## Index
index-heading = The maps
index-state = The result
index-sources = Sources and status
made-with = Made with mapgen { $version }
index-candidate = { $kind ->
    [measure] Answer
    [retention] Answer
    [turnout] Turnout
   *[candidates] Candidate
}
index-votes = { $kind ->
    [turnout] Number
   *[candidates] Votes
}
index-share = Share
