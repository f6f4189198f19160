"""One statement line, :61: with its :86: or :NS:, as a transaction."""

from __future__ import annotations

import re
import sys
from decimal import Decimal

from ..shared.charges import proven, settled
from ..shared.identifiers import MIN_BANK_ID, bank_id, given
from ..shared.model import Charge, Transaction
from ..shared.records import squeeze
from .details import is_iban, parse, set_details, unfold
from .fields import Mt940Field
from .line import Mt940FieldError, Mt940Line, parse_amount
from .returns import returned

#: SWIFT's width of the supplementary details; a full one goes on in :86:.
_SUPPLEMENT = 34
_ORIGINAL = re.compile(r"/OCMT/([A-Z]{3})([0-9.]+(?:,[0-9]*)?)")
_CHARGES = re.compile(r"/(?:CHGS|CHG1)/([A-Z]{3})([0-9.]+(?:,[0-9]*)?)")
# The same in a bank's words: ORG BT 98,50 PLUS ENTG.10,50.
_IN_WORDS = re.compile(
    r"\bORG ?BT ?0{0,9}([0-9]{1,12} ?,[0-9]{0,2}) ?PLUS ENTG\. ?([0-9]{1,6},[0-9]{0,2})"
)
# What a bank writes into :61: instead of repeating a reference of :86:.
_POINTERS = ("EREF", "KREF", "MREF", "PREF", "KREF+", "EREF+", "MREF+")
_LOCAL_ACCOUNT = re.compile(r"P?[0-9]{7,10}")
_BANK_NUMBER = re.compile(r"[0-9]{16,35}")
_NUMBERED = re.compile(r"[0-9]{2}")
#: Codes of amounts, which :61: tells as well.
_TOLD = ("OCMT", "CHGS", "CHG1")
_ZERO = Decimal(0)


def to_transaction(
    line: Mt940Line, own: Mt940Field, others: list[Mt940Field], currency: str
) -> Transaction:
    """The transaction of a statement line.

    line: what its field :61: says, and own: that field.
    others: the fields :86: and :NS: that follow it.
    currency: the account's.
    """
    transaction = Transaction(
        date=line.entry_date,
        value_date=line.value_date,
        amount=line.amount,
        bank_id=bank_id(line.bank_reference),
        transaction_type=line.type,
    )
    raw = {
        "61": own.text,
        "61.reference": line.reference,
        "61.bank_reference": line.bank_reference,
        "61.details": " ".join(line.details),
    }
    information = [each for each in others if each.tag == "86"]
    parts: dict[str, str] = {}
    for each in others:
        raw[each.tag] = (
            f"{raw[each.tag]}\n{each.text}" if each.tag in raw else each.text
        )
    if information:
        lines = [text for each in information for text in each.lines]
        parts = parse([text for text in lines if text.strip()])
    elif others:
        parts = {"text": _numbered(others[0].lines)}
    set_details(transaction, parts)
    told = "\n".join(each.text for each in information)
    transaction.returned = returned(line, parts, told)
    _set_from_line(transaction, line, parts)
    told = " ".join(
        [
            *(f"/{code}/{parts[code]}" for code in _TOLD if parts.get(code)),
            *line.details,
            transaction.text,
        ]
    )
    _set_original(transaction, told, currency)
    _set_charges(transaction, told, parts, currency)
    # One string per name, not per transaction
    parts.pop("text", None)
    raw |= {sys.intern(f"86.{name}"): value for name, value in parts.items()}
    transaction.raw = {name: value for name, value in raw.items() if value}
    return transaction


def _numbered(lines: list[str]) -> str:
    """:NS: has a number of two digits before every piece of text."""
    return squeeze(" ".join(_NUMBERED.sub("", line, count=1) for line in lines))


