"""mapgen: the whole atlas that the first argument names, into the folder that the second one names."""

import sys

from mapgen.cli.main import main

main(["build", sys.argv[1], "--quiet", "--out", sys.argv[2], *sys.argv[3:]])
