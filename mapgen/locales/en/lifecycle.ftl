# An atlas after its first build: what changed since it was described, and what a command wrote anew.

## Descriptions
found-file-changed = it has changed since it was described ({ $now } bytes now, { $then } then) and is read as it is; `mapgen describe { $folder }` describes it anew
found-file-described = is described for the first time: { $now } bytes
found-file-described-anew = is described anew: { $now } bytes, before { $then }
found-total-described-anew = { $choice } is described anew: { $now } votes, before { $then }

## Updates
found-no-longer-described = { $field } was of the old file's columns and is no longer described
found-still-certified = { $contest } is still called certified, with other figures than before; --status says what they are
found-kept-as-written = { $options } changed nothing: what the atlas and its descriptions say stays
found-headline-by-hand = the map { $slug } has a headline that somebody wrote: “{ $headline }”; see whether it still holds
update-unreadable = The old results could not be read; these are the new ones beside none.
update-places = Other votes in { $count ->
    [0] no county.
    [one] 1 county.
   *[other] { $n } counties.
}
update-status = The status of { $contest } is { $status }.
update-nothing = Nothing changed: the results are those that the atlas has.

## Two versions of a file
diff-headline = headline: “{ $old }” is now “{ $new }”
diff-headline-same = headline: “{ $headline }”, as before
diff-winner = winner: { $place }: { $old } before, { $new } now
diff-class = class: { $place }: { $old } before, { $new } now
diff-counties = { $count ->
    [0] No county changed.
    [one] 1 county changed.
   *[other] { $n } counties changed.
}
diff-same = Nothing changed.
