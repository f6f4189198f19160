"""CODA's records: where the standard puts what, in versions 1 and 2."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ...sentences import _
from ..shared.enumeration import Code
from ..shared.records import RecordError, fixed_amount, short_date, squeeze

#: Characters of a record.
WIDTH = 128
_UNKNOWN_DATE = ("000000", "")
#: Amounts have three decimals, whatever the currency.
_DECIMALS = 3


class CodaRecord(Code):
    """What a record is, by its first character."""

    HEADER = "0"
    OLD_BALANCE = "1"
    MOVEMENT = "2"
    INFORMATION = "3"
    #: Free text of the bank.
    MESSAGE = "4"
    NEW_BALANCE = "8"
    END = "9"


@dataclass(slots=True)
class CodaBalance:
    """A balance, record 1 or 8; positive when the bank owes the account's owner."""

    sequence: str
    account: str
    currency: str
    amount: Decimal
    date: date | None


@dataclass(slots=True)
class CodaMovement:
    """Records 21, 22 and 23 with the information 31, 32, 33 about them.

    The amount is positive for money in.
    """

    #: The line of record 21, from 1.
    number: int
    sequence: str
    detail: str
    bank_reference: str
    amount: Decimal
    value_date: date | None
    entry_date: date
    #: Type, family, operation and category, eight digits.
    code: str
    #: Kind of structured communication, "" where it is free text.
    structure: str
    communication: list[str]
    customer_reference: str = ""
    bic: str = ""
    account: str = ""
    name: str = ""
    purpose: str = ""
    #: Structure and pieces of text of every information record.
    information: list[tuple[str, list[str]]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """0 to 3 for what moved the account, 5 to 9 for details of it."""
        return self.code[:1]

    @property
    def whole(self) -> str:
        """The communication with its blanks, since structures count positions."""
        return "".join(self.communication)


def read_old_balance(line: str, version: str) -> CodaBalance:
    """Record 1: the account and what stood on it; raises RecordError."""
    account, currency = _account(line[5:42], line[1], version)
    return CodaBalance(
        line[2:5].strip(),
        account,
        currency,
        _signed(line[42], line[43:58]),
        _date(line[58:64]),
    )


def read_new_balance(line: str, structure: str, version: str) -> CodaBalance:
    """Record 8: what stands on the account at the end; raises RecordError.

    structure: of the account number, as its record 1 tells.
    """
    account, currency = _account(line[4:41], structure, version)
    return CodaBalance(
        line[1:4].strip(),
        account,
        currency,
        _signed(line[41], line[42:57]),
        _date(line[57:63]),
    )


def read_movement(line: str, number: int) -> CodaMovement:
    """Record 21: date, amount, codes and the begin of the communication.

    number: of its line. Raises RecordError where date or amount cannot be read.
    """
    value_date, entry_date = _date(line[47:53]), _date(line[115:121])
    day = entry_date or value_date
    if day is None:
        raise RecordError(_("the date is missing"))
    structured = line[61] == "1"
    return CodaMovement(
        number=number,
        sequence=line[2:6],
        detail=line[6:10],
        bank_reference=line[10:31],
        amount=_signed(line[31], line[32:47]),
        value_date=value_date,
        entry_date=day,
        code=line[53:61],
        structure=line[62:65] if structured else "",
        communication=[line[65:115] if structured else line[62:115]],
        lines=[line],
    )


def continue_movement(movement: CodaMovement, line: str, version: str) -> None:
    """Record 22 or 23: more of the communication, and the other side."""
    movement.lines.append(line)
    if line[1] == "2":
        movement.communication.append(line[10:63])
        if version != "1":
            movement.customer_reference = line[63:98].strip()
            movement.bic = line[98:109].strip()
            movement.purpose = line[117:125].strip()
    else:
        movement.account = _counterparty(line, version)
        end = 73 if version == "1" else 82
        movement.name = squeeze(line[47:end])
        movement.communication.append(line[end:125])


def add_information(movement: CodaMovement, line: str) -> None:
    """Record 31, 32 or 33: more about a movement."""
    movement.lines.append(line)
    kind = line[1]
    if kind == "1":
        structured = line[39] == "1"
        text = line[43:113] if structured else line[40:113]
        movement.information.append((line[40:43] if structured else "", [text]))
    elif movement.information:
        _structure, pieces = movement.information[-1]
        pieces.append(line[10:115] if kind == "2" else line[10:100])


def _counterparty(line: str, version: str) -> str:
    """An account of twelve digits, or of any kind with its currency behind it."""
    old = version == "1" or line[22] == " "
    return (line[10:22] if old else line[10:44]).strip()


def _account(zone: str, structure: str, version: str) -> tuple[str, str]:
    if version == "1" or structure == "0":
        return zone[:12].strip(), zone[13:16].strip()
    if structure in ("2", "1", "3"):
        end = 16 if structure == "2" else 34
        return zone[:end].strip(), zone[34:37].strip()
    raise RecordError(_("“%(text)s” is not an account structure", text=structure))


def _signed(sign: str, digits: str) -> Decimal:
    if sign not in "01":
        raise RecordError(
            _("“%(sign)s” is neither 0 (credit) nor 1 (debit)", sign=sign)
        )
    amount = fixed_amount(digits, _DECIMALS)
    # Exact, since no currency's third decimal is lost where it counts.
    amount = amount.quantize(Decimal("0.01")) if amount * 100 % 1 == 0 else amount
    return -amount if sign == "1" else amount


def _date(raw: str) -> date | None:
    return None if raw.strip() in _UNKNOWN_DATE else short_date(raw, "dmy")
