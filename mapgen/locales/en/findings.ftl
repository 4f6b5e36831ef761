# What was found in an input: a sentence for each code, without its full stop. The place goes before it, where it has one.

## What was found many times
told-often = { $what }; and { $more } more like it{ $of ->
    [lines] , in lines { $others }
    [nothing] {""}
   *[places] : { $others }
}{ $restcount ->
    [0] {""}
   *[other] {" "}…
}

## The file
found-refused = { $why }
found-separated = its cells are separated by { $separator ->
    [semicolons] semicolons
    [tabs] tabs
    [bars] bars
   *[commas] commas
}
found-text-utf-16 = it is UTF-16
found-text-utf-16-unmarked = it is UTF-16 without a mark at its beginning
found-text-not-utf-8 = it is not UTF-8 and was read as { $encoding }
found-title-above-headers = a row above the headers says { $said }
found-headers-again = the headers stand { $times } more { $timescount ->
    [one] time
   *[other] times
} among the rows
found-lines-numbered-on = the lines of several files are numbered on, the first of each being: { $files }{ $morecount ->
    [0] {""}
   *[other] , and { $more } more
}
found-columns-not-used = columns not used: { $columns }{ $morecount ->
    [0] {""}
   *[other] {" "}and { $more } more
}
found-rest-computed = “{ $choice }” is { $total } minus { $columns }
found-column-parts-contests = { $column } is taken for the contest, because it parts the candidates
found-row-is-a-footer = the last row is no county’s: it says that the table has { $rows } { $rowscount ->
    [one] row
   *[other] rows
}, which it has
found-rows-blank = { $rows } { $rowscount ->
    [one] blank row was
   *[other] blank rows were
} passed over
found-undated = it does not say when its election was; counties as of { $year } are taken, and --date names another year
found-office-hides-characters = the office's name held control or direction characters, which are left out

## Cells
found-counties-empty = in { $counties } { $countiescount ->
    [one] county
   *[other] counties
} no cell holds a figure, and they are taken to be without results: { $listed }
found-zeros-proven = { $choice }: { $cells } { $cellscount ->
    [one] empty cell is
   *[other] empty cells are
} zero, because the others have the whole total
found-votes-blank = { $who } in { $place } has no number of votes; a county with none needs a 0
found-votes-negative = { $who } in { $place } has { $cell } votes; votes cannot be negative
found-votes-formula = { $who } in { $place } has the formula { $quoted } in place of a number of votes; save the file with its values
found-votes-too-many = { $who } in { $place } has { $quoted } votes, which is more than there are voters
found-votes-grouped-by-points = { $who } in { $place } has { $quoted } votes, which is not a whole number; where the full stop parts thousands, write { $grouped }
found-votes-not-whole = { $who } in { $place } has { $quoted } votes, which is not a whole number
found-votes-a-share = { $who } in { $place } has { $quoted } in place of a number of votes, which is a share
found-votes-no-number = { $who } in { $place } has { $quoted } votes, which is not a number
found-votes-no-number-more = { $more } more cells are no numbers of votes
found-rows-repeated = { $rows } rows stand twice; the first of them, { $who } stands here and in line { $first }
found-row-is-of-shares = { $place } holds shares, no votes, and is left out
found-rows-of-zeros = { $rows } { $rowscount ->
    [one] row says 0 of a unit that stands
   *[other] rows say 0 of units that stand
} twice, which adds nothing
found-row-repeated = { $who } stands here and in line { $first }

## Repairs
found-repaired-thousands = { $times } { $timescount ->
    [one] number was
   *[other] numbers were
} written with thousands separators
found-repaired-decimals = { $times } { $timescount ->
    [one] whole number was
   *[other] whole numbers were
} written with decimals (“612.0”)
found-repaired-zero = { $times } { $timescount ->
    [one] code was missing its
   *[other] codes were missing their
} leading zero
found-repaired-float-code = { $times } { $timescount ->
    [one] code was written as a decimal number
   *[other] codes were written as decimal numbers
} (“1001.0”)
found-repaired-long-code = { $times } { $timescount ->
    [one] code was
   *[other] codes were
} written in the Census's long form
found-repaired-state-code = { $times } { $timescount ->
    [one] code lacked its
   *[other] codes lacked their
} state's two digits
found-repaired-spaces = { $times } { $timescount ->
    [one] name had blanks before, after or twice inside it
   *[other] names had blanks before, after or twice inside them
}
found-repaired-control = { $times } { $timescount ->
    [one] name held control or direction characters, which are left out
   *[other] names held control or direction characters, which are left out
}

## What was left out
left-out-rows = { $rows } { $unit ->
    [figures] { $rowscount ->
        [one] figure
       *[other] figures
    }
   *[rows] { $rowscount ->
        [one] row
       *[other] rows
    }
} { $reason ->
    [modes] of one mode of voting where a row for all modes stands beside them
    [level] of the level { $detail }
    [total] of all candidates’ votes together
    [undervote] of under votes
    [overvote] of over votes
    [ballots] of ballots cast
    [exhausted] of ballots that bear no vote any more
    [aside] of other counts
    [registered] of registered voters
    [sums] that sum the others
    [asked] of places left out as asked
    [doubled] of one person under a second name, with the same votes
    [units] of units that sum the others of their county
   *[unknown] of unknown places
}
found-left-out = left out: { left-out-rows }

## Places
elsewhere-offer = { $votescount ->
    [0] {""}
   *[other] {"."} If it is a place of no county, --elsewhere "{ $place }" keeps its { $votes } votes in every total
}
found-place-unnamed = a row without a county: the row names no county
found-place-unnamed-unit = { $place }: the row names no county{ elsewhere-offer }
found-place-unknown = { $place }: it is not the name of one county{ $nearcount ->
    [0] {""}
   *[other] ; the nearest are { $nearest }
}{ elsewhere-offer }
found-place-ambiguous = { $place }: the name can mean { $meanings }
found-place-unmappable = { $place }: { $reason }
found-place-no-code = { $place }: the code { $written } is not a county's five digits
found-place-code-unknown = { $place }: no county here has the code { $geoid }{ elsewhere-offer }
found-place-two-names = { $place }: the code { $geoid } is { $county }'s, but the name { $called } is that of { $others }
found-place-named-as-state = { $place }: the code { $geoid } is { $county }'s, but the name { $called } is that of a state
found-place-code-unmappable = { $place }: the code { $geoid } is { $county }'s, but { $reason }
found-place-named-as-nothing = { $place }: the code { $geoid } is { $county }'s, but the name { $called } is no county's
found-place-spelled = { $called } stands for { $county } ({ $geoid })
found-place-by-elimination = { $called } is { $county } ({ $geoid }), because the file names the other one
found-codes-carried = { $change } on { $day }: { $pairs }
found-codes-cannot-be-carried = { $change } ({ $day }; { $source }): counties changed between the returns and the boundaries, and votes cannot be divided among new ones; use boundaries of the election's year
found-counted-with-another = { $geoid } has no returns of its own: { $reason }
found-city-in-county = { $place } is a part of { $county } that counts by itself: its { $votes } votes are drawn there
found-state-as-one = { $by ->
    [house-district] { $place } counts by state house district and is drawn as one area
    [row] the file has { $place } only as a whole, and it is drawn as one area
    [sum] { $place } is given by { $units } places that are no counties; they sum to the state's own row, and it is drawn as one area
   *[asked] { $place } is drawn as one area as asked, with the sum of its { $units } places
}
found-state-lacks-units = { $place } cannot be drawn as one area, because not all of it is there ({ $units }); --leave-out { $code } draws the others
found-state-units-differ = { $place } cannot be drawn as one area, because the state's own row has { $total } { $of ->
    [all] for all
   *[one] for { $choice }
} and its places sum to { $summed }; --leave-out { $code } draws the others
found-state-units-unsure = { $place } is given by { $units } places that are no counties, and nothing says that they are all of it; if they are, --whole { $code } draws it as one area, and else --leave-out { $code } draws the others
found-whole-alone = --whole { $state }: a map of one state shows its counties; only a map of several can have a state as one area
found-whole-unknown = --whole { $state } is no state of this map

