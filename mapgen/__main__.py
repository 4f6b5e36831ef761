"""`python -m mapgen`, for where the command is not on the path."""

from mapgen.cli import main

main(prog_name="mapgen")
