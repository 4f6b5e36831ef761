# What a map shows, in sentences computed from its figures. Figures arrive formatted; a bare count beside them chooses
# the form. $tense is "counting" while votes are being counted and nobody has carried anything yet, "led" where most votes
# in a county carry nothing, else "counted".

sentence-end = { $text }.
clause-next = { "; " }
votes = { $n } { $count ->
    [one] vote
   *[other] votes
}
county-running = { $area ->
    [county] { $name } County
    [parish] { $name } Parish
    [borough] { $name } Borough
    [census-area] the { $name } Census Area
    [municipality] the Municipality of { $name }
    [city-and-borough] { $name } City and Borough
    [city] the city of { $name }
    [municipio] { $name } Municipio
    [planning-region] the { $name } Planning Region
    [district] { $name } District
    [island] { $name } Island
    [state] { $name } (whole state)
   *[unknown] { $name }
}
points-for = { $points } points for { $who }

## Who carried what
carried = { $tense ->
    [counting] { $leader } leads in { $won } of { $total } counties and in { $place } by { $votes }
    [led] { $leader } led in { $won } of { $total } counties and in { $place } by { $votes }
   *[counted] { $leader } carried { $won } of { $total } counties and { $place } by { $votes }
}
carried-every = { $tense ->
    [counting] { $leader } leads in every county and in { $place } by { $votes }
    [led] { $leader } led in every county and in { $place } by { $votes }
   *[counted] { $leader } carried every county and { $place } by { $votes }
}
carried-none = { $tense ->
    [counting] { $leader } leads in { $place } by { $votes }, but in no county
    [led] { $leader } led in { $place } by { $votes }, but in no county
   *[counted] { $leader } carried { $place } by { $votes }, but no county
}
carried-place = { $tense ->
    [counting] { $leader } leads in { $place } by { $votes }
    [led] { $leader } led in { $place } by { $votes }
   *[counted] { $leader } carried { $place } by { $votes }
}
carried-tie = { $tense ->
    [counting] { $leaders } are tied in { $place }, at { $votes } each
   *[counted] { $place } ended in a tie between { $leaders }, at { $votes } each
}
carried-nothing = { $tense ->
    [counting] there are no results from { $place } yet
   *[counted] no votes were cast in { $place }
}
won-part = { $tense ->
    [counting] { $who } leads in { $n } { $count ->
        [one] county
       *[other] counties
    }
    [led] { $who } led in { $n } { $count ->
        [one] county
       *[other] counties
    }
   *[counted] { $who } carried { $n } { $count ->
        [one] county
       *[other] counties
    }
}
won-part-more = { $tense ->
    [counting] { $who } in { $n }
    [led] { $who } in { $n }
   *[counted] { $who } { $n }
}
won-ties = { $n } { $count ->
    [one] county is tied
   *[other] counties are tied
}

## The story of the winner
winner = { $carried }.
winner-more = { $carried }: { $more }.
winner-split = { $carried }: { $lead } in the { $counties }, { $otherlead } in the { $others }.
winner-everywhere = { $carried }: ahead in every kind of county, by { $votes } in the { $counties } alone.
group-counties = { $count ->
    [one] one { $noun } county
   *[other] { $n } { $noun } counties
}
other-counties = { $count ->
    [one] one other
   *[other] { $n } others
}

## The story of the split
kinds-led = { $tense ->
    [counting] { $leader } leads by { $parts }
   *[counted] { $leader } led by { $parts }
}
kinds-part = { $votes } in the { $counties }
kinds-part-more = { $n } in the { $counties }
kinds-group = the { $counties }
kinds-tied = there was a tie in { $counties }
kinds-no-votes = there are no votes from { $counties }

## The story of a share that changed
share = { $way ->
    [rose] { $who }’s share rose from { $before } in { $then } to { $now } in { $year }
    [fell] { $who }’s share fell from { $before } in { $then } to { $now } in { $year }
   *[held] { $who }’s share was { $now } in { $then } and in { $year }
}
share-of-two = { $who } had { $now } in { $year }, { $earlier } { $before } in { $then }
had-some = Of the { $had } counties that { $who } carried in { $then }, { $kept } { $keptcount ->
    [one] was
   *[other] were
} kept and { $lost } lost
had-kept-all = { $count ->
    [one] The one county that { $who } carried in { $then } was kept
   *[other] All { $had } counties that { $who } carried in { $then } were kept
}
had-lost-all = { $count ->
    [one] The one county that { $who } carried in { $then } was lost
   *[other] All { $had } counties that { $who } carried in { $then } were lost
}
had-none = { $who } carried no county in { $then }
had-gained = { $first }; { $names } { $count ->
    [one] was
   *[other] were
} gained.
most-group = { $way ->
    [rose] The rise was steepest in the { $counties }, from { $before } to { $now }
   *[fell] The fall was steepest in the { $counties }, from { $before } to { $now }
}
most-county = no county changed more than { $counties }, by { $change } points
moved = { $who }’s share rose in { $rosecount ->
    [0] no county
    [one] { $rose } county
   *[other] { $rose } counties
} and fell in { $fell }.

