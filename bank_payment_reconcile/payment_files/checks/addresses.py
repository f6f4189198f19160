"""Whether banks are told where parties live, where they have to be."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re

from ...sentences import Sentence, _
from ..charset import has_letters, transliterate
from ..countries import EEA
from ..model import Address
from ..sent import Sent, needs_address
from .context import RED, YELLOW, Checking, who

_COUNTRY = re.compile("[A-Z]{2}")
_TOWN = 35


def check_own(checking: Checking) -> None:
    """Our own address, where a payment leaves the European Economic Area."""
    batch, address = checking.batch, checking.batch.party.address
    needed = any(_wants_ours(checking, each) for each in checking.sent)
    if needed and not _is_told(address):
        checking.add(
            RED,
            None,
            "own_address_missing",
            "own_address",
            _(
                "Payments that leave the European Economic Area need your address: "
                "enter town and country of %(name)s.",
                name=batch.party.name,
            ),
        )
    else:
        for code, sentence in _faults(checking, address, batch.party.name):
            checking.add(RED, None, f"own_{code}", "own_address", sentence)


def _wants_ours(checking: Checking, sent: Sent) -> bool:
    if needs_address(sent.way, sent.country, checking.batch):
        return True
    return checking.batch.kind == "transfer" and sent.country not in EEA


def check(checking: Checking, sent: Sent) -> None:
    """Town and country of the other party: by law, or as far as the bank takes them."""
    payment = sent.payment
    if not payment.account.number:
        return  # Where it goes, and so what is wanted, is not known yet.
    address, name = payment.party.address, who(payment)
    needed = needs_address(sent.way, sent.country, checking.batch)
    if needed and not _is_told(address):
        checking.add(
            RED,
            sent,
            "address_missing",
            "address",
            _(
                "The bank has to know where %(name)s lives: enter the town and the "
                "country.",
                name=name,
            ),
        )
        return
    if not _is_told(address):
        _check_partial(checking, sent)
        return
    if sent.address:
        for code, sentence in _faults(checking, address, name):
            checking.add(RED, sent, code, "address", sentence)


def _check_partial(checking: Checking, sent: Sent) -> None:
    """Lines without town and country are not sent: banks refuse them."""
    address, name = sent.payment.party.address, who(sent.payment)
    if checking.format.address_mode != "none" and (address.street or address.town):
        sentence = _(
            "The address of %(name)s is not sent, it has no town or no country: "
            "complete it.",
            name=name,
        )
        checking.add(YELLOW, sent, "address_partial", "address", sentence)


def _is_told(address: Address) -> bool:
    return bool(address.town.strip() and address.country)


def _faults(
    checking: Checking, address: Address, name: str
) -> list[tuple[str, Sentence]]:
    """What makes an address that is sent wrong."""
    found = []
    if address.country and not _COUNTRY.fullmatch(address.country):
        sentence = _(
            "“%(country)s” in the address of %(name)s is no code of a country: choose "
            "the country.",
            country=address.country,
            name=name,
        )
        found.append(("address_country", sentence))
    town = transliterate(address.town, checking.format)
    if address.town and not has_letters(town):
        sentence = _(
            "Nothing is left of the town %(town)s of %(name)s in the bank's "
            "characters: enter it in Latin letters.",
            town=address.town,
            name=name,
        )
        found.append(("address_town", sentence))
    if len(town) > _TOWN:
        sentence = _(
            "The town “%(town)s” of %(name)s has more than 35 characters: shorten it.",
            town=town,
            name=name,
        )
        found.append(("address_town", sentence))
    return found
