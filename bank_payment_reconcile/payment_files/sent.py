"""How a payment goes, and what of it reaches the bank: the writers and the checks look
at the same."""

from __future__ import annotations

from dataclasses import dataclass

from .charset import transliterate
from .countries import EEA, SEPA, SWISS, country_of
from .model import Address, Batch, FileFormat, Mandate, PaymentOrder
from .nacha.orders import entry_class
from .references import StructuredReference, find_reference, is_qr_iban

#: A text's most characters, a name's, an identification's.
TEXT, NAME = 140, 70


@dataclass(frozen=True, slots=True)
class Way:
    """By which rules a payment goes; payments of one block have it in common.

    scheme: nacha, described, sepa, swiss (francs and euros inside Switzerland),
        domestic (inside another country) or foreign.
    service, instrument, bearer, urgency: codes of ISO 20022, or empty.
    batch_booking: None leaves it to the bank.
    """

    scheme: str
    service: str = ""
    instrument: str = ""
    bearer: str = ""
    urgency: str = ""
    batch_booking: bool | None = None


@dataclass(frozen=True, slots=True)
class Remittance:
    """What the payee is told.

    reference: sent apart, or None; text: sent with it or instead.
    left_out: a text that has no room beside the reference.
    wrong: the kind of a reference whose check digits are wrong, or which the account
        does not take; it is part of the text.
    """

    reference: StructuredReference | None = None
    text: str = ""
    left_out: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A payment as it is sent.

    country: of the other account's bank; name: in the bank's characters.
    address: of the other party, None where none is sent.
    """

    payment: PaymentOrder
    way: Way
    country: str
    name: str
    remittance: Remittance
    address: Address | None


def prepare(payment: PaymentOrder, batch: Batch, format: FileFormat) -> Sent:
    """What is sent of a payment; nothing is refused here."""
    country = country_of(payment.account, payment.party)
    way = _way(payment, batch, format, country)
    needed = needs_address(way, country, batch)
    return Sent(
        payment,
        way,
        country,
        transliterate(payment.party.name, format),
        remittance_of(payment, format, way.scheme, country),
        sent_address(payment.party.address, format, needed),
    )


def needs_address(way: Way, country: str, batch: Batch) -> bool:
    """Whether the law wants to know where the other party lives.

    country: of the other account's bank.
    """
    if way.scheme == "sepa":
        return batch.kind == "debit" and country not in EEA
    if way.scheme == "domestic":
        # An urgent payment leaves the country's own systems for those of all banks.
        return country not in EEA or way.urgency == "HIGH"
    return True


def sent_address(
    address: Address,
    format: FileFormat,
    needed: bool,
) -> Address | None:
    """The address as far as it is sent: with town and country, or not at all, since
    banks refuse lines alone."""
    if not (address.town.strip() and address.country):
        return None
    return address if needed or format.address_mode != "none" else None


def remittance_of(
    payment: PaymentOrder,
    format: FileFormat,
    scheme: str,
    country: str,
) -> Remittance:
    """What the payee is told: the reference where it is right and his account takes it,
    else one text of both."""
    text = transliterate(payment.text, format)
    typed = transliterate(payment.reference, format)
    if not typed:
        return Remittance(text=text)
    reference, kind = find_reference(payment.reference, country)
    qr_account = is_qr_iban(payment.account.number)
    if reference and (reference.kind == "qrr" or qr_account):
        if not (qr_account and reference.kind == "qrr"):
            reference = None
    if reference is None:
        joined = text if typed in text else " ".join(filter(None, [typed, text]))
        return Remittance(text=joined, wrong=kind)
    if scheme == "swiss" and reference.kind in ("qrr", "iso"):
        return Remittance(reference, text)
    return Remittance(reference, left_out=text if text != typed else "")


def _way(
    payment: PaymentOrder,
    batch: Batch,
    format: FileFormat,
    country: str,
) -> Way:
    booking = format.batch_booking
    if format.name == "nacha":
        return Way("nacha", instrument=entry_class(payment, format))
    if format.name == "described":
        return Way("described")
    if batch.kind == "debit":
        mandate = payment.mandate or _NO_MANDATE
        return Way("sepa", "SEPA", mandate.scheme, "SLEV", "", booking)
    ours = country_of(batch.account, batch.party)
    scheme = _scheme(payment, batch, ours, country)
    instant = payment.priority == "instant"
    urgent = payment.priority == "urgent"
    return Way(
        scheme,
        _service(scheme, urgent, ours),
        "INST" if instant else "",
        _bearer(scheme, payment, format, {ours, country} <= EEA),
        "" if instant else "HIGH" if urgent else "NORM",
        # An instant payment stands alone on the statement.
        False if instant else booking,
    )


def _scheme(payment: PaymentOrder, batch: Batch, ours: str, country: str) -> str:
    if {ours, country} <= SWISS and payment.currency in ("CHF", "EUR"):
        return "swiss"
    by_iban = batch.account.is_iban and payment.account.is_iban
    in_sepa = by_iban and {ours, country} <= SEPA
    if in_sepa and payment.currency == "EUR" and payment.priority != "urgent":
        return "sepa"
    return "domestic" if ours == country else "foreign"


def _service(scheme: str, urgent: bool, ours: str) -> str:
    if scheme == "sepa":
        return "SEPA"
    if urgent:
        return "URGP"
    # Swiss banks know their own kinds of payments by account and currency.
    return "" if ours in SWISS else "NURG"


def _bearer(
    scheme: str, payment: PaymentOrder, format: FileFormat, in_eea: bool
) -> str:
    """Who bears the charges; a scheme has its own rule, and inside the European
    Economic Area they are shared unless somebody chose otherwise for the payment."""
    if scheme == "sepa":
        return "SLEV"
    chosen = "" if payment.charges == "SLEV" else payment.charges
    if scheme == "swiss":
        return chosen
    return chosen or ("SHAR" if in_eea else format.charges)


@dataclass(frozen=True, slots=True)
class _NoMandate:
    scheme: str = "CORE"
    sequence: str = "RCUR"


_NO_MANDATE: Mandate | _NoMandate = _NoMandate()
