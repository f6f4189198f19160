"""What the card of a new bank says it lacks, and to whom."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .guide_case import NUMBER, GuideCommon, paper

ALL = ["account", "currency", "opening", "fee", "difference", "format", "import"]


@tagged("post_install", "-at_install")
class TestGuide(GuideCommon):
    def _new_user(self, login, group, companies=None):
        companies = companies or self.company
        return new_test_user(
            self.env,
            login=login,
            groups=group,
            company_id=companies[:1].id,
            company_ids=[Command.set(companies.ids)],
        )

    # -------------------------------------------------------------------------
    # What is missing
    # -------------------------------------------------------------------------

    def test_a_new_bank_lacks_all_in_order(self):
        self.assertEqual(self._missing(), ALL)

    def test_what_is_set_elsewhere_is_done(self):
        bank = self.new_bank
        bank.set_bank_account(NUMBER)
        self.assertEqual(self._missing(), ALL[1:])
        bank.currency_id = self.env.ref("base.EUR")
        self.assertEqual(self._missing(), ALL[2:])
        bank.bank_fee_account_id = self.begun["default_account_expense"]
        self.assertEqual(self._missing(), ["opening", *ALL[4:]])
        # One of the two alone takes half of the differences.
        bank.bank_write_off_loss_account_id = self.begun["default_account_expense"]
        self.assertEqual(self._missing(), ["opening", *ALL[4:]])
        bank.bank_write_off_gain_account_id = self.begun["default_account_revenue"]
        self.assertEqual(self._missing(), ["opening", "format", "import"])

    def test_an_import_tells_currency_and_format(self):
        self.new_bank.set_bank_account(NUMBER)
        bank = self.new_bank.with_user(self.beginner)
        bank.import_bank_statements(paper(), "january.sta")
        # Nobody has booked the 1,000.00 with which the paper opens.
        self.assertEqual(self._missing(), ["opening", "fee", "difference"])
        self._book(bank.action_bank_set_up("opening"))
        self.assertEqual(self._missing(), ["fee", "difference"])

    def test_a_paper_that_opens_with_nothing_owes_no_entry(self):
        data = paper().replace(b"1000,00", b"0,00").replace(b"1237,50", b"237,50")
        self.new_bank.set_bank_account(NUMBER)
        self.new_bank.with_user(self.beginner).import_bank_statements(data, "a.sta")
        self.assertEqual(self._missing(), ["fee", "difference"])

    def test_money_that_the_ledger_has_is_an_opening(self):
        revenue = self.begun["default_account_revenue"]
        move = self.env["account.move"].create(
            {
                "journal_id": self.begun["default_journal_misc"].id,
                "date": "2025-12-31",
                "line_ids": [
                    Command.create({"account_id": account.id, "balance": balance})
                    for account, balance in (
                        (self.new_bank.default_account_id, 1000.0),
                        (revenue, -1000.0),
                    )
                ],
            }
        )
        self.assertIn("opening", self._missing())
        move.action_post()
        self.assertEqual(
            self._missing(), ["account", "fee", "difference", "format", "import"]
        )

    def test_money_that_came_after_the_first_line_is_none(self):
        self.test_an_import_begins_without_an_opening()
        self.env["account.move"].create(
            {
                "journal_id": self.begun["default_journal_misc"].id,
                "date": "2026-02-01",
                "line_ids": [
                    Command.create({"account_id": account.id, "balance": balance})
                    for account, balance in (
                        (self.new_bank.default_account_id, 7.0),
                        (self.begun["default_account_revenue"], -7.0),
                    )
                ],
            }
        ).action_post()
        self.assertIn("opening", self._missing())

    def test_an_import_begins_without_an_opening(self):
        self.new_bank.set_bank_account(NUMBER)
        self.new_bank.with_user(self.beginner).import_bank_statements(paper(), "a.sta")
        self.assertIn("opening", self._missing())

    def test_a_bank_with_a_filed_statement_is_new_no_more(self):
        self.new_bank.set_bank_account(NUMBER)
        bank = self.new_bank.with_user(self.beginner)
        statement = bank.import_bank_statements(paper(), "january.sta")
        fees = self.begun["default_account_expense"].with_user(self.beginner)
        statement.line_ids.action_transfer_difference(fees)
        self.assertTrue(self._missing())
        wizard = bank.env["bank.post.reconcile"].create(
            {
                "journal_id": bank.id,
                "statement_id": statement.id,
                "date": "2026-01-06",
            }
        )
        wizard.action_post()
        self.assertEqual(self._missing(), [])

    # -------------------------------------------------------------------------
    # To whom, and of which
    # -------------------------------------------------------------------------

    def test_cash_and_other_journals_lack_nothing(self):
        cash = self.begun["default_journal_cash"]
        self.assertEqual(self._missing(cash), [])
        self.assertEqual(self._missing(self.begun["default_journal_sale"]), [])
        with self.assertRaises(UserError):
            cash.with_user(self.beginner).action_bank_set_up("fee")

    def test_who_only_reads_is_asked_nothing(self):
        reader = self._new_user("reader", "account.group_account_readonly")
        self.assertEqual(self._missing(user=reader), [])
        basic = self._new_user("basic", "account.group_account_basic")
        self.assertEqual(self._missing(user=basic), [])
        with self.assertRaises(AccessError):
            self.new_bank.with_user(reader).action_bank_set_up("fee")
        with self.assertRaises(AccessError):
            self.new_bank.with_user(reader)._bank_answer_setup("fee", {})

    def test_the_bank_of_another_company(self):
        both = self.company | self.env.company
        user = self._new_user(
            "both", "bank_payment_reconcile.group_bank_reconcile_user", both
        )
        self.assertEqual(self._missing(user=user, companies=both), ALL)
        other = self.env.company
        self.assertEqual(self._missing(user=user, companies=other), [])
        bank = self.new_bank.with_user(user).with_context(allowed_company_ids=other.ids)
        with self.assertRaises(AccessError):
            bank.action_bank_set_up("fee")
        # A dialog of another company is no way round it.
        with self.assertRaises(AccessError):
            self._ask("fee", user=user).with_context(
                allowed_company_ids=other.ids
            ).action_save()

    def test_a_branch_is_not_asked_of_the_bank_of_its_parent(self):
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.company.id}
        )
        user = self._new_user(
            "branch",
            "bank_payment_reconcile.group_bank_reconcile_user",
            branch | self.company,
        )
        self.assertEqual(self._missing(user=user, companies=branch), [])

    # -------------------------------------------------------------------------
    # What it costs
    # -------------------------------------------------------------------------

    def test_many_banks_cost_as_many_queries_as_two(self):
        banks = self.new_bank
        for number in range(12):
            banks |= self.new_bank.copy({"name": f"Bank {number}"})
        for bank in banks:
            bank.write({"code": f"B{bank.id}"})
        self._count_queries(banks)
        self.assertEqual(self._count_queries(banks), self._count_queries(banks[:2]))

    def _count_queries(self, banks):
        self.env.flush_all()
        self.env.invalidate_all()
        banks = banks.with_user(self.beginner)
        begin = self.env.cr.sql_log_count
        found = banks.mapped("bank_missing_setup")
        self.assertTrue(all(found))
        return self.env.cr.sql_log_count - begin
