"""The opening balance of a bank is booked by a button."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .opening_case import EVE, OpeningCommon


@tagged("post_install", "-at_install")
class TestOpeningEntry(OpeningCommon):
    # -- Booked ---------------------------------------------------------------

    def test_booked_from_the_page(self):
        statement, _remarks = self._import()
        wizard = self._ask()
        self.assertRecordValues(
            wizard,
            [
                {
                    "amount": 10000.0,
                    "date": EVE,
                    "account_id": self.profits.id,
                    "is_foreign": False,
                }
            ],
        )
        self.assertEqual(wizard.action_post()["type"], "ir.actions.act_window_close")
        entry = self._entries()
        self.assertRecordValues(entry, [{"state": "posted", "date": EVE}])
        self.assertRecordValues(
            entry.line_ids.sorted("balance"),
            [
                {"account_id": self.profits.id, "balance": -10000.0},
                {"account_id": self.bank.default_account_id.id, "balance": 10000.0},
            ],
        )
        self.assertNothingSaid(statement)
        self.assertEqual(self._overview()["balance_now"], 10000.0)

    def test_the_ledger_then_agrees_with_the_bank(self):
        """10,000.00 and 500.00: the bank's 10,500.00, and nothing unexplained."""
        statement, _remarks = self._import()
        self._ask(statement).action_post()
        line = statement.line_ids
        self._apply(line, (self.fees, 500.0))
        line.action_accept()
        document = statement._bank_get_or_create_reconciliation()
        document.action_post()
        self.assertRecordValues(
            document,
            [
                {
                    "state": "posted",
                    "balance_start": 10000.0,
                    "ledger_balance_start": 10000.0,
                    "ledger_balance_end": 10500.0,
                    "unexplained": 0.0,
                }
            ],
        )
        self.assertFalse(document.outstanding_ids)
        self.assertFalse(document.opening_note)
        self.assertNothingSaid(statement)

    def test_booked_after_the_statement_was_filed(self):
        """What the filed document called unexplained is booked, and explained."""
        statement, _remarks = self._import()
        line = statement.line_ids
        self._apply(line, (self.fees, 500.0))
        line.action_accept()
        document = statement._bank_get_or_create_reconciliation()
        document.action_post()
        self.assertEqual(document.unexplained, 10000.0)
        self.assertSaid(self._overview()["opening_note"])
        self._ask().action_post()
        proof = self._prove()
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (10500.0, 10500.0, 10500.0, 0.0, 0.0))
        self.assertFalse(self._overview()["opening_note"])

    def test_part_of_it_is_in_the_ledger(self):
        self._post_entry(4000.0, date(2026, 1, 1), against=self.profits)
        statement, remarks = self._import()
        self.assertSaid(" ".join(remarks), "10,000.00", "4,000.00", "6,000.00")
        wizard = self._ask()
        self.assertEqual(wizard.amount, 6000.0)
        wizard.action_post()
        self.assertNothingSaid(statement)

    def test_the_account_was_overdrawn(self):
        statement, remarks = self._import(opening="D2000,00", closing="D1500,00")
        self.assertSaid(" ".join(remarks), "-2,000.00")
        self._ask().action_post()
        bank_line = self._entries().line_ids.filtered(
            lambda line: line.account_id == self.bank.default_account_id
        )
        self.assertEqual(bank_line.balance, -2000.0)
        self.assertNothingSaid(statement)

    def test_an_older_statement_comes_later(self):
        """Booked were the 10,000.00 of 14 January. The paper of the 5th opens with
        8,000.00 and brings 2,000.00: the ledger has 2,000.00 too much."""
        self._import()
        self._ask().action_post()
        older, remarks = self._import(
            opening="C8000,00", closing="C10000,00", amount="C2000,00", day="0105"
        )
        self.assertSaid(" ".join(remarks), "8,000.00", "10,000.00", "-2,000.00")
        wizard = self._ask()
        self.assertEqual(wizard.date, date(2026, 1, 4))
        wizard.action_post()
        self.assertNothingSaid(older)
        self.assertEqual(self._overview()["balance_now"], 8000.0)

    def test_the_posting_dialog_books_and_comes_back(self):
        statement, _remarks = self._import()
        form = Form(
            self.env["bank.post.reconcile"].with_context(
                default_journal_id=self.bank.id, default_statement_id=statement.id
            )
        )
        dialog = form.save()
        action = dialog.action_bank_book_opening_balance()
        Wizard = self.env["bank.opening.entry"].with_context(**action["context"])
        back = Form(Wizard).save().action_post()
        self.assertEqual((back["res_model"], back["res_id"]), (dialog._name, dialog.id))
        self.env.invalidate_all()
        self.assertFalse(dialog.opening_note)

    # -- The other kind of bank -----------------------------------------------

    def test_a_bank_that_is_reconciled_separately(self):
        """No file: the paper is typed. It opens with 10,000.00, a check of ours for
        500.00 is shown, it closes with 9,500.00."""
        line = self._create_line(-500.0, "CHECK 3101", date(2026, 1, 15))
        document = self.env["bank.reconciliation"].create(
            {
                "kind": "bank",
                "journal_id": self.bank.id,
                "date": date(2026, 1, 31),
                "balance_start": 10000.0,
                "balance_end": 9500.0,
                "line_ids": [Command.set(line.ids)],
            }
        )
        self.assertSaid(document.opening_note)
        self.assertEqual(document._get_proof().unexplained, 10000.0)
        self._ask(document).action_post()
        self.env.invalidate_all()
        self.assertFalse(document.opening_note)
        proof = document._get_proof()
        self.assertEqual(self._figures(proof), (9500.0, 9500.0, 9500.0, 0.0, 0.0))
        self.assertEqual(proof.items, [])
        # It is no entry that the bank has yet to show.
        waiting = self.env["account.move.line"].search(document._get_entries_domain())
        self.assertFalse(waiting & self._entries().line_ids)

    def test_a_document_that_opens_with_nothing_says_nothing(self):
        document = self.env["bank.reconciliation"].create(
            {
                "kind": "bank",
                "journal_id": self.bank.id,
                "date": date(2026, 1, 31),
                "balance_start": 0.0,
                "balance_end": 0.0,
            }
        )
        self.assertFalse(document.opening_note)

    # -- A bank in a foreign currency -----------------------------------------

    def _create_euro_bank(self):
        euro = self.env.ref("base.EUR")
        euro.active = True
        self.env["res.currency.rate"].search([("currency_id", "=", euro.id)]).unlink()
        # One dollar is half a euro.
        self.env["res.currency.rate"].create(
            {
                "name": "2026-01-01",
                "rate": 0.5,
                "currency_id": euro.id,
                "company_id": self.env.company.id,
            }
        )
        bank = self.env["account.journal"].create(
            {
                "name": "Euro Bank",
                "type": "bank",
                "code": "EURB",
                "currency_id": euro.id,
            }
        )
        bank.set_bank_account("NL91ABNA0417164300")
        return bank

    def test_a_bank_in_euros(self):
        """10,000.00 euros at two dollars are 20,000.00 dollars."""
        bank = self._create_euro_bank()
        statement, remarks = self._import(
            bank, currency="EUR", account="NL91ABNA0417164300"
        )
        self.assertIn("10,000.00\N{NO-BREAK SPACE}€", " ".join(remarks))
        wizard = self._ask(bank)
        self.assertRecordValues(
            wizard,
            [{"is_foreign": True, "amount": 10000.0, "company_amount": 20000.0}],
        )
        wizard.action_post()
        self.assertRecordValues(
            self._entries(bank).line_ids.sorted("balance"),
            [
                {"balance": -20000.0, "amount_currency": -20000.0},
                {"balance": 20000.0, "amount_currency": 10000.0},
            ],
        )
        self.assertNothingSaid(statement, bank)
        self.assertEqual(self._overview(bank)["balance_now"], 10000.0)

    def test_what_the_euros_were_worth_in_the_old_books(self):
        bank = self._create_euro_bank()
        self._import(bank, currency="EUR", account="NL91ABNA0417164300")
        self._ask(bank, company_amount=18500.0).action_post()
        self.assertEqual(
            sorted(self._entries(bank).line_ids.mapped("balance")),
            [-18500.0, 18500.0],
        )

    # -- Locked, late, wrong --------------------------------------------------

    def test_the_day_before_is_locked(self):
        """The entry goes where the lines go: into the first open period."""
        self.env.company.fiscalyear_lock_date = date(2026, 1, 31)
        statement, _remarks = self._import()
        self.assertEqual(statement.line_ids.bank_booking_date, date(2026, 1, 15))
        wizard = self._ask()
        self.assertEqual(wizard.date, date(2026, 2, 1))
        wizard.action_post()
        self.assertEqual(self._entries().date, date(2026, 2, 1))
        self.assertFalse(self._overview()["opening_note"])
        self.assertFalse(statement.bank_opening_note)
        with self.assertRaisesRegex(UserError, "nothing to book"):
            self.bank.action_bank_book_opening_balance()

    def test_a_day_that_is_locked_is_refused(self):
        self.env.company.hard_lock_date = date(2025, 12, 31)
        self._import()
        wizard = self._ask(date=date(2025, 12, 31))
        with self.assertRaisesRegex(UserError, r"12/31/2025 is locked \(.*12/31/2025"):
            wizard.action_post()

    def test_a_day_after_the_first_line_is_refused(self):
        self._import()
        wizard = self._ask(date=date(2026, 1, 15))
        with self.assertRaisesRegex(UserError, "date it 01/14/2026 or earlier"):
            wizard.action_post()

    def test_accounts_that_cannot_take_it(self):
        self._import()
        for account in (
            self.bank.default_account_id,
            self.bank.suspense_account_id,
            self.receivable,
            self.payable,
        ):
            with self.subTest(account=account.code):
                wizard = self._ask()
                wizard.account_id = account
                with self.assertRaisesRegex(UserError, "cannot take an opening"):
                    wizard.action_post()
        wizard = self._ask()
        wizard.account_id = False
        with self.assertRaisesRegex(UserError, "Choose the journal, and the account"):
            wizard.action_post()
        self.assertFalse(self._entries())

    def test_figures_that_a_client_sent_are_not_booked(self):
        self._import()
        asked = self._ask()
        forged = asked.sudo().copy({"opening": 1000000.0}).with_user(self.accountant)
        with self.assertRaisesRegex(UserError, "booked in the meantime"):
            forged.action_post()
        self.assertFalse(self._entries())

    def test_somebody_books_it_by_an_entry_of_his_own_meanwhile(self):
        self._import()
        asked = self._ask()
        account = self.bank.default_account_id
        move = self.env["account.move"].create(
            {
                "journal_id": self.company_data["default_journal_misc"].id,
                "date": asked.date,
                "line_ids": [
                    Command.create({"account_id": account.id, "debit": asked.amount}),
                    Command.create(
                        {"account_id": asked.account_id.id, "credit": asked.amount}
                    ),
                ],
            }
        )
        move.action_post()
        with self.assertRaisesRegex(UserError, "booked in the meantime"):
            asked.action_post()

    def test_it_is_booked_once(self):
        self._import()
        first, second = self._ask(), self._ask()
        first.action_post()
        with self.assertRaisesRegex(UserError, "booked in the meantime"):
            second.action_post()
        self.assertEqual(len(self._entries()), 1)