## Candidates
found-leave-out-unknown = --leave-out { $called } is no place of the file{ $strangecount ->
    [0] {""}
   *[other] ; what is no county there ({ $strange }): { $listed }
}
found-place-left-out = { $place } is left out as asked: its { $votes } votes are in no county and in no total
found-places-left-out = { $many } places are left out as asked: their { $votes } votes are in no county and in no total: { $named }
found-counties-left-out = drawn as “no data”, because they are left out: { $counties }
found-person-doubled = { $choice } has the very votes of { $person } where both stand, and is left out there as the same person
found-person-merged = { $choice } is counted as { $person }, the same person under another name
found-persons-alike = { $first } and { $second } have the very same votes everywhere: one may repeat the other; leave one out
found-persons-may-be-one = { $first } and { $second } may be one person under two names: write them alike if they are
found-persons-drawn-as-two = { $first } and { $second } may be one person under two names: they are drawn as two
found-names-apart = { $first } and { $second } are both { $party }, and no county has votes for both: they seem to be one person, written in two ways
found-lines-added-up = { $choice }: the lines of { $parties } are added up
found-candidate-unknown = { $called } is not one of the candidates ({ $candidates })
found-candidate-by-last-name = { $called } is taken for { $choice }: no other candidate can be called so
found-candidate-missing = there is no row for { $choice }
found-nothing-counted = no row is of a county and a candidate

## Sums, gaps, and figures that cannot be
found-county-missing = { $place } has no row
found-line-missing = { $place } has no row for { $choice }
found-line-short = { $choice } has no row in { $absent } of { $counties } counties, taken as no votes
found-total-of-nothing = a total of { $total } is of a line that no county has
found-total-differs = the total of { $choice } is { $total }, the counties sum to { $summed } ({ $differencesigned })
found-total-of-all-differs = the total of all candidates is { $total }, the counties sum to { $summed } ({ $differencesigned })
found-modes-differ = { $choice } in { $place }: the modes of voting sum to { $summed }, their total is { $total }
found-modes-differ-often = in { $places } places the modes of voting do not sum to their total, which is counted: the first is { $choice } in { $place }, where they sum to { $summed } and their total is { $total }
found-mode-is-a-sum = the mode { $mode } is the sum of the others, which are left out beside it
found-mode-may-be-a-sum = the mode { $mode } has the very votes of the others, and may be their total: leave it out, or call it TOTAL
found-unit-sums-every-county = left out, because each of its lines is the sum of the units of every county: { $units }
found-unit-is-a-sum = left out, because each of its lines is the sum of its county's other units: { $units }
found-unit-sum-slips = { $slips } of these { $slipscount ->
    [one] differs
   *[other] differ
} from the parts by a vote or two: { $units } has { $total } for { $choice }, the others sum to { $summed }
found-unit-total-differs = { $units }: the total of { $choice } is { $total }, the other units sum to { $summed } ({ $differencesigned })
found-unit-may-be-a-sum = { $units } has the votes of its county's other units together, or nearly: it may be their total, which would count every vote twice; leave its rows out, or call it Total
found-row-may-be-a-subtotal = { $rows } has exactly the votes of other rows of the line together: it may be their subtotal, which would count every vote twice; leave the row out, or say what it is of
found-row-is-a-sum = the row { $place } is left out, because each of its lines is the sum of all counties
found-row-without-county-is-a-sum = the row without a county is left out, because each of its lines is the sum of all counties
found-line-is-a-sum = { $choice } is left out, because it is the sum of all other lines in every county
found-line-may-be-a-sum = { $choice } has the votes of all other lines together in every county, or nearly: it may be their total; leave it out, or call it Total
found-county-total-differs = { $place }: the lines sum to { $summed }, its total is { $total }
found-county-total-unsaid = { $place }: its total is { $total }, of which { $votes } are in no line, more than the leader has: lines are missing, or the total is of something else and its column must go
found-county-totals-larger = in { $counties } { $countiescount ->
    [one] county
   *[other] counties
} the file's own total is larger than the sum of its lines, by { $votes } votes in all: lines are missing, or the total counts blank ballots (first { $first }, { $most })
found-expected-unknown = --total { $called } is not one of the candidates ({ $candidates })
found-expected-differs = { $choice } sums to { $summed }, { $expected } is given ({ $differencesigned })
found-more-votes-than-voters = { $place } has { $votes } votes from { $voters } registered voters
found-counties-alike = { $counties } counties have the very same votes, { $votes } each: { $listed }; the total of all may stand in place of their own
found-county-is-a-sum = { $place } has the votes of all other counties together, or nearly
found-one-precinct = { $place } has one precinct, the middle county { $middle }: the others may be missing
found-county-without-votes = { $place } has no votes for anyone
found-no-votes-anywhere = no county has a single vote; where nothing is counted yet, a column reporting with 0% says so
found-votes-elsewhere = { $votes } votes of { $place } belong to no county: they are in every total, and colour none
found-votes-lost = { $votes } votes of the file are nowhere accounted for: this is a fault of mapgen, which draws nothing of it
found-status-unfinished = the figures are called { $status }, but { $unfinished } of { $counties } counties are not fully counted

## What voters were asked
found-several-questions = the lines answer { $questions } questions ({ $answers }), and a map shows one
found-question-and-people = beside the answers { $yes } and { $no } stand other lines ({ $others }): two contests in one
found-answer-twice = the lines { $lines } are the same answer in several words: sum them as one line
found-overvotes-too-many = beside { $choice } there is only { $over }, with { $votes }: too many for over votes, so that it may be an answer
found-answer-alone = { $choice } is an answer, and the other one is missing
found-nobody-else-stood = there is no line beside { $choice }: nobody else stood, or the file has not everyone
found-kind-does-not-fit = --kind { $kind } needs { $kind ->
    [measure] two answers such as Yes and No
    [retention] two answers such as Yes and No
    [uncontested] one candidate alone
    [ranked] the number of the round, for instance --round 1
   *[candidates] no rounds
}; the lines are { $lines }
found-more-votes-than-ballots = there are more votes than ballots in { $counties } { $countiescount ->
    [one] county
   *[other] counties
} ({ $first }: { $votes } votes, { $ballots } ballots): if voters could choose several, --kind approval says so, or in an atlas "kind": "approval" in the contest's description; else something is counted twice
found-ballots-not-known = shares are of ballots, and not every county has a line of ballots cast with enough of them, or votes belong to no county
found-needs-of-law = --needs { $needs } is taken, as the law of { $state } has it; --needs plurality says that most votes are enough

