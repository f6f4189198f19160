"""Writes tables as banks all over the world do, from one truth, to see what is read.

A layout says how a bank writes: `header=kind` for each column, where the kind is a
letter of `_CELLS`. What has to be read is told by the truth and never by the reader.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

OURS = "DE89370400440532013000"
THEIRS = (
    "FR1420041010050500013M02606",
    "BE68539007547034",
    "NL91ABNA0417164300",
    "AT611904300234573201",
)


@dataclass(frozen=True)
class Moved:
    """What moved the account, and whoever was on the other side."""

    day: date
    value_day: date
    name: str
    text: str
    amount: Decimal
    account: str
    fee: Decimal = Decimal(0)


def _moved(day, value_day, name, text, amount, account, fee="0"):
    return Moved(
        date(2026, *day),
        date(2026, *value_day),
        name,
        text,
        Decimal(amount),
        account,
        Decimal(fee),
    )


#: A month of a small firm; it begins with 2,400.00.
MONTH = (
    _moved((11, 3), (11, 3), "Nordlicht", "RE 4711 Oktober", "1250.00", THEIRS[0]),
    _moved((11, 4), (11, 5), "Fjord Energy", "Strom 88123", "-84.36", THEIRS[1]),
    _moved((11, 4), (11, 4), "Kirchner", "Miete", "-1900.00", THEIRS[2], "1.20"),
    _moved((11, 12), (11, 13), "Blumenhof", "RE 4712", "36.05", THEIRS[3]),
    _moved((11, 18), (11, 18), "Fjord Energy", "Gas 88124", "-210.90", THEIRS[1]),
    _moved((11, 27), (11, 29), "Nordlicht", "RE 4715 Rest", "4711.80", THEIRS[0]),
)
OPENING = Decimal("2400.00")
SKIPPED = "-"


@dataclass(frozen=True)
class Layout:
    """How a bank writes its table, and what tells more than its columns."""

    name: str
    delimiter: str
    #: As of strftime; `%b` and `%B` are taken from `months`.
    dates: str
    #: Decimal mark, then what groups thousands.
    marks: str
    #: "up" where the oldest comes first, else "down".
    order: str
    #: `header=kind` for each column, with "|" between them.
    columns: str
    header: bool = True
    #: Around each amount, with {} for the number.
    money: str = "{}"
    #: Words for money out and money in.
    words: tuple[str, str] = ("D", "C")
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    #: Lines right below the header, and after each transaction.
    first: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    encoding: str = "utf-8"
    quoted: bool = False
    #: What has to be read besides, where columns do not tell it.
    account: str = ""
    currency: str = ""
    moved: tuple[Moved, ...] = MONTH
    #: A word of the sentence by which it is refused; "" where it is read.
    refused: str = ""


def written(layout):
    """The file's bytes."""
    rows = [cells(layout, each, balance) for each, balance in _balanced(layout)]
    if layout.order == "down":
        rows.reverse()
    lines = [*layout.before]
    if layout.header:
        lines.append(_line(layout, [name for name, _kind in _columns(layout)]))
    lines += layout.first
    for row in rows:
        lines += [_line(layout, row), *layout.between]
    return ("\r\n".join([*lines, *layout.after]) + "\r\n").encode(layout.encoding)


def expected(layout):
    """What has to be read: account, currency, balances and lines, each with what its
    text has to contain."""
    kinds = {kind for _name, kind in _columns(layout)}
    balanced = _balanced(layout)
    told = bool(kinds & {"b", "B"})
    currency = layout.currency or ("EUR" if "c" in kinds else "")
    lines = [
        (
            each.day if kinds & {"d", "t"} else each.value_day,
            each.amount,
            each.text,
            each.account if "p" in kinds else "",
        )
        for each, _balance in balanced
    ]
    return (
        layout.account or (OURS if "o" in kinds else ""),
        currency,
        OPENING if told else None,
        balanced[-1][1] if told else None,
        sorted(lines, key=str),
    )


def _columns(layout):
    return [tuple(each.rsplit("=", 1)) for each in layout.columns.split("|")]


def _balanced(layout):
    balance, found = OPENING, []
    for each in layout.moved:
        balance += each.amount
        found.append((each, balance))
    return found


def cells(layout, moved, balance):
    """The cells of a row."""
    number = lambda value: _number(layout, value)  # noqa: E731
    debit, credit = max(-moved.amount, 0), max(moved.amount, 0)
    made = {
        "d": lambda: _day(layout, moved.day),
        "v": lambda: _day(layout, moved.value_day),
        "t": lambda: _day(layout, moved.day) + " 14:05:09",
        "w": lambda: moved.name,
        "x": lambda: moved.text,
        "X": lambda: f"{moved.name} {moved.text}",
        "a": lambda: number(moved.amount),
        "+": lambda: ("+" if moved.amount > 0 else "") + number(moved.amount),
        "D": lambda: number(debit) if debit else "",
        "C": lambda: number(credit) if credit else "",
        "0": lambda: number(debit),
        "1": lambda: number(credit),
        "N": lambda: number(-debit) if debit else "",
        "u": lambda: number(abs(moved.amount)),
        "S": lambda: number(abs(moved.amount)) + layout.words[moved.amount > 0],
        "s": lambda: layout.words[moved.amount > 0],
        "b": lambda: number(balance),
        "B": lambda: number(balance) + layout.words[1],
        "c": lambda: "EUR",
        "o": lambda: OURS,
        "p": lambda: moved.account,
        "r": lambda: f"2026{abs(moved.amount):010.2f}".replace(".", ""),
        "g": lambda: "Category",
        "e": lambda: "",
        "f": lambda: number(-moved.fee),
        "G": lambda: number(moved.amount + moved.fee),
        "k": lambda: "Completed",
    }
    return [made[kind]() for _name, kind in _columns(layout)]


def _line(layout, row):
    def cell(text):
        if layout.quoted or layout.delimiter in text or "\n" in text:
            return f'"{text}"'
        return text

    return layout.delimiter.join(map(cell, row))


def _day(layout, day):
    pattern = layout.dates
    if layout.months:
        pattern = re.sub(
            "%[bB]", layout.months[day.month % len(layout.months)], pattern
        )
    text = day.strftime(pattern.replace("#", "\x00"))
    return re.sub("\x000?", "", text)


def _number(layout, value):
    mark, group = layout.marks[0], layout.marks[1:]
    text = f"{abs(value):,.2f}".replace(",", "\x00").replace(".", mark)
    text = layout.money.format(text.replace("\x00", group))
    return f"-{text}" if value < 0 else text
