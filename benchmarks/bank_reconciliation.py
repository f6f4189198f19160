#!/usr/bin/env python3
"""Measure matching a bank's lines with our own open entries; prints JSON.

    benchmarks/bank_reconciliation.py --entries 20000 --lines 5000

Builds registered payments and the bank's lines by SQL in a fresh database, and
presses "Match Automatically" of one document, each time in a request of its own; then
measures its steps: loading the entries, matching, storing. Then the document is
posted, and a second set of the same size is booked Odoo's way in the same run:
nobody looks for the pairs there, they are known.
"""

import argparse
import json
import sys

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_reconciliation_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=20_000, help="open payments")
    parser.add_argument("--lines", type=int, default=5_000, help="bank lines")
    parser.add_argument("--days", type=int, default=5, help="days allowed between")
    arguments = parser.parse_args()
    try:
        with fresh_database(DATABASE) as odoo:
            figures = run_session(
                odoo, DATABASE, "bank_reconciliation_session.py", **vars(arguments)
            )
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
