"""A person makes a mapping of Odoo's model, and gives it rows and conditions."""

from odoo import Command
from odoo.tests import tagged

from .test_tour_payment_buttons import PaymentPageCase


@tagged("post_install", "-at_install")
class TestTourMapping(PaymentPageCase):
    def test_import_rows_conditions_and_limits(self):
        fees = self.fees.copy({"name": "Fees of the tour", "code": "658001"})
        self.env["account.reconcile.model"].search([]).active = False
        self.env["account.reconcile.model"].create(
            {
                "name": "Imported power",
                "match_label": "contains",
                "match_label_param": "stadtwerke",
                "line_ids": [Command.create({"account_id": self.fees.id})],
            }
        )
        action = self.env.ref("bank_payment_reconcile.action_bank_text_mapping")
        self.start_tour(
            f"/odoo/action-{action.id}",
            "bank_mapping_tour",
            login=self.accountant.login,
        )
        mapping = self.env["bank.text.mapping"].search(
            [("text", "=", "Imported power"), ("company_id", "=", self.env.company.id)]
        )
        self.assertEqual(mapping.limit_out, 500.0)
        self.assertRecordValues(
            mapping.row_ids,
            [
                {"account_id": self.fees.id, "share": "rest", "percent": 0.0},
                {"account_id": fees.id, "share": "percent", "percent": 25.0},
            ],
        )
        self.assertRecordValues(
            mapping.condition_ids,
            [
                {"subject": "text", "operator": "contains", "value": "stadtwerke"},
                {"subject": "text", "operator": "not_contains", "value": "refund"},
            ],
        )
