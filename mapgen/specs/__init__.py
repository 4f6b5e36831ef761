"""Frozen specifications: atlas, contest, scheme, and the dictionary of columns."""
