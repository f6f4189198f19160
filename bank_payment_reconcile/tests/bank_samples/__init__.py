"""What banks write, made by hand: a file for each delivered statement format, and some
that need none."""

from . import (
    americas,
    british,
    central,
    eastern,
    nordic,
    pacific,
    services,
    western,
)
from .sample import Sample

_ALL = {
    **americas.SAMPLES,
    **british.SAMPLES,
    **central.SAMPLES,
    **eastern.SAMPLES,
    **nordic.SAMPLES,
    **pacific.SAMPLES,
    **services.SAMPLES,
    **western.SAMPLES,
}
_NEED_NO_FORMAT = (
    "Bank of Montreal",
    "DNB",
    "PostFinance (with balance)",
    "SpareBank 1",
    "UniCredit (Italy)",
)
#: By the name of the bank whose files are read fully without any format.
PLAIN_SAMPLES = {name: _ALL[name] for name in _NEED_NO_FORMAT}
#: By the format's name.
SAMPLES = {name: each for name, each in _ALL.items() if name not in PLAIN_SAMPLES}
__all__ = ["PLAIN_SAMPLES", "SAMPLES", "Sample"]
