"""The way of the accountant through the browser, with our group and no other."""

from odoo.tests import tagged

from .common import BankReconcileCommon
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTour(BankReconcileCommon, TourCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.name = "Tour Bank"
        cls.to_accept = cls._create_document(cls.nordlicht, 1234.50, "INV/2026/00077")
        cls.other = cls._create_document(cls.fjord, 600.0, "INV/2026/00031")
        cls.overpaid = cls._create_document(cls.nordlicht, 90.0, "INV/2026/00090")
        cls.first_client = cls._create_document(cls.nordlicht, 100.0, "INV/2026/00101")
        cls.other_client = cls._create_document(cls.fjord, 50.0, "INV/2026/00102")
        cls.rounding = cls.fees.copy({"name": "Tour Rounding"})

    def test_from_the_dropped_file_to_the_paid_invoice_and_back(self):
        Line = self.env["account.bank.statement.line"]
        # A few lines are posted at once; here they are many.
        self.patch(type(Line), "_bank_get_posting_threshold", lambda lines: 1)

        self.start_tour(
            "/odoo", "bank_payment_reconcile_tour", login=self.accountant.login
        )

        self.assertEqual(self.to_accept.move_id.payment_state, "paid")
        self.assertEqual(self.overpaid.move_id.payment_state, "paid")
        self.assertEqual(self.other.move_id.payment_state, "not_paid")
        # Posted, and undone again.
        self.assertEqual(self.first_client.move_id.payment_state, "not_paid")
        self.assertEqual(self.other_client.move_id.payment_state, "not_paid")
        lines = Line.search([("journal_id", "=", self.bank.id)], order="date")
        self.assertRecordValues(
            lines,
            [
                {"amount": 400.0, "match_confidence": "medium", "is_reconciled": False},
                {
                    "amount": 1234.5,
                    "match_confidence": "accepted",
                    "is_reconciled": True,
                },
                {"amount": 150.0, "match_confidence": "manual", "is_reconciled": False},
                {"amount": 95.0, "match_confidence": "accepted", "is_reconciled": True},
                {
                    "amount": -12.9,
                    "match_confidence": "high_text_mapping",
                    "is_reconciled": True,
                },
            ],
        )
        self.assertRecordValues(
            lines[1].application_ids,
            [
                {
                    "state": "posted",
                    "accepted_by_id": self.accountant.id,
                    "posted_by_id": self.accountant.id,
                    "posted_automatically": False,
                }
            ],
        )
        self.assertEqual(
            [(a.move_line_id, a.amount) for a in lines[2].application_ids],
            [(self.first_client, 100.0), (self.other_client, 50.0)],
        )
        # 5.00 too much came in, 12.90 of fees went out.
        entries = self.env["account.move.line"].search(
            [("account_id", "=", self.rounding.id)]
        )
        self.assertEqual(sorted(entries.mapped("balance")), [-5.0, 12.9])
        self.assertEqual(lines.statement_id.attachment_ids.mapped("name"), ["tour.ofx"])

    def test_amounts_of_a_bank_in_dinars_keep_their_fils(self):
        dinar = self.env.ref("base.KWD")
        dinar.write({"active": True, "rounding": 0.001})
        self.bank.currency_id = dinar
        line = self._create_line(1234.567, "rent")
        line.action_add_row({"account_id": self.rounding.id})

        self.start_tour(
            "/odoo/action-bank_payment_reconcile.action_payment_reconciliation",
            "bank_payment_reconcile_dinar_tour",
            login=self.accountant.login,
        )

        self.assertEqual(line.application_ids.amount, 1234.566)
