#!/usr/bin/env python3
"""Apply a ledger with known answers in a real Odoo and write what was applied.

    benchmarks/ledger.py LEDGER.json --out PREDICTIONS.json
    benchmarks/ledger.py --small

Loads the ledger's partners, open items, payments and mappings into a fresh
database through the ORM, imports its bank lines and applies them automatically.
The answers in the ledger are not read before that. What is missing of host, server
and environment is made, as by setup/run.

--small takes the ledger of this folder, which has a line or two of each kind, and
fails where an answer is not the ledger's.
"""

import argparse
import json
import sys
import time
from decimal import Decimal
from pathlib import Path

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_ledger_benchmark"
SMALL = Path(__file__).resolve().parent / "small_ledger.json"


def find_differences(ledger, predictions):
    """Lines of a ledger whose prediction is not its truth, as sentences.

    What has no answer must not be applied without a person.
    """
    found = []
    for line in ledger["lines"]:
        given = predictions.get(line["key"], {})
        if not _is_true(line["truth"], given):
            found.append(f"{line['key']} ({line['kind']}): {given}")
    return found


def _is_true(truth, given):
    if "apply" in truth:
        return _by_item(given.get("apply")) == _by_item(truth["apply"])
    for role in ("payment", "account"):
        if role in truth:
            return given.get(role) == truth[role]
    return not given.get("auto")


def _by_item(applied):
    return {use["item"]: Decimal(use["amount"]) for use in applied or ()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path, nargs="?", help="the ledger, as JSON")
    parser.add_argument("--out", type=Path, help="where the predictions are written")
    parser.add_argument("--small", action="store_true", help="the small one")
    arguments = parser.parse_args()
    ledger = SMALL if arguments.small else arguments.ledger
    if ledger is None or not ledger.is_file():
        sys.exit(f"There is no ledger {ledger}: name a file, or --small.")
    started = time.time()
    try:
        with fresh_database(DATABASE) as odoo:
            predictions = run_session(
                odoo, DATABASE, "ledger_session.py", ledger=str(ledger.resolve())
            )
    except SetupError as error:
        sys.exit(str(error))
    if arguments.out:
        arguments.out.write_text(json.dumps(predictions, indent=1))
    applied = sum(bool(given.get("auto")) for given in predictions.values())
    print(
        f"{ledger.name}: {len(predictions)} lines, {applied} applied without review, "
        f"{time.time() - started:.0f} s"
    )
    if arguments.small:
        if wrong := find_differences(json.loads(ledger.read_text()), predictions):
            sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
