#!/usr/bin/env python3
"""Measure learning from years of reconciled lines in a real Odoo; prints JSON.

    nice -n 19 benchmarks/history.py --lines 200000

Builds customers with paid invoices, bank lines that Odoo reconciled with them, and
recurring payments on accounts by SQL in a fresh database. Then a run reads them in
chunks, is stopped half way and taken up: seconds, chunks, queries and what was found;
then all that is frequent is taken, and the panel of one new line is asked for.
"""

import argparse
import json
import sys

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_history_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=20_000, help="past bank lines")
    arguments = parser.parse_args()
    try:
        with fresh_database(DATABASE) as odoo:
            figures = run_session(
                odoo, DATABASE, "history_session.py", lines=arguments.lines
            )
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
