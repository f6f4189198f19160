"""QIF's records: from lines to the accounts they belong to."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...sentences import Param, Sentence, _
from ..shared.records import LineError, split_lines

#: Registers of money: bank, cash, card, other assets and liabilities.
BANK_TYPES = frozenset(("bank", "cash", "ccard", "oth a", "oth l"))
_NAMES: dict[str, Param] = {
    "invst": _("securities"),
    "port": _("securities"),
    "401(k)": _("securities"),
    "cat": _("categories"),
    "class": _("classes"),
    "security": _("names of securities"),
    "prices": _("prices"),
    "memorized": _("memorized payments"),
    "budget": _("budgets"),
    "tag": _("tags"),
}
_CURRENCY = re.compile(r"^([+-]?)\s*(?:[$€£¥]|[A-Z]{3}\s)\s*|\s*[$€£¥]$")


@dataclass(slots=True)
class QifRecord:
    """One record: its lines, with the number of the first one."""

    number: int
    lines: list[str] = field(default_factory=list)

    def first(self, code: str) -> str:
        """The text of the first line with that code, outside of splits' own."""
        for line in self.lines:
            if line[0] == code:
                return line[1:].strip()
            if line[0] == "S":
                # What follows describes the parts of the transaction.
                break
        return ""

    def every(self, code: str) -> list[str]:
        """The texts of all lines with that code."""
        return [line[1:].strip() for line in self.lines if line[0] == code]

    def line(self, code: str) -> int:
        """The line of the file with that code, from 1."""
        codes = [line[0] for line in self.lines]
        return self.number + codes.index(code)

    def amounts(self) -> Iterator[tuple[str, str]]:
        """T, and U, which repeats it."""
        for code in ("T", "U"):
            text = next((e[1:].strip() for e in self.lines if e[0] == code), "")
            if text:
                yield code, _CURRENCY.sub(r"\1", text)

    def raw(self) -> dict[str, str]:
        """Every line under its code; repeated ones follow each other."""
        found: dict[str, list[str]] = {}
        for line in self.lines:
            found.setdefault(line[0], []).append(line[1:].strip())
        return {name: "\n".join(texts) for name, texts in found.items()}


@dataclass(slots=True)
class QifAccount:
    """An account's register."""

    name: str
    records: list[QifRecord] = field(default_factory=list)


@dataclass(slots=True)
class _QifWalk:
    """Where the reading of a file's lines has come to, and what it has found."""

    accounts: dict[str, QifAccount] = field(default_factory=dict)
    left_out: dict[Param, None] = field(default_factory=dict)
    name: str = ""
    #: "account" inside a list of accounts, else the type of the register.
    section: str = ""
    record: QifRecord | None = None

    def end_record(self) -> None:
        """Puts the record at hand where it belongs; raises LineError."""
        record, self.record = self.record, None
        if record is None:
            return
        if self.section == "account":
            self.name = record.first("N") or self.name
        elif self.section in BANK_TYPES:
            account = self.accounts.setdefault(self.name, QifAccount(self.name))
            account.records.append(record)
        elif not self.section:
            raise LineError(record.number, _("it comes before any header (!Type)"))
        else:
            self.left_out[_NAMES.get(self.section, self.section[:30])] = None


def to_accounts(
    text: str,
) -> tuple[list[QifAccount], list[Param], list[Sentence]]:
    """The accounts, what else was in the file, and warnings.

    Raises LineError where the file is cut or not QIF.
    """
    lines = split_lines(text.lstrip("\ufeff"))
    # Without any header it is the register of a bank account.
    is_bare = not any(line.lstrip().startswith("!") for line in lines)
    walk = _QifWalk(section="bank" if is_bare else "")
    for number, line in enumerate(lines, 1):
        text_line = line.strip(" \t\x00\x1a\f")
        if not text_line:
            continue
        if text_line.startswith("!"):
            _end_at_header(walk, number)
            _read_header(walk, text_line[1:].strip().lower())
        elif text_line.startswith("^"):
            walk.end_record()
        elif text_line.startswith("#") and walk.record is None:
            continue  # a comment
        else:
            walk.record = walk.record or QifRecord(number)
            walk.record.lines.append(text_line)
    return list(walk.accounts.values()), list(walk.left_out), _end(walk, lines)


def _read_header(walk: _QifWalk, header: str) -> None:
    name, _colon, kind = header.partition(":")
    name = name.strip()
    if name == "account":
        walk.section = "account"
    elif name == "type":
        walk.section = " ".join(kind.split()) or "unnamed"


def _end_at_header(walk: _QifWalk, number: int) -> None:
    if walk.record is not None and walk.section in BANK_TYPES:
        raise LineError(
            walk.record.number,
            _("its end (^) is missing before the header in line %(line)s", line=number),
        )
    walk.end_record()


def _end(walk: _QifWalk, lines: list[str]) -> list[Sentence]:
    """Takes a last record without its end only where its last line is whole."""
    record = walk.record
    if record is None:
        return []
    codes = {line[0] for line in record.lines}
    if walk.section in BANK_TYPES and (lines[-1] or not codes >= {"D", "T"}):
        raise LineError(
            record.number, _("its end (^) is missing, so the file may be cut off")
        )
    walk.end_record()
    if walk.section not in BANK_TYPES:
        return []
    return [
        _(
            "The last record (line %(line)s) has no end mark (^), so the file may be "
            "cut off. Please check that no transaction is missing.",
            line=record.number,
        )
    ]
