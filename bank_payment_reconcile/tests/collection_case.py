"""Invoices to collect and a bank that does, on Thursday, 26 November 2026."""

from datetime import date

from freezegun import freeze_time
from lxml import etree

from odoo import Command

from .mandate_case import MandateCase

IBANS = (
    "NL91ABNA0417164300",
    "BE68539007547034",
    "DE75512108001245126199",
    "FR1420041010050500013M02606",
)
DUE = date(2026, 12, 1)


class CollectionCase(MandateCase):
    """A company whose books and bank are in euro."""

    @classmethod
    def setUpClass(cls):
        frozen = freeze_time("2026-11-26 09:00:00")
        frozen.start()
        cls.addClassCleanup(frozen.stop)
        super().setUpClass()
        cls.euro = cls.env.ref("base.EUR")
        cls.euro.active = True
        cls.company.write(
            {
                "name": "Elbe AG",
                "city": "Hamburg",
                "country_id": cls.env.ref("base.de").id,
                "bank_prenotification_days": 0,
            }
        )
        cls.bank.write(
            {
                "currency_id": cls.euro.id,
                "bank_debit_format": "pain.008.001.08",
            }
        )
        cls.third = cls._create_partner("Third Street Ltd")

    @classmethod
    def _invoice(cls, partner, amount, number, due=DUE, **values):
        """A posted invoice in euro; returns its open item."""
        return cls._create_document(
            partner,
            amount,
            number,
            day=date(2026, 11, 2),
            invoice_date_due=due,
            invoice_payment_term_id=False,
            currency_id=cls.euro.id,
            **values,
        )

    @classmethod
    def _create_customer(cls, name, account, **mandate):
        """A customer with a mandate."""
        partner = cls._create_partner(name, account)
        return partner, cls._create_mandate(partner, **mandate)

    @classmethod
    def _collect(cls, run, item, **values):
        return cls.env["bank.payment.line"].create(
            {
                "run_id": run.id,
                "partner_id": item.partner_id.id,
                "currency_id": item.currency_id.id,
                "item_ids": [Command.create({"move_line_id": item.id})],
                **values,
            }
        )

    @classmethod
    def _export(cls, run):
        """The file of a run, as a tree without namespaces."""
        run.action_export()
        tree = etree.fromstring(run.file_id.attachment_id.raw)
        for element in tree.iter():
            element.tag = etree.QName(element).localname
        return tree

    @staticmethod
    def _texts(tree, path):
        return [element.text for element in tree.findall(f".//{path}")]
