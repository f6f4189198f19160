"""What we rely on of Odoo's private ways with entries, reconciling and lock dates.

A test that fails here with a new version of Odoo says which function of `models/core/`
means something else now.
"""

from datetime import date, datetime

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..models.core import digests, entries, locks
from .currency_case import CurrencyCommon


@tagged("post_install", "-at_install")
class TestCoreAdapter(CurrencyCommon):
    def _create_entry(self, *amounts, day=None):
        """A draft entry of these debits (negative: credits) on two accounts in turn."""
        accounts = [self.receivable, self.fees] * len(amounts)
        return self.env["account.move"].create(
            {
                "move_type": "entry",
                "date": day or date(2026, 1, 5),
                "line_ids": [
                    Command.create({"account_id": account.id, "balance": amount})
                    for account, amount in zip(accounts, amounts, strict=False)
                ],
            }
        )

    # -- Entries of bank lines

    def test_a_bank_entry_is_money_and_suspense(self):
        line = self._create_line(120)
        liquidity, suspense, others = entries.split_bank_entry(line)
        self.assertEqual(liquidity.account_id, self.bank.default_account_id)
        self.assertEqual(suspense.account_id, self.bank.suspense_account_id)
        self.assertEqual((liquidity.balance, suspense.balance), (120, -120))
        self.assertFalse(others)

    def test_what_took_the_money_is_other(self):
        line = self._create_line(-30, counterpart_account_id=self.fees.id)
        liquidity, suspense, others = entries.split_bank_entry(line)
        self.assertEqual((liquidity.balance, others.balance), (-30, 30))
        self.assertFalse(suspense)

    def test_money_is_found_on_an_account_that_the_journal_had(self):
        line = self._create_line(120)
        before = self.bank.default_account_id
        self.bank.default_account_id = before.copy({"code": "101499"})
        liquidity, _suspense, others = entries.split_bank_entry(line)
        self.assertEqual(liquidity.account_id, before)
        self.assertFalse(others)

    def test_an_entry_is_prepared_in_three_currencies(self):
        # 110 USD come in for 1,100 SEK; on the 5th 110 USD are 88 EUR.
        line = self._create_line(
            110,
            day=date(2026, 1, 5),
            journal_id=self.dollar_bank.id,
            foreign_currency_id=self.krona.id,
            amount_currency=1100,
        )
        liquidity, suspense = entries.prepare_bank_entry(line)
        for values, account, currency, amount, debit, credit in (
            (liquidity, self.dollar_bank.default_account_id, self.dollar, 110, 88, 0),
            (suspense, line.journal_id.suspense_account_id, self.krona, -1100, 0, 88),
        ):
            self.assertEqual(values["account_id"], account.id)
            self.assertEqual(values["currency_id"], currency.id)
            self.assertEqual(values["amount_currency"], amount)
            self.assertEqual((values["debit"], values["credit"]), (debit, credit))

    def test_no_entry_is_prepared_without_a_suspense_account(self):
        line = self._create_line(120)
        self.bank.suspense_account_id = False
        with self.assertRaises(UserError):
            entries.prepare_bank_entry(line)

    def test_the_default_journal_is_the_companys_first_bank(self):
        self.assertEqual(entries.get_default_journal(self.env), self.bank)
        for_cash = self.env(context={"journal_type": "cash"})
        self.assertEqual(
            entries.get_default_journal(for_cash),
            self.company_data["default_journal_cash"],
        )

    # -- Writing entries

    def test_balance_is_checked_at_the_end(self):
        move = self._create_entry(100, -100)
        debit, credit = move.line_ids
        with self.assertRaises(UserError):
            debit.balance = 150
        with entries.checked_at_the_end(move):
            debit.balance = 150
            credit.balance = -150
        self.assertEqual(move.line_ids.mapped("balance"), [150, -150])
        with self.assertRaises(UserError), entries.checked_at_the_end(move):
            debit.balance = 180

    def test_terms_are_computed_at_the_end(self):
        invoice = self._invoice(100, self.euro).move_id
        invoice.button_draft()
        item = self._open_item(invoice)
        with entries.checked_at_the_end(invoice):
            invoice.invoice_line_ids.price_unit = 250
            self.assertEqual(item.balance, 100)
        self.assertEqual(item.balance, 250)

    def test_a_partner_reaches_the_entry_unless_told_not_to(self):
        line, other = self._create_line(120), self._create_line(130)
        line.partner_id = self.nordlicht
        entries.without_synchronization(other).partner_id = self.nordlicht
        self.assertEqual(line.move_id.line_ids.partner_id, self.nordlicht)
        self.assertFalse(other.move_id.line_ids.partner_id)

    def test_a_posted_line_is_deleted_only_where_told(self):
        line = self._create_line(120)
        _liquidity, suspense, _others = entries.split_bank_entry(line)
        values = {
            "move_id": line.move_id.id,
            "account_id": self.fees.id,
            "balance": -120,
        }
        with self.assertRaises(UserError), entries.checked_at_the_end(line.move_id):
            entries.without_synchronization(suspense).unlink()
        with entries.checked_at_the_end(line.move_id):
            entries.deletable(suspense).unlink()
            lines = entries.without_synchronization(self.env["account.move.line"])
            created = lines.create(values)
        self.assertFalse(suspense.exists())
        _liquidity, suspense, others = entries.split_bank_entry(line)
        self.assertFalse(suspense)
        self.assertEqual(others, created)
        self.assertEqual((line.amount, line.move_id.state), (120, "posted"))

    def test_a_posted_entrys_partner_is_written_only_where_told(self):
        move = self._create_entry(100, -100)
        move.action_post()
        with self.assertRaises(UserError):
            move.partner_id = self.nordlicht
        entries.writable(move).partner_id = self.nordlicht
        self.assertEqual((move.partner_id, move.state), (self.nordlicht, "posted"))

    # -- Reconciling and reversing

    def test_a_plan_reconciles_each_group(self):
        first = self._invoice(100, self.euro, "INV/2026/00001")
        second = self._invoice(60, self.euro, "INV/2026/00002")
        paid, short = self._create_entry(-100, 100), self._create_entry(-45, 45)
        (paid | short).action_post()
        paid, short = paid.line_ids[0], short.line_ids[0]
        entries.reconcile(self.env, [first | paid, second | short])
        self.assertTrue(first.reconciled and paid.reconciled and short.reconciled)
        self.assertEqual(second.amount_residual, 15)
        self.assertEqual(first.matched_credit_ids.credit_move_id, paid)
        with self.assertRaises(UserError):
            entries.reconcile(self.env, [first | second])

    def test_a_group_stands_on_one_account(self):
        item = self._invoice(100, self.euro)
        entry = self._create_entry(-100, 100)
        entry.action_post()
        with self.assertRaises(UserError):
            entries.reconcile(self.env, [item | entry.line_ids[1]])

    def test_a_reversal_is_a_draft(self):
        move = self._create_entry(100, -100)
        move.action_post()
        values = {"date": date(2026, 1, 20), "ref": "taken back"}
        reversal = entries.reverse(move, [values])
        self.assertEqual(reversal.state, "draft")
        self.assertEqual(
            (reversal.date, reversal.ref), (date(2026, 1, 20), "taken back")
        )
        self.assertEqual(reversal.line_ids.mapped("balance"), [-100, 100])
        self.assertFalse(move.line_ids[0].reconciled)

    def test_a_cancelling_reversal_is_posted_and_reconciled(self):
        item = self._invoice(100, self.euro)
        move = self._create_entry(-100, 100)
        move.action_post()
        entries.reconcile(self.env, [item | move.line_ids[0]])
        reversal = entries.reverse(move, [{"date": date(2026, 1, 20)}], cancel=True)
        self.assertEqual(reversal.state, "posted")
        self.assertEqual(item.amount_residual, 100)
        self.assertEqual(
            move.line_ids[0].matched_debit_ids.debit_move_id, reversal.line_ids[0]
        )

    def test_only_what_has_taxes_is_for_the_tax_report(self):
        untaxed = self._invoice(100, self.euro, "INV/2026/00001").move_id
        taxed = self._invoice(
            100, self.euro, "INV/2026/00002", taxes=self.tax_sale_a
        ).move_id
        self.assertIs(entries.affects_tax_report(untaxed), False)
        self.assertIs(entries.affects_tax_report(taxed), True)

    def test_discounts_are_granted_on_invoices_and_bills(self):
        self.assertEqual(
            set(entries.get_types_with_early_discount(self.env)),
            {"out_invoice", "out_receipt", "in_invoice", "in_receipt"},
        )

    # -- Digests

    def test_a_digest_without_a_company_is_the_readers(self):
        digest = self.env["digest.digest"].create({"name": "x", "company_id": False})
        asked = digest.with_context(
            start_datetime=datetime(2026, 1, 5), end_datetime=datetime(2026, 1, 12)
        )
        self.assertEqual(
            digests.get_kpi_scope(asked),
            ("2026-01-05 00:00:00", "2026-01-12 00:00:00", self.env.company),
        )

    # -- Lock dates

    def test_the_locked_day_itself_is_locked(self):
        company = self.env.company
        company.fiscalyear_lock_date = date(2026, 1, 31)
        lock = (date(2026, 1, 31), "fiscalyear_lock_date")
        self.assertEqual(
            locks.get_locks(company, date(2026, 1, 31), False, self.bank), [lock]
        )
        self.assertEqual(
            locks.get_locks(company, date(2026, 2, 1), False, self.bank), []
        )
        label = company.fields_get(["fiscalyear_lock_date"])["fiscalyear_lock_date"]
        told = locks.tell_locks(self.env, [lock])
        self.assertEqual(told, f"{label['string']} (01/31/2026)")

    def test_taxes_and_sales_have_locks_of_their_own(self):
        company, day = self.env.company, date(2026, 1, 15)
        company.tax_lock_date = date(2026, 1, 31)
        company.sale_lock_date = date(2026, 1, 20)
        sales = self.company_data["default_journal_sale"]
        for journal, has_tax, expected in (
            (self.bank, False, []),
            (self.bank, True, ["tax_lock_date"]),
            (sales, False, ["sale_lock_date"]),
            (sales, True, ["sale_lock_date", "tax_lock_date"]),
            (self.env["account.journal"], True, ["tax_lock_date"]),
        ):
            found = locks.get_locks(company, day, has_tax, journal)
            self.assertEqual([name for _day, name in found], expected)

    def test_an_entry_has_the_locks_of_its_journal(self):
        move = self._invoice(100, self.euro).move_id
        self.env.company.sale_lock_date = date(2026, 1, 20)
        self.assertEqual(
            locks.get_locks_of(move, date(2026, 1, 20), False),
            [(date(2026, 1, 20), "sale_lock_date")],
        )
        self.assertEqual(locks.get_locks_of(move, date(2026, 1, 21), False), [])

    def test_an_exception_opens_the_day_to_its_user(self):
        company, day = self.env.company, date(2026, 1, 15)
        company.fiscalyear_lock_date = date(2026, 1, 31)
        self.env["account.lock_exception"].create(
            {
                "company_id": company.id,
                "user_id": self.env.user.id,
                "fiscalyear_lock_date": date(2025, 12, 31),
                "end_datetime": False,
            }
        )
        self.assertEqual(locks.get_locks(company, day, False, self.bank), [])
        other = company.with_user(self.accountant).sudo()
        self.assertTrue(locks.get_locks(other, day, False, self.bank))

    def test_a_branch_has_the_locks_of_its_company(self):
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.env.company.id}
        )
        self.env.company.hard_lock_date = date(2026, 1, 31)
        self.assertEqual(
            locks.get_locks(branch, date(2026, 1, 15), False, self.bank),
            [(date(2026, 1, 31), "hard_lock_date")],
        )
