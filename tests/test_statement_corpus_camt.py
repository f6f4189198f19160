"""Real CAMT files against independently counted figures."""

import io
import re
import zipfile
from decimal import Decimal

import pytest
from statement_corpus import CORPUS, expected, lines_of, read, statement_formats

EXPECTED = expected("camt")
pytestmark = pytest.mark.skipif(not EXPECTED, reason=f"{CORPUS} is not there")

#: Files with status "ok" that are refused, by a part of the sentence.
REFUSED = {
    # Its amount is 12..34.
    "camt/sebastienrousseau+bankstatementparser/golden__camt053_garbled_amount.xml": (
        "Entry 1 of account DE89370400440532013000"
    ),
    # Nothing but a root element.
    "camt/genkgo+camt/camt053.v2.wrong.xml": "contains no account statement",
    "camt/viafintech+camt_parser/052__valid_namespace.xml": "no account statement",
    "camt/viafintech+camt_parser/053__valid_namespace.xml": "no account statement",
}
#: Where an entry's details make more lines of it: they add up to it.
LINES = {
    "camt/viafintech+camt_parser/053__valid_example.xml": 5,
    "camt/viafintech+camt_parser/053__valid_example_v4.xml": 32,
    "camt/viafintech+camt_parser/053__valid_example_with_debit.xml": 5,
    "camt/viafintech+camt_parser/054__valid_example.xml": 5,
    "camt/Barzahlen+camt_parser/053__valid_example.xml": 5,
    "camt/Barzahlen+camt_parser/053__valid_example_v4.xml": 32,
}
#: The only entry has status PDNG.
PENDING = {
    "camt/genkgo+camt/camt052.v4.xml",
    "camt/genkgo+camt/camt052.v6.Amt-zero.xml",
    "camt/genkgo+camt/camt052.v6.xml",
}
#: An entry in another currency than the account's makes a statement of its own.
TWO_CURRENCIES = {"camt/viafintech+camt_parser/053__valid_example_v8.xml"}
#: The closing balance of these EUR accounts is in SEK; it is kept with a warning.
OTHER_CURRENCY = {
    f"camt/genkgo+camt/camt053.{version}.xml"
    for version in ("v2.minimal.ultimate v2.minimal v2.with-party-ids v3 v4 v8".split())
}
READ = sorted(set(EXPECTED) - set(REFUSED))


def _balance(balances, *codes):
    found = next((balances[code] for code in codes if code in balances), None)
    return Decimal(found[0].split()[0]) if found else None


@pytest.mark.parametrize("name", READ)
def test_a_real_file_is_read_whole(name):
    figures = EXPECTED[name]
    statements = read(name)
    lines = lines_of(statements)
    pending = name in PENDING or "<Sts>INFO<" in (CORPUS / name).read_text("utf-8")
    count = 0 if pending else LINES.get(name, figures["n_entries"])
    assert len(lines) == count
    told = [Decimal(each["sum_booked"]) for each in figures["statements"]]
    assert sum(line.amount for line in lines) == sum(told)
    if name in TWO_CURRENCIES:
        assert len(statements) == len(figures["statements"]) + 1
        return
    for statement, each in zip(statements, figures["statements"], strict=True):
        assert sum(line.amount for line in statement.transactions) == Decimal(
            each["sum_booked"]
        )
        assert statement.account_number == (each["account"] or statement.account_number)
        assert statement.currency == (each["ccy"] or statement.currency)
        balances = each["balances"]
        assert statement.balance_start == _balance(balances, "OPBD", "PRCD")
        assert statement.balance_end == _balance(balances, "CLBD", "ITBD")
        in_sek = "is in SEK, not in EUR" in " ".join(map(str, statement.warnings))
        assert in_sek is (name in OTHER_CURRENCY)


@pytest.mark.parametrize("name", READ)
def test_a_statement_warns_exactly_when_the_bank_does_not_balance(name):
    for statement, each in zip(read(name), EXPECTED[name]["statements"], strict=False):
        if name not in TWO_CURRENCIES and "balance_ok" in each:
            warned = "closing balance of the bank is" in " ".join(
                map(str, statement.warnings)
            )
            assert warned is (each["balance_ok"] is False)


@pytest.mark.parametrize("name", READ)
def test_every_remittance_is_kept(name):
    """Each Ustrd of a booked entry stands in a line's text, word for word."""
    text = (CORPUS / name).read_text("utf-8")
    words = " ".join(line.text for line in lines_of(read(name)))
    for entry in re.findall(r"<Ntry>.*?</Ntry>", text, re.DOTALL):
        if not re.search(r"<Sts>\s*(<Cd>)?\s*(PDNG|INFO)", entry):
            for found in re.findall("<Ustrd>([^<&]*)</Ustrd>", entry):
                assert found.strip() in words


@pytest.mark.parametrize("name", READ)
def test_the_banks_identifications_are_unique(name):
    for statement in read(name):
        lines = [line for line in statement.transactions if line.bank_id]
        keys = {(line.bank_id, line.date, line.amount) for line in lines}
        assert len(keys) == len(lines)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_an_unreadable_file_is_refused_with_its_reason(name):
    if name not in EXPECTED:
        pytest.skip(f"{name} is not there")
    with pytest.raises(statement_formats.StatementError) as refusal:
        read(name)
    assert REFUSED[name] in str(refusal.value)


def test_all_files_in_one_archive_are_the_files_one_by_one():
    names = [name for name in READ if "Subite" not in name]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        for number, name in enumerate(names):
            writer.write(CORPUS / name, f"{number:03}.xml")
    found = statement_formats.read(archive.getvalue(), "all.zip")
    assert found == [each for name in names for each in read(name)]


def test_a_file_cut_at_any_byte_is_refused():
    name = "camt/viafintech+camt_parser/052__valid_example.xml"
    if name not in EXPECTED:
        pytest.skip(f"{name} is not there")
    data = (CORPUS / name).read_bytes().rstrip()
    for length in range(0, len(data), 3):
        with pytest.raises(statement_formats.StatementError):
            statement_formats.read(data[:length], "cut.xml")
