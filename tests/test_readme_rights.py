"""Both READMEs say the same of who may do what."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def _read_table(path):
    """The lines of the one grid table in a README."""
    lines = path.read_text().splitlines()
    return [line for line in lines if line.startswith(("+-", "+=", "| "))]


def test_the_table_of_rights_is_the_same():
    table = _read_table(ROOT / "README.rst")
    assert table
    assert table == _read_table(ROOT / "bank_payment_reconcile" / "README.rst")
