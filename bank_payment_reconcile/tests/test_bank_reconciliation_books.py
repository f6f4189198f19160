"""Bank account reconciliation in other currencies and companies, by people with our
group only, and in large numbers."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase


@tagged("post_install", "-at_install")
class TestForeignBank(BankReconciliationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # 1 USD is 0.80 EUR in January and 0.64 EUR from 20 January on.
        cls.euro = cls.setup_other_currency(
            "EUR", rates=[("2026-01-01", 0.8), ("2026-01-20", 0.64)]
        )
        cls.euro_bank = cls.env["account.journal"].create(
            {
                "name": "Euro bank",
                "type": "bank",
                "code": "EURB",
                "currency_id": cls.euro.id,
            }
        )

    def _euro_line(self, amount, day):
        return self._create_line(amount, day=day, journal_id=self.euro_bank.id)

    def test_a_euro_payment_shown_at_another_rate(self):
        # 800 EUR are 1,000 USD when registered, 1,250 USD when the bank shows them.
        payment = self._pay(800.0, day=date(2026, 1, 10), bank=self.euro_bank)
        line = self._euro_line(800.0, date(2026, 1, 25))
        document = self._document(journal_id=self.euro_bank.id, balance_end=800.0)
        self.assertEqual(document.currency_id, self.euro)
        self.assertEqual(document._get_entries().bank_open_amount, 800.0)
        document.action_match(line, payment)
        document.action_post()
        self.assertTrue(payment.reconciled)
        self.assertEqual(payment.amount_residual, 0.0)
        gain = self.company_data["company"].income_currency_exchange_account_id
        self.assertEqual(self._balance(gain), -250.0)

    def test_a_direct_posting_in_euro(self):
        self._euro_line(1.0, date(2026, 1, 2))
        move = self.env["account.move"].create(
            {
                "journal_id": self.company_data["default_journal_misc"].id,
                "date": date(2026, 1, 10),
                "line_ids": [
                    Command.create(
                        {
                            "account_id": account.id,
                            "currency_id": self.euro.id,
                            "amount_currency": amount,
                        }
                    )
                    for account, amount in (
                        (self.euro_bank.default_account_id, -80.0),
                        (self.fees, 80.0),
                    )
                ],
            }
        )
        move.action_post()
        posting = move.line_ids.filtered(
            lambda e: e.account_id == self.euro_bank.default_account_id
        )
        line = self._euro_line(-80.0, date(2026, 1, 25))
        document = self._document(journal_id=self.euro_bank.id, balance_end=-79.0)
        self._apply(document.line_ids - line, (self.fees, 1.0))
        document.action_match(line, posting)
        document.action_post()
        self.assertTrue(posting.reconciled)
        entries = self.env["account.move.line"].search(
            [("account_id", "=", self.euro_bank.default_account_id.id)]
        )
        self.assertEqual(sum(entries.mapped("amount_currency")), -79.0)
        # 1 EUR at 1.25, the fee at 1.5625 on the day the bank took it.
        self.assertAlmostEqual(sum(entries.mapped("balance")), 1.25 - 125.0)


@tagged("post_install", "-at_install")
class TestPeople(BankReconciliationCase):
    def test_an_accountant_with_our_group_does_it_all(self):
        payment = self._pay(-100.0)
        posting = self._post_directly(-7.0, day=date(2026, 1, 12))
        lines = (
            self._create_line(-100.0, day=date(2026, 1, 11))
            | self._create_line(-7.0, day=date(2026, 1, 13))
            | self._create_line(-2.0, "fee", day=date(2026, 1, 14))
        )
        document = (
            self.env["bank.reconciliation"]
            .with_user(self.accountant)
            .create({"journal_id": self.bank.id, "date": date(2026, 1, 31)})
        )
        document.balance_end = -109.0
        document.action_match(lines[0].ids, payment.ids)
        document.action_match(lines[1].ids, posting.ids)
        lines[2].with_user(self.accountant).action_transfer_difference(self.fees)
        document.action_post()
        self.assertEqual(document.state, "posted")
        document.action_undo()
        again = lines[0].bank_reconciliation_id.with_user(self.accountant)
        self.assertEqual(again.state, "draft")
        again.action_unmatch()
        again.action_suggest_lines(payment.ids)
        self.assertEqual(again.line_ids.mapped("amount").count(-100.0), 2)

    def test_another_company_s_entries_are_not_offered(self):
        other = self.setup_other_company()
        document = self._document(balance_end=0.0)
        other_bank = other["default_journal_bank"]
        elsewhere = (
            self.env["bank.reconciliation"]
            .with_company(other["company"])
            .create({"journal_id": other_bank.id, "date": date(2026, 1, 31)})
        )
        payment = self._pay(-100.0)
        self.assertEqual(document._get_entries(), payment)
        self.assertFalse(elsewhere._get_entries())
        with self.assertRaisesRegex(UserError, "is not on"):
            elsewhere.action_match(self._create_line(-100.0), payment)


@tagged("post_install", "-at_install")
class TestManyLines(BankReconciliationCase):
    def _prepare(self, count):
        entries = self.env["account.move.line"].union(
            *(self._post_directly(-float(n)) for n in range(1, count + 1))
        )
        lines = self._create_line(0.5, day=date(2026, 1, 1)).browse()
        for entry in entries:
            lines |= self._create_line(entry.balance, day=date(2026, 1, 20))
        document = self._document(date=date(2026, 1, 31))
        document.balance_end = document.balance_start + sum(
            document.line_ids.mapped("amount")
        )
        self._apply(document.line_ids - lines, (self.fees, 0.5))
        for line, entry in zip(lines, entries, strict=True):
            document.action_match(line, entry)
        self.env.flush_all()
        self.env.invalidate_all()
        return document

    def _count_queries_of_posting(self, count):
        document = self._prepare(count)
        before = self.env.cr.sql_log_count
        document.action_post()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_queries_do_not_follow_the_number_of_direct_postings(self):
        self._count_queries_of_posting(2)  # fills the caches of the registry
        few = self._count_queries_of_posting(3)
        many = self._count_queries_of_posting(12)
        # Odoo numbers, logs and checks entries one by one.
        self.assertLess((many - few) / 9, 16)
