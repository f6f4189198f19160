#!/usr/bin/env python3
"""Apply a ledger with known answers in a real Odoo and write what was applied.

    benchmarks/ledger.py LEDGER.json --out PREDICTIONS.json

Loads the ledger's partners, open items, payments and mappings into a fresh
database through the ORM, imports its bank lines, applies them automatically and
writes the predictions. The answers in the ledger are not read.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_ledger_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path, help="the ledger, as JSON")
    parser.add_argument("--out", type=Path, required=True, help="the predictions")
    arguments = parser.parse_args()
    if not arguments.ledger.is_file():
        sys.exit(f"There is no ledger {arguments.ledger}.")
    started = time.time()
    try:
        with fresh_database(DATABASE) as odoo:
            predictions = run_session(
                odoo,
                DATABASE,
                "ledger_session.py",
                ledger=str(arguments.ledger.resolve()),
            )
    except SetupError as error:
        sys.exit(str(error))
    arguments.out.write_text(json.dumps(predictions, indent=1))
    print(
        f"{arguments.ledger.name}: {len(predictions)} lines applied to, "
        f"{time.time() - started:.0f} s"
    )


if __name__ == "__main__":
    main()
