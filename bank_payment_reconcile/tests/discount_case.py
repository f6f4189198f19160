from datetime import date

from odoo import Command

from .tax_case import TaxCommon


class DiscountCommon(TaxCommon):
    """Invoices over 1,190.00, 190.00 of it tax at 19 %; 2 % of it may be taken off:
    23.80, of which 3.80 is tax and 20.00 the company's loss."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nineteen = cls._create_tax("sale", cls.tax_account, 19.0)
        cls.seven = cls._create_tax("sale", cls.tax_account, 7.0)
        cls.input_account = cls.company_data["default_account_tax_purchase"]
        cls.input_tax = cls._create_tax("purchase", cls.input_account, 19.0)
        company = cls.env.company
        cls.discount_loss = company.account_journal_early_pay_discount_loss_account_id
        cls.discount_gain = company.account_journal_early_pay_discount_gain_account_id
        cls.term = cls._create_discount_term()

    def _invoice(self, number="INV/2026/00042", price=1000.0, taxes=None, **values):
        values.setdefault("invoice_payment_term_id", self.term.id)
        return self._create_document(
            values.pop("partner", self.nordlicht),
            price,
            number,
            values.pop("move_type", "out_invoice"),
            day=date(2026, 1, 8),
            taxes=self.nineteen if taxes is None else taxes,
            **values,
        )

    def _take(self, line, item, amount, discount):
        """Apply an item with a discount, as a person does."""
        return self._apply(line, (item, amount), discount_amount=discount)

    def _get_tax(self, lines, account=None):
        """What the entries of lines book on the tax's account, a debit positive."""
        account = account or self.tax_account
        entries = lines.move_id.line_ids
        return round(
            sum(
                entries.filtered(lambda entry: entry.account_id == account).mapped(
                    "balance"
                )
            ),
            2,
        )

    def _get_loss(self, lines):
        accounts = self.discount_loss | self.discount_gain
        entries = lines.move_id.line_ids
        return round(
            sum(
                entries.filtered(lambda entry: entry.account_id in accounts).mapped(
                    "balance"
                )
            ),
            2,
        )

    def _create_two_rates(self, number="INV/2026/00042"):
        """1,000 at 19 % and 500 at 7 %: 1,725 with 190 and 35 of tax."""
        return self._invoice(
            number,
            invoice_line_ids=[
                Command.create(
                    {
                        "name": "goods",
                        "price_unit": price,
                        "tax_ids": [Command.set(tax.ids)],
                    }
                )
                for price, tax in ((1000.0, self.nineteen), (500.0, self.seven))
            ],
        )
