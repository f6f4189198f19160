"""What is mended before ofxparse reads: from the bytes of a bank to values it takes.

ofxparse 0.21 reads sound files right and others wrong, or not at all. What it trips
over, measured on two hundred files of banks, is mended here and nowhere else:

========================================  ==========================================
what files have                           what ofxparse makes of it unmended
========================================  ==========================================
another character set than they declare   LookupError, UnicodeDecodeError
headers on one line, odd or missing       ValueError
tags that are left open                   22 seconds for 20,000 transactions
`<` and `&` in texts                      cuts the text, or makes a symbol of it
a file that was cut                       reads the transactions before the cut
empty tags                                drops the whole transaction
no identification (FITID)                 drops the whole transaction
a date with a time zone                   moves it into UTC, some to another day
1,234 and 12.50- and (12.50), blanks      takes a thousandth, or refuses
a tag that is repeated                    takes the first, loses the second half
a name cut to 32 letters beside a whole   takes the cut one
========================================  ==========================================

The standard is "Open Financial Exchange", specifications 1.6 and 2.2, chapters 3
(dates, amounts), 11 (banking) and 13 (investments).
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass

from ...sentences import Sentence, _
from ..shared.amounts import AmountError, AmountReader
from ..shared.encodings import decode
from ..shared.records import RecordError
from .tags import OfxElement, OfxMarkupError, parse

#: Statements of bank accounts, of cards, and of the cash of securities accounts.
STATEMENTS = ("STMTRS", "CCSTMTRS", "INVSTMTRS")
TRANSACTION = "STMTTRN"
#: Tags that may name the other side; the first that has a text is the best.
NAMES = ("PAYEE.NAME", "NAME", "PAYEE")
#: The whole of a name that NAME had to cut.
WHOLE_NAME = "EXTDNAME"
#: What a transaction without FITID has instead.
NO_ID = "-"
#: What ofxparse takes for no date, while it guesses at what is none.
_NO_DATE = "00000000"
#: Some banks announce a new rate of interest by a line without money.
_NO_MONEY = ("null", "-null", ".", "-.")
_ACCOUNTS = ("BANKACCTFROM", "CCACCTFROM", "INVACCTFROM")
_LISTS = ("BANKTRANLIST", "INVTRANLIST")
# What must be closed by the file itself, else some of it was cut off.
_MUST_CLOSE = frozenset(("OFX", "BANKTRANLIST", "INVTRANLIST", *STATEMENTS))
_ONCE = ("TRNTYPE", "DTPOSTED", "TRNAMT", "FITID")
_HEADER_CHARSET = re.compile(rb"CHARSET\s*[:=]\s*[\"']?([\w-]+)", re.IGNORECASE)
_HEADER_ENCODING = re.compile(rb"ENCODING\s*[:=]\s*[\"']?([\w-]+)", re.IGNORECASE)
_OPENING = re.compile(rb"<\s*OFX[\s>]|OFXHEADER", re.IGNORECASE)
_DATE = re.compile(r"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})(?![0-9]{1,3}$)")

#: Values below a tag as ofxparse asks for them: texts, or tags with values below.
Values = dict[str, "str | Values"]


@dataclass(slots=True)
class MendedTransaction:
    """A transaction (STMTTRN) that ofxparse can read.

    raw: every field as the bank wrote it, by its dotted name in the bank's order.
    values: what ofxparse is given.
    name_field: the field of `raw` that the other side's name was taken from.
    """

    raw: dict[str, str]
    values: Values
    name_field: str


def is_ofx(data: bytes) -> bool:
    """Whether the bytes are an OFX file (also QFX, QBO), by their content."""
    head = data[:20_000].replace(b"\x00", b"")
    return bool(_OPENING.search(head))


def to_text(data: bytes) -> str:
    """The file's text; line ends become plain newlines."""
    head = data[:4096]
    head = head[: head.upper().find(b"<OFX>")] if b"<OFX>" in head.upper() else head
    declared = ""
    for pattern in (_HEADER_CHARSET, _HEADER_ENCODING):
        match = pattern.search(head)
        if match and not declared and match[1].upper() != b"NONE":
            declared = match[1].decode("ascii", "replace")
    return decode(data, declared).replace("\r\n", "\n").replace("\r", "\n")


def to_elements(text: str) -> OfxElement:
    """The file's elements, below one unnamed root.

    Raises OfxMarkupError where the file is cut or damaged.
    """
    root = parse(text)
    files = list(root.walk("OFX"))
    if not files:
        raise OfxMarkupError(_("the tag %(tag)s is missing", tag="<OFX>"), 0)
    closing_names = {
        name.upper() for name in re.findall(r"</([A-Za-z][A-Za-z0-9_.]*)>", text)
    }
    # A record left open among closed ones means that a piece is missing there.
    must_close = _MUST_CLOSE | ({TRANSACTION} & closing_names)
    _check_closed(root, must_close)
    return root


