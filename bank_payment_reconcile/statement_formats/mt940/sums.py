"""Fields :90D: and :90C: of an interim report, against what was read."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re

from ...sentences import Sentence, _
from ..shared.model import Transaction
from .fields import Mt940Field
from .line import Mt940FieldError, parse_amount

_SUM = re.compile(r"([0-9]{1,5})([A-Z]{3})([0-9][0-9.]*(?:,[0-9]*)?)")


def check_sums(
    fields: list[Mt940Field], transactions: list[Transaction]
) -> list[Sentence]:
    """A sentence for each side whose number or sum is another than the bank's.

    fields: :90D: and :90C:, the sums of debits and credits.
    """
    warnings = []
    for field in fields:
        match = _SUM.fullmatch(field.first)
        if not match:
            continue
        debits = field.tag == "90D"
        amounts = [each.amount for each in transactions if (each.amount < 0) == debits]
        try:
            told = int(match[1]), parse_amount(match[3])
        except Mt940FieldError:
            continue
        found = len(amounts), abs(sum(amounts))
        if told != found:
            problem = _(
                "field %(field)s in line %(line)s states %(count)s transactions of "
                "%(sum)s in total, but the file has %(found)s of %(total)s",
                field=field.tag,
                line=field.line,
                count=told[0],
                sum=told[1],
                found=found[0],
                total=found[1],
            )
            side = _("Debits: %(problem)s", problem=problem)
            if not debits:
                side = _("Credits: %(problem)s", problem=problem)
            warnings.append(
                _(
                    "%(problem)s. Please check whether the file is complete.",
                    problem=side,
                )
            )
    return warnings