## How much is counted
found-reporting-ignored = { $columns } left aside as asked: every county is drawn as fully counted
found-reporting-below-one = the figures in { $column } are all 1 or less, which can be fractions or percentages; write them with a percent sign, or name the unit: --reporting fraction, or in an atlas "reporting": "fraction" in the contest's description, or percent
found-reporting-above-one = the figures in { $column } go beyond 1, and this layout writes fractions; write them with a percent sign, or name the unit: --reporting fraction, or in an atlas "reporting": "fraction" in the contest's description, or percent
found-reporting-no-share = { $place } has { $written } reporting, which is no share
found-reporting-no-part = { $place } has '{ $reported } of { $precincts } precincts' reporting, which is no share
found-reporting-contradicts = { $place } has { $written } reporting, and '{ $reported } of { $precincts } precincts' reporting, which is { $percent } percent
found-reporting-twice = { $place } has { $percent } percent reporting here and { $earlier } in line { $first }
reporting-share = { $column }, taken as { $unit ->
    [fraction] a fraction (1 is all)
   *[percent] a percentage (100 is all)
}{ $of ->
    [votes] {" "}of the votes expected
   *[precincts] {""}
}
found-reporting-taken = how much is counted: { $way ->
    [both] { $reported } of { $precincts }; where there are none, { reporting-share }
    [precincts] { $reported } of { $precincts }
   *[share] { reporting-share }
}
found-reporting-not-understood = the column { $column } may tell how much is counted, and is not understood: write it as reporting (percent), or as precincts_reporting and precincts_total; or set it aside, --reporting ignore, or in an atlas "reporting": "ignore" in the contest's description
found-reporting-set-aside = the column { $column } may tell how much is counted, and is not understood and set aside as asked

## Boundaries
source-census = the Census Bureau’s county boundaries of { $year }{ $edition ->
    [fine] {" "}(1:500,000)
    [carried] {" "}with what has changed up to 2023, simplified
   *[other] {""}
}{ $coarse ->
    [planning-regions] ; lines between planning regions are coarse (1:10,000,000)
    [census-areas-of-2019] ; lines between the census areas made in 2019 are coarse (1:10,000,000)
   *[other] {""}
}
found-boundaries-chosen = { source-census }, for an election of { $election }
found-areas-by-names = no field has codes of counties; they were found by their names in { $field }
found-names-official = counties are called as the Census Bureau calls them, not by a field of the file
found-records-put-together = several records of one area were put together: { $areas }{ $morecount ->
    [0] {""}
   *[other] {" "}and { $more } more
}
found-no-names = no field has names; counties are called by their codes
found-keys-lost-zeros = { $times } codes in { $field } were missing their leading zero
found-names-hide-characters = { $times } { $timescount ->
    [one] name held
   *[other] names held
} control or direction characters, which are left out
found-outline-mended = { $place } had an outline that crossed itself; mended
found-borders-made-to-meet = { $counties } counties did not share their borders exactly with their neighbours; borders were made to meet, which moved none by more than { $metres } m
found-shapefile-no-cpg = has no .cpg: its text was read as { $encoding }
found-shapefile-strange-cpg = has a .cpg that names no known encoding ({ $written }): its text was read as { $encoding }
found-shapefile-no-prj = has no .prj: its coordinates were taken for { $system }, as the Census Bureau's are
found-no-reference-system = names no reference system: WGS84 was assumed
found-strange-reference-system = its crs is no name or code of a known reference system and was left out: WGS84 was assumed
found-datum-assumed = is in { $system }, which names an ellipsoid and no datum: NAD83 was assumed
found-layer-left-out = its layer { $layer } has points or lines and was left out

## What ends a reading: a sentence, and what to do
found-file-empty = { $file } is empty
found-no-layout = { $file } is in no layout of results that mapgen knows
    .fix = A table of results has a row of headers, a column with county names or five-digit codes, and either the columns candidate and votes or a column of votes for each candidate; docs/your-data.md shows both.
found-headers-are-figures = the first row holds figures and so is no row of headers: { $headers }
found-headers-are-one-cell = the first row is one single cell, perhaps a title above the headers; delete what stands above: { $headers }
found-headers-lack = there is { $what ->
    [candidates] no column of candidates
    [votes] no column of votes
    [counties] no column of counties
    [rows] no row after the headers
   *[a-full-set] no full set of columns
}
found-headers-are = the headers are { $headers }
found-layout-not-drawn = { $file } { $why }
found-no-columns-of-votes = { $file } has no columns that are known to be a contest's votes
    .fix = If they are votes all the same, name the columns: --votes 'Ames,Boyd'.
found-column-no-votes = { $column } { $why ->
    [sum] is the sum of others
    [percentages] holds percentages: in each row they come to about 100
    [alone] is the only one that could be votes, and a contest has several
    [larger] is larger than all others together in every row, and not written like them
    [beside] stands beside columns that a total sums, and belongs to no such sum
    [header] has a header that speaks of something other than a candidate's votes
    [modes] is called by a way to vote: it counts voters, and not a candidate's votes
    [fractions] holds numbers that are not whole
   *[parties] is called by a party alone, and nothing says that these are votes: it may count registered voters
}
found-header-twice = { $file } has two columns under one header, and which is meant cannot be known
    .fix = Rename one of them, or leave it out.
found-header-of-column = column { $column } is { $header }
found-no-such-column = { $file } has no column { $column }
    .fix = --votes names columns; there are { $columns }.
found-table-not-whole = { $file } is not a whole table
    .fix = { $fault ->
        [quotes] A quote is opened and not closed, or the file is cut off.
        [short] The line is cut off: fetch the file again, or leave the line out.
       *[wide] A cell with a comma in it needs quotes around it.
    }
found-row-ragged = the line has { $cells } { $cellscount ->
    [one] cell
   *[other] cells
}, the header has { $width }
found-rows-too-many = { $file } has more than { $most } rows of { $columns } { $columnscount ->
    [one] column
   *[other] columns
}
    .fix = { fix-one-contest }
found-too-many-held = { $file } holds more than { $most } { $what ->
    [places] places and lines
    [contests] contests
   *[characters] characters of names
}, which no table of county results has
    .fix = { fix-one-contest }
fix-one-contest = Cut the file to one contest.
found-limit-here = the limit is reached here
found-name-too-long = { $file } has a name of more than { $most } characters
    .fix = Shorten it, or look whether a quotation mark is missing.
found-county-name-too-long = { $file } calls a county by a name of more than { $most } characters
    .fix = Shorten it: no table of results can name that county.
found-name-here = it stands here
found-row-too-short = line { $line } has { $cells } cells, the headers have { $needed }
    .fix = The file is cut off, or a row is broken.
found-columns-under-differ = { $file } has its candidates above their modes of voting, and not every candidate has the same ones
    .fix = Write each candidate's name above the first of their columns, and end them with their total.
