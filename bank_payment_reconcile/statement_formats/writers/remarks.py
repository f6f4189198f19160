"""What the writers say of values that a format has no room for."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from ...sentences import Sentence, _

TEXTS = _("Texts")
NAMES = _("Names of partners")
CHECKS = _("Check numbers")
REFERENCES = _("Structured references")
ACCOUNTS = _("Account numbers of partners")


def tell_cut(kind: str, what: Sentence, length: int, count: int) -> Sentence:
    """That `count` values were cut to the `length` characters the format holds."""
    return _(
        "%(what)s cut to the %(length)s characters that %(kind)s can hold: %(count)s. "
        "CSV keeps them whole.",
        what=what,
        length=length,
        kind=kind,
        count=count,
    )


def tell_missing(kind: str, what: Sentence, length: int, count: int) -> Sentence:
    """That `count` values were left out: each would be another one if it were cut."""
    return _(
        "%(what)s left out, since %(kind)s only holds %(length)s characters: "
        "%(count)s. CSV keeps them.",
        what=what,
        length=length,
        kind=kind,
        count=count,
    )
