from datetime import date

from lxml import etree

from odoo import Command
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestOverview(BankReconcileCommon):
    """Every figure over the journal and in the panel, against the books."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.named = cls._create_document(cls.nordlicht, 500.0, "INV/2026/00501")
        cls.unnamed = cls._create_document(cls.fjord, 80.0, "INV/2026/00502")
        # Known by number and name; by amount alone; by nothing.
        cls.sure = cls._create_line(
            500.0, "INV/2026/00501", partner_name="Nordlicht Versand GmbH"
        )
        cls.guess = cls._create_line(80.0, "with thanks", day=date(2026, 1, 20))
        cls.stranger = cls._create_line(-33.5, "CARD 4711", day=date(2026, 1, 21))
        cls.lines = cls.sure | cls.guess | cls.stranger
        cls.lines.action_apply_automatically()

    def _overview(self, statement=None):
        return self.bank.with_user(self.accountant).get_bank_reconciliation_overview(
            statement.id if statement else False
        )

    def _ledger_balance(self):
        entries = self.env["account.move.line"].search(
            [
                ("account_id", "=", self.bank.default_account_id.id),
                ("parent_state", "=", "posted"),
            ]
        )
        return sum(entries.mapped("balance"))

    def test_three_payments_of_different_certainty_are_counted(self):
        self.assertEqual(self.lines.mapped("match_confidence"), ["high", "low", "none"])
        overview = self._overview()
        self.assertEqual(
            overview["shares"],
            [
                {"name": "high", "count": 1},
                {"name": "low", "count": 1},
                {"name": "none", "count": 1},
            ],
        )
        self.assertEqual(
            [overview[name] for name in ("lines", "review", "ready", "failed")],
            [3, 2, 1, 0],
        )
        # 500.00 + 80.00 - 33.50 came; only the card payment is applied to nothing.
        self.assertEqual(overview["amount"], 546.5)
        self.assertEqual(overview["difference"], -33.5)
        self.assertEqual(overview["differing"], 0)

    def test_balance_now_leaves_out_what_is_not_posted(self):
        before = self._ledger_balance() - 546.5
        overview = self._overview()
        self.assertEqual(overview["balance_now"], before)
        self.assertEqual(overview["balance_after"], before + 500.0)

        self.sure.action_post_applications()

        overview = self._overview()
        self.assertEqual(overview["balance_now"], before + 500.0)
        self.assertEqual(overview["balance_after"], before + 500.0)
        self.assertEqual(overview["lines"], 2)
        # The ledger itself had the payment from the start: posting moves it from
        # the suspense account to the customer, not on the bank's account.
        self.assertEqual(self._ledger_balance(), before + 546.5)

    def test_accepted_payment_counts_as_a_persons(self):
        self.guess.with_user(self.accountant).action_accept()
        overview = self._overview()
        self.assertIn({"name": "person", "count": 1}, overview["shares"])
        self.assertEqual(overview["ready"], 2)

    def test_partly_applied_payment_has_a_difference(self):
        self.sure.application_ids.amount = 420.0
        overview = self._overview()
        self.assertEqual(overview["differing"], 1)
        self.assertEqual(overview["difference"], 80.0 - 33.5)

    def test_half_applied_by_hand_is_not_posted_with_the_others(self):
        before = self._overview()
        self.stranger.action_add_row({"account_id": self.fees.id, "amount": -20.0})
        self.assertFalse(self.stranger.needs_review)
        overview = self._overview()
        self.assertEqual(overview["ready"], before["ready"])
        self.assertEqual(overview["balance_after"], before["balance_after"])

        self.bank.with_user(self.accountant).action_bank_reconciliation_post()

        self.assertEqual(self.lines.mapped("is_reconciled"), [True, False, False])
        self.assertFalse(self.stranger.posting_error)

    def test_two_equal_invoices_make_the_payment_ambiguous(self):
        for number in ("INV/2026/00601", "INV/2026/00602"):
            self._create_document(self.nordlicht, 77.0, number)
        line = self._create_line(77.0, "x", partner_name="Nordlicht Versand GmbH")
        line.action_apply_automatically()
        self.assertTrue(line.bank_is_ambiguous)
        self.assertIn({"name": "ambiguous", "count": 1}, self._overview()["shares"])

    def test_one_statement_shows_its_own_balances_and_lines(self):
        first, second = self.env["account.bank.statement"].create(
            [
                {
                    "name": "January 1",
                    "line_ids": [Command.set(self.sure.ids)],
                    "balance_start": 100.0,
                    "balance_end_real": 600.0,
                },
                {
                    "name": "January 2",
                    "line_ids": [Command.set((self.guess | self.stranger).ids)],
                    "balance_start": 600.0,
                    "balance_end_real": 646.5,
                },
            ]
        )
        everything = self._overview()
        self.assertEqual(everything["statement"]["opening"], 100.0)
        self.assertEqual(everything["statement"]["closing"], 646.5)
        self.assertEqual(
            [(s["name"], s["waiting"]) for s in everything["statements"]],
            [("January 2", 2), ("January 1", 1)],
        )
        overview = self._overview(second)
        self.assertEqual(overview["lines"], 2)
        self.assertEqual(overview["amount"], 46.5)
        self.assertEqual(overview["statement"]["opening"], 600.0)
        # The balances stay those of the bank's account: the payment of the other
        # statement is not posted either.
        self.assertEqual(overview["balance_now"], everything["balance_now"])
        self.assertEqual(self._overview(first)["ready"], 1)

    def test_payment_in_dollars_differs_at_the_banks_own_rate(self):
        """Of 200.00 in the other currency for which the bank gave 150.00, half is
        applied: 75.00 is what the bank's money still waits for."""
        other = self.setup_other_currency("EUR")
        line = self._create_line(
            150.0, "abroad", foreign_currency_id=other.id, amount_currency=200.0
        )
        self.env["bank.payment.application"].create(
            {
                "statement_line_id": line.id,
                "account_id": self.fees.id,
                "amount": 100.0,
            }
        )
        self.assertEqual(self._overview()["difference"], 75.0 - 33.5)

    def test_other_banks_lines_do_not_count(self):
        other = self.bank.copy({"name": "Second Bank"})
        self.env["account.bank.statement.line"].create(
            {
                "journal_id": other.id,
                "date": date(2026, 1, 5),
                "amount": 9.0,
                "payment_ref": "elsewhere",
            }
        )
        self.assertEqual(self._overview()["lines"], 3)
        banks = self.bank.with_user(self.accountant).get_bank_reconciliation_journals()
        counts = {bank["id"]: bank["waiting"] for bank in banks}
        self.assertEqual(counts[self.bank.id], 3)
        self.assertEqual(counts[other.id], 1)

    def test_figures_cost_the_same_for_any_number_of_lines(self):
        def count_queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.bank.get_bank_reconciliation_overview()
            return self.env.cr.sql_log_count - before

        count_queries()
        few = count_queries()
        for number in range(20):
            self._create_line(10.0 + number, "more")
        self.assertEqual(count_queries(), few)

    # -- The list -------------------------------------------------------------

    def _filter(self, name):
        """The lines that a filter of the page's search shows."""
        view = self.env.ref("bank_payment_reconcile.view_payment_reconciliation_search")
        arch = self.env["account.bank.statement.line"].get_view(view.id)["arch"]
        [node] = etree.fromstring(arch).xpath(f"//filter[@name='{name}']")
        domain = safe_eval(node.get("domain"))
        return self.lines.filtered_domain(domain)

    def test_filters_show_what_they_say(self):
        self.assertEqual(self._filter("to_review"), self.guess | self.stranger)
        self.assertEqual(self._filter("ready"), self.sure)
        self.assertEqual(self._filter("not_applied"), self.stranger)
        self.assertEqual(self._filter("high"), self.sure)
        self.assertEqual(self._filter("low"), self.guess)
        self.assertFalse(self._filter("difference"))
        self.sure.application_ids.amount = 420.0
        self.assertEqual(self._filter("difference"), self.sure)
        self.assertEqual(self._filter("to_do"), self.lines)
        self.guess.action_accept()
        self.guess.action_post_applications()
        self.assertEqual(self._filter("posted"), self.guess)
        self.assertEqual(self._filter("to_do"), self.sure | self.stranger)

    def test_posted_line_whose_documents_changed_is_to_review(self):
        """Of three payments one is posted, and then its invoice is unreconciled."""
        self.sure.action_post_applications()
        self.assertEqual(self._overview()["review"], 2)
        reason = "INV/2026/00501 was unreconciled: 500.00 lies on the account of N."
        self.sure.sudo().write({"bank_reopened_reason": reason, "needs_review": True})
        overview = self._overview()
        self.assertEqual(
            [overview[name] for name in ("lines", "review", "reopened", "ready")],
            [2, 3, 1, 0],
        )
        for name in ("to_review", "to_do"):
            self.assertEqual(self._filter(name), self.lines, name)
        self.assertEqual(self._filter("reopened"), self.sure)
        self.assertFalse(self._filter("ready"))
        [bank] = [
            bank
            for bank in self.bank.get_bank_reconciliation_journals()
            if bank["id"] == self.bank.id
        ]
        self.assertEqual((bank["waiting"], bank["review"]), (2, 3))
        [card] = self.bank._get_journal_dashboard_data_batched().values()
        self.assertEqual(card["number_to_review"], 3)
        panel = self.sure.with_user(self.accountant).get_bank_reconciliation_panel()
        self.assertEqual(panel["reopened_reason"], reason)
        self.assertTrue(panel["needs_review"])

    def test_lines_sorted_by_confidence_for_the_review(self):
        def ordered(order):
            lines = self.env["account.bank.statement.line"].search(
                [("id", "in", self.lines.ids)], order=order
            )
            return lines.mapped("match_confidence")

        self.assertEqual(ordered("match_confidence"), ["none", "low", "high"])
        self.assertEqual(ordered("match_confidence desc"), ["high", "low", "none"])

    # -- The panel ------------------------------------------------------------

    def test_panel_tells_what_is_applied_and_why(self):
        panel = self.sure.with_user(self.accountant).get_bank_reconciliation_panel()
        self.assertEqual(panel["amount"], 500.0)
        self.assertEqual(panel["difference"], 0.0)
        self.assertEqual(panel["payer"], "Nordlicht Versand GmbH")
        [application] = panel["applications"]
        self.assertEqual(application["move_line_id"], self.named.id)
        self.assertEqual(application["open"], 500.0)
        self.assertEqual(application["amount"], 500.0)
        self.assertTrue(any("INV/2026/00501" in reason for reason in panel["reasons"]))

    def test_panel_of_an_unknown_payment_is_empty_but_says_it_looked(self):
        panel = self.stranger.with_user(self.accountant).get_bank_reconciliation_panel()
        self.assertEqual(panel["applications"], [])
        self.assertTrue(panel["was_matched"])
        self.assertEqual(panel["difference"], -33.5)
