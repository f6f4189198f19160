"""What tells OFX transactions apart: FITIDs, where a bank keeps to what they are."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from decimal import Decimal

from ...sentences import Sentence, _
from ..shared.model import Transaction


def identify(
    transactions: list[Transaction],
) -> tuple[list[Transaction], list[Sentence]]:
    """Makes identification, date and amount unique together.

    The answer is the transactions that are left, and sentences on what was done.

    * One the bank sends twice, alike in every field, is one transaction, since
      OFX defines FITID so. But where a bank gives one FITID to different
      transactions, its FITIDs prove nothing, and all of them are kept.
    * Those keep the FITID as long as date or amount tell them apart, because
      another file may hold but one of them; else the later ones get a hash of
      their content added. The bank's own stays in `raw`.
    * Without a FITID it is a hash of the content and a count among equal ones, so
      that the same day read again gives the same identifications.
    """
    contents: dict[str, set[str]] = {}
    for each in transactions:
        if each.bank_id:
            contents.setdefault(each.bank_id, set()).add(_content(each))
    reused = [own for own, found in contents.items() if len(found) > 1]
    kept: list[Transaction] = []
    taken: set[tuple[str, date, Decimal]] = set()
    equal: Counter[str] = Counter()
    repeated = []
    for each in transactions:
        own = each.bank_id
        known = (own, each.date, each.amount) in taken
        if known and not reused:
            repeated.append(own)
            continue
        if known or not own:
            content = _content(each)
            equal[f"{own} {content}"] += 1
            number = equal[f"{own} {content}"]
            each.bank_id = f"{own or f'{each.date:%Y%m%d}'}-{content[:12]}"
            each.bank_id += f"-{number}" * (number > 1)
        taken.add((each.bank_id, each.date, each.amount))
        kept.append(each)
    return kept, _duplicate_warnings(repeated, reused)


def _content(transaction: Transaction) -> str:
    raw = transaction.raw
    fields = sorted((k, v) for k, v in raw.items() if k not in ("FITID", "SRVRTID"))
    return hashlib.sha256(repr(fields).encode()).hexdigest()


def _duplicate_warnings(repeated: list[str], reused: list[str]) -> list[Sentence]:
    warnings = []
    if repeated:
        warnings.append(
            _(
                "Transactions that are in the file twice with all fields equal, "
                "imported once: %(count)s (FITID %(ids)s).",
                count=len(repeated),
                ids=_some(repeated),
            )
        )
    if reused:
        warnings.append(
            _(
                "The bank gave the same identification to different transactions "
                "(FITID %(ids)s). All of them were imported; please check them.",
                ids=_some(reused),
            )
        )
    return warnings


def _some(names: list[str]) -> str:
    distinct = [name[:60] for name in dict.fromkeys(names)]
    return ", ".join(distinct[:3]) + (" …" if len(distinct) > 3 else "")
