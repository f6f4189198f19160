"""Odoo's own runner plays what `tests/__init__.py` imports, and nothing else."""

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "bank_payment_reconcile" / "tests"


def test_every_test_of_the_addon_is_imported():
    imported = re.findall(
        r"^from \. import (test_\w+)$",
        (TESTS / "__init__.py").read_text(),
        re.MULTILINE,
    )
    there = {path.stem for path in TESTS.glob("test_*.py")}
    assert set(imported) == there
    assert len(imported) == len(there)
