# What contests of every kind came to. $leader, $second and $measure are names as the ballot has them; figures arrive
# formatted. Nobody has won a measure, a round, a race without a rival, or below a share that is needed.

contest-round = { $title }, round { $round }
unopposed = { $leader }, unopposed
unopposed-votes = { $leader } unopposed, { $votes }

## What it came to: clauses without a full stop
verdict-won = { $leader } won { $place } with { $share }
verdict-leading = { $leader } leads in { $place } with { $share }
verdict-passed = { $measure } passed in { $place } with { $share } in favor
verdict-failed = { $measure } failed in { $place } with { $share } in favor
verdict-retained = { $measure }: retained in { $place } with { $share } in favor
verdict-not-retained = { $measure }: not retained in { $place }, with { $share } in favor
verdict-answering = { $measure }: { $share } in favor in { $place } so far
verdict-needed = { $verdict }, { $needed } needed
verdict-tied = { $measure } ended in a tie in { $place }, at { $votes } each
verdict-unopposed = { $leader } ran unopposed in { $place }
verdict-runoff = no majority in { $place }: { $leader } ({ $share }) and { $second } ({ $secondshare }) go to a runoff
verdict-runoff-open = no majority in { $place }: { $leader } led with { $share }, and a runoff follows
verdict-short = { $leader } led in { $place } with { $share }, short of the { $needed } needed
verdict-ahead-in-round = { $leader } led round { $round } in { $place } with { $share }
verdict-won-in-round = { $leader } won { $place } in round { $round } with { $share }
verdict-most-approved = { $of ->
    [ballots] { $leader } got the most votes in { $place }, on { $share } of ballots
   *[votes] { $leader } got the most votes in { $place }, { $share } of all votes cast
}
verdict-turnout = { $share } of registered voters cast a ballot in { $place }
most-votes-in = Most votes were cast in { $counties }, { $n }.

## What a reader must know of each kind
definition-kind = { $kind ->
    [measure] Passed or failed
    [retention] Retained or not
    [uncontested] Unopposed
    [ranked] Round
    [approval] Several choices
    [turnout] Turnout
   *[candidates] What is needed
}
definition-question-text = The votes of the whole area are counted together, and { $needed } of them must be in favor. A county decides nothing by itself; its colour shows which answer had more votes there.
definition-uncontested-text = Only one candidate stood, so that there is no margin, and every county with votes has the same colour.
definition-round-text = Voters ranked the candidates. The map shows round { $round }: votes are those that stood with each candidate then, after earlier rounds had moved them, and shares are of these.
definition-approval-text = Voters could choose several. { $of ->
    [ballots] Shares and margins are of ballots, so that all shares together are more than 100 percent.
   *[votes] How many ballots were cast is not known here: shares and margins are of all votes, not of voters.
}
definition-runoff-text = Most votes are not enough: { $needed } of all votes must be for one candidate. A county decides nothing by itself; its colour shows who had most votes there.
needed-majority = more than half
needed-share = at least { $share }
definition-led = Most votes
definition-led-text = The line of the ballot with the most votes in a county; that decides nothing by itself.
