# A map of a measure: a figure of each county beside the votes. $label is the measure's name as a legend has it.

measure-all = every county
measure-first = under { $high }
measure-between = { $low }–{ $high }
measure-last = { $low } or more
measure-missing = No figure
measure-bins = A class holds its lower bound and not its upper: { $bound } itself stands in the higher of its two.
measure-of-place = { $label } in { $place }: { $figure }
measure-by-county = { $label } in { $place }, county by county
measure-range = It is highest in { $highest } ({ $most }) and lowest in { $lowest } ({ $least }).
measure-alike = It is { $figure } in every county.
measure-middle = Half the counties have { $middle } or more.
measure-unknown = { $count ->
    [one] One county has no figure.
   *[other] { $n } counties have no figure.
}
measure-clause = from { $least } in { $lowest } to { $most } in { $highest }
measure-figure = { $label } { $figure }
measure-part = { $figure }, { $part } of { $whole }
turnout = Turnout
definition-turnout-text = The results tell how many ballots were cast, and not for whom.