found-columns-under-others = the columns under { $choice } are { $columns }, those under { $other } { $others }
found-figures-below-nobody = line { $line } has figures below no candidate
    .fix = Write the candidate's name above each column.
found-layout-unread = The layout { $layout } in { $file } cannot be read: { $why ->
    [no-steps] its records have no steps
    [no-role] { $what } is no role: { $roles }
    [no-pattern] { $what } is no regular expression: { $said }
    [group-no-role] { $what } has a group that is no role: { $roles }
   *[other] { $said }
}
    .fix = docs/layouts.md has every field.

## Files and what they are packed in
found-columns-too-many = { $file }: { $columns } columns are too many
found-web-page = { $file } is a web page, not a table
    .fix = Fetch the file the page links to; a link that needs a login gives the login's page.
found-no-table = { $file } is not a table: its first bytes are { $start }
    .fix = mapgen reads CSV, .xlsx, .xls, .ods, .parquet, .json and .xml, also inside .gz and .zip.
found-line-too-long = { $file } has a line of more than { $most } bytes, which no table of results has
found-text-broken = { $file } begins as { $encoding } text and is not
    .fix = Fetch it again, or save it as UTF-8.
found-file-blank = { $file } is empty: it holds nothing but blank lines
found-table-of-one-cell = { $file } is not a table: its first line has one single cell
    .fix = Results need a row of headers with commas, semicolons or tabs between them.
found-excerpt = { $said }
found-reader-says = { $said }
found-memory-short = { $file } takes more memory to read than there is
    .fix = Cut the file to one contest, or save it as CSV.
found-no-rows = { $file } has a row of headers and nothing after it
found-blank-rows-too-many = { $file } begins with more than { $most } blank rows
    .fix = Delete them.
found-unpacks-too-far = { $file } unpacks to more than { $megabytes } MB from { $packed } bytes
    .fix = That is no table of results; unpack it yourself if you trust it.
found-zip-empty = { $file } is a zip with no file in it
    .fix = { fix-fetch-again }
found-zip-damaged = { $file } is a zip or a workbook that is cut off or damaged: { $said }
    .fix = { fix-fetch-again }
found-file-damaged = { $file } is cut off or damaged{ $said ->
    [nothing] {""}
   *[other] : { $said }
}
    .fix = { fix-fetch-again }
fix-fetch-again = Fetch it again.
found-file-unreadable = { $file } cannot be read: { $said }
    .fix = { $kind ->
        [pipe] Pipe it in instead, and name “-”, which is standard input: command | mapgen … -
        [folder] Name the file of results in it.
       *[file] {""}
    }
found-input-closed = Standard input is closed
    .fix = Pipe the results in, or name their file.
found-name-of-no-file = { $called } is not the name of a file
found-input-beside-files = Standard input cannot be read together with files
    .fix = Save it to a file.
found-files-too-many = More than { $most } files are too many to read together
found-tables-none-like = { $file } holds { $tables } tables{ $tablescount ->
    [0] {""}
   *[other] , and none like { $pattern }
}
    .fix = { fix-endings }
fix-endings = A table ends in { $endings }.
found-not-read-together = { $file } cannot be read together with { $other }
    .fix = Read them one by one.
found-layout-of-file = { $called }: { $layout }
found-votes-in-two-files = { $file }: the same votes seem to stand in two of them
    .fix = Name only those that belong together; --table '*precinct*' takes some of a folder or a zip.
found-stands-in-two-files = { $place } stands in { $first } and in { $second }
found-tables-in-zip = { $file } holds { $tables } tables{ $wanted ->
    [nothing] {""}
   *[other] , and { $fitting } named { $wanted }
}
    .fix = { $way ->
        [several] Name one with --table, or read them as one with --table '*'.
        [zip-in-zip] A zip in a zip is not looked into: unpack the outer one.
       *[none] { fix-endings }
    }
found-zip-list-too-long = { $file } has a list of files of more than { $megabytes } MB
    .fix = { fix-unpack }
found-zip-files-too-many = { $file } holds { $files } files; up to { $most } are looked through
    .fix = { fix-unpack }
found-zip-file-twice = { $file } holds one file more than once
    .fix = { fix-unpack }
fix-unpack = Unpack it yourself if you trust it, and name the table.
found-zip-locked = { $file } is locked with a password
    .fix = Unpack it first.
found-zip-packed-oddly = { $file } is packed in a rare way (method { $method }), which is not read
    .fix = Unpack it, and name the table.
found-zip-leads-out = { $file } holds files that would lie outside its folder, which no honest zip does
    .fix = Nothing was unpacked. Ask whoever sent it.
found-json-not-read = { $file } is not JSON that is read
    .fix = Fetch it again if it was cut off, or save the table as CSV, which is read row by row.
found-json-cells-too-many = { $file } makes a table of { $columns } columns and more than { $most } cells
    .fix = Leave out the fields that are not needed, or save the table as CSV.
found-json-fields-too-many = { $file }: its records have more than { $most } different fields
    .fix = A record for each county and candidate is read; names of counties are values, not fields.
found-no-list-of-records = { $file } holds no list of records
    .fix = A list such as [{"{"}"county": "Adair", "candidate": "Ada Ames", "votes": 466{"}"}, …] is read.
found-xml-unknown = { $file } is XML of a kind that no layout describes: its outermost element is { $element }
    .fix = If a spreadsheet program opens it, save it from there as CSV; or describe it in a layout of your own, as docs/layouts.md shows.
found-file-too-large = { $file } is larger than { $megabytes } MB
    .fix = { fix-rows-as-csv }
found-values-too-many = { $file } has more than { $most } values
    .fix = { fix-rows-as-csv }
found-xml-too-deep = { $file } is no XML of results: elements lie more than { $most } deep in each other
    .fix = { fix-rows-as-csv }
fix-rows-as-csv = Save the results as CSV, which is read row by row.
found-xml-damaged = { $file } is damaged, or no XML
    .fix = It may be cut off; fetch it again.
found-text-too-long = { $file } has a text of more than { $most } characters, which no table of results has
found-xml-declares = { $file } declares XML entities or a document type, which no file of results needs
    .fix = Delete the declaration (<!DOCTYPE …>) if you trust the file.

## Workbooks and tables of other programs
found-library-missing = { $file } is a { $extra ->
    [excel] workbook
   *[parquet] Parquet file
}, and { $library } is not installed
    .fix = pip install 'mapgen[{ $extra }]', or save the table as CSV.
found-sheets-empty = { $file } has no sheet with anything in it
    .fix = Put the headers in its first row.
found-sheets-several = { $file } has { $sheets } { $sheetscount ->
    [one] sheet
   *[other] sheets
}{ $wanted ->
    [nothing] {""}
   *[other] , and none named { $wanted }
}
    .fix = Name one with --table.
found-sheet-empty = { $title }: empty
found-sheet-begins = { $title }{ $first ->
    [nothing] {""}
   *[other] : begins with { $first }
}
found-workbook-unpacks-too-far = { $file } unpacks to { $megabytes } MB from { $packed } bytes: that is no workbook
found-workbook-too-large = { $file } unpacks to more than { $megabytes } MB
    .fix = Save the sheet with the results as CSV.
