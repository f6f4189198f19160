from datetime import date

from odoo import Command
from odoo.exceptions import UserError

from .common import BankReconcileCommon


class ApplyByHandCommon(BankReconcileCommon):
    @classmethod
    def _create_discount_term(cls, percentage=2, computation="included"):
        return cls.env["account.payment.term"].create(
            {
                "name": f"{percentage} % in 14 days",
                "early_discount": True,
                "discount_percentage": percentage,
                "discount_days": 14,
                "early_pay_discount_computation": computation,
                "line_ids": [Command.create({"value": "percent", "value_amount": 100})],
            }
        )

    @classmethod
    def _create_discounted(cls, amount, number, **values):
        """An invoice of 8 January; 2 % may be taken off until the 22nd."""
        return cls._create_document(
            cls.nordlicht,
            amount,
            number,
            day=date(2026, 1, 8),
            invoice_payment_term_id=cls._create_discount_term().id,
            **values,
        )

    def _tick(self, line, item, amount=None):
        ids = line.action_apply_item(item.id, amount)
        return self.env["bank.payment.application"].browse(ids)

    def assertRefused(self, words, method, *args):
        """The method raises one sentence that has all the words."""
        with self.assertRaises(UserError) as caught:
            method(*args)
        message = str(caught.exception)
        for word in words:
            self.assertIn(word, message)
        self.assertTrue(message.endswith("."), message)
