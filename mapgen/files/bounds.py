"""The bounds that a file of results is read within: what lies beyond them is refused, in words.

How many rows and numbers are summed stands in `mapgen.results.vote_sums`, what a JSON document may come to in
`mapgen.files.documents`.
"""

from __future__ import annotations

MOST_BYTES = 8 * 1024**3
"""Bytes that a file may unpack to. A gigabyte of precincts is the largest that was seen."""

BOMB_FROM, BOMB_RATIO = 64 * 1024**2, 250
"""Past so many bytes, nothing that people write unpacks to so many times its size."""

MOST_COLUMNS = 5000
"""Columns of a table."""

MOST_BEFORE = 100
"""Blank rows before the headers."""

LONGEST_CELL = 131_072
"""Characters of a cell; Python's reader of CSV has the same bound."""

LONGEST_LINE = 1024**2
"""Bytes of text without a line end."""

MOST_FILES, MOST_DIRECTORY = 10_000, 4 * 1024**2
"""Files in a zip, and bytes of the list of them, which is held whole."""

MOST_WORKBOOK, MOST_UNPACKED = 64 * 1024**2, 512 * 1024**2
"""Bytes of a workbook's file, which its reader holds whole, and of what is in it."""

MOST_SHEETS = 1000
"""Sheets of a workbook."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The last row and column that a spreadsheet has; a cell said to lie beyond them is a lie."""

MOST_SHEET_CELLS = 5_000_000
"""Cells of a sheet from A1 to its last row and column, which its reader sets up all at once."""

MOST_BROKEN = 10_000
"""Cells of a sheet that hold an error such as #REF!."""

MOST_PARQUET_TYPES = 20_000_000
"""Bytes of a Parquet file's own description of itself, and things in any one list of it."""

MOST_JSON_CELLS = 20_000_000
"""Cells of the table that a JSON document makes: its records times their different fields."""

MOST_MEMORY = 512 * 1024**2
"""Bytes of memory that the reader of a workbook or a Parquet file may take, where the system can hold it to that."""

MOST_SECONDS = 120
"""Seconds of processor time that such a reader may take, and seconds that it may be silent."""

MOST_XML = 256 * 1024**2
"""Bytes of an XML document; every precinct of a large state takes a hundred megabytes. What is in it is bounded as
in a JSON document (`mapgen.files.documents.RESULTS`)."""

MOST_TITLES = 12
"""Rows above the headers of a table that are not blank."""

MOST_ROWS = 20_000_000
"""Rows of a table, blank ones among them, and numbers of votes in it; a gigabyte of precincts has sixteen million."""

LONGEST_NAME = 1000
"""Characters of a place, a party or a choice: looking through a name takes steps that grow with its square."""