found-workbook-packed-oddly = { $file } is packed in a way that no spreadsheet program uses
    .fix = Save it again.
found-workbook-declares = { $file } is no workbook: { $part ->
    [nothing] it declares
   *[other] { $part } declares
} XML entities
    .fix = Save it again.
found-workbook-damaged = { $file } is a damaged workbook
    .fix = It may be cut off; fetch it again.
found-part-damaged = { $file } is a damaged workbook: { $part }: { $said }
    .fix = { fix-save-again }
fix-save-again = Save it again, or save the sheet as CSV.
found-looking-takes-long = { $file } takes longer than { $most } seconds to look through
    .fix = { fix-far-outside }
fix-far-outside = Save the sheet with the results as CSV, or delete what lies far outside the table.
found-no-workbook-of-results = { $file } is no workbook of results
    .fix = { fix-far-outside }
found-cell-beyond-the-end = { $part }: it has row { $row }, column { $column }; a spreadsheet ends with row { $last_row }, column { $last_column }
found-sheet-reaches-too-far = { $part }: the sheet reaches to row { $row } and column { $column }, more than { $most } cells
found-cells-with-errors-too-many = { $part }: more than { $most } cells hold an error such as { $error }
found-sheet-out-of-order = { $sheet } has { $what ->
    [row] row { $at } after row { $before }
   *[column] column { $at } after column { $before }
}
found-sheet-too-large = { $file } has a sheet of more than { $most } cells: { $sheet }
    .fix = Save the sheet with the results as CSV.
found-sheets-more-than = { $file } has more than { $most } sheets
    .fix = Save the sheet with the results as CSV.
found-sheets-nowhere = { $file } does not say where its sheets are
    .fix = { fix-save-again }
found-errors-nowhere = { $file } has cells with errors, and does not say in which sheet
    .fix = { fix-save-again }
found-error-in-part = { $error } in { $part }
found-zip-inside-another = { $file } is a zip inside another, which is not looked into
    .fix = Unpack the outer one, and name this.
found-locked = { $file } is locked with a password
    .fix = Save it without one.
found-sheets-too-many = { $file } has { $more } sheets; up to { $most } are read
    .fix = { fix-rows-as-csv }
found-sheet-cells-too-many = { $file } has a sheet of { $more }, more than { $most } cells
    .fix = { fix-rows-as-csv }
found-table-rows-too-many = { $file } has { $more } rows; up to { $most } are read
    .fix = Cut the table to one contest.
found-table-columns-too-many = { $file } has { $more } columns; up to { $most } are read
    .fix = Leave out the columns that are not needed.
found-table-bytes-too-many = { $file } unpacks to { $more } bytes; up to { $most } are read
    .fix = Cut the table to one contest.
found-cell-too-long = { $file } has a cell of more than { $most } characters, which no table of results has
    .fix = Leave it out.
found-reading-takes-memory = { $file } takes more than { $most } MB of memory to read, or is damaged
    .fix = { fix-rows-as-csv }
found-reading-takes-long = { $file } takes more than { $most } seconds to read
    .fix = { fix-rows-as-csv }
found-damaged = { $file } is damaged or no { $kind ->
    [workbook] workbook
   *[parquet] Parquet file
}: { $more ->
    [nothing] it cannot be read
   *[other] { $more }
}
    .fix = Fetch it again, or save the table as CSV.

## Layouts and descriptions
found-layout-leads-out = The layout { $file } { $said }
    .fix = Put the file itself there.
found-layouts-unread = The layouts in { $file } cannot be read: { $said }
found-layouts-none = { $file } holds no layout
    .fix = { fix-layouts }
found-layouts-too-many = { $file } holds { $layouts } layouts
    .fix = { fix-layouts }
fix-layouts = A layout is a folder with a layout.toml in it, as docs/layouts.md shows; up to { $most } are read.
found-samples-several = { $file } has { $samples } samples
found-sample-missing = { $file } has no sample
    .fix = Put a few rows of the layout, with invented votes, into { $sample }.csv (or .json, .xml …) there.
found-sample-in-other-layout = The sample of { $layout } was read in the layout { $other }
    .fix = Its columns or marks do not fit it, or its rank is lower than { $rank }.
found-sample-not-as-expected = { $file } does not read its sample as expected
found-sample-differs = { $read } is read, { $expected } is expected
found-expected-unread = { $file } cannot be read: { $said }
    .fix = This is what is read of the sample. Hold it to the sample by eye, and save it there.
found-description-unusable = { $file } is not a usable description: { $said }
    .fix = { $way ->
        [describe] `mapgen describe { $folder }` writes bytes and hashes.
       *[none] {""}
    }

## Atlases, described folders and tables beside the results
found-cannot-be-read = cannot be read: { $said }
found-cannot-be-copied = cannot be copied to where it is read from: { $said }
found-text-not-of-utf-8 = { $file } is not UTF-8 text: byte { $byte }
found-key-too-long = { $file } has a key of more than { $most } parts
found-no-toml = { $file } is not TOML: { $said }
found-nested-too-deep = { $file } is too deeply nested{ $said ->
    [nothing] {""}
   *[other] : { $said }
}
found-folder-leads-out = { $file }: the folder { $folder } { $said }
    .fix = The folders that an atlas names lie in its own folder, or below it.
found-schemes-none = There is no folder of schemes { $file }
found-schemes-too-many = { $file } holds { $schemes } schemes; { $most } are read at most
found-scheme-leads-out = The scheme { $file } { $said }
    .fix = Put the file itself there.
found-state-unknown = There is no state { $state }
    .fix = There are: { $states }.
found-no-column-geoid = { $file } has no column geoid
found-geoid-strange = { $geoid } is not a five-digit GEOID
found-geoid-again = { $geoid } stands more than once
found-rows-not-of-counties = { $file } does not have one row for each county
found-cities-lack = { $file }: the cities have no column { $columns }
found-cities-nowhere = Some cities have no place on the earth
    .fix = Latitude and longitude are degrees, below zero in the south and the west.
found-city-lies-at = { $place } lies at { $north }, { $east }
found-columns-not-described = { $file } has the columns { $columns }, its description has { $described }
found-column-not-of-type = { $file }: the column { $column } is not { $type }: { $said }
found-no-readable-table = { $file } cannot be read as a table{ $said ->
    [nothing] {""}
   *[other] : { $said }
}
found-header-has-twice = the header has { $column } twice
found-table-bytes-too-large = { $file } is larger than a table of counties or cities: { $most } bytes at most
found-columns-read-at-most = { $file } has { $columns } columns; { $most } are read at most
found-table-too-large = { $file } is larger than a table of counties or cities: it has more than { $most } { $what ->
    [rows] rows
   *[cells] cells
}
    .fix = Leave out the rows and columns that no map needs.
found-described-not-readable = The files that { $file } describes cannot all be read
    .fix = Put the file there, or take its resource out of the description.
found-path-leads-out = { $path } { $said }
found-description-leads-out = { $file } { $said }
    .fix = Put the file itself there.
found-description-unreadable = { $file } cannot be read: { $said }
    .fix = Every folder of figures needs a datapackage.json.
found-resource-twice = { $file } describes more than one resource { $resources }
    .fix = Give every resource a name of its own.
