"""What a person answers in the guide is kept on the bank, by whom it may be."""

import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .guide_case import NUMBER, GuideCommon, paper


@tagged("post_install", "-at_install")
class TestGuideAnswers(GuideCommon):
    def _try(self, data, filename="january.sta"):
        wizard = self._ask(
            "format", sample=base64.b64encode(data), sample_filename=filename
        )
        wizard.action_try()
        return wizard

    # -------------------------------------------------------------------------
    # Answers
    # -------------------------------------------------------------------------

    def test_the_number(self):
        self._ask(
            "account", account_number=" DE02 1203 0000 0000 2020 51"
        ).action_save()
        self.assertEqual(self.new_bank.bank_account_id.sanitized_acc_number, NUMBER)
        self.assertNotIn("account", self._missing())
        self.assertEqual(self.new_bank.name, "New Bank")

    def test_the_currency_of_the_company_is_confirmed(self):
        self._ask("currency").action_save()
        self.assertFalse(self.new_bank.currency_id)
        self.assertNotIn("currency", self._missing())

    def test_another_currency(self):
        euro = self.env.ref("base.EUR")
        euro.active = True
        self._ask("currency", currency_id=euro.id).action_save()
        self.assertEqual(self.new_bank.currency_id, euro)

    def test_the_opening_balance(self):
        """1,000.00 on the eve of the first day, against the undistributed profits."""
        wizard = self._ask("opening", opening=1000.0, first_day="2026-01-05")
        self._book(wizard.action_book_opening())
        move = self.env["account.move"].search(
            [("bank_opening_journal_id", "=", self.new_bank.id)]
        )
        self.assertRecordValues(
            move.line_ids.sorted("balance"),
            [
                {"balance": -1000.0, "date": move.date},
                {"balance": 1000.0, "date": move.date},
            ],
        )
        self.assertEqual(str(move.date), "2026-01-04")
        profits = move.line_ids.sorted("balance")[0].account_id
        self.assertEqual(profits.account_type, "equity_unaffected")
        self.assertNotIn("opening", self._missing())
        # The paper says the same: nothing is missing in the ledger.
        bank = self.new_bank.with_user(self.beginner)
        bank.import_bank_statements(paper(account=""), "january.sta")
        self.assertIsNone(bank._bank_get_opening_gap())

    def test_figures_of_the_opening_that_a_client_sent_are_not_booked(self):
        wizard = self._ask("opening", opening=1000.0, first_day="2026-01-05")
        action = wizard.action_book_opening()
        action["context"]["default_opening"] = 5000.0
        with self.assertRaises(UserError):
            self._book(action)

    def test_an_opening_balance_of_nothing_is_noted(self):
        self._ask("opening", first_day="2026-01-05").action_book_opening()
        self.assertNotIn("opening", self._missing())

    def test_the_accounts(self):
        fees = self.begun["default_account_expense"]
        self._ask("fee", fee_account_id=fees.id).action_save()
        self.assertEqual(self.new_bank.bank_fee_account_id, fees)
        gains = self.begun["default_account_revenue"]
        self._ask(
            "difference", loss_account_id=fees.id, gain_account_id=gains.id
        ).action_save()
        self.assertEqual(self.new_bank.bank_write_off_loss_account_id, fees)
        self.assertEqual(self.new_bank.bank_write_off_gain_account_id, gains)

    def test_an_account_of_customers_or_of_a_bank_takes_no_fees(self):
        """The page offers none: who calls the model is refused."""
        for name in ("default_account_receivable", "default_account_payable"):
            wizard = self._ask("fee", fee_account_id=self.begun[name].id)
            with self.assertRaisesRegex(UserError, "takes neither fees"):
                wizard.action_save()
        wizard = self._ask("fee", fee_account_id=self.new_bank.default_account_id.id)
        with self.assertRaisesRegex(UserError, "takes neither fees"):
            wizard.action_save()
        self.assertFalse(self.new_bank.bank_fee_account_id)

    def test_nothing_answered_is_refused(self):
        for step, values in (
            ("account", {"account_number": " "}),
            ("fee", {"fee_account_id": False}),
            ("difference", {"gain_account_id": False}),
            ("format", {}),
        ):
            with self.subTest(step=step), self.assertRaises(UserError):
                self._ask(step, **values).action_save()

    def test_what_is_not_needed_is_asked_no_more(self):
        self._ask("fee").action_leave_out()
        self.assertNotIn("fee", self._missing())
        self.assertIn("difference", self._missing())

    # -------------------------------------------------------------------------
    # A sample
    # -------------------------------------------------------------------------

    def test_a_sample_is_read_and_nothing_imported(self):
        self.new_bank.set_bank_account(NUMBER)
        wizard = self._try(paper())
        self.assertTrue(wizard.is_read)
        for part in ("2 payments", "1,000.00", "1,237.50"):
            self.assertIn(part, wizard.told)
        lines = self.env["account.bank.statement.line"]
        self.assertFalse(lines.search([("journal_id", "=", self.new_bank.id)]))
        self.assertNotIn("format", self._missing())
        wizard.action_import()
        line_count = lines.search_count([("journal_id", "=", self.new_bank.id)])
        self.assertEqual(line_count, 2)

    def test_a_sample_of_another_bank_is_told(self):
        self.new_bank.set_bank_account("DE75512108001245126199")
        wizard = self._try(paper())
        self.assertFalse(wizard.is_read)
        self.assertIn(NUMBER, wizard.told.replace(" ", ""))
        self.assertIn("format", self._missing())

    def test_what_is_no_file_of_a_bank_is_told(self):
        wizard = self._try(b"Dear Sir or Madam", "letter.txt")
        self.assertFalse(wizard.is_read)
        self.assertIn("letter.txt", wizard.told)

    # -------------------------------------------------------------------------
    # Who may
    # -------------------------------------------------------------------------

    def test_what_is_set_is_the_administrators(self):
        fees = self.begun["default_account_expense"]
        other = self.begun["default_account_revenue"]
        self._set_accounts(self.new_bank)
        self.new_bank.set_bank_account(NUMBER)
        for step, values in (
            ("account", {"account_number": "DE75512108001245126199"}),
            ("fee", {"fee_account_id": other.id}),
            ("difference", {"loss_account_id": other.id, "gain_account_id": fees.id}),
        ):
            with self.subTest(step=step), self.assertRaises(AccessError):
                self._ask(step, **values).action_save()
        manager = new_test_user(
            self.env,
            login="guide_manager",
            groups="bank_payment_reconcile.group_bank_reconcile_manager",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
        )
        self._ask("fee", user=manager, fee_account_id=other.id).action_save()
        self.assertEqual(self.new_bank.bank_fee_account_id, other)

    def test_half_of_what_is_set_is_not_changed_with_the_rest(self):
        fees = self.begun["default_account_expense"]
        other = self.begun["default_account_revenue"]
        self.new_bank.bank_write_off_loss_account_id = fees
        with self.assertRaises(AccessError):
            self._ask(
                "difference", loss_account_id=other.id, gain_account_id=other.id
            ).action_save()
        self._ask("difference", gain_account_id=other.id).action_save()
        self.assertEqual(self.new_bank.bank_write_off_loss_account_id, fees)
        self.assertEqual(self.new_bank.bank_write_off_gain_account_id, other)

    def test_the_currency_of_a_bank_at_work_is_not_changed(self):
        self.new_bank.set_bank_account(NUMBER)
        self.new_bank.with_user(self.beginner).import_bank_statements(paper(), "a.sta")
        euro = self.env.ref("base.EUR")
        euro.active = True
        with self.assertRaises(AccessError):
            self._ask("currency", currency_id=euro.id).action_save()

    # -------------------------------------------------------------------------
    # Where it is needed
    # -------------------------------------------------------------------------

    def _line(self):
        self.new_bank.set_bank_account(NUMBER)
        bank = self.new_bank.with_user(self.beginner)
        lines = bank.import_bank_statements(paper(), "january.sta").line_ids
        return lines.filtered(lambda line: line.amount == -12.5)

    def _asks(self, line):
        return line.get_bank_reconciliation_panel()["asks"]

    def test_the_panel_asks_for_what_the_bank_lacks(self):
        line = self._line()
        # Without a limit nothing is written off.
        self.assertEqual(self._asks(line), ["fee"])
        self.new_bank.bank_write_off_amount = 1.0
        self.assertEqual(self._asks(line), ["fee", "difference"])
        # Not needed for the guide, and yet needed now.
        self._ask("fee").action_leave_out()
        self.assertEqual(self._asks(line), ["fee", "difference"])
        self._set_accounts(self.new_bank)
        self.assertEqual(self._asks(line), [])

    def test_the_panel_asks_nobody_who_may_not_answer(self):
        basic = new_test_user(
            self.env,
            login="guide_basic",
            groups="account.group_account_basic",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
        )
        self.assertEqual(self._asks(self._line().with_user(basic)), [])

    def test_the_answer_in_the_panel_is_used_at_once(self):
        line = self._line()
        with self.assertRaises(UserError):
            line.action_add_row({"kind": "fee"})
        fees = self.begun["default_account_expense"]
        self._ask("fee", fee_account_id=fees.id).action_save()
        line.action_add_row({"kind": "fee"})
        self.assertEqual(line.application_ids.account_id, fees)
        self.assertEqual(line.application_ids.amount, -12.5)

    def test_a_transfer_asks_for_the_account_of_a_fee(self):
        """100.00 move, the bank that pays keeps 1.50: 101.50 go out."""
        fees = self.begun["default_account_expense"]
        second = self.new_bank.copy({"name": "Second", "code": "SEC"})
        company = self.company
        if not company.transfer_account_id:
            company.transfer_account_id = self.env["account.account"].create(
                {
                    "name": "Transfers",
                    "code": "101799",
                    "account_type": "asset_current",
                    "reconcile": True,
                    "company_ids": company.ids,
                }
            )
        wizard = (
            self.env["bank.fund.transfer"]
            .with_user(self.beginner)
            .create(
                {
                    "journal_from_id": self.new_bank.id,
                    "journal_to_id": second.id,
                    "amount": 100.0,
                    "fee_from": 1.5,
                }
            )
        )
        self.assertTrue(wizard.asks_fee_from)
        self.assertFalse(wizard.asks_fee_to)
        with self.assertRaisesRegex(UserError, "bank fees of New Bank"):
            wizard.action_transfer()
        wizard.fee_from_account_id = fees
        wizard.action_transfer()
        self.assertEqual(self.new_bank.bank_fee_account_id, fees)
        booked = self.env["account.move.line"].search([("account_id", "=", fees.id)])
        self.assertEqual(booked.balance, 1.5)
