"""The sentence of a reason, its amounts written out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ..model import Currency, Reason
from .sentences import SENTENCES


def money(minor: int, currency: Currency) -> dict[str, Any]:
    """An amount that a sentence says, as a parameter: absolute, as data, so that each
    reader gets it written as usual.

    minor: in minor units.
    """
    return {
        "minor": abs(minor),
        "digits": currency.digits,
        "code": currency.code,
    }


def _plain(value: Decimal, digits: int) -> str:
    return f"{value:,.{digits}f}"


def spelled(
    params: Mapping[str, Any], write: Callable[[Decimal, int], str] = _plain
) -> dict[str, Any]:
    """The parameters of a sentence with their amounts written out.

    write: spells a number with so many decimals.
    """
    result = dict(params)
    for name, value in params.items():
        if isinstance(value, dict) and "minor" in value:
            digits = value["digits"]
            amount = Decimal(value["minor"]).scaleb(-digits)
            result[name] = f"{write(amount, digits)} {value['code']}".strip()
    return result


def text(reason: Reason) -> str:
    """The English sentence of a reason; its kind where it has none."""
    template = SENTENCES.get(reason.kind)
    return template % spelled(reason.params) if template else reason.kind