found-resource-unknown = { $file } describes no resource { $resource }
    .fix = It describes: { $resources }.
found-no-contest-described = { $file }: { $resource } describes no contest
found-contest-unusable = { $file }: the contest of { $resource }: { $said }
found-files-not-as-described = The files of { $resource } are not the ones { $file } describes
    .fix = { $way ->
        [describe] If the change was meant, `mapgen describe { $folder }` describes the files as they are.
       *[whole] Every file that is read lies in the folder and has its bytes and its sha256 in the description.
    }
found-bytes-differ = has { $bytes } bytes, { $described } are described
found-hash-differs = is { $hash }, { $described } is described
found-path-not-among-files = its path { $path } is not among its files, so that nothing says what is to be in it
found-marks-contradict = { $path } has one length and hash itself, and others among the files
found-hash-strange = the hash of { $path } is { $hash }, not sha256: and 64 of the digits 0-9 and a-f
found-files-too-large = its files have { $bytes } bytes; { $most } are read at most
found-no-folder-for-copies = There is no folder for copies of what is read: { $said }
    .fix = See to the disk and to limits on files, or name a folder in the environment variable TMPDIR.
found-short-name-missing = { $file }: in the contest of { $contest }, { $candidate } has no short name
found-short-name-twice = { $file }: in the contest of { $contest }, { $first } and { $second } have one short name, { $name }
    .fix = Say which is which, as “A. Ames” and “B. Ames”.

## Boundaries that cannot be drawn
found-no-boundaries = { $file } { $why ->
    [empty] is empty
   *[other] is none of the files that boundaries come in
}
    .fix = Give a shapefile (.shp, folder or .zip), GeoPackage, GeoJSON, TopoJSON, GeoParquet or FlatGeobuf.
found-no-path = { $file } cannot be read: it is no path
found-folder-too-full = { $file } holds more than { $most } files
    .fix = Name the one to use.
found-boundaries-several = { $file } holds { $filescount ->
    [0] no files
    [one] { $files } file
   *[other] { $files } files
} of boundaries
    .fix = { $filescount ->
        [0] A shapefile needs its .shp, .shx and .dbf.
       *[other] Name the one to use.
    }
found-archive-in-archive = { $file } is an archive within an archive
    .fix = Unpack it, and name what is inside.
found-archive-damaged = { $file } cannot be unpacked: { $said }
    .fix = Download it again, or unpack it and name the folder.
found-archive-not-plain = { $file } was not unpacked: it is not a plain archive of boundaries
found-archive-too-large = holds { $files } files of { $bytes } bytes, far more than boundaries do
found-member-refused = { $member } { $why ->
    [leads-out] leads out of the archive's folder
    [link] is a link
    [locked] is locked with a password
    [packed-oddly] is packed in a way that is not read
    [too-large] unpacks to { $bytes } bytes
   *[twice] is in it more than once
}
found-member-larger = { $file } was not unpacked: { $member } is larger than it says
found-archive-of-archives = { $file } holds an archive within the archive, { $inner }, and no boundaries of its own
    .fix = Unpack it, and name the archive inside.
found-boundaries-damaged = { $file } cannot be read as boundaries: { $said }
    .fix = The file may be cut short; get it again.
found-boundaries-no-json = { $file } is not JSON that is read: { $said }
    .fix = { fix-get-again }
found-json-of-other-kind = { $file } is JSON, but neither GeoJSON features nor TopoJSON
found-no-list-of-features = { $file } has no list of features
    .fix = { fix-get-again }
found-features-unreadable = { $file } has features that cannot be read
found-feature-unreadable = feature { $feature }: { $said }
found-geometry-unreadable = { $file }: geometry { $geometry } of { $layer }: { $said }
found-file-without-geometry = { $file } has no geometry
found-layers-several = { $file } has several layers with county codes: { $layers }
    .fix = Save the one to use as a file of its own.
found-head-cut-short = { $file } is cut short: it has no whole head
    .fix = { fix-get-again }
found-bytes-cut-short = { $file } is cut short: it has { $bytes } of { $of } bytes
    .fix = { fix-get-again }
fix-get-again = Get the file again.
found-areas-cut-short = { $file } is cut short: it has { $areas } of { $of } areas
    .fix = Get it again.
found-shapefile-lacks = { $file } lacks its { $lack ->
    [both] .shx and .dbf
   *[one] { $suffix }
}: a shapefile is at least three files
    .fix = Put { $lack ->
        [both] { $first } and { $second }
       *[one] { $first }
    } beside it.
found-shapefile-useless-prj = { $file } has a .prj that does not say where it is: { $said }
    .fix = Give it the .prj it was published with; without one, NAD83 is assumed.
found-shapefile-of-two = { $file } has { $areas } areas in its .shx and { $records } records in its .dbf
    .fix = Its files do not belong together; get them again.
found-shapefile-of-no-areas = { $file } holds { $kind ->
    [points] points
    [lines] lines
   *[other] something else
}, not areas
    .fix = Give the boundaries of counties.
found-points-and-lines = { $file } has points and lines, and no areas
    .fix = Give a file with the boundaries of counties.
found-view-of-areas = { $file } has no table of areas: { $view } is a view
    .fix = Save it as a table in a GIS.
found-still-written = { $file } is still being written: a part of it is in { $part }
    .fix = Close the program that has it open.
found-pyarrow-missing = { $file } is a GeoParquet file, which takes pyarrow to read
    .fix = Install it with: pip install pyarrow.
found-pygris-missing = Fetching boundaries needs pygris, which is not installed
    .fix = Install it with: pip install 'mapgen[census]'.
found-census-not-fetched = The Census Bureau's county boundaries of { $year } cannot be fetched: { $said }
    .fix = Try again online, or download the file and name it.
found-more-than-counties = { $file } has more than { $most } { $what ->
    [areas] areas
    [fields] fields
    [values-of-fields] values in its fields
    [values-of-column] values in one column
    [groups] groups of records
    [points] points
    [rings] rings
   *[bytes] bytes
}, far more than a file of counties
    .fix = Give a file of counties: the Census Bureau's cartographic boundaries are made for maps.
found-boundaries-take-long = { $file } was given up: reading it took more than { $most } seconds
    .fix = Save its areas as a new file, without views, in a GIS.
found-folder-closed = The folder of { $file } cannot be looked into: { $said }
found-parts-not-described = { $file } does not describe all of the shapefile { $path }
    .fix = List every part in its files with bytes and hash, or take away what does not belong to it.
found-part-not-described = is a part of it, and not among its files
found-no-field = { $file } has no field { $field }
    .fix = It has: { $fields }.
found-no-field-of-codes = { $file } has no field with the five-digit codes of counties (GEOIDs such as 21067)
    .fix = { $way ->
        [codes] Add the codes, or use the Census Bureau's county boundaries.
       *[fewer] mapgen draws counties, of which the country has some 3,200: so many areas are precincts, towns or tracts, and as one drawing they would be too heavy for a reader's phone. Sum their votes by county, or put them into vector tiles (PMTiles, drawn with MapLibre), which load only what is looked at.
    }
