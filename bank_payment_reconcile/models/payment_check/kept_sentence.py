"""Sentences as a finding keeps them, to be said in the language of who reads them."""

from datetime import date
from decimal import Decimal

from ...sentences import Sentence


def keep(said):
    """A sentence as JSON.

    :param said: a `Sentence`, or what fills one.
    """
    if isinstance(said, Sentence):
        return {"text": said.template, "with": [[n, keep(v)] for n, v in said.params]}
    if isinstance(said, tuple):
        return {"list": [keep(each) for each in said]}
    if isinstance(said, Decimal):
        return {"amount": f"{said:f}"}
    if isinstance(said, date):
        return {"day": said.isoformat()}
    return said


def recall(kept):
    """What `keep` made JSON of."""
    if not isinstance(kept, dict):
        return kept
    if "list" in kept:
        return tuple(recall(each) for each in kept["list"])
    if "amount" in kept:
        return Decimal(kept["amount"])
    if "day" in kept:
        return date.fromisoformat(kept["day"])
    return Sentence(kept["text"], tuple((n, recall(v)) for n, v in kept["with"]))