def _set_from_line(
    transaction: Transaction, line: Mt940Line, parts: dict[str, str]
) -> None:
    """What :61: tells and :86: does not."""
    if parts.get("code"):
        transaction.transaction_type = "+".join(
            filter(None, (line.type, parts["code"]))
        )
    reference, details = _take_party(transaction, line)
    if details and _BANK_NUMBER.fullmatch(details[0]):
        # PostFinance writes its own identification there.
        transaction.bank_id = transaction.bank_id or details[0]
        details = details[1:]
    if line.type.endswith("CHK") and reference.isdigit():
        transaction.check_number = reference
    elif transaction.amount < 0 and not transaction.end_to_end_id:
        # The reference that the account's owner gave the order.
        transaction.end_to_end_id = reference if len(reference) >= MIN_BANK_ID else ""
    told = (given(parts.get("KREF", "")), reference)
    transaction.order_ids = tuple(dict.fromkeys(filter(None, told)))
    structured = set(parts) - {"text"}
    if not transaction.text or not structured:
        transaction.text = _with_supplement(details, transaction.text)
    if not transaction.text:
        transaction.text = reference


def _take_party(transaction: Transaction, line: Mt940Line) -> tuple[str, list[str]]:
    """The reference and details that are left after Dutch banks' use of them.

    They write the other side's account there, and its name behind or below.
    """
    reference, name = line.reference[:16].strip(), line.reference[16:].strip()
    reference = "" if reference in _POINTERS else given(reference)
    details = line.details
    account = ""
    if is_iban(line.reference):
        account, name = line.reference, squeeze(" ".join(details))
    elif _LOCAL_ACCOUNT.fullmatch(reference) and name:
        account = reference
    elif _LOCAL_ACCOUNT.fullmatch(reference) and transaction.text.startswith(reference):
        account, name = reference, squeeze(" ".join(details))
    elif details and is_iban(details[0]):
        account, details = details[0], details[1:]
    elif len(line.reference) == len(line.reference[:16].rstrip()) + len(name):
        # No blank before it: a long reference, no name.
        reference, name = reference and given(line.reference), ""
    transaction.partner_account = transaction.partner_account or account
    transaction.partner_name = transaction.partner_name or name
    return "" if account in (reference, line.reference) else reference, details


def _with_supplement(details: list[str], text: str) -> str:
    """The supplementary details, and :86: that goes on where they are full."""
    details = [each for each in details if not each.startswith(("/OCMT/", "/CHGS/"))]
    supplement = unfold(details, _SUPPLEMENT)
    if squeeze(supplement) in text:
        return text
    return squeeze(unfold([supplement, text], _SUPPLEMENT))


def _set_original(transaction: Transaction, told: str, currency: str) -> None:
    """/OCMT/USD1100,00/ is the amount in the payer's currency."""
    match = _ORIGINAL.search(told)
    amount = _amount(match[2]) if match and match[1] != currency else None
    if match and amount is not None:
        sign = Decimal(-1 if transaction.amount < 0 else 1)
        transaction.original_currency = match[1]
        transaction.original_amount = sign * amount


def _set_charges(
    transaction: Transaction, told: str, parts: dict[str, str], currency: str
) -> None:
    """/CHGS/EUR10,/ is what the bank charged; OAMT+ and COAM+ say of a returned direct
    debit what it was for, and what is charged for it."""
    found = dict.fromkeys(match.groups() for match in _CHARGES.finditer(told))
    charges = [
        Charge(-amount, code)
        for code, raw in found
        if (amount := _amount(raw)) is not None
    ]
    originals = [
        amount
        for match in _ORIGINAL.finditer(told)
        if match[1] == currency and (amount := _amount(match[2])) is not None
    ]
    before, compensation = _compensated(transaction.text, parts, currency)
    if compensation and before and abs(transaction.amount) == compensation + before:
        charges.append(Charge(-compensation, currency, True))
    kept = sum((each.amount for each in charges if each.currency == currency), _ZERO)
    is_deducted = proven(transaction.amount, kept, originals)
    transaction.charges = settled(charges, is_deducted)


def _compensated(
    text: str, parts: dict[str, str], currency: str
) -> tuple[Decimal | None, Decimal | None]:
    """What a direct debit that comes back was for, and what is charged for it."""
    match = _IN_WORDS.search(text)
    before, charged = match.groups() if match else ("", "")
    return (
        _amount(parts.get("OAMT", "").lstrip(currency) or before.replace(" ", "")),
        _amount(parts.get("COAM", "").lstrip(currency) or charged),
    )


def _amount(raw: str) -> Decimal | None:
    try:
        return parse_amount(raw) if raw else None
    except (Mt940FieldError, ArithmeticError):
        return None