found-fields-of-areas = it has { $areas } areas; their fields are: { $fields }
found-no-records = { $file } has no records
found-key-strange = { $place } has the key { $geoid }, which is not a five-digit GEOID
found-key-of-several = { $geoid } stands more than once, under different names: { $first } and { $second }
found-records-overlap = { $place } stands more than once, and its records overlap
found-records-not-of-counties = { $file } does not have one record for each county
found-system-without-a-way = { $file } is in a reference system from which no way is known to longitudes and latitudes: { $said }
    .fix = Save it in NAD83 (EPSG:4269) or WGS84 (EPSG:4326) in a GIS.
found-coordinates-of-no-place = { $file } has coordinates that are no longitudes and latitudes, though it says or implies that they are
    .fix = Give the file the reference system it is really in (for a shapefile, its .prj).
found-areas-elsewhere = { $file } has areas that do not lie in the state that their codes name{ $why ->
    [swapped] : latitude and longitude are swapped
   *[other] {""}
}
    .fix = { $why ->
        [swapped] Write longitude before latitude.
       *[other] It may be another file, or say a reference system that it is not in.
    }
found-area-lies-at = { $place } { $morecount ->
    [0] lies
   *[other] and { $more } more of { $state } lie
} at longitude { $west } to { $east }, latitude { $south } to { $north }
found-areas-missing = { $file }: some counties have no area to draw
found-no-geometry = { $place } has no geometry
found-no-polygon = { $place } is a { $kind }, not a polygon
found-coordinates-no-numbers = { $place } has coordinates that are not numbers
found-borders-take-long = { $file } was given up: finding out whether its counties share their borders took more than { $most } seconds
    .fix = { fix-clean-borders }
found-mending-given-up = { $file } has outlines that cross themselves or each other, or do not meet, and mending them { $why ->
    [time] takes more than { $seconds } seconds
    [memory] takes more than { $megabytes } MB of memory
   *[fails] fails ({ $said })
}
    .fix = { fix-clean-borders }
found-outlines-beyond-mending = { $file } has outlines that cannot be mended safely
found-outline-crosses = { $place } has an outline that crosses itself ({ $why })
found-no-coverage = { $file } is not a coverage: counties overlap, or do not meet
    .fix = { fix-clean-borders }
found-area-overlaps = { $place } { $others ->
    [nothing] does not meet its neighbours
   *[other] overlaps { $others }
}
fix-clean-borders = Use the Census Bureau's cartographic boundary file, or clean the borders first: in a GIS, or with mapshaper IN -clean -o OUT.

## What a file holds, and what is asked of it
found-choice-unknown = { $file } has no { option-name } { $asked }
option-name = { $option ->
    [office] office
    [district] district
    [stage] stage
   *[round] round
}
found-choices-several = { $file } holds { $choices } { $option ->
    [office] offices
    [district] districts
    [stage] stages
    [date] elections
   *[round] rounds
}, and a map shows one
found-choice = { $choice }: { $rows } { $rowscount ->
    [one] row
   *[other] rows
}
found-choice-blank = (blank): { $rows } { $rowscount ->
    [one] row
   *[other] rows
}
found-name-one = Name one, for instance --{ $option } { $example }{ $also ->
    [blank] , or --{ $option } blank for the rows that name none
    [country] , or --state US for the country
    [all-parties] , or --party all for one contest
   *[none] {""}
}
found-describe-as-the-file = Describe the contest's office, district, date, round and party as the file has them
found-office-unsaid = { $file } does not say what office its votes are for
    .fix = Write the office into the column, or name it, for instance --office President.
found-office-blank = the column for the office is blank
found-rounds-none = { $file } has no rounds
    .fix = Leave --round away.
found-round-strange = --round { $asked } is no round
    .fix = Write its number, or “last”.
found-date-strange = { $asked } is no date
    .fix = Write it as 2016-05-17, or the year alone.
found-election-unknown = { $file } has no election of { $asked }
found-contests-parted = { $file } seems to hold several contests: { $column } parts the candidates
    .fix = Call that column office or district, or leave it out if it says something else.
found-line-under-several = { $choice } stands under several of its values
found-state-strange = { $asked } is no state
    .fix = Use the two letters of its postal code, or US for all of them.
found-states-several = { $file } holds { $states } states, and a map shows one or all
found-state-not-held = { $file } has no rows of { $state }
found-primaries-several = { $file } holds the candidates of { $parties } parties, several to a party: these are primaries, or one election that all stood in
found-party-not-held = { $file } has no candidates of the party { $asked }
found-party-of-general = { $file } is of a general election, which is no primary of the party { $asked }
    .fix = Leave out --party.
found-nobody-named = { $file } names no candidate
found-described-alike = Two candidates of { $contest } are called { $choice }
    .fix = Describe them by their full names.
found-no-key = No key can be made for the candidate { $choice }
found-candidates-too-many = { $file } has { $candidates } candidates for one office; up to { $most } are drawn
    .fix = Sum the names that were written in as one line.
found-called-by-several = Several candidates are called { $called }
    .fix = { fix-call-as-the-file }
found-called-by-nobody = No candidate is called { $called }
    .fix = { fix-call-as-the-file }
fix-call-as-the-file = Write the name as the file has it: { $known }.
found-status-without-day = The figures are called { $status }, and the day of the election is not known
    .fix = Name it, for instance --date 2016-05-17.
found-state-unsaid = { $file } does not say which state it is of, and its counties' names { $statescount ->
    [0] are not all found in any one state
   *[other] are found in { $states } states: { $listed }
}
    .fix = Name the state, for instance --state { $example }.
found-county-of-another = { $place } is no county of { $state }, which has most of the others
found-no-county-of = { $file } has no county of { $state }
found-cannot-be-drawn = { $file } cannot be drawn: { $errors } { $errorscount ->
    [one] error
   *[other] errors
}
    .fix = { $way ->
        [allow] With --allow-missing these counties are drawn as “no data”; an atlas names them in `allow_missing`.
       *[mend] Mend the file, or ask its publisher; mapgen guesses no votes and no counties.
    }

## Measures
found-turnout-elsewhere = { $place } has { $votes } ballots and is no county: of whose registered voters they are is not known, and --leave-out leaves them out
found-voters-not-known = { $counties } { $countiescount ->
    [one] county has ballots
   *[other] counties have ballots
} and no registered voters to hold them to: { $named }
found-bins-not-ascending = The bins { $bins } cannot be drawn: give one to { $most } numbers that ascend
    .fix = Write them as --bins 55,60,65,70.
found-measure-of-texts = The measure { $measure } is of the column { $column }, which holds texts and not numbers
found-measure-not-finite = The measure { $measure } is of the column { $column }, which holds a figure that is not finite
found-measure-not-whole = The measure { $measure } is a count, and the column { $column } holds figures that are not whole or are below 0
    .fix = Call it a number: kind = "number".
found-measure-unknown-here = There are no figures for the measure { $measure }; there are figures for { $known }
    .fix = `mapgen list measures` says which there are, and which columns each is made of.
found-mark-without-figures = The mark { $mark } cannot show { $size } here; it can show { $known }
found-mark-without-comparison = The mark { $mark } shows a change, and the contest is compared with none
    .fix = In an atlas, `compare` in the contest's table names the earlier one.

