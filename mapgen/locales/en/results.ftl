# Words of maps and reports made of a results file that no atlas describes.

undated = date not stated
status-not-stated = Status not stated
the-nation = the United States

## Titles of contests
contest-primary = { $party } { $office } primary
contest-general = { $office } election
contest-named = { $office }
contest-named-primary = { $office }, { $party } primary
contest-district = { $title }, district { $district }
contest-unknown = { $kind ->
    [measure] Ballot measure
    [retention] Retention
    [turnout] Turnout
   *[other] Votes by county
}
headline-won = { $leader } won { $place }
headline-most = { $leader } got the most votes in { $place }

## The report of `mapgen check`
check-title = Check of { $file }
check-verdict-ok = No errors: this file can be drawn.
check-verdict-error = { $count ->
    [one] One error: this file cannot be drawn as it stands.
   *[other] { $n } errors: this file cannot be drawn as it stands.
}
check-file = The file
check-layout = Layout
check-rows = Rows
check-rows-text = { $read } read, { $used } used
check-figures-text = { $read } read, { $used } figures used
check-left-out = Left out
check-contest = Contest
check-kind = Kind
check-kind-text = { $kind ->
    [measure] Measure: { $yes } or { $no }
    [retention] Retention: { $yes } or { $no }
    [uncontested] One candidate, unopposed
    [ranked] Ranked choice, round { $round }
    [approval] Several choices a voter
    [turnout] Turnout
   *[candidates] Candidates
}{ $needs ->
    [no] {""}
    [majority] ; a majority is needed
   *[share] ; { $needed } needed
}
check-result = Result
check-counties = Counties
check-counties-text = { $matched } matched, { $missing } missing, { $unknown } unknown
check-counted = Count
check-counted-text = { $final } finished, { $partial } in part, { $none } with nothing yet
check-boundaries = Boundaries
check-totals = Votes
check-candidate = Candidate
check-votes = Votes
check-share = Share
check-all = All votes
check-findings = Findings
ledger-heading = Where every vote went
ledger-drawn = in counties
ledger-as-one = in { $place }, drawn as one area
ledger-elsewhere = { $place }, in no county
ledger-counted = all votes
ledger-left-out = not counted: { $what }
ledger-source = in the file
check-severity = Kind
check-place = Where
check-what = What
check-error = Error
check-warning = Warning
check-note = Note
check-signed = Checked by
check-signed-on = Date