def _check_closed(root: OfxElement, must_close: frozenset[str]) -> None:
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        for each in parent.children:
            if each.name in must_close and not (
                each.closed or each.name in _LISTS and parent.closed
            ):
                raise OfxMarkupError(
                    _("the tag %(tag)s is not closed", tag=f"<{each.name}>"),
                    each.position,
                )
            if each.children:
                waiting.append(each)


def amount_samples(root: OfxElement) -> list[str]:
    """All amounts of a file, which together show how it writes them."""
    transactions = (each.value("TRNAMT") for each in root.walk(TRANSACTION))
    balances = (each.value("BALAMT") for each in root.walk("LEDGERBAL", "AVAILBAL"))
    return [*transactions, *balances]


def mend_statement(
    element: OfxElement, amounts: AmountReader
) -> tuple[Values, list[Sentence]]:
    """What ofxparse is given of a statement but its transactions, and remarks.

    ofxparse looks for a tag at any depth, so that an account's number that is missing
    would be that of the first payer: it is given what stands in its own place.
    """
    remarks: list[Sentence] = []
    currency = _currency(element)
    values: Values = {"curdef": currency}
    for name in ("BANKID", "BRANCHID", "ACCTID", "ACCTTYPE"):
        found = (element.value(account, name) for account in _ACCOUNTS)
        values[name.lower()] = next(filter(None, found), "")
    listing = next(filter(None, map(element.child, _LISTS)), None)
    if listing is not None:
        values["dtstart"] = mend_date(listing.value("DTSTART"))
        values["dtend"] = mend_date(listing.value("DTEND"))
    balance = element.child("LEDGERBAL")
    if balance is None and listing is not None:
        # The list was left open.
        balance = listing.child("LEDGERBAL")
    if balance is not None:
        written, amount = balance.value("BALAMT"), ""
        try:
            amount = mend_amount(written, amounts, currency) if written else ""
        except AmountError as error:
            remarks.append(
                _(
                    "The closing balance “%(text)s” %(problem)s and was left out.",
                    text=written[:40],
                    problem=error.sentence,
                )
            )
        date = mend_date(balance.value("DTASOF"))
        values["ledgerbal"] = {"balamt": amount, "dtasof": date}
    return values, remarks


def _currency(element: OfxElement) -> str:
    """The account's currency; where it is not told, that of its transactions."""
    told = element.value("CURDEF").upper()
    if told:
        return told
    found = {each.value("CURSYM").upper() for each in element.walk("CURRENCY")} - {""}
    return found.pop() if len(found) == 1 else ""


def mend_transaction(
    element: OfxElement, amounts: AmountReader, currency: str
) -> MendedTransaction:
    """A transaction as ofxparse can read it.

    currency: the account's, "" where the file tells none.
    Raises RecordError where date or amount are missing or may be two.
    """
    _refuse_torn(element)
    raw: dict[str, str] = {}
    for name, text in element.leaves():
        raw[name] = f"{raw[name]} {text}" if name in raw else text
    posted, amount = raw.get("DTPOSTED", ""), raw.get("TRNAMT", "")
    if not posted:
        raise RecordError(_("the date (%(field)s) is missing", field="DTPOSTED"))
    if not amount:
        raise RecordError(_("the amount (%(field)s) is missing", field="TRNAMT"))
    try:
        if amount.lower() in _NO_MONEY:
            amount = "0"
        amount = mend_amount(amount, amounts, currency)
    except AmountError as error:
        raise RecordError(error.of(amount)) from error
    name_field = _name_field(raw)
    values: Values = {
        "trntype": raw.get("TRNTYPE", ""),
        "dtposted": mend_date(posted) or _NO_DATE,
        "trnamt": amount,
        "fitid": raw.get("FITID") or NO_ID,
        "checknum": raw.get("CHECKNUM", ""),
        "name": raw.get(name_field, ""),
        "memo": raw.get("MEMO", ""),
    }
    return MendedTransaction(raw, values, name_field)


def mend_date(written: str) -> str:
    """Noon of the day as written, in the fourteen digits that ofxparse takes.

    The time zone would move some to another day, so it is left out. "" where the text
    does not begin with a date.
    """
    match = _DATE.match(written.strip())
    return f"{match[1]}{match[3]}{match[4]}120000" if match else ""


def mend_amount(written: str, amounts: AmountReader, currency: str) -> str:
    """An amount as a plain number with a decimal point, signed as written.

    amounts: knows how the file writes its amounts.
    Raises AmountError where it is none, or may be two.
    """
    return f"{amounts.read(written, currency):f}"


def _refuse_torn(element: OfxElement) -> None:
    """Two records with a piece lost between them look like one with two of a tag."""
    names = [each.name for each in element.children]
    for name in _ONCE:
        if names.count(name) > 1:
            raise RecordError(
                _(
                    "it has the field %(field)s %(count)s times",
                    field=name,
                    count=names.count(name),
                )
            )


def _name_field(raw: dict[str, str]) -> str:
    """The field with the other side's name: EXTDNAME is the whole of one cut."""
    field = next((each for each in NAMES if raw.get(each)), "")
    if field and raw.get(WHOLE_NAME, "").startswith(raw[field]):
        return WHOLE_NAME
    return field
