"""A person posts the draft that a payment is for."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .test_tour_payment_buttons import PaymentPageCase


@tagged("post_install", "-at_install")
class TestTourDraft(PaymentPageCase):
    def test_draft_is_posted_and_paid(self):
        draft = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.nordlicht.id,
                "invoice_date": date(2026, 1, 10),
                "ref": "PO-4711",
                "invoice_line_ids": [
                    Command.create(
                        {"name": "goods", "price_unit": 77.7, "tax_ids": False}
                    )
                ],
            }
        )
        line = self._receive(77.7, "order 4711 paid")
        line.action_apply_automatically()
        self._walk("bank_draft_tour")
        self.assertEqual(draft.state, "posted")
        self.assertEqual(line.application_ids.move_line_id.move_id, draft)
