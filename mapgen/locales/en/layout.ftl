# What the drawing itself leaves out.

## $counties is a list of counties' names.
islets-unseen = Islets too small to see at the map’s scale, far from the rest of { $counties }, lie outside its frame.
