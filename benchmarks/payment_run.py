#!/usr/bin/env python3
"""Measure a payment run from suggestion to entries in a real Odoo; prints JSON.

    benchmarks/payment_run.py --bills 10000

Builds vendors with accounts and open bills by SQL in a fresh database, twice. The first
are paid by a run: suggested, checked, exported, booked with an entry for each payment,
a tenth taken back. The others are paid by Odoo's "Register Payment", without grouping.
Seconds are on the clock, of this process (cpu) and of the database's process.
"""

import argparse
import json
import sys

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_payment_run_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bills", type=int, default=1_000, help="open bills")
    parser.add_argument("--booked", type=int, help="payments booked; all of them")
    parser.add_argument("--host", type=int, help="bills that Odoo pays; as many")
    parser.add_argument("--each", type=int, default=4, help="bills a vendor")
    arguments = parser.parse_args()
    try:
        with fresh_database(DATABASE) as odoo:
            figures = run_session(
                odoo,
                DATABASE,
                "payment_run_session.py",
                bills=arguments.bills,
                booked=arguments.booked or arguments.bills,
                host=arguments.host or arguments.bills,
                each=arguments.each,
            )
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
