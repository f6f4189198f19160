#!/usr/bin/env python3
"""Measure importing a bank's file in a real Odoo; prints JSON.

    benchmarks/statement_import.py --lines 5000 20000

For each number of lines an OFX file of so many payments is imported on one bank, and
Odoo creates the same lines with a statement around them, turn by turn in the same
run. Nothing is matched in either. `ours_to_host` is the time of the import, without
reading the file, to that of Odoo's own creation; `ms_a_line` shows whether it
grows with the number. With --bare Odoo's figure is taken in a database without
the addon.

With --file that one file of a bank is imported instead, without matching, and what is
measured is the memory above that of the idle process, at its highest.
"""

import argparse
import json
import sys
from pathlib import Path

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_import_benchmark"
SCRIPT = "statement_import_session.py"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, nargs="+", default=[5_000, 20_000])
    parser.add_argument(
        "--bare", action="store_true", help="the host's figure without the addon"
    )
    parser.add_argument("--file", help="of a bank: what importing it takes of memory")
    arguments = parser.parse_args()
    try:
        if arguments.file:
            path = Path(arguments.file).resolve()
            figures = measure([], file=str(path))
        else:
            figures = measure(arguments.lines)
        if arguments.bare:
            with fresh_database(f"{DATABASE}_bare", "account") as odoo:
                figures["bare"] = run_session(
                    odoo,
                    f"{DATABASE}_bare",
                    SCRIPT,
                    lines=arguments.lines,
                    bare=True,
                )
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


def measure(lines, **parameters):
    with fresh_database(DATABASE) as odoo:
        return run_session(odoo, DATABASE, SCRIPT, lines=lines, **parameters)


if __name__ == "__main__":
    main()
