"""What real banks sent goes out as CAMT.053 and is what ISO 20022 says it is.

The schema lies beside the files; without it the tests skip.
"""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from lxml import etree
from statement_corpus import CORPUS, expected, lines_of, read, statement_formats

SCHEMA = CORPUS / "xsd" / "camt.053.001.08.xsd"
MADE = datetime(2026, 11, 21, 12, 0)
FORMATS = ("aeb43", "bai2", "camt", "cfonb", "coda", "csv", "mt940", "ofx", "qif")


@pytest.fixture(scope="module")
def schema():
    if not SCHEMA.exists():
        pytest.skip("no schema beside the statements")
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


@pytest.mark.parametrize("name", FORMATS)
def test_every_files_payments_go_out_as_the_standard_says(name, schema):
    files = list(expected(name))
    assert files, name
    exported = 0
    for file in files:
        try:
            statements = [_complete(each) for each in read(file)]
        except statement_formats.StatementError:
            continue
        data, _remarks = statement_formats.write_camt(statements, MADE)
        schema.assertValid(etree.fromstring(data))
        if any(line.amount % Decimal("0.01") for line in lines_of(statements)):
            # A broker's fractions of a cent are on no bank account that goes out.
            with pytest.raises(
                statement_formats.StatementError, match="4 instead of 2"
            ):
                statement_formats.read(data, "back.xml")
            continue
        back = statement_formats.read(data, "back.xml")
        amounts = [line.amount for line in lines_of(statements)]
        assert [line.amount for line in lines_of(back)] == amounts, file
        exported += 1
    assert exported, name


def _complete(statement):
    """With what Odoo knows of the bank where its file does not tell it."""
    balance = statement.balance_start
    if balance is None and statement.balance_end is None:
        balance = Decimal(0)
    return replace(
        statement, currency=statement.currency or "EUR", balance_start=balance
    )
