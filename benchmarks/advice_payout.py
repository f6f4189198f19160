#!/usr/bin/env python3
"""Measure a payout of thousands of rows in a real Odoo; prints JSON.

    benchmarks/advice_payout.py --rows 2000

Builds open invoices by SQL in a fresh database, twice. The first are paid by a payout:
its rows taken in, applied to their invoices, and posted. Of the others Odoo makes,
posts and reconciles the same entry without us. Seconds are on the clock, of this
process (cpu) and of the database's process.
"""

import argparse
import json
import sys

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_payment_advice_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=2_000, help="of the payout")
    parser.add_argument("--items", type=int, default=20_000, help="open invoices")
    arguments = parser.parse_args()
    try:
        with fresh_database(DATABASE) as odoo:
            figures = run_session(
                odoo,
                DATABASE,
                "advice_payout_session.py",
                rows=arguments.rows,
                items=max(arguments.items, arguments.rows),
            )
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
