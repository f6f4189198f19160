"""Runs the matcher on ledgers rewritten in other numbering styles and wordings.

    python3 benchmarks/matching_variants.py LEDGER.json...

Guards against fitting the matcher to one file: document numbers are rewritten
consistently in items, payments and texts, document words are exchanged for those
of other languages, names are cut. The figures should hold.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from matching_ledger import predict  # noqa: E402

Data = dict[str, Any]
Style = Callable[[int], str]

#: How a running number becomes a document number.
STYLES: dict[str, Style] = {
    "as it is": lambda n: "",
    "INV/2026/00042": lambda n: f"INV/2026/{n:05d}",
    "2026-0042": lambda n: f"2026-{n:04d}",
    "RE-1042": lambda n: f"RE-{n}",
    "plain 5 digits": lambda n: f"{n + 10000}",
    "year + 5 digits": lambda n: f"2026{n:05d}",
    "yymm + 4 digits": lambda n: f"2610{n:04d}",
    "FV 42/11/2026": lambda n: f"FV {n}/11/2026",
    "26.0042": lambda n: f"26.{n:04d}",
    "A-26-B42": lambda n: f"A-26-B{n}",
    "0042/26": lambda n: f"{n:05d}/26",
}
#: Document words of the files and their counterparts in other languages.
WORDS = {
    "Invoices": "Laskut faktury faktur fatture".split(),
    "Invoice": "Lasku Fattura Fra. Számla Arve Faktuur Rg.".split(),
    "Rechnung Nr.": ["Faktura nr", "Fatt. n.", "Facture n°", "Factura núm."],
    "payment inv": ["pago factura", "saldo fattura", "zapłata za fakturę"],
    "factuur": ["factures", "faktura", "Rechnungen"],
    "payment": ["pagamento", "maksu", "platba", "zaplata"],
    "thank you": ["merci", "dzieki", "kiitos"],
    "less": ["minus", "moins", "abzüglich", "fratrukket"],
}
_FOUND = re.compile(r"(?i)\bF[- ]?26[- ]?(\d{5})\b")
_BARE = re.compile(r"(?<![\w-])0?(\d{4})(?![\w-])")


def renumbered(data: Data, style: Style) -> Data:
    """The ledger with every document number written in another style."""
    changed = copy.deepcopy(data)
    numbers: dict[int, str] = {}
    for item in changed["open_items"]:
        found = _FOUND.fullmatch(item["number"])
        if found:
            running = int(found[1])
            numbers[running] = item["number"] = style(running)
    for payment in changed["payments"]:
        payment["memo"] = _in_text(payment.get("memo"), numbers, style)
    for line in changed["lines"]:
        line["text"] = _in_text(line["text"], numbers, style)
    return changed


def _in_text(text: str | None, numbers: dict[int, str], style: Style) -> str | None:
    """A text with its numbers rewritten, in the manner they were written in."""
    if not text:
        return text

    def whole(found: re.Match[str]) -> str:
        number = style(int(found[1]))
        if found[0].startswith("f"):
            number = number.lower()
        if "-" not in found[0]:
            number = re.sub(r"[-/.]", " " if " " in found[0] else "", number)
        return number

    def bare(found: re.Match[str]) -> str:
        running = int(found[1])
        if running not in numbers:
            return found[0]
        digits = re.findall(r"\d+", style(running))
        return max(digits, key=lambda part: (str(running) in part, len(part)))

    text = _FOUND.sub(lambda m: f"\0{whole(m)}\0", text)
    parts = text.split("\0")
    return "".join(p if i % 2 else _BARE.sub(bare, p) for i, p in enumerate(parts))


def reworded(data: Data, seed: int) -> Data:
    """The ledger with its document and payment words in other languages."""
    changed, chance = copy.deepcopy(data), random.Random(seed)
    for line in changed["lines"]:
        for word, others in WORDS.items():
            if re.search(rf"(?i)\b{re.escape(word)}(?!\w)", line["text"] or ""):
                other = chance.choice(others)
                line["text"] = re.sub(
                    rf"(?i)\b{re.escape(word)}(?!\w)", other, line["text"]
                )
    return changed


def posted_without_item(data: Data, seed: int) -> int:
    """Takes half of the open items away; how many lines would be posted wrongly.

    A payment whose invoice is not in the books must not settle another one.
    """
    changed, chance = copy.deepcopy(data), random.Random(seed)
    paid = {payment["pays"] for payment in changed["payments"]}
    changed["open_items"] = [
        item
        for item in changed["open_items"]
        if chance.random() < 0.5 or item["key"] in paid
    ]
    predictions, wrong = predict(changed), 0
    for line in changed["lines"]:
        given = predictions[line["key"]]
        truth = {use["item"] for use in line["truth"].get("apply", ())}
        used = {use["item"] for use in given["apply"]}
        wrong += bool(given["auto"] and truth and used - truth)
    return wrong


def figures(data: Data, scores: Path) -> str:
    sys.path.insert(0, str(scores))
    import score  # type: ignore[import-not-found]

    result = score.report(data, predict(data))
    return (
        f"right {result['proposal_right']:.1%}  auto {result['auto_rate']:.1%}  "
        f"auto wrong {result['auto_wrong']}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledgers", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    for path in options.ledgers:
        data = json.loads(path.read_text())
        for name, style in STYLES.items():
            changed = renumbered(data, style) if style(1) else data
            print(f"{path.stem:14s} {name:18s} {figures(changed, path.parent)}")
        for seed in range(3):
            wrong = posted_without_item(data, seed)
            print(f"{path.stem:14s} half gone {seed:<8d} auto wrong {wrong}")
            changed = reworded(data, seed)
            print(f"{path.stem:14s} words {seed:<12d} {figures(changed, path.parent)}")


if __name__ == "__main__":
    main()
