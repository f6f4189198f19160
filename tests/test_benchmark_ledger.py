"""The benchmark of ledgers runs in a real Odoo; its small ledger comes out right."""

import json
import os
import sys
from pathlib import Path

from own_database import own_database

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


def test_the_small_ledger(request, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from ledger import SMALL, find_differences
    from odoo_session import run_script

    ledger = json.loads(SMALL.read_text())
    with own_database(request, "ledger") as database:
        predictions = run_script(
            [sys.executable, "-m", "odoo", "shell", "-d", database, "--no-http"],
            "ledger_session.py",
            os.environ,
            tmp_path,
            tmp_path,
            ledger=str(SMALL),
        )
    assert set(predictions) == {line["key"] for line in ledger["lines"]}
    assert not find_differences(ledger, predictions)