## Tables, by county
found-scheme-column-unknown = The scheme { $scheme } reads { $columns }, which no table has
    .fix = The columns are: { $known }.
found-scheme-no-partition = The scheme { $scheme } does not partition the counties
    .fix = Every county must meet the conditions of exactly one class.
found-scheme-bounds-on-texts = A scheme puts bounds to the column { $column }, which holds texts and not numbers
    .fix = A text is held to one value, or to a list of them.
found-county-misfit = { $place } falls { $manycount ->
    [0] in no class
   *[other] in { $many } classes ({ $classes })
}: { $shown }
found-county-twice = A county stands twice
    .fix = Leave one of the rows out.
found-row-of-county-again = { $geoid } stands { $many } times in { $where ->
    [boundaries] the boundaries
    [returns] the returns
   *[attributes] the attributes
}
found-missing-unknown = `allow_missing` names { $counties }, which the boundaries do not have
found-county-without-returns = { $place } has no returns
found-returns-without-county = { $geoid } is in the returns but not in the boundaries
found-join-apart = Returns and boundaries do not belong together: { $absent } of { $counties } counties have no returns, { $unknown } of { $rows } rows of returns have no county
    .fix = Use boundaries of the election's year and state; a county that truly has no returns can be named in the contest's `allow_missing`.
found-columns-twice = Two tables have a column of one name: { $columns }
    .fix = Rename it in the attributes; `mapgen list columns` says which names mapgen's own columns have.
found-county-not-in-table = { $place } is not in the table of { $columns } …
found-attributes-short = An attribute table does not cover the counties
found-groups-missing = Some counties have no group in { $grouping }, and their votes would be lost
found-group-missing = { $place }
found-returns-uncountable = The returns of { $contest } cannot be counted
found-returns-of-no-candidate = { $key } is not a candidate of { $contest }
found-returns-in-no-county = { $choice } has { $written } votes in no county
found-returns-no-votes = { $geoid }: { $choice } has { $written } votes

## What is written
found-outside-the-output = A file would leave the output folder
found-path = { $path }
found-site-unwritable = { $file } cannot be written: { $said }
    .fix = { $way ->
        [mounted] It is where another file system is mounted: name a folder inside it with --out. What was there before is as it was.
       *[none] What was there before is as it was.
    }
found-site-unreadable = { $file } cannot be read: { $said }
    .fix = What was there before is as it was.
found-site-no-name = { $file } cannot be written: no folder can have this name
found-site-no-folder = { $file } is not a folder that can be replaced
    .fix = Name another one with --out.
found-site-holds-others = { $file } holds { $manycount ->
    [one] a file
   *[other] files
} that mapgen did not write
    .fix = Move what you want to keep out of it, or name another folder with --out.
found-site-of-another = { $atlas ->
    [none] { $file } holds another site
   *[known] { $file } holds the site of another atlas, “{ $other }”
}; this one is “{ $own }”
    .fix = Name another folder with --out, or say --replace, which replaces it.
found-site-is-source = { $file } holds what its site is made of; building would destroy it
    .fix = Name another folder with --out.
found-changed-since-written = changed since mapgen wrote it
found-place-is-link = { $file } is a link, to { $to }, and links are not written through
    .fix = Name the file that it leads to; “-” is standard output.
found-place-is-folder = { $file } is a folder
    .fix = Name the file to write.
found-place-is-read = { $file } is a file that is read here; writing would destroy it
    .fix = Name another file.
found-output-closed = Standard output is closed
    .fix = Name another file.
found-output-is-read = Standard output leads to a file that is read here
    .fix = Name another file.
found-output-unwritable = Standard output cannot be written to: { $said }
found-file-unwritable = { $file } cannot be written: { $said }
    .fix = Name another file.
found-file-no-name = { $file } cannot be written: no file can have this name
    .fix = Name another file.

## Atlases, begun and built
found-attributes-there = { $file } has attributes already: { $name }
    .fix = Change their file, then `mapgen describe { $folder }`.
found-folder-has-already = { $file } has { $names } already
    .fix = { $way ->
        [place] Name them in the atlas's [place].
       *[id] Name the contest with --id.
    }
found-contest-there = The atlas has this contest: { $contest }
    .fix = `mapgen update --contest { $contest } --from …` puts new results in it; --id names another.
found-id-unusable = --id { $id } { $why ->
    [taken] is taken
   *[form] is not usable: lower-case letters and digits, hyphens between
}
    .fix = The atlas has: { $known }.
found-id-taken = The atlas has a contest { $contest } already
    .fix = Name this one with --id.
found-nothing-can-be-added = { $file } is written so that nothing can be added: { $said }
    .fix = { $way ->
        [entries] Give [place], [contests.ID] and [[maps]] tables of their own, or write it there yourself:
       *[entry] Write it there yourself, under { $table }:
    } { $entries }
found-maps-of-another = { $file } holds another atlas's maps, which --map would keep
    .fix = Build all of this one's.
found-map-unknown = The atlas has no map { $maps }
    .fix = It has: { $known }.
found-comparison-without = The contest { $contest } has not { $by ->
    [candidate] the candidate { $who }
   *[party] a candidate of the party { $who }
}, whom its comparison follows
    .fix = It has: { $known }.
found-totals-of-nobody = The totals of { $file } are described for { $keys }, who is no candidate
    .fix = Describe them by key: { $known }.
found-by-unknown = A results file cannot be drawn by { $by }
    .fix = --by takes: { $known }.
found-colours-twice = { $called ->
    [none] A candidate is given two colours
   *[known] --color names { $choice } twice
}
    .fix = Name each candidate once.
found-colour-form = --color { $text } is not of the form 'Ames=#0b7f86'
found-colours-to-keep = colours go by the count so far; these hold until the last: { $options }
found-of-contest = { $contest }: { $what }
found-scheme-unknown = There is no scheme { $scheme }
    .fix = There are: { $known }.
found-alike-unknown = allow_alike of the contest { $contest } names { $keys }, who is none of its candidates
    .fix = Their keys are { $known }.
found-worker-ended = A process that did a part of the work was ended from outside, or had too little memory
    .fix = Try again with fewer --jobs: one alone needs the least memory.
found-leads-out = { $file } { $said }
    .fix = { $way ->
        [inside] What an atlas has lies in its own folder, or below it.
        [folder] Name another folder.
       *[none] {""}
    }
found-name-not-free = { $file } is { $why ->
    [shared] the file of { $others } too
   *[there] there, and nothing describes it
}
    .fix = Give { $resource } a file of its own in its description.
found-atlas-there = { $file } holds { $names } already
    .fix = Name another folder: mapgen init DIR --from RESULTS{ $into ->
        [atlas] ; --force puts the results into the atlas and keeps what is written
       *[none] {""}
    }.
found-force-needs-a-file = --force reads the results twice, and standard input can be read once
    .fix = Name a file.
found-update-read-otherwise = { $contest } would not be read as { $file } says
    .fix = What the atlas or its description says of the old file does not hold for the new one.
found-contest-unnamed = { $contest ->
    [none] The atlas has several contests
   *[unknown] The atlas has no contest { $id }
}
    .fix = Name one with --contest: { $known }.
