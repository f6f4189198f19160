"""Whatever ids a client names: a document takes what it offers, and nothing else."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .bank_entries_case import END, ElsewhereCase


@tagged("post_install", "-at_install")
class TestRefusedEntries(ElsewhereCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._share(cls.bank, cls.sister)
        cls.line = cls._create_line(-100.0, "shown", day=date(2026, 1, 20))
        cls.entry = cls._pay(-100.0)
        cls.document = cls._document(balance_end=-100.0).with_user(cls.accountant)

    def _get_strange_entries(self):
        """{what it is: an entry that this bank is not going to show}"""
        own = self.line.move_id.line_ids
        bank = self.bank.default_account_id
        sister_line = self._create_line(-100.0, journal_id=self.sister.id)
        draft = self.env["account.move"].create(
            {
                "journal_id": self.general.id,
                "line_ids": [
                    Command.create({"account_id": account.id, "balance": amount})
                    for account, amount in ((self.payments, -100), (self.fees, 100))
                ],
            }
        )
        reversed_one = self._pay(-100.0)
        reversed_one.move_id._reverse_moves(cancel=True)
        told = self._book(
            (self.sister.default_account_id, 900.0), (self.payments, -100.0)
        )
        return {
            "the line's own, on the bank": own.filtered(lambda e: e.account_id == bank),
            "the line's own, waiting": own.filtered(lambda e: e.account_id != bank),
            "another bank's payment": self._pay(-100.0, bank=self.sister),
            "another bank's by its entry": told[1],
            "a direct posting on another bank": self._post_directly(
                -100.0, bank=self.sister
            ),
            "another bank's line": sister_line.move_id.line_ids[0],
            "what a vendor is owed": self._create_document(
                self.fjord, 100.0, "BILL/R", "in_invoice", ref="R"
            ),
            "the partner's side of a payment": self.entry.move_id.line_ids - self.entry,
            "a cost": self._post_directly(-100.0).move_id.line_ids.filtered(
                lambda e: e.account_id == self.fees
            ),
            "a draft": draft.line_ids.filtered(lambda e: e.account_id == self.payments),
            "reconciled": reversed_one,
            "a revaluation": self._revalue(),
        }

    def _revalue(self):
        euro = self.setup_other_currency("EUR")
        move = self.env["account.move"].create(
            {
                "journal_id": self.general.id,
                "date": date(2026, 1, 15),
                "line_ids": [
                    Command.create(
                        {
                            "account_id": self.payments.id,
                            "currency_id": euro.id,
                            "amount_currency": 0.0,
                            "balance": -12.0,
                        }
                    ),
                    Command.create({"account_id": self.fees.id, "balance": 12.0}),
                ],
            }
        )
        move.action_post()
        return move.line_ids.filtered(lambda e: e.account_id == self.payments)

    def test_every_method_that_takes_entries(self):
        methods = {
            "action_match": lambda ids: self.document.action_match(self.line.ids, ids),
            "action_suggest_lines": self.document.action_suggest_lines,
            "action_tell_bank": self.document.action_tell_bank,
            "action_forget_bank": self.document.action_forget_bank,
            "action_unmatch": lambda ids: self.document.action_unmatch([], ids),
        }
        strange = self._get_strange_entries()
        count = self.env["account.bank.statement.line"].search_count([])
        for what, entry in strange.items():
            self.assertEqual(len(entry), 1, what)
            for name, method in methods.items():
                with (
                    self.subTest(what=what, method=name),
                    self.assertRaisesRegex(UserError, r"\w+ .*\."),
                ):
                    method(entry.ids)
        self.assertFalse(self.line.application_ids)
        self.assertEqual(
            self.env["account.bank.statement.line"].search_count([]), count
        )

    def test_every_method_that_takes_lines(self):
        theirs = self._create_line(-100.0, journal_id=self.sister.id)
        waiting = self._create_line(-100.0, day=date(2026, 2, 20))
        for line in (theirs, waiting):
            for name in ("action_remove_lines", "action_delete_lines"):
                with self.subTest(name), self.assertRaisesRegex(UserError, "is not on"):
                    getattr(self.document, name)(line.ids)
            with self.assertRaisesRegex(UserError, "is not on"):
                self.document.action_match(line.ids, self.entry.ids)
            with self.assertRaisesRegex(UserError, "no matches"):
                self.document.action_unmatch(line.ids, [])
        self.assertTrue((theirs | waiting).exists())

    def test_another_company_s_entry(self):
        other = self.setup_other_company(name="Other company")
        payment = self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": self.fjord.id,
                "amount": 100.0,
                "date": date(2026, 1, 10),
                "journal_id": other["default_journal_bank"].id,
            }
        )
        payment.action_post()
        entry = payment._seek_for_lines()[0]
        for document in (self.document, self.document.with_user(self.env.user)):
            with self.assertRaises(UserError):
                document.action_match(self.line.ids, entry.ids)
            with self.assertRaises(UserError):
                document.action_suggest_lines(entry.ids)
            with self.assertRaises(UserError):
                document.action_tell_bank(entry.ids)
        with self.assertRaises(UserError):
            self.line.action_apply_item(entry.id)

    def test_what_the_first_statement_opened_with(self):
        self.line.unlink()
        opening = self._post_directly(500.0, day=date(2025, 12, 31))
        line = self._create_line(500.0, day=date(2026, 1, 2))
        document = self._document(balance_start=500.0, balance_end=1000.0)
        with self.assertRaisesRegex(UserError, "is not an outstanding entry"):
            document.action_match(line, opening)

    def test_by_the_payment_reconciliation_journal(self):
        """Another bank's payment, and the line's own entry."""
        strange = self._get_strange_entries()
        for what in (
            "another bank's payment",
            "the line's own, on the bank",
            "the line's own, waiting",
            "reconciled",
            "a draft",
        ):
            with self.subTest(what), self.assertRaises(UserError):
                self.line.with_user(self.accountant).action_apply_item(strange[what].id)
            with self.subTest(what), self.assertRaises(UserError):
                self.env["bank.payment.application"].with_user(self.accountant).create(
                    {
                        "statement_line_id": self.line.id,
                        "move_line_id": strange[what].id,
                        "amount": -100.0,
                    }
                )

    def test_what_is_offered_is_taken(self):
        self.document.action_match(self.line.ids, self.entry.ids)
        self.assertEqual(self.line.application_ids.move_line_id, self.entry)


@tagged("post_install", "-at_install")
class TestRevaluations(ElsewhereCase):
    """A bank in euro, 1 EUR = 1.25 USD; at the end of January its 100 EUR are worth 12
    USD more, and so says an entry of 0 EUR and 12 USD."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.euro = cls.setup_other_currency("EUR", rates=[("2025-01-01", 0.8)])
        cls.euro_bank = cls.env["account.journal"].create(
            {
                "name": "Euro bank",
                "type": "bank",
                "code": "EURB",
                "currency_id": cls.euro.id,
            }
        )
        cls._share(cls.bank)
        cls.waiting = cls.euro_bank._bank_get_outstanding_accounts()

    def _revalue(self, account, amount, day=END, currency=None):
        move = self.env["account.move"].create(
            {
                "journal_id": self.general.id,
                "date": day,
                "line_ids": [
                    Command.create(
                        {
                            "name": "revaluation",
                            "account_id": account.id,
                            "currency_id": (currency or self.euro).id,
                            "amount_currency": 0.0,
                            "balance": amount,
                        }
                    ),
                    Command.create({"account_id": self.equity.id, "balance": -amount}),
                ],
            }
        )
        move.action_post()
        return move.line_ids.filtered(lambda e: e.account_id == account)

    def test_of_the_bank_and_of_what_waits(self):
        line = self._create_line(100.0, "interest", journal_id=self.euro_bank.id)
        self._apply(line, (self.fees, 100.0))
        payment = self._pay(
            -30.0, bank=self.euro_bank, currency_id=self.euro.id, day=END
        )
        on_bank = self._revalue(self.euro_bank.default_account_id, 12.0)
        waiting = self._revalue(self.waiting, -3.0)
        document = self._document(journal_id=self.euro_bank.id, balance_end=100.0)
        self.assertEqual(document._get_entries(), payment)
        self.assertEqual(document.outstanding_count, 1)
        self.assertEqual(document.outstanding_total, -30.0)
        made = document.action_suggest_lines()
        self.assertEqual(made.mapped("amount"), [-30.0])
        document.action_delete_lines(made)
        for entry in on_bank | waiting:
            with self.assertRaises(UserError):
                document.action_suggest_lines(entry)
        document.action_match_automatically(days=99)
        document.action_post()
        proof = document._get_proof()
        self.assertEqual(
            [(i.section, i.amount) for i in proof.items], [("payment", -30)]
        )
        # 100 EUR - 30 EUR; 125 + 12 and - 37.50 - 3 USD.
        self.assertEqual(self._figures(proof), (100, 70, 100, -30, 0))
        self.assertEqual(
            (proof.company_ledger_balance, proof.company_ledger_outstanding),
            (137.0, -40.5),
        )
        self.assertTrue(proof.is_proved)

    def test_of_euros_that_wait_at_a_bank_in_company_currency(self):
        """There 12 USD are 12 USD: they are said where they stand."""
        line = self._create_line(10.0, "interest", day=date(2026, 1, 2))
        self._apply(line, (self.fees, 10.0))
        self._revalue(self.payments, -12.0)
        self._revalue(self.bank.default_account_id, 5.0)
        document = self._document(balance_end=10.0)
        self.assertFalse(document._get_entries())
        self.assertEqual(document.outstanding_total, 0.0)
        document.action_post()
        proof = self._prove()
        self.assertEqual(
            sorted((i.section, i.amount) for i in proof.items),
            [("revaluation", -12.0), ("revaluation", 5.0)],
        )
        # 10 - 12 + 5, and on the bank's account 10 + 5.
        self.assertEqual(self._figures(proof), (10, 3, 15, -12, 0))
        self.assertFalse(proof.outstanding_items)
        self.assertFalse([text for text in proof.warnings if "directly" in text])
        self.assertRecordValues(
            document,
            [{"unexplained": 0.0, "outstanding_payment_count": 0, "state": "posted"}],
        )

    def test_of_an_account_that_banks_share(self):
        """No bank's money: no bank is asked."""
        self._share(self.bank, self.sister)
        self._revalue(self.payments, -12.0)
        self.assertFalse(self._document(balance_end=0.0)._get_entries())
        self.assertTrue(self._prove().is_proved)
        self.assertTrue(self._prove(self.sister).is_proved)
