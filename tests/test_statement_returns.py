"""Payments that come back, in every format: that they do, why, which, gross and charge;
and what looks alike and is none."""

import time
from datetime import datetime
from decimal import Decimal

import pytest
from returned_cases import RETURNS
from returned_look_alikes import LOOK_ALIKES, WRITTEN, written

from bank_setup.without_odoo import load

statement_formats = load("statement_formats")
payment_files = load("payment_files")
codes = load("statement_formats.returns.codes")
words = load("statement_formats.returns.words")
mandates = load("payment_files.mandates")
meanings = load("payment_files.reports.words")
actions = load("payment_files.reports.codes")

_NAMES = {
    "end": "end_to_end_id",
    "mandate": "mandate",
    "orders": "order_ids",
    "check": "check_number",
    "name": "partner_name",
    "account": "partner_account",
    "reference": "reference",
}


def read(filename, text):
    [statement] = statement_formats.read(text.encode(), filename)
    return statement


def cases(table):
    return [
        pytest.param(filename, each, id=f"{filename}: {name}")
        for filename, found in table.items()
        for name, each in found.items()
    ]


def found(transaction, expected):
    """What is read of a transaction, as far as something is expected of it."""
    kept = sum((each.amount for each in transaction.charges), Decimal(0))
    assert all(each.is_deducted for each in transaction.charges)
    told = {"amount": transaction.amount - kept, "charge": kept}
    reason = transaction.returned
    if reason is None:
        told["none"] = True
    else:
        told |= {"code": reason.code, "kind": reason.kind, "text": reason.text}
    told |= {name: getattr(transaction, field) for name, field in _NAMES.items()}
    return {name: told.get(name) for name in expected}


def in_euros(expected):
    money = {name: Decimal(expected[name]) / 100 for name in ("amount", "charge")}
    return {**expected, **money}


def test_there_are_enough_of_every_format():
    assert sum(map(len, RETURNS.values())) >= 60
    assert sum(map(len, LOOK_ALIKES.values())) >= 40
    assert all(len(each) >= 3 for each in [*RETURNS.values(), *LOOK_ALIKES.values()])


@pytest.mark.parametrize(("filename", "case"), cases(RETURNS))
def test_a_payment_that_comes_back(filename, case):
    text, expected = case
    statement = read(filename, text)
    wanted = [in_euros(each) for each in expected]
    assert len(statement.transactions) == len(wanted)
    pairs = zip(statement.transactions, wanted, strict=True)
    assert [found(each, want) for each, want in pairs] == wanted
    assert not [str(each) for each in statement.warnings if "add up" in str(each)]


@pytest.mark.parametrize(("filename", "text"), cases(LOOK_ALIKES))
def test_what_looks_alike(filename, text):
    statement = read(filename, text)
    assert len(statement.transactions) == 1
    assert statement.transactions[0].returned is None


@pytest.mark.parametrize("text", WRITTEN)
def test_nobody_makes_a_payment_come_back_by_writing_so(text):
    for filename, data in written(text).items():
        [transaction] = read(filename, data).transactions
        assert transaction.returned is None, filename
        assert transaction.charges == (), filename


@pytest.mark.parametrize(("filename", "case"), cases(RETURNS))
def test_it_is_written_and_read_again(filename, case):
    """Why it came back is kept, and so are gross amount and charge."""
    text, expected = case
    before = read(filename, text)
    before.balance_start = before.balance_start or Decimal(0)
    data, _remarks = statement_formats.write_camt([before], datetime(2026, 12, 3))
    [after] = statement_formats.read(data, "again.xml")
    wanted = [each for each in map(in_euros, expected) if each.get("code")]
    again = [each for each in after.transactions if each.returned]
    named = ("code", "amount", "charge", "text")
    for want in wanted:
        want = {name: want[name] for name in named if name in want}
        assert want in [found(each, want) for each in again]


def test_every_code_that_is_looked_for_has_words_and_a_kind_of_step():
    every = codes.CODES | codes.CODES_LIKE_WORDS | codes.NACHA_CODES
    assert not [each for each in every if payment_files.reason_words(each) == each]
    assert not every - actions.ACTIONS.keys()
    changes = {f"C{number:02}" for number in range(1, 15)}
    assert not [each for each in changes if payment_files.reason_words(each) == each]
    # And nothing has an action, or is of a kind, that has no words.
    assert (
        not (actions.ACTIONS.keys() | actions.KINDS.keys()) - meanings._REASONS.keys()
    )


def test_kinds_agree_with_what_is_done():
    kind = payment_files.reason_kind
    assert kind("AC04") == kind("R02") == "account"
    assert kind("MD01") == kind("R07") == "mandate"
    assert kind("AM04") == kind("R01") == "funds"
    assert kind("MD06") == kind("MS02") == "disputed"
    assert kind("TECH") == "technical"
    assert kind("MS03") == kind("914") == kind("") == ""
    doubted = {each for each in actions.KINDS if kind(each) == "account"}
    assert all(map(payment_files.doubts_account, doubted - {"R34"}))
    assert {mandates.blocks(each) for each in mandates.MANDATE_REASONS} == {"mandate"}
    assert mandates.blocks("R02") == "account"
    assert mandates.blocks("AC03") == mandates.blocks("C01") == ""


def test_codes_are_found_behind_words_only_where_they_may_be_words():
    find = codes.find_code
    assert find("RETURN REASON: CUST") == "CUST"
    assert find("OUR CUST NO 7") == ""
    assert find("MODEL R02", "") == ""
    assert find("RÜCKGABEGRUND AC04") == "AC04"
    assert find("", "INVOICE AB12 ACC04", "MS03") == "MS03"
    assert find() == ""


@pytest.mark.parametrize(
    "text",
    [
        "RETURNED " * 50_000,
        "RETURN REASON " * 30_000,
        "SEPA " * 80_000,
        "/" * 400_000,
        "REASON: " + '"' * 400_000,
        "ORG BT" + "0" * 400_000,
        "Ä\u0300" * 100_000,
        "Return of Client Ref ID:" * 20_000,
    ],
)
def test_hostile_texts_take_no_time(text):
    started = time.process_time()
    codes.find_code(text)
    codes.reason("", text)
    words.opens_with_return(text)
    words.names_return(text)
    words.is_charge(text)
    for filename, make in HOSTILE.items():
        read(filename, make(text))
    assert time.process_time() - started < 5


HOSTILE = {
    "bai.bai": lambda text: LOOK_ALIKES["bai.bai"]["a charge in words"].replace(
        "RTD", text.replace("\n", " ").replace("/", "-")
    ),
    "mt940.sta": lambda text: RETURNS["mt940.sta"]["German, the charge in words"][
        0
    ].replace("ORG BT", text[:20_000]),
}
