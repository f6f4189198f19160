"""What all checks know, and where they put what they find."""

from __future__ import annotations

from ...sentences import Sentence
from ..countries import country_of
from ..iso20022.elements import VERSIONS
from ..model import Batch, FileFormat, Finding, PaymentOrder
from ..sent import Sent, prepare

RED, YELLOW, WORD = "red", "yellow", "word"


class Checking:
    """One check of a batch.

    found: what was found so far; country: of our bank; sent: what is sent of
    each payment; is_iso: whether the file is one of ISO 20022.
    """

    def __init__(self, batch: Batch, format: FileFormat) -> None:
        self.batch = batch
        self.format = format
        self.found: list[Finding] = []
        self.country = country_of(batch.account, batch.party)
        self.sent = [prepare(each, batch, format) for each in batch.payments]
        self.is_iso = format.name in VERSIONS

    def add(
        self,
        level: str,
        sent: Sent | PaymentOrder | None,
        code: str,
        field: str,
        sentence: Sentence,
    ) -> None:
        """Notes a finding; without a payment it is the whole file's."""
        payment = sent.payment if isinstance(sent, Sent) else sent
        key = payment.key if payment else None
        self.found.append(Finding(level, key, code, field, sentence))


def who(payment: PaymentOrder) -> str:
    """By what a sentence names a payment: the payee, or what is known of him."""
    return payment.party.name.strip() or payment.account.number or str(payment.key)
