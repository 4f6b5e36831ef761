# What the drawing itself leaves out, and the table where counties are too many.

## $counties is a list of counties' names.
islets-unseen = Islets too small to see at the map’s scale, far from the rest of { $counties }, lie outside its frame.
table-caption-brief = { $title }, { $year }: votes of the leading candidates, by county.
