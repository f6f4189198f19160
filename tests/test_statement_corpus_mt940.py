"""Real MT940 and MT942 files against independently counted figures."""

import logging
from decimal import Decimal

import pytest
from statement_corpus import CORPUS, expected, lines_of, read, statement_formats

EXPECTED = expected("mt940")
pytestmark = pytest.mark.skipif(not EXPECTED, reason=f"{CORPUS} is not there")

#: Files with status "ok" that are refused, by a part of the sentence.
REFUSED = {
    # Anonymised into dates that are none (:61:3622687806CR…).
    "mt940/railslove+cmxl/mt940-headers.txt": "line 8",
    # One field each, without account or transaction.
    "mt940/wolph+mt940/betterplace__empty_line.sta": "not in a known",
    "mt940/wolph+mt940/cmxl__reference.sta": "not in a known",
}
#: Statements of several messages, whose pages are joined, by what is left.
JOINED = {
    "mt940/wolph+mt940/betterplace__sepa_mt9401.sta",
    "mt940/betterplace+mt940_parser/sepa_mt9401.txt",
    "mt940/wolph+mt940/jejik__postfinance.sta",
    "mt940/sandermarechal+jejik-mt940/postfinance.txt",
    "mt940/wolph+mt940/self-provided__raphaelm.sta",
}
#: Files on which mt-940 fails or, by its documentation, cannot be right.
NOT_READ_BY_MT940 = {
    "mt940/wolph+mt940/ASNB__mt940.txt",
    "mt940/wolph+mt940/ASNB__mt940_with_spaces_for_entry_date.txt",
    "mt940/sandermarechal+jejik-mt940/K4262927_20200905-080000-952.txt",
    "mt940/sandermarechal+jejik-mt940/oldenburgischelandesbank2.txt",
    "mt940/railslove+cmxl/mt940-deutsche_bank.txt",
    "mt940/railslove+cmxl/mt940-iso8859-1.txt",
    "mt940/railslove+cmxl/mt940.txt",
}
OK = sorted(name for name, each in EXPECTED.items() if each["status"] == "ok")
READ = [name for name in OK if name not in REFUSED]


def _amounts(told):
    return [Decimal(each.split()[0].replace(",", ".")) for each in told]


@pytest.mark.parametrize("name", READ)
def test_a_real_file_is_read_whole(name):
    figures = EXPECTED[name]
    statements = read(name)
    assert len(lines_of(statements)) == figures["n_transactions"]
    starts = [each.balance_start for each in statements]
    ends = [each.balance_end for each in statements]
    opening, closing = _amounts(figures["opening"]), _amounts(figures["closing"])
    if name in JOINED:
        # Every page that was joined to another has lost its balances between
        assert set(starts) <= {None, *opening}
        assert len(starts) < len(opening)
        assert set(ends) <= {None, *closing}
    else:
        assert [each for each in starts if each is not None] == opening
        assert [each for each in ends if each is not None] == closing


@pytest.mark.parametrize("name", [name for name in READ if name not in JOINED])
def test_a_statement_warns_exactly_when_the_bank_does_not_balance(name):
    figures = EXPECTED[name]["balance_ok"]
    warned = [
        each
        for each in read(name)
        if "but the closing balance of the bank is" in " ".join(map(str, each.warnings))
    ]
    # None is where the counter could not tell.
    assert 0 <= len(warned) - figures.count(False) <= figures.count(None)


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in sorted(JOINED & set(EXPECTED))
        if "opening+entries=closing" in EXPECTED[name]["verified_by"]
    ],
)
def test_joined_pages_balance(name):
    for statement in read(name):
        if None not in (statement.balance_start, statement.balance_end):
            total = sum(line.amount for line in statement.transactions)
            assert statement.balance_start + total == statement.balance_end


@pytest.mark.parametrize("name", [n for n in READ if n not in NOT_READ_BY_MT940])
def test_every_amount_is_mt940s(name, caplog):
    mt940 = pytest.importorskip("mt940")
    if not hasattr(mt940, "Options"):
        pytest.skip("another package of that name")
    caplog.set_level(logging.CRITICAL)
    data = (CORPUS / name).read_bytes()
    text = statement_formats.shared.encodings.decode(data)
    options = mt940.Options(reversal_sign=True)
    theirs = [
        line.data["amount"].amount
        for statement in mt940.parse_statements(text, options=options)
        for line in statement
        if "amount" in line.data
    ]
    assert [line.amount for line in lines_of(read(name))] == theirs


@pytest.mark.parametrize("name", READ)
def test_every_field_of_the_bank_is_kept(name):
    text = statement_formats.shared.encodings.decode((CORPUS / name).read_bytes())
    compact = "".join(text.split())
    for line in lines_of(read(name)):
        for field in ("61", "86", "NS"):
            for piece in line.raw.get(field, "").split("\n"):
                assert "".join(piece.split()) in compact


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


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - set(OK)))
def test_a_fragment_is_refused(name):
    with pytest.raises(statement_formats.StatementError):
        read(name)


def test_a_file_cut_at_any_byte_is_refused_or_warned_about():
    """A cut inside a number is the worst: it leaves another number."""
    name = "mt940/sandermarechal+jejik-mt940/generic.txt"
    if name not in EXPECTED:
        pytest.skip(f"{name} is not there")
    data = (CORPUS / name).read_bytes().rstrip()
    whole = [line.amount for line in lines_of(read(name))]
    for length in range(len(data)):
        try:
            found = statement_formats.read(data[:length], "cut.sta")
        except statement_formats.StatementError:
            continue
        amounts = [line.amount for line in lines_of(found)]
        if amounts != whole:
            assert amounts[:-1] == whole[: len(amounts) - 1] or not amounts
            warned = " ".join(str(w) for each in found for w in each.warnings)
            assert "closing balance" in warned or len(amounts) < len(whole)
