"""Where the money of a bank line may not go: on a bank's own account, on the account
where its lines wait, and to nobody on an account that is kept by partner."""

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestRowAccounts(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second = cls.env["account.journal"].create(
            {"name": "Second Bank", "code": "BNK9", "type": "bank"}
        )
        cls.own = cls.bank.default_account_id
        cls.suspense = cls.bank.suspense_account_id
        cls.theirs = cls.second.default_account_id
        cls.line = cls._create_line(100.0, "money").with_user(cls.accountant)
        cls.sentences = {
            cls.own: "is the account of .* itself",
            cls.suspense: "wait to be applied",
            cls.theirs: "is a transfer",
        }

    def _for_each(self, enter):
        for account, sentence in self.sentences.items():
            with (
                self.subTest(account.display_name),
                self.assertRaisesRegex(UserError, sentence),
                self.env.cr.savepoint(),
            ):
                enter(account)

    # -- Rows -------------------------------------------------------------------

    def test_a_row(self):
        self._for_each(lambda a: self.line.action_add_row({"account_id": a.id}))
        self._for_each(
            lambda a: self.line.application_ids.create(
                {
                    "statement_line_id": self.line.id,
                    "account_id": a.id,
                    "amount": 100.0,
                }
            )
        )

    def test_a_row_that_is_changed(self):
        [row_id] = self.line.action_add_row({"account_id": self.fees.id})
        self._for_each(
            lambda a: self.line.action_update_application(row_id, {"account_id": a.id})
        )
        row = self.line.application_ids
        self._for_each(lambda a: row.write({"account_id": a.id}))

    def test_the_difference(self):
        self._for_each(lambda a: self.line.action_transfer_difference(a))

    def test_the_wizard_refuses_and_does_not_offer(self):
        def transfer(account):
            wizard = self.env["bank.transfer.difference"].with_user(self.accountant)
            wizard = wizard.create(
                {
                    "line_ids": [Command.set(self.line.ids)],
                    "account_id": account.id,
                }
            )
            wizard.action_transfer()

        self._for_each(transfer)
        wizard = self.env["bank.transfer.difference"].create(
            {"line_ids": [Command.set(self.line.ids)]}
        )
        self.assertLessEqual(
            self.own | self.suspense | self.theirs, wizard.bank_account_ids
        )
        self.assertNotIn(self.fees, wizard.bank_account_ids)

    def test_a_write_off(self):
        item = self._create_document(self.nordlicht, 105.0, "INV/2026/00042")
        [row_id] = self.line.action_apply_item(item.id)
        self._for_each(
            lambda a: self.line.action_update_application(
                row_id, {"write_off_amount": 5.0, "write_off_account_id": a.id}
            )
        )

    def test_another_lines_money_in_suspense_is_no_item(self):
        self.suspense.reconcile = True
        other = self._create_line(-100.0)
        waiting = other._seek_for_lines()[1]
        with self.assertRaisesRegex(UserError, "wait to be applied"):
            self.line.action_apply_item(waiting.id)

    def test_another_lines_entry_on_the_bank_is_no_item(self):
        """What was booked on the bank's account before may be applied; this is the
        booking of a bank line."""
        other = self._create_line(-100.0)
        with self.assertRaisesRegex(ValidationError, "itself"):
            self.line.application_ids.sudo().create(
                {
                    "statement_line_id": self.line.id,
                    "move_line_id": other._seek_for_lines()[0].id,
                    "amount": 100.0,
                }
            )

    # -- What is set up ---------------------------------------------------------

    def test_a_mapping(self):
        for name in ("debit_account_id", "credit_account_id"):
            for account in self.sentences:
                with self.assertRaises(ValidationError), self.env.cr.savepoint():
                    self.env["bank.text.mapping"].create(
                        {"text": "Monthly fee", name: account.id}
                    )

    def test_a_mapping_made_from_a_line(self):
        for account in self.sentences:
            wizard = self.env["bank.map.text"].with_user(self.accountant)
            wizard = wizard.create(
                {
                    "line_id": self.line.id,
                    "text": "money",
                    "debit_account_id": account.id,
                }
            )
            with self.assertRaises(ValidationError), self.env.cr.savepoint():
                wizard.action_map()

    def test_accounts_of_fees_and_differences(self):
        for name in (
            "bank_fee_account_id",
            "bank_write_off_loss_account_id",
            "bank_write_off_gain_account_id",
        ):
            for account in self.sentences:
                with self.assertRaises(ValidationError), self.env.cr.savepoint():
                    self.bank[name] = account

    def test_the_account_that_takes_fees_becomes_the_suspense_account(self):
        self.bank.bank_fee_account_id = self.fees
        with self.assertRaises(ValidationError):
            self.bank.suspense_account_id = self.fees

    def test_a_transfer_over_the_suspense_account(self):
        self.suspense.reconcile = True
        self.env.company.transfer_account_id = self.suspense
        wizard = self.env["bank.fund.transfer"].create(
            {
                "journal_from_id": self.bank.id,
                "journal_to_id": self.second.id,
                "amount": 50.0,
                "date": "2026-01-15",
            }
        )
        with self.assertRaisesRegex(UserError, "wait to be applied"):
            wizard.action_transfer()

    # -- What became a bank's later ---------------------------------------------

    def test_a_row_whose_account_became_a_banks(self):
        self.line.action_add_row({"account_id": self.fees.id})
        self.second.suspense_account_id = self.fees
        self.line.action_post_applications()
        self.assertFalse(self.line.is_reconciled)
        self.assertIn("wait to be applied", self.line.posting_error)

    def test_the_fee_account_became_another_banks(self):
        """Of an account that was checked when the bank named it, posting asks again."""
        self.bank.bank_fee_account_id = self.fees
        self.line.action_add_row({"kind": "fee", "amount": 100.0})
        self.second.suspense_account_id = self.fees
        self.line.action_post_applications()
        self.assertFalse(self.line.is_reconciled)
        self.assertIn("wait to be applied", self.line.posting_error)

    def test_a_mapping_whose_account_became_a_banks_is_not_used(self):
        """And stops no other line from being applied."""
        self.env["bank.text.mapping"].create(
            {"text": "money", "debit_account_id": self.fees.id}
        )
        self.second.suspense_account_id = self.fees
        item = self._create_document(self.nordlicht, 77.0, "INV/2026/00077")
        paid = self._create_line(77.0, "INV/2026/00077")
        (self.line | paid.with_user(self.accountant)).action_apply_automatically()
        self.assertFalse(self.line.application_ids.account_id & self.fees)
        self.assertEqual(paid.application_ids.move_line_id, item)

    def test_the_account_of_a_bank_elsewhere_is_no_bank_here(self):
        """Another company's bank says nothing of ours."""
        other = self.setup_other_company(name="Other company")
        company = other["company"]
        shared = self.fees
        shared.write(
            {
                "company_ids": [Command.link(company.id)],
                "code_mapping_ids": [
                    Command.create({"company_id": company.id, "code": "600099"})
                ],
            }
        )
        other["default_journal_bank"].suspense_account_id = shared
        self.line.action_add_row({"account_id": shared.id})
        self.assertEqual(self.line.application_ids.account_id, shared)

    # -- Whose money ------------------------------------------------------------

    def test_a_row_on_receivables_says_whose(self):
        for enter in (
            lambda: self.line.action_add_row({"account_id": self.receivable.id}),
            lambda: self.line.action_transfer_difference(self.receivable),
            lambda: self.line.application_ids.create(
                {
                    "statement_line_id": self.line.id,
                    "account_id": self.payable.id,
                    "amount": 100.0,
                }
            ),
        ):
            with (
                self.assertRaisesRegex(UserError, "receivable or payable"),
                self.env.cr.savepoint(),
            ):
                enter()
        self.line.action_add_row(
            {"account_id": self.receivable.id, "partner_id": self.nordlicht.id}
        )
        row = self.line.application_ids
        with self.assertRaisesRegex(UserError, "receivable or payable"):
            row.partner_id = False

    def test_a_row_of_a_line_with_a_partner(self):
        self.line.partner_id = self.nordlicht
        self.line.action_add_row({"account_id": self.receivable.id})
        self.line.action_post_applications()
        entry = self.line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable
        )
        self.assertEqual(entry.partner_id, self.nordlicht)

    def test_a_mapping_to_receivables_says_whose(self):
        values = {"text": "Rent", "debit_account_id": self.receivable.id}
        with self.assertRaisesRegex(ValidationError, "receivable or payable"):
            with self.env.cr.savepoint():
                self.env["bank.text.mapping"].create(values)
        self.env["bank.text.mapping"].create(
            {**values, "partner_id": self.nordlicht.id}
        )

    def test_a_mapping_to_receivables_from_before(self):
        """It says nobody's: it is not used, and stops no other line."""
        mapping = self.env["bank.text.mapping"].create(
            {
                "text": "money",
                "debit_account_id": self.receivable.id,
                "partner_id": self.nordlicht.id,
            }
        )
        self.line.action_apply_automatically()
        self.assertEqual(self.line.application_ids.mapping_id, mapping)
        self.line.application_ids.unlink()
        self.env.cr.execute(
            "UPDATE bank_text_mapping SET partner_id = NULL WHERE id = %s", [mapping.id]
        )
        self.env.invalidate_all()
        item = self._create_document(self.nordlicht, 77.0, "INV/2026/00077")
        paid = self._create_line(77.0, "INV/2026/00077")
        (self.line | paid.with_user(self.accountant)).action_apply_automatically()
        self.assertFalse(self.line.application_ids)
        self.assertEqual(paid.application_ids.move_line_id, item)

    def test_the_form_of_the_wizard(self):
        wizard = self.env["bank.transfer.difference"].with_user(self.accountant)
        wizard = wizard.with_context(active_ids=self.line.ids)
        with Form(wizard) as form:
            form.account_id = self.fees
        form.save().action_transfer()
        self.assertEqual(self.line.application_ids.account_id, self.fees)
