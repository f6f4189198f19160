"""Euros are paid at a bank in euro and at one in dollar, and posted."""

from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestCurrencies(BankReconcileCommon):
    """The company keeps its books in USD. 2 EUR are 1 USD when the invoice is
    written, 2.5 EUR when it is paid."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.euro = cls.setup_other_currency(
            "EUR", rates=[("2026-01-01", 2.0), ("2026-01-10", 2.5)]
        )
        cls.item = cls._create_document(
            cls.nordlicht, 1000.0, "INV/2026/00042", currency_id=cls.euro.id
        )

    def _get_exchange_loss(self):
        """What Odoo booked as exchange loss: the debits of its entries."""
        entries = self.env["account.move"].search(
            [("journal_id", "=", self.env.company.currency_exchange_journal_id.id)]
        )
        return sum(entries.line_ids.mapped("debit"))

    def test_invoice_in_euro_paid_on_a_bank_in_euro(self):
        """1,000 EUR were worth 500 USD and bring 400: Odoo books 100 as loss."""
        bank = self.env["account.journal"].create(
            {
                "name": "Euro Bank",
                "type": "bank",
                "code": "BEUR",
                "currency_id": self.euro.id,
            }
        )
        line = self._create_line(1000.0, "INV/2026/00042", journal_id=bank.id)
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, self.item)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertRecordValues(
            line.move_id.line_ids.sorted("balance"),
            [
                {"balance": -400.0, "amount_currency": -1000.0},
                {"balance": 400.0, "amount_currency": 1000.0},
            ],
        )
        self.assertEqual(self.item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_loss(), 100.0)

    def test_invoice_in_euro_paid_on_a_bank_in_dollar_at_the_banks_rate(self):
        """The bank turned 1,000 EUR into 390 USD, a rate of its own."""
        line = self._create_line(
            390.0,
            "INV/2026/00042",
            foreign_currency_id=self.euro.id,
            amount_currency=1000.0,
        )
        self.assertEqual(line.bank_transaction_amount, 1000.0)
        line.action_apply_automatically()
        self.assertEqual(line.applied_amount, 1000.0)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertRecordValues(
            line.move_id.line_ids.sorted("balance"),
            [
                {
                    "balance": -390.0,
                    "amount_currency": -1000.0,
                    "currency_id": self.euro.id,
                },
                {
                    "balance": 390.0,
                    "amount_currency": 390.0,
                    "currency_id": self.env.ref("base.USD").id,
                },
            ],
        )
        self.assertEqual(self.item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_loss(), 110.0)

    def test_two_invoices_in_euro_leave_no_cent_of_rounding(self):
        other = self._create_document(
            self.nordlicht, 333.33, "INV/2026/00043", currency_id=self.euro.id
        )
        line = self._create_line(
            519.99, foreign_currency_id=self.euro.id, amount_currency=1333.33
        )
        self._apply(line, (self.item, 1000.0), (other, 333.33))
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertAlmostEqual(sum(line.move_id.line_ids.mapped("balance")), 0.0)
        self.assertEqual(other.move_id.payment_state, "paid")
        self.assertEqual(self.item.move_id.payment_state, "paid")
