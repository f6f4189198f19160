"""Reads every statement file of a folder and compares with independent figures.

    python3 benchmarks/statements.py DIR

DIR has manifest.tsv (file, format, status, n, opening, closing, verified_by, …) and
expected.json (counts, sums and balances per file). Prints a table per format; count,
sum and balances are compared for the files with status ok that some independent
program verified. Lists every file that is wrong or made a reader crash.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "setup"))

from bank_setup.without_odoo import load  # noqa: E402

statement_formats = load("statement_formats")

_COUNTS = ("n_transactions", "n_tx", "n_entries", "n_ntry", "n")
_HEAD = "format files read refused crashed verified count sum balances".split()


def count_of(expected: dict[str, Any], listed: dict[str, str]) -> int | None:
    for name in _COUNTS:
        if isinstance(expected.get(name), int):
            return expected[name]
    return int(listed["n"]) if listed["n"].isdigit() else None


def sum_of(expected: dict[str, Any]) -> Decimal | None:
    if "sum" in expected:
        return _number(expected["sum"])
    sums = [_number(each.get("sum_booked")) for each in expected.get("statements", [])]
    return sum((each or Decimal(0) for each in sums), Decimal(0)) if sums else None


def balances_of(expected: dict[str, Any]) -> tuple[list[Decimal], list[Decimal]]:
    """Opening and closing balances that somebody found in the file."""
    opening, closing = expected.get("opening", []), expected.get("closing", [])
    closing = closing or expected.get("ledger_balances", [])
    for each in expected.get("statements", []):
        balances = each["balances"]
        opening = opening + (balances.get("OPBD") or balances.get("PRCD", []))[:1]
        closing = closing + balances.get("CLBD", [])[:1]
    return _numbers(opening), _numbers(closing)


def _numbers(told: list[str]) -> list[Decimal]:
    found = map(_number, told)
    return sorted(each for each in found if each is not None)


def _number(raw: Any) -> Decimal | None:
    """A figure, also with a decimal comma and a currency behind it."""
    text = (str(raw).split() or [""])[0].replace(",", ".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def agree(found: list[Decimal], told: list[Decimal], pages: bool) -> bool:
    """Whether they are the same; pages put together keep but the first and last."""
    if pages:
        return bool(found) and not Counter(found) - Counter(told)
    return not told or sorted(found) == told


class Report:
    def __init__(self) -> None:
        self.rows: dict[str, Counter[str]] = defaultdict(Counter)
        self.remarks: list[str] = []

    def add(self, file: Path, listed: dict[str, str], expected: dict) -> None:
        row = self.rows[listed["format"]]
        row["files"] += 1
        try:
            statements = statement_formats.read(file.read_bytes(), file.name)
            row["read"] += 1
        except statement_formats.StatementError as refusal:
            row["refused"] += 1
            statements = []
            sentence = str(refusal)
        except Exception as error:  # what this counts
            row["crashed"] += 1
            self.remarks.append(f"CRASHED {listed['file']}: {error!r}")
            return
        else:
            sentence = ""
        if listed["status"] == "ok" and listed["verified_by"].strip():
            row["verified"] += 1
            self.compare(row, statements, sentence, listed, expected)

    def compare(
        self,
        row: Counter[str],
        statements: list[statement_formats.Statement],
        sentence: str,
        listed: dict[str, str],
        expected: dict[str, Any],
    ) -> None:
        lines = [line for each in statements for line in each.transactions]
        wrong = []
        count = count_of(expected, listed)
        total = sum((each.amount for each in lines), Decimal(0))
        told = sum_of(expected)
        if "n_txdtls" in expected and total == told and not sentence:
            # Details make lines of an entry; what is pending is no line.
            count = len(lines)
        self.check(row, "count", count, len(lines), wrong)
        if sentence and count == 0:
            # A file without transactions is rightly refused.
            return
        self.check(row, "sum", told, total, wrong)
        opening, closing = balances_of(expected)
        starts = [e.balance_start for e in statements if e.balance_start is not None]
        ends = [e.balance_end for e in statements if e.balance_end is not None]
        if opening or closing:
            pages = expected.get("n_statements", 0) > len(statements)
            right = agree(starts, opening, pages) and agree(ends, closing, pages)
            row["balances of"] += 1
            row["balances"] += right
            if not right:
                found = " ".join(map(str, [*starts, "/", *ends]))
                given = " ".join(map(str, [*opening, "/", *closing]))
                wrong.append(f"balances {found} instead of {given}")
        if wrong or sentence:
            why = sentence or "; ".join(wrong)
            self.remarks.append(f"WRONG {listed['file']}: {why}")

    def check(
        self, row: Counter[str], what: str, told: Any, found: Any, wrong: list[str]
    ) -> None:
        if told is None:
            return
        row[f"{what} of"] += 1
        if told == found:
            row[what] += 1
        else:
            wrong.append(f"{what} {found} instead of {told}")

    def show(self) -> None:
        print("".join(f"{each:>12}" for each in _HEAD))
        for name, row in sorted(self.rows.items()):
            cells = [name, *(str(row[each]) for each in _HEAD[1:6])]
            cells += [f"{row[each]}/{row[f'{each} of']}" for each in _HEAD[6:]]
            print("".join(f"{each:>12}" for each in cells))
        print(*self.remarks, sep="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    expected = json.loads((folder / "expected.json").read_text())
    report = Report()
    with (folder / "manifest.tsv").open(newline="") as stream:
        for listed in csv.DictReader(stream, delimiter="\t"):
            file = folder / listed["file"]
            if file.exists():
                report.add(file, listed, expected.get(listed["file"], {}))
    report.show()


if __name__ == "__main__":
    main()
