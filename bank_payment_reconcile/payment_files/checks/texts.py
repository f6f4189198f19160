"""Names, texts and references as they are sent."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from ...sentences import Sentence, _
from ..charset import has_letters, is_identifier, transliterate
from ..references import is_qr_iban
from ..sent import NAME, TEXT, Sent
from .context import RED, WORD, YELLOW, Checking, who

_KINDS = {
    "iso": _("an ISO 11649 reference (RF)"),
    "be": _("a Belgian structured reference"),
    "qrr": _("a Swiss QR reference"),
    "fi": _("a Finnish reference number"),
    "no": _("a Norwegian KID"),
    "se": _("a Swedish OCR number"),
}


def check_own(checking: Checking) -> None:
    """Our name, that of who hands in the file, and how the bank knows us."""
    batch = checking.batch
    for party in {batch.party: None, (batch.initiating or batch.party): None}:
        name = transliterate(party.name, checking.format)
        for code, sentence in _name_faults(name, party.name):
            checking.add(RED, None, f"own_{code}", "own_name", sentence)
        if name != _plain(party.name):
            checking.add(
                YELLOW,
                None,
                "own_name_converted",
                "own_name",
                _(
                    "Your name %(name)s is sent as “%(sent)s”: the bank lacks some of "
                    "its characters.",
                    name=party.name,
                    sent=name,
                ),
            )
        if party.identifier and not is_identifier(party.identifier):
            checking.add(
                RED,
                None,
                "own_identifier",
                "own_name",
                _(
                    "The identification “%(id)s” at the bank has characters that no "
                    "bank takes, or more than 35: correct it on the bank's card.",
                    id=party.identifier,
                ),
            )


def check(checking: Checking, sent: Sent) -> None:
    """What the payee and his bank are told."""
    payment = sent.payment
    for code, sentence in _name_faults(sent.name, who(payment)):
        checking.add(RED, sent, code, "party", sentence)
    if sent.name != _plain(payment.party.name):
        checking.add(
            YELLOW,
            sent,
            "name_converted",
            "party",
            _(
                "The name %(name)s is sent as “%(sent)s”: the bank lacks some of its "
                "characters.",
                name=payment.party.name,
                sent=sent.name,
            ),
        )
    if payment.party.identifier and not is_identifier(payment.party.identifier):
        checking.add(
            RED,
            sent,
            "identifier",
            "party",
            _(
                "The identification “%(id)s” of %(name)s has characters that no bank "
                "takes, or more than 35: correct it.",
                id=payment.party.identifier,
                name=who(payment),
            ),
        )
    _check_reference(checking, sent)
    _check_text(checking, sent)


def _name_faults(name: str, shown: str) -> list[tuple[str, Sentence]]:
    if not name:
        sentence = _("The name of %(name)s is missing: enter it.", name=shown or "?")
        return [("name_missing", sentence)]
    if not has_letters(name):
        sentence = _(
            "Nothing is left of the name %(name)s in the bank's characters: enter it "
            "in Latin letters as the account holder's name.",
            name=shown,
        )
        return [("name_lost", sentence)]
    if len(name) > NAME:
        sentence = _(
            "The name “%(name)s” has %(count)s characters, a bank takes 70: shorten it "
            "as the account holder's name.",
            name=name,
            count=len(name),
        )
        return [("name_long", sentence)]
    return []


def _check_text(checking: Checking, sent: Sent) -> None:
    payment, remittance = sent.payment, sent.remittance
    if len(remittance.text) > TEXT:
        checking.add(
            RED,
            sent,
            "text_long",
            "text",
            _(
                "The text for %(name)s has %(count)s characters, a bank takes 140: "
                "shorten it, nothing is cut.",
                name=who(payment),
                count=len(remittance.text),
            ),
        )
    if remittance.left_out:
        checking.add(
            YELLOW,
            sent,
            "text_left_out",
            "text",
            _(
                "The text for %(name)s is not sent: the reference %(reference)s leaves "
                "no room for it.",
                name=who(payment),
                reference=payment.reference,
            ),
        )
    told = [] if remittance.left_out else [payment.text]
    if remittance.reference is None:
        told.append(payment.reference)
    if any(transliterate(each, checking.format) != _plain(each) for each in told):
        checking.add(
            YELLOW,
            sent,
            "text_converted",
            "text",
            _(
                "The text for %(name)s is sent as “%(sent)s”: the bank lacks some of "
                "its characters.",
                name=who(payment),
                sent=remittance.text,
            ),
        )


def _check_reference(checking: Checking, sent: Sent) -> None:
    payment, remittance = sent.payment, sent.remittance
    kind = remittance.reference.kind if remittance.reference else ""
    if is_qr_iban(payment.account.number) and kind != "qrr":
        checking.add(
            RED,
            sent,
            "qr_reference_missing",
            "reference",
            _(
                "The account %(account)s of %(name)s is a QR-IBAN, which takes "
                "payments with a QR reference only: enter the reference, or another "
                "account.",
                account=payment.account.number,
                name=who(payment),
            ),
        )
    elif remittance.wrong:
        checking.add(
            WORD,
            sent,
            "reference_wrong",
            "reference",
            _(
                "“%(reference)s” for %(name)s looks like %(kind)s and is not a right "
                "one for this account: correct it, or accept that it is sent as plain "
                "text.",
                reference=payment.reference,
                name=who(payment),
                kind=_KINDS[remittance.wrong],
            ),
        )


def _plain(text: str) -> str:
    return " ".join(text.split())
