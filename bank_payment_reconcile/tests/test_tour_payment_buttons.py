"""Every button, menu entry and key of the payment reconciliation journal."""

from datetime import date

from odoo.tests import tagged

from .common import BankReconcileCommon
from .tour_case import TourCase

PAGE = "/odoo/action-bank_payment_reconcile.action_payment_reconciliation"


class PaymentPageCase(BankReconcileCommon, TourCase):
    """Six payments of January; the page opens on their bank."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.name = "Tour Bank"
        # The only one: the page opens on it.
        cls.env["account.journal"].search(
            [
                ("type", "in", ("cash", "credit")),
                ("company_id", "=", cls.env.company.id),
            ]
        ).active = False
        cls.rounding = cls.fees.copy({"name": "Tour Rounding"})
        cls.bank.write(
            {
                "bank_fee_account_id": cls.fees.id,
                "bank_write_off_loss_account_id": cls.rounding.id,
                "bank_write_off_gain_account_id": cls.rounding.id,
                "bank_write_off_amount": 5.0,
                "bank_write_off_percent": 1.0,
            }
        )
        cls.items = {
            number: cls._create_document(cls.nordlicht, amount, f"INV/2026/{number}")
            for number, amount in (
                ("00101", 100.0),
                ("00102", 200.0),
                ("00103", 300.0),
                ("00104", 400.0),
            )
        }
        cls.card = cls._create_line(
            -33.5, "card 4711", day=date(2026, 1, 12), partner_name="Kartendienst"
        )
        cls.keep = cls._receive(120.0, "INV/2026/00101 keep it")
        cls.write_off = cls._receive(201.0, "INV/2026/00102 write it off")
        cls.fee = cls._receive(302.0, "INV/2026/00103 a fee")
        cls.exact = cls._receive(400.0, "INV/2026/00104 look first")
        cls.fee.transaction_details = {"purpose": "INV/2026/00103"}
        cls.statement = cls.env["account.bank.statement"].create(
            {
                "name": "Tour Statement",
                "balance_start": 1000.0,
                "balance_end_real": 1702.0,
                "line_ids": [(6, 0, (cls.fee | cls.exact).ids)],
            }
        )
        cls.lines = cls.card | cls.keep | cls.write_off | cls.fee | cls.exact
        cls.lines.action_apply_automatically()

    @classmethod
    def _receive(cls, amount, text):
        return cls._create_line(
            amount,
            text,
            partner_name="Nordlicht Versand GmbH",
            account_number="DE02120300000000202051",
        )

    def _walk(self, tour):
        self.start_tour(PAGE, tour, login=self.accountant.login)


@tagged("post_install", "-at_install")
class TestTourPaymentButtons(PaymentPageCase):
    def test_what_the_panel_offers(self):
        self._walk("bank_payment_panel_tour")
        # Kept 20.00, wrote off 1.00, and looked before the 400.00 were posted.
        self.assertEqual(
            sorted(self.keep.application_ids.mapped("amount")), [20.0, 100.0]
        )
        self.assertEqual(self.write_off.difference_amount, 0.0)
        self.assertEqual(self.card.application_ids.account_id, self.rounding)
        self.assertEqual(self.items["00104"].move_id.payment_state, "paid")
        self.assertEqual(
            self.lines.mapped("is_reconciled"), [False, False, False, False, True]
        )

    def _prepare_page(self):
        """One is ready; one failed; the books of a posted one have changed since."""
        self._create_document(self.nordlicht, 500.0, "INV/2026/00105")
        ready = self._receive(500.0, "INV/2026/00105 ready")
        ready.action_apply_automatically()
        settled = self._receive(70.0, "settled")
        settled.action_add_row({"account_id": self.rounding.id})
        settled.action_post_applications()
        settled.sudo().write(
            {
                "bank_reopened_reason": "INV/2026/00199 was unreconciled: 70.00 lies "
                "on the account of Nordlicht.",
                "needs_review": True,
            }
        )
        self.card.sudo().posting_error = "The journal is locked."

    def test_keys_figures_and_buttons_of_the_page(self):
        self._prepare_page()
        self._walk("bank_payment_page_tour")
        self.assertTrue(self.exact.is_reconciled)

    def _prepare_close(self):
        self.fee.action_add_row({"kind": "fee"})
        self.fee.action_accept()

    def test_post_and_reconcile_with_other_payments_left(self):
        self._prepare_close()
        self._walk("bank_payment_close_tour")
        document = self.exact.bank_reconciliation_id
        self.assertEqual((document.state, document.balance_end), ("posted", 1702.0))
        self.assertEqual(
            self.lines.mapped("is_reconciled"), [False, False, False, True, True]
        )

    def test_post_and_reconcile_on_a_slow_connection(self):
        self._prepare_close()
        self._slow_down()
        self._walk("bank_payment_close_tour")
        self.assertEqual(self.exact.bank_reconciliation_id.state, "posted")

    def test_post_and_reconcile_in_a_run(self):
        self.patch(type(self.lines), "_bank_get_posting_threshold", lambda lines: 1)
        self._prepare_close()
        self._slow_down()
        self._walk("bank_payment_close_run_tour")
        self.assertEqual(self.exact.bank_reconciliation_id.state, "posted")

    def test_three_answers_to_an_overpayment(self):
        """120.00 for 100.00 and 302.00 for 300.00: one is kept, one is left open.
        Nothing may be written off, so both are asked about."""
        self.bank.write({"bank_write_off_amount": 0.0, "bank_write_off_percent": 0.0})
        self._walk("bank_payment_overpayment_tour")
        kept = self.keep.application_ids.filtered(lambda a: not a.move_line_id)
        self.assertEqual((kept.amount, kept.partner_id), (20.0, self.nordlicht))
        self.assertEqual(self.keep.difference_amount, 0.0)
        self.assertEqual(self.fee.difference_amount, 2.0)
        self.assertEqual(
            (self.keep | self.fee).mapped("match_confidence"), ["accepted"] * 2
        )
