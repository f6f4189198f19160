"""Real statement files of other projects against independently counted figures.

The files are read from `../shared/statements` beside the checkout, or from the
folder that BANK_STATEMENT_CORPUS names; without them the tests skip.
"""

import json
import os
import sys
import threading
import warnings
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(
    os.environ.get("BANK_STATEMENT_CORPUS", ROOT.parent / "shared" / "statements")
)
sys.path.insert(0, str(ROOT / "setup"))

from bank_setup.without_odoo import load  # noqa: E402

statement_formats = load("statement_formats")
StatementError = statement_formats.StatementError

FORMATS = ("ofx",)

#: Files with status "ok" that are refused, by a part of the sentence.
REFUSED = {
    # The example was shortened by hand: its one record reads "*snipped*".
    "ofx/asgrim+ofxparser/ofxdata-banking-xml200.ofx": "date (DTPOSTED) is missing",
    # Anonymised by stars in place of every date.
    "ofx/bradenmacdonald+ofx-js/example2.ofx": "“****” is not a valid date",
}
#: Files without a bank line that are read all the same: a balance is worth having.
READ_WITHOUT_LINES = {"ofx/jseutter+ofxparse/multiple_accounts.ofx"}
#: Files with status "edge/invalid" that are read, losing nothing.
READ_THOUGH_ODD = {
    # Its closing balance is blank; its one line is sound.
    "ofx/jseutter+ofxparse/fail_nice__empty_balance.ofx",
}
#: Where our figure is another than the counters', and why.
SUMS = {
    # Three USD amounts on a CAD account with a CURRENCY rate of 1.06: the
    # counters added US dollars, we give what moved on the account.
    "ofx/jseutter+ofxparse/investment_medium.ofx": Decimal("-4.19"),
}
CURRENCIES = {
    # CURDEF is empty, all of its transactions are in AUD.
    "ofx/jseutter+ofxparse/ofx-v102-empty-tags.ofx": ["AUD"],
}


def _expected():
    path = CORPUS / "expected.json"
    if not path.exists():
        return {}
    found = json.loads(path.read_text())
    return {name: each for name, each in found.items() if each["format"] in FORMATS}


EXPECTED = _expected()
pytestmark = pytest.mark.skipif(not EXPECTED, reason=f"{CORPUS} is not there")


def _read(name):
    return statement_formats.read((CORPUS / name).read_bytes(), Path(name).name)


def _named(status):
    return sorted(name for name, each in EXPECTED.items() if each["status"] == status)


@pytest.mark.parametrize("name", [n for n in _named("ok") if n not in REFUSED])
def test_a_real_file_is_read_whole(name):
    expected = EXPECTED[name]
    statements = _read(name)
    lines = [line for each in statements for line in each.transactions]
    assert len(lines) == expected["n_transactions"]
    total = SUMS.get(name, Decimal(expected["sum"]))
    assert sum(line.amount for line in lines) == total
    assert all(isinstance(line.amount, Decimal) for line in lines)
    balances = [e.balance_end for e in statements if e.balance_end is not None]
    told = [Decimal(each) for each in expected["ledger_balances"] if each.strip()]
    assert sorted(balances) == sorted(told)
    accounts = {each.account_number for each in statements} - {""}
    assert sorted(accounts) == expected["accounts"]
    currencies = sorted({each.currency for each in statements} - {""})
    told = [each.upper() for each in expected["currency"] if each]
    assert currencies == CURRENCIES.get(name, told)


@pytest.mark.parametrize("name", [n for n in _named("ok") if n not in REFUSED])
def test_every_word_of_the_bank_is_kept(name):
    for statement in _read(name):
        keys = [(e.bank_id, e.date, e.amount) for e in statement.transactions]
        assert all(key[0] for key in keys)
        assert len(set(keys)) == len(keys)
        for line in statement.transactions:
            for field in ("NAME", "PAYEE.NAME", "MEMO"):
                assert line.raw.get(field, "") in line.text
            assert line.date.strftime("%Y%m%d") == line.raw["DTPOSTED"][:8]


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_mutilated_file_is_refused_with_its_reason(name):
    if name not in EXPECTED:
        pytest.skip(f"{name} is not there")
    with pytest.raises(StatementError) as refusal:
        _read(name)
    assert REFUSED[name] in str(refusal.value)
    assert "line " in str(refusal.value)


@pytest.mark.parametrize("name", _named("no bank lines") + _named("edge/invalid"))
def test_a_file_without_sound_bank_lines_is_no_empty_success(name):
    if name in READ_WITHOUT_LINES:
        assert not any(each.transactions for each in _read(name))
    elif name in READ_THOUGH_ODD:
        (statement,) = _read(name)
        assert len(statement.transactions) == EXPECTED[name]["n_transactions"]
    else:
        with pytest.raises(StatementError):
            _read(name)


def test_reading_is_silent_and_the_same_in_many_threads():
    names = [name for name in _named("ok") if name not in REFUSED]
    results, failures = {}, []

    def work(number):
        try:
            results[number] = [_read(name) for name in names]
        except Exception as error:  # shown below, in the test's own thread
            failures.append(error)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert not failures
    assert all(each == results[0] for each in results.values())


@pytest.mark.parametrize(
    "name", ["ofx/jseutter+ofxparse/suncorp.ofx", "ofx/asgrim+ofxparser/ofxdata.ofx"]
)
def test_a_file_cut_at_any_byte_is_refused(name):
    if name not in EXPECTED:
        pytest.skip(f"{name} is not there")
    data = (CORPUS / name).read_bytes()
    whole = _read(name)
    for length in range(len(data)):
        try:
            found = statement_formats.read(data[:length], "cut.ofx")
        except StatementError:
            continue
        assert found == whole, length
