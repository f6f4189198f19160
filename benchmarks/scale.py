#!/usr/bin/env python3
"""Measure the matching of a large backlog in a real Odoo; prints JSON.

    benchmarks/scale.py --items 100000 --lines 10000

Builds partners, posted invoices and bank lines by SQL in a fresh database, then
measures in one run: loading and indexing the books, matching, storing the
proposals, memory and queries.
"""

import argparse
import json
import sys

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_scale_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=10_000, help="open invoices")
    parser.add_argument("--lines", type=int, default=1_000, help="bank lines")
    arguments = parser.parse_args()
    try:
        with fresh_database(DATABASE) as odoo:
            figures = run_session(
                odoo,
                DATABASE,
                "scale_session.py",
                items=arguments.items,
                lines=arguments.lines,
            )
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
