"""A row of a table: its line in the file, from 1, and its cells."""

Row = tuple[int, list[str]]
