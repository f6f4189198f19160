"""An invoice of 1,000 that a customer paid, and somebody who would have had it
otherwise."""

from odoo import Command
from odoo.tests import new_test_user

from .common import BankReconcileCommon


class PostedRecordsCase(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mallory = new_test_user(
            cls.env,
            login="mallory",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=cls.env.company.id,
            company_ids=[Command.set(cls.env.company.ids)],
        )
        cls.item = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")
        cls.other = cls._create_document(cls.fjord, 1000.0, "INV/2026/00043")
        cls.line = cls._create_line(1000.0, "INV/2026/00042").with_user(cls.accountant)
        cls.line.action_apply_item(cls.item.id)
        cls.application = cls.line.application_ids

    def _post(self):
        self.line.action_post_applications()
        self.assertTrue(self.line.is_reconciled)
