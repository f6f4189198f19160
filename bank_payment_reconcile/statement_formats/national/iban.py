"""IBANs of countries whose files tell the account without its first characters."""

from __future__ import annotations

#: FI00 in digits, behind the account.
_FINLAND = "151800"


def finnish(account: str) -> str:
    """The IBAN of an account of fourteen digits; another one as it is."""
    if len(account) != 14 or not (account.isascii() and account.isdigit()):
        return account
    if not int(account):
        return ""
    return f"FI{98 - int(account + _FINLAND) % 97:02d}{account}"
