"""The books that `moving_books` plays on."""

from datetime import date

from odoo import Command

from .currency_case import CurrencyCommon
from .moving_books_host import Books


class MovingBooksCase(CurrencyCommon):
    """A company in EUR with a bank in EUR and one in USD.

    Customers owe 1,000, 600, 400, four instalments of 250 and 1,190 with 2 % for
    early payment; a vendor is owed 320.
    """

    #: Whether anything is in USD.
    HAS_DOLLARS = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_suspense = cls.bank.suspense_account_id.copy(
            {"name": "Other suspense", "code": "101499"}
        )
        (cls.bank | cls.dollar_bank).bank_post_automatically = True
        cls.dollar_bank.suspense_account_id = cls.bank.suspense_account_id
        cls.terms = {
            "at once": cls.env["account.payment.term"].create(
                {
                    "name": "At once",
                    "line_ids": [
                        Command.create({"value": "percent", "value_amount": 100})
                    ],
                }
            ),
            "instalments": cls._create_instalments(),
            "discount": cls._create_discount_term(),
            "other discount": cls._create_discount_term(3),
        }
        cls.vat = cls.company_data["default_tax_sale"].copy(
            {"name": "VAT 19", "amount": 19.0}
        )
        cls.invoice_1000 = cls._document(1000.0, 1)
        cls.invoice_600 = cls._document(600.0, 2)
        cls.invoice_400 = cls._document(400.0, 3)
        cls.invoice_instalments = cls._document(
            1000.0, 4, invoice_payment_term_id=cls.terms["instalments"].id
        )
        cls.invoice_discount = cls._document(
            1000.0,
            5,
            taxes=cls.vat,
            day=date(2026, 1, 8),
            invoice_payment_term_id=cls.terms["discount"].id,
        )
        cls.bill_320 = cls._create_document(
            cls.fjord, 320.0, "BILL/2026/01/0101", "in_invoice", ref="F-101"
        ).move_id
        cls.credit_150 = cls._create_document(
            cls.nordlicht, 150.0, "RINV/2026/00101", "out_refund"
        ).move_id
        cls.documents = (
            cls.invoice_1000
            | cls.invoice_600
            | cls.invoice_400
            | cls.invoice_instalments
            | cls.invoice_discount
            | cls.bill_320
            | cls.credit_150
        )
        if cls.HAS_DOLLARS:
            cls.invoice_dollar = cls._document(1000.0, 6, currency_id=cls.dollar.id)
            cls.bill_dollar = cls._create_document(
                cls.fjord,
                500.0,
                "BILL/2026/01/0102",
                "in_invoice",
                currency_id=cls.dollar.id,
            ).move_id
            cls.documents |= cls.invoice_dollar | cls.bill_dollar
        cls.env.flush_all()

    @classmethod
    def _create_instalments(cls):
        return cls.env["account.payment.term"].create(
            {
                "name": "Four instalments",
                "line_ids": [
                    Command.create(
                        {
                            "value": "percent",
                            "value_amount": 25,
                            "nb_days": 30 * number,
                        }
                    )
                    for number in range(1, 5)
                ],
            }
        )

    @classmethod
    def _document(cls, amount, number, **values):
        return cls._create_document(
            cls.nordlicht, amount, f"INV/2026/{100 + number:05}", **values
        ).move_id

    def _play(self):
        return Books(self)

    def _items(self, move):
        """The open items of a document, in order of their date."""
        return self._open_item(move).sorted("date_maturity")
