"""`python -m mapgen`, for where the command is not on the path."""

from mapgen.cli.main import main

if __name__ == "__main__":
    main(prog_name="mapgen")
