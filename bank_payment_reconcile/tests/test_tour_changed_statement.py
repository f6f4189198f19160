"""Who files finds a filed statement changed, looks at the line and files it anew."""

from datetime import date

from odoo.tests import tagged

from .test_statement_changed import ChangedCase
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourChangedStatement(ChangedCase, TourCase):
    def test_a_fee_is_dated_anew(self):
        self.fee.move_id.button_draft()
        self.fee.move_id.date = date(2026, 2, 3)
        self.fee.move_id.action_post()
        self.assertTrue(self.document.is_changed)
        # Fast, the page that one goes back from is always there in time.
        self._slow_down()
        self.start_tour(
            "/odoo", "bank_changed_statement_tour", login=self.accountant.login
        )
        again = self.document.replacement_ids
        self.assertEqual(self.document.state, "undone")
        # The ledger of January lacks the fee: 1,528.50 + 12.50.
        self.assertRecordValues(
            again,
            [{"state": "posted", "is_changed": False, "ledger_balance_end": 1541.0}],
        )
