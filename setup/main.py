"""Where the commands of this folder enter Python."""

import sys

from bank_setup.cli import main

sys.exit(main(sys.argv[1:]))
