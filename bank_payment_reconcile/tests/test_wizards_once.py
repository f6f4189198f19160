"""Which wizards answer once, and that the second call is told."""

from datetime import date

from lxml import etree

from odoo.exceptions import UserError
from odoo.tests import tagged

from .fund_transfer_case import FundTransferCommon
from .records_case import MODULE

#: Buttons that create nothing: they open, show or download.
CREATES_NOTHING = {
    ("bank.statement.import", "action_done"),
    ("bank.statement.import.file", "action_answer"),
    ("bank.statement.import.file", "action_back"),
    ("bank.statement.import.file", "action_describe"),
    ("bank.statement.import.file", "action_open_progress"),
    ("bank.payment.suggest", "action_open_run"),
    ("bank.post.reconcile", "action_open_obstacles"),
    ("bank.post.reconcile", "action_bank_book_opening_balance"),
    ("bank.statement.export", "action_export"),
    ("bank.reconciliation.report", "action_print"),
    ("bank.reconciliation.report", "action_export"),
    ("bank.reconciliation.report", "action_open_ledger"),
    ("bank.reconciliation.report.item", "action_open_entry"),
}
#: Buttons that press the one of another wizard, which takes its turn.
OF_ANOTHER = {
    ("bank.statement.import.file", "action_import"),
    ("bank.statement.import.file", "action_import_all"),
    ("bank.statement.import.file", "action_leave_all"),
}


@tagged("post_install", "-at_install")
class TestWizardsOnce(FundTransferCommon):
    def test_every_button_of_a_wizard_takes_its_turn(self):
        """A new one is taken once (`taken_once`, `one_at_a_time`), or is listed above
        with what makes that needless."""
        wrong, seen = set(), set()
        for model in self._get_wizards():
            for name in self._get_actions(model):
                turn = getattr(getattr(model, name), "bank_wizard_turn", None)
                key = (model._name, name)
                seen.add(key)
                if not turn and key not in CREATES_NOTHING | OF_ANOTHER:
                    wrong.add(key)
                if turn:
                    self.assertIn("bank_is_taken", model._fields, key)
        self.assertFalse(wrong)
        self.assertFalse((CREATES_NOTHING | OF_ANOTHER) - seen)
        self.assertIn(("bank.fund.transfer", "action_transfer"), seen)

    def _get_wizards(self):
        return [
            model
            for model in self.env.registry.models.values()
            if model._transient and model._original_module == MODULE
        ]

    def _get_actions(self, model):
        """Public methods of ours named as actions, and whatever a view's button
        calls."""
        names = {
            name
            for name in dir(model)
            if name.startswith("action_") and MODULE in getattr(model, name).__module__
        }
        views = self.env["ir.ui.view"].search([("model", "=", model._name)])
        for view in views:
            for button in etree.fromstring(view.arch).iter("button"):
                # Below a field it is of the records in it.
                inside = next(button.iterancestors("field"), None)
                if button.get("type") == "object" and inside is None:
                    names.add(button.get("name"))
        return names

    def test_the_same_wizard_makes_one_transfer(self):
        """100.00 move once, however often the answer gets lost on its way."""
        wizard = self._prepare(self.bank, self.savings, 100.0)
        wizard.action_transfer()
        with self.assertRaisesRegex(UserError, "this was already done"):
            wizard.action_transfer()
        payments = self.env["account.payment"].search([("memo", "=", wizard.memo)])
        self.assertEqual(payments.mapped("amount"), [100.0, 100.0])

    def test_what_was_refused_may_be_sent_again(self):
        wizard = self._prepare(self.bank, self.savings, 0.0)
        with self.assertRaisesRegex(UserError, "above zero"):
            wizard.action_transfer()
        self.assertFalse(wizard.bank_is_taken)
        wizard.amount = 100.0
        wizard.date = date(2026, 1, 15)
        wizard.action_transfer()
        self.assertTrue(wizard.bank_is_taken)
