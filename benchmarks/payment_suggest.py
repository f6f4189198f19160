#!/usr/bin/env python3
"""Measure how long a run takes to suggest payments in a real Odoo; prints JSON.

    benchmarks/payment_suggest.py --bills 10000

Builds vendors with accounts and open bills by SQL in a fresh database, then measures in
one run: suggesting a payment for each vendor, suggesting one for each bill, and
preparing what the file is written from.
"""

import argparse
import json
import sys

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_suggest_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bills", type=int, default=10_000, help="open bills")
    parser.add_argument("--each", type=int, default=4, help="bills a vendor")
    arguments = parser.parse_args()
    try:
        with fresh_database(DATABASE) as odoo:
            figures = run_session(
                odoo,
                DATABASE,
                "payment_suggest_session.py",
                bills=arguments.bills,
                each=arguments.each,
            )
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
