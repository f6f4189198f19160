"""Fields :90D: and :90C: of an interim report, against what was read."""

from __future__ import annotations

import re

from .model import Transaction
from .mt940_fields import Field
from .mt940_line import FieldError, parse_amount

_SUM = re.compile(r"([0-9]{1,5})([A-Z]{3})([0-9][0-9.]*(?:,[0-9]*)?)")


def check_sums(fields: list[Field], transactions: list[Transaction]) -> list[str]:
    """A sentence for each side whose number or sum is another than the bank's."""
    warnings = []
    for field in fields:
        match = _SUM.fullmatch(field.first)
        if not match:
            continue
        debits = field.tag == "90D"
        amounts = [each.amount for each in transactions if (each.amount < 0) == debits]
        try:
            told = int(match[1]), parse_amount(match[3])
        except FieldError:
            continue
        found = len(amounts), abs(sum(amounts))
        if told != found:
            warnings.append(
                f"The bank tells {told[0]} {'debits' if debits else 'credits'} of "
                f"together {told[1]:f} (field {field.tag}, line {field.line}), but the "
                f"file has {found[0]} of {found[1]:f}: please check whether it is "
                "complete."
            )
    return warnings
