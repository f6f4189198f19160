"""The way of the accountant through the browser, with our group and no other."""

from odoo.tests import HttpCase, tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestTour(BankReconcileCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.name = "Tour Bank"
        cls.to_accept = cls._create_document(cls.nordlicht, 1234.50, "INV/2026/00077")
        cls.other = cls._create_document(cls.fjord, 600.0, "INV/2026/00031")

    def test_from_the_dropped_file_to_the_paid_invoice(self):
        self.start_tour(
            "/odoo", "bank_payment_reconcile_tour", login=self.accountant.login
        )

        self.assertEqual(self.to_accept.move_id.payment_state, "paid")
        self.assertEqual(self.other.move_id.payment_state, "not_paid")
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="date"
        )
        self.assertRecordValues(
            lines,
            [
                {"match_confidence": "medium", "is_reconciled": False},
                {"match_confidence": "accepted", "is_reconciled": True},
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
        self.assertEqual(lines.statement_id.attachment_ids.mapped("name"), ["tour.ofx"])