## The story of a lead that moved
towards = towards { $who }
away-from = away from { $who }
lead-every = from { $then } to { $year } the lead moved { $direction } in every county
lead-some = from { $then } to { $year } the lead moved { $direction } in { $n } of { $total } counties
lead-most = { $first }, most in { $counties } ({ $points } points)
lead-others = { $first }, and { $direction } in { $n }
lead-of-one = { $way ->
    [rose] Across { $place } { $leader }’s lead grew from { $before } to { $now } points.
    [fell] Across { $place } { $leader }’s lead shrank from { $before } to { $now } points.
   *[held] Across { $place } { $leader }’s lead stayed at { $now } points.
}
lead-passed = Across { $place } { $leader }’s lead of { $before } points became { $nowleader }’s of { $now }.

## The story of votes
leads-most = The largest lead, { $votes } for { $leader }, is in { $counties }
leads-next = the largest for { $leader } is { $n }, in { $counties }

## How far the count is
counting-missing = { $count ->
    [one] { $n } county is not in the returns.
   *[other] { $n } counties are not in the returns.
}
elsewhere-votes = { $votes } ({ $places }) { $count ->
    [one] belongs
   *[other] belong
} to no county, and { $count ->
    [one] is
   *[other] are
} in every total.
elsewhere-places = { $n } places
counting-open = The count is not finished.
counting-some = { $final } of { $total } counties { $finalcount ->
    [one] is
   *[other] are
} fully counted{ $waitingcount ->
    [0] .
    [one] , { $waiting } has no results yet.
   *[other] , { $waiting } have no results yet.
}

## Alt text: one sentence, 250 characters at most; the first form that is short enough is taken
alt-full = { $title }: map of the counties of { $place }, { $contest } { $year }; { $finding }.
alt-contest = Map of the counties of { $place }, { $contest } { $year }; { $finding }.
alt-finding = Map of the counties of { $place }; { $finding }.
alt-place = Map of the counties of { $place }, { $contest } { $year }.

## Long description
description-heading = The map in words
describe-map = A map of { $place } with { $counties }: { $contest }, { $date }.
describe-colour = Colour follows “{ $title }”, in { $n } { $count ->
    [one] class
   *[other] classes
}.
describe-marking = Texture and outline follow “{ $title }”.
total = { $of ->
    [ballots] { $parts }, of { $total } ballots.
   *[votes] { $parts }, of { $total } in all.
}
total-part = { $who } has { $votes } ({ $share })
total-part-more = { $who } { $n } ({ $share })
total-others = { $others } others together { $n } ({ $share })
margins = The widest margin, { $widest }, is in { $widestin }; the narrowest, { $narrowest }, in { $narrowestin }.
class-in-group = { $group }: { $label }
commonest = The commonest class is “{ $name }”, with { $counties }.
thirds-west-east = { $tense ->
    [counting] { $who } leads in { $won0 } of the { $of0 } westernmost counties, { $won1 } of the { $of1 } in the middle and { $won2 } of the { $of2 } easternmost.
    [led] { $who } led in { $won0 } of the { $of0 } westernmost counties, { $won1 } of the { $of1 } in the middle and { $won2 } of the { $of2 } easternmost.
   *[counted] { $who } carried { $won0 } of the { $of0 } westernmost counties, { $won1 } of the { $of1 } in the middle and { $won2 } of the { $of2 } easternmost.
}
thirds-north-south = { $tense ->
    [counting] { $who } leads in { $won0 } of the { $of0 } northernmost counties, { $won1 } of the { $of1 } in the middle and { $won2 } of the { $of2 } southernmost.
    [led] { $who } led in { $won0 } of the { $of0 } northernmost counties, { $won1 } of the { $of1 } in the middle and { $won2 } of the { $of2 } southernmost.
   *[counted] { $who } carried { $won0 } of the { $of0 } northernmost counties, { $won1 } of the { $of1 } in the middle and { $won2 } of the { $of2 } southernmost.
}
