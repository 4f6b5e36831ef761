# What is said to a reader who moves about the map: by finger, mouse, keys or ear.

sentence = { $where }: { $what }
sentence-margin = { $winner } by { $points } points, { $votes } { $count ->
    [one] vote
   *[other] votes
}
sentence-partial = count not finished, { $share } reported
sentence-share-change = { $who }’s share { $change } points since { $then }
sentence-lead-change = Lead of { $who } { $change } points since { $then }

map-counties = Counties of { $place }, from west to east
map-hint-pointer = Point at a county, or tap it to keep it.
map-hint-keys = Keys: arrows cross the map, letters find a name, Enter keeps a county, Escape lets go; + − 0 zoom.
zoom-controls = Zoom
zoom-in = Zoom in
zoom-out = Zoom out
zoom-reset = Show all

table-sort-hint = Choose a heading to sort.
