"""Whether a line of a table has moved the account."""

from __future__ import annotations

import re

#: What says that a line has not moved the account, in a column for the status or
#: in place of the date.
_NOT_BOOKED = re.compile(
    r"\s*(?:umsatz )?(pending|processing|authori[sz]ed|cancel\w*|declined|failed"
    r"|rejected|revert\w*|denied|vorgemerkt|ausstehend|storniert|abgelehnt|reservert"
    r"|reserveret|reserverad|in behandeling|gereserveerd|geweigerd|en attente"
    r"|annul\w*|venter|reserverat|pendiente|cancelad\w*|in sospeso|rifiutat\w*"
    r"|ventende|avvist)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def is_booked(text: str) -> bool:
    """Whether a status, or what stands in place of the date, does not deny it."""
    return not _NOT_BOOKED.fullmatch(text)
