#!/usr/bin/env python3
"""Apply a ledger with known answers in a real Odoo and write what was applied.

    benchmarks/ledger.py LEDGER.json --out PREDICTIONS.json

Loads the ledger's partners, open items, payments and mappings into a fresh
database through the ORM, imports its bank lines, applies them automatically and
writes the predictions. The answers in the ledger are not read. Host, environment
and server are those of `setup/run`, which are made if they are missing.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "setup"))

from bank_setup.console import SetupError
from bank_setup.layout import ADDON, Layout
from bank_setup.odoo import Odoo

DATABASE = "bank_ledger_benchmark"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path, help="the ledger, as JSON")
    parser.add_argument("--out", type=Path, required=True, help="the predictions")
    arguments = parser.parse_args()
    try:
        figures = run(arguments.ledger.resolve(), arguments.out.resolve())
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures))


def run(ledger, out):
    """Load, apply and write; returns the seconds each step took."""
    odoo = Odoo.ensure(Layout(ROOT))
    odoo.copy(odoo.ensure_host_database(), DATABASE)
    odoo.install(DATABASE, ADDON, "ledger-install.log", "--without-demo")
    try:
        return apply_in_session(odoo, ledger, out)
    finally:
        odoo.drop(DATABASE)


def apply_in_session(odoo, ledger, out):
    """Run `ledger_session.py` in an Odoo shell."""
    log = odoo.layout.logs / "ledger.log"
    started = time.time()
    with (ROOT / "benchmarks/ledger_session.py").open() as script, log.open("w") as to:
        subprocess.run(
            list(map(str, odoo.command("shell", "-d", DATABASE, "--no-http"))),
            stdin=script,
            stdout=to,
            stderr=subprocess.STDOUT,
            env=dict(odoo.environment, LEDGER=str(ledger), PREDICTIONS=str(out)),
            cwd=odoo.layout.run,
            check=False,
        )
    if not out.exists() or out.stat().st_mtime < started:
        raise SetupError(f"The ledger could not be applied; see {log}.")
    return {"ledger": ledger.name, "seconds": round(time.time() - started, 1)}


if __name__ == "__main__":
    main()
