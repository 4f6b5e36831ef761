# What differs between two files of one contest, and the words of the report on it.

## What differs
found-differs-contest = they are not one contest: { $field } is { $first } in the first, { $second } in the second
found-differs-candidate = { $choice } is in the { $which ->
    [first] first
   *[second] second
} file alone, with { $votes } votes
found-differs-area = { $place } is in the { $which ->
    [first] first
   *[second] second
} file alone, with { $votes } votes
found-differs-votes = { $place }: { $choice } has { $first } votes in the first, { $second } in the second ({ $differencesigned })
found-differs-reporting = { $place } is { $first } counted in the first, { $second } in the second
found-names-taken-for-one = { $first } in the first and { $second } in the second are taken for one, by the last name

## The report of `mapgen check A --against B`
against-title = Check of { $first } against { $second }
against-verdict-agree = Both say the same: { $n } { $count ->
    [one] county
   *[other] counties
}, candidate by candidate.
against-verdict-differ = { $count ->
    [one] One difference: the files do not say the same.
   *[other] { $n } differences: the files do not say the same.
}
against-verdict-error = { $count ->
    [one] One error: the files cannot vouch for each other.
   *[other] { $n } errors: the files cannot vouch for each other.
}
against-totals = Votes in both
against-difference = Difference
against-differences = What differs
against-first = First: { $file }
against-second = Second: { $file }
