"""A branch is told no figure of its parent's banks, whatever asks for them by the ids
of the banks, which every branch sees."""

import re

from odoo.tests import tagged

from .attack_case import CRASHED, REFUSED, quiet
from .attack_figures_case import AttackFiguresCase

#: Models that show figures of whatever bank they name.
SHOWING_FIGURES = [
    "bank.check.void.numbers",
    "bank.guide",
    "bank.opening.entry",
    "bank.payment.add",
    "bank.payment.run",
    "bank.positive.pay.export",
    "bank.post.reconcile",
    "bank.reconciliation",
    "bank.reconciliation.report",
]
REFUSAL = re.compile(
    r"^Kontoname (bank|Sparkasse) belongs to company_1_data: switch to that company "
    r"first\.$"
)


@tagged("post_install", "-at_install")
class TestAttackFigures(AttackFiguresCase):
    # -------------------------------------------------------------------------
    # Everything that takes a bank
    # -------------------------------------------------------------------------

    @quiet
    def test_no_figure_of_the_parents_bank_is_told_to_a_branch(self):
        self._play_all("branch")
        self._play_own_line("branch")
        played = self.played
        told = [
            (label, found, str(outcome.text)[:1500])
            for label, outcome in played
            if (found := self._find_told(outcome))
        ]
        self.assertFalse(told, "\n".join(map(str, told)))
        crashed = [each for each in played if each[1].kind == CRASHED]
        self.assertFalse(crashed, "\n".join(map(str, crashed)))

    @quiet
    def test_whoever_works_in_the_parent_is_told_them(self):
        """Else the test above sees nothing, for other reasons than it says."""
        models = {
            "account.journal",
            "bank.post.reconcile",
            "bank.reconciliation",
            "bank.reconciliation.report",
        }
        told = {
            label
            for label, outcome in self._play_all("admin", models)
            if self._find_told(outcome)
        }
        self.assertLessEqual(
            {
                ("bank.post.reconcile", "onchange"),
                ("bank.post.reconcile", "create", "web_read"),
                ("bank.reconciliation", "onchange"),
                ("bank.reconciliation.report", "create", "action_view", "report"),
                ("account.journal", "action_bank_book_opening_balance"),
                ("account.journal", "get_bank_reconciliation_overview"),
            },
            told,
        )

    @quiet
    def test_the_refusal_is_one_sentence(self):
        asked = []
        for model in self._get_models():
            if not self.env[model]._bank_figures_of:
                continue
            values = self._get_values(model)
            for call, args in self._get_form_calls(model, values).items():
                outcome = self._call_as("branch", model, call.split()[0], args)
                self.assertEqual(outcome.kind, REFUSED, (model, call, outcome))
                self.assertRegex(outcome.text, REFUSAL, (model, call))
            asked.append(model)
            defaults = {f"default_{name}": value for name, value in values.items()}
            # The form's first question, when a button opens it with defaults.
            outcome = self._call_as(
                "branch", model, "default_get", [list(values)], defaults
            )
            self.assertRegex(str(outcome.text), REFUSAL, model)
        self.assertEqual(asked, SHOWING_FIGURES)
