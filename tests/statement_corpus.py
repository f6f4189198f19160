"""Where the real statement files are and what independent counters found in them.

The files are read from `../shared/statements` beside the checkout, or from the
folder that BANK_STATEMENT_CORPUS names; without them the tests skip.
"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(
    os.environ.get("BANK_STATEMENT_CORPUS", ROOT.parent / "shared" / "statements")
)
sys.path.insert(0, str(ROOT / "setup"))

from bank_setup.without_odoo import load  # noqa: E402

statement_formats = load("statement_formats")


def expected(*names):
    """The figures of the files of these formats, by file."""
    path = CORPUS / "expected.json"
    if not path.exists():
        return {}
    found = json.loads(path.read_text())
    return {file: each for file, each in found.items() if each["format"] in names}


def read(file):
    return statement_formats.read((CORPUS / file).read_bytes(), Path(file).name)


def lines_of(statements):
    return [line for each in statements for line in each.transactions]
