"""Real BAI2, CODA, Norma 43, CFONB 120, QIF and CSV files."""

from decimal import Decimal

import pytest
from statement_corpus import CORPUS, expected, lines_of, read, statement_formats

StatementError = statement_formats.StatementError
FORMATS = ("bai2", "coda", "aeb43", "cfonb", "qif")
EXPECTED = expected(*FORMATS)
TABLES = expected("csv")
pytestmark = pytest.mark.skipif(not EXPECTED, reason=f"{CORPUS} is not there")

_QUIFFEN = "qif/isaacharrisholt+quiffen/"
_CFONB = "cfonb/pennylane-hq+cfonb/"
#: Files with status "ok" that are refused, by a part of the sentence.
REFUSED = {
    # Its header record has the code 00 in place of 01.
    "bai2/moov-io+bai2/errors__sample-parseError.txt": "not in a known",
    # Examples for one record each: the statement around it is not there.
    _CFONB + "end_of_statement_without_beginning.txt": "Line 9 (record 07)",
    _CFONB + "invalid_date.txt": "Line 9 (record 07)",
    _CFONB + "operation.txt": "Line 1 (record 04)",
    _CFONB + "operation_already_defined.txt": "Line 1 (record 04)",
    _CFONB + "operation_detail_without_operation.txt": "Line 3 (record 05)",
    # Without a transaction of a bank account.
    _QUIFFEN + "empty.qif": "is empty",
    _QUIFFEN + "test_category_inherit.qif": "categories",
    _QUIFFEN + "test_clear_autoswitch.qif": "no transactions",
    _QUIFFEN + "test_nosymbol.qif": "no transactions",
    _QUIFFEN + "test_option_autoswitch.qif": "no transactions",
    _QUIFFEN + "test_unknown_account_type.qif": "securities",
    # Shares that came and were bought: no money moved on a bank account.
    "qif/reubano+csv2ofx/example__investment_example.qif": "securities",
}
#: Where our number of transactions is another than the counters', and why.
COUNTS = {
    # Two records share a line with another one; the balances agree with all 26.
    "bai2/moov-io+bai2/sample3.txt": 26,
    # Of 111 records 21, 12 are parts that replace the totals of 4 batches, and 40 are
    # gross amounts and charges of one payment: 59 - 4 + 12. The balances agree.
    "coda/pypi_febelfin_coda-0.5.0/CODA.txt": 67,
    # One is the opening balance, three are securities and classes.
    _QUIFFEN + "test.qif": 5,
    _QUIFFEN + "test_oth_a.qif": 5,
}


def _count(figures):
    return figures.get("n_tx", figures.get("n_transactions"))


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - set(REFUSED)))
def test_a_real_file_is_read_whole(name):
    statements = read(name)
    lines = lines_of(statements)
    assert len(lines) == COUNTS.get(name, _count(EXPECTED[name]))
    for field, told in (("balance_start", "opening"), ("balance_end", "closing")):
        found = [getattr(each, field) for each in statements]
        if told in EXPECTED[name]:
            figures = [Decimal(each) for each in EXPECTED[name][told]]
            assert [each for each in found if each is not None] == figures
    for each in statements:
        keys = {(e.bank_id, e.date, e.amount) for e in each.transactions}
        assert len(keys) == len(each.transactions)


@pytest.mark.parametrize("name", sorted(set(REFUSED) & set(EXPECTED)))
def test_a_file_that_is_none_is_refused_with_its_reason(name):
    with pytest.raises(StatementError) as refusal:
        read(name)
    assert REFUSED[name] in str(refusal.value)


#: Files whose balances follow from their transactions.
BALANCED = {
    "bai2/moov-io+bai2/sample3.txt",
    "coda/pypi_febelfin_coda-0.5.0/CODA.txt",
    "cfonb/pennylane-hq+cfonb/example.txt",
    "cfonb/ebics-api+cfonb-php/cfonb.120-complex-test.txt",
    "cfonb/ebics-api+cfonb-php/cfonb.120-simple-test.txt",
}


@pytest.mark.parametrize("name", sorted(BALANCED & set(EXPECTED)))
def test_the_transactions_make_the_banks_balance(name):
    for each in read(name):
        moved = sum(line.amount for line in each.transactions)
        assert each.balance_start + moved == each.balance_end


#: Tables that are read without a description: number and sum, counted by hand in
#: the files or by a spreadsheet.
READ_TABLES = {
    "csv/bank2ynab+bank2ynab/2018-04-14_10-52-13_bunq-transactieoverzicht.csv": (
        3,
        "728.54",
    ),
    "csv/reubano+csv2ofx/capitalone.csv": (2, "0.00"),
    "csv/reubano+csv2ofx/mint.csv": (4, "-3000.00"),
    "csv/reubano+csv2ofx/n26-fr.csv": (2, "0.00"),
    "csv/reubano+csv2ofx/schwab-checking-baltest-case2.csv": (4, "-215.27"),
    "csv/reubano+csv2ofx/ubs-ch-fr_trimmed.csv": (3, "30.00"),
    "csv/sebastienrousseau+bankstatementparser/golden__csv_european_decimals.csv": (
        3,
        "2260.94",
    ),
    "csv/sebastienrousseau+bankstatementparser/golden__csv_french_headers.csv": (
        3,
        "2260.94",
    ),
    "csv/sebastienrousseau+bankstatementparser/golden__csv_spanish_headers.csv": (
        3,
        "2260.94",
    ),
    "csv/sebastienrousseau+bankstatementparser/sample_split_amounts.csv": (
        2,
        "1050.25",
    ),
}


@pytest.mark.parametrize("name", sorted(set(READ_TABLES) & set(TABLES)))
def test_a_real_table_is_read_at_once(name):
    lines = lines_of(read(name))
    count, total = READ_TABLES[name]
    assert (len(lines), sum(each.amount for each in lines)) == (count, Decimal(total))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_in_doubt_is_refused_in_a_sentence(name):
    try:
        statements = read(name)
    except StatementError as refusal:
        assert str(refusal).endswith(".")
        assert "\n" not in str(refusal)
    else:
        assert lines_of(statements)
