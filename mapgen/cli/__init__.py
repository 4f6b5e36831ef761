"""The command line: `main.py`, and one module for each command, which has a click command named `command`."""
