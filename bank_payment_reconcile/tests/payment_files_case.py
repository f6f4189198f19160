from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from lxml import etree

from odoo.tests import BaseCase

from odoo.addons.bank_payment_reconcile import payment_files
from odoo.addons.bank_payment_reconcile.payment_files import (
    Account,
    Address,
    Batch,
    FileFormat,
    Mandate,
    OrderParty,
    PaymentOrder,
)

#: A Friday.
TODAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 30)
BERLIN = Address("Hauptstr.", "5", "10115", "Berlin", "", "DE")
OURS = Account("DE89370400440532013000", bic="COBADEFFXXX", currency="EUR")
DUTCH = Account("NL91ABNA0417164300")
US_BANK = Account(
    "123456789",
    False,
    clearing="021000021",
    clearing_system="USABA",
    bank_name="Harbor Bank",
)
NEW_YORK = Address("Broadway", "1", "10001", "New York", "NY", "US")
CHUR = Address("Bahnhofstr.", "1", "7000", "Chur", "", "CH")


class PaymentFilesCase(BaseCase):
    """Orders with one fault or one trait each, and what the file says of them."""

    name = "pain.001.001.09"

    def order(self, key=1, **traits):
        values = {
            "key": key,
            "amount": Decimal("100.00"),
            "currency": "EUR",
            "party": OrderParty("Tulp Kantoor BV"),
            "account": DUTCH,
            "execution_date": MONDAY,
            "end_to_end_id": f"E{key}",
        }
        return PaymentOrder(**{**values, **traits})

    def to_new_york(self, **traits):
        values = {
            "currency": "USD",
            "account": US_BANK,
            "party": OrderParty("Acme Inc", NEW_YORK),
        }
        return self.order(**{**values, **traits})

    def debit(self, key=1, sequence="RCUR", scheme="CORE", **traits):
        mandate = Mandate(f"M-{key}", date(2024, 8, 1), scheme, sequence)
        values = {"mandate": mandate, "execution_date": date(2026, 12, 1)}
        return self.order(key, **{**values, **traits})

    def batch(self, *payments, **traits):
        values = {
            "payments": payments,
            "party": OrderParty(
                "Mueller GmbH", BERLIN, creditor_identifier="DE98ZZZ09999999999"
            ),
            "account": OURS,
            "created_at": datetime(2026, 11, 27, 10, 30),
            "today": TODAY,
            "message_id": "RUN-7",
        }
        if any(each.mandate for each in payments):
            values["kind"] = "debit"
        return Batch(**{**values, **traits})

    def format(self, **traits):
        return FileFormat(**{"name": self.name, **traits})

    def find(self, batch, **traits):
        """What the checks say: {code: level}."""
        if not isinstance(batch, Batch):
            batch = self.batch(batch)
        found = payment_files.check(batch, self.format(**traits))
        return {each.code: each.level for each in found}

    def assertFound(self, batch, code, level="red", **traits):
        self.assertEqual(self.find(batch, **traits).get(code), level)

    def assertNotFound(self, batch, code, **traits):
        self.assertNotIn(code, self.find(batch, **traits))

    def write_message(self, *payments, batch=None, **traits):
        """The message that was written."""
        data = payment_files.write(
            batch or self.batch(*payments), self.format(**traits)
        )
        [message] = etree.fromstring(data)
        return message

    def texts(self, element, path):
        steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
        return [each.text for each in element.iterfind(f".//{steps}")]

    def text(self, element, path):
        [text] = self.texts(element, path)
        return text

    def with_party(self, payment, **traits):
        return replace(payment, party=replace(payment.party, **traits))
