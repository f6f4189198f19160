"""What a payment is for does not exist yet: it is made from the payment."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .test_tour_payment_buttons import PaymentPageCase

NORDLICHT = "DE02120300000000202051"


@tagged("post_install", "-at_install")
class TestTourCreating(PaymentPageCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.accountant.group_ids = [
            Command.link(cls.env.ref("base.group_partner_manager").id)
        ]
        cls.paid = cls._create_line(
            -115.0,
            "RG 4711 Kabel",
            day=date(2026, 1, 28),
            partner_name="Kabelwerk AG",
            account_number="DE75512108001245126199",
        )
        cls.back = cls._create_line(
            -50.0,
            "money back",
            day=date(2026, 1, 27),
            partner_name="Nordlicht",
            partner_id=cls.nordlicht.id,
            account_number=NORDLICHT,
        )
        cls.came = cls._create_line(
            70.0,
            "thank you",
            day=date(2026, 1, 26),
            partner_name="Nordlicht",
            partner_id=cls.nordlicht.id,
        )

    def test_what_is_made_from_a_payment(self):
        self._walk("bank_payment_creating_tour")
        partner = self.paid.partner_id
        self.assertEqual(partner.name, "Kabelwerk AG")
        self.assertFalse(partner.bank_ids.allow_out_payment)
        bill = self.paid.application_ids.move_line_id.move_id
        self.assertEqual((bill.state, bill.move_type), ("posted", "in_invoice"))
        self.assertEqual(bill.amount_total, 115.0)
        self.assertEqual(self.nordlicht.bank_ids.sanitized_acc_number, NORDLICHT)
        self.assertFalse(self.nordlicht.bank_ids.allow_out_payment)
        drafts = self.env["account.move"].search(
            [("bank_for_line_id", "in", (self.back | self.came).ids)]
        )
        self.assertEqual(
            sorted(drafts.mapped("move_type")),
            ["in_refund", "out_invoice", "out_refund"],
        )
        row = self.came.application_ids
        self.assertEqual((row.partner_id, row.amount), (self.nordlicht, 70.0))
