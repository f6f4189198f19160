#!/usr/bin/env python3
"""Measure booking a payment run in a real Odoo, against Odoo's own way; prints JSON.

    benchmarks/payment_booking.py --payments 10000

Open documents are built by SQL in a fresh database. Half of them are paid by a run, an
entry for each payment; the other half by Odoo's "Register Payment", without grouping:
the same payments, posted and reconciled.
"""

import argparse
import json
import sys

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_payment_booking_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--payments", type=int, default=1_000)
    arguments = parser.parse_args()
    try:
        with fresh_database(DATABASE) as odoo:
            figures = run_session(
                odoo,
                DATABASE,
                "payment_booking_session.py",
                payments=arguments.payments,
            )
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
