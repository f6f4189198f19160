"""Whose account a file is of, as an accountant says: once, for the bank asked of."""

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import BankReconcileCommon

NUMBER = "DE75512108001245126199"


@tagged("post_install", "-at_install")
class TestImportAccountAnswers(BankReconcileCommon):
    """The settings of a bank are the administrator's; what an import asks, whoever
    imports answers, and nothing else by the way of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sparkasse = cls.bank.copy({"name": "Sparkasse", "code": "SPK"})

    def _import(self, number, bank=None):
        """An accountant imports a file of an account; returns its row."""
        env = self.env(user=self.accountant)
        data = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "100.00",
                    "FITID": "A1",
                    "NAME": "Nordlicht Versand GmbH",
                }
            ],
            account=number,
        )
        file = env["ir.attachment"].create({"name": "january.ofx", "raw": data})
        wizard = env["bank.statement.import"].create(
            {
                "journal_id": bank and bank.id,
                "attachment_ids": [Command.set(file.ids)],
            }
        )
        wizard.action_import()
        return wizard.file_ids

    def test_is_this_its_number(self):
        """The bank has no number yet: yes, says the accountant, who may not write
        journals or bank accounts otherwise."""
        file = self._import(NUMBER, self.sparkasse)
        self.assertEqual((file.state, file.account_answer), ("account", "take"))
        file.action_import()
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self.sparkasse.bank_account_id.acc_number, NUMBER)
        self.assertEqual(file.journal_ids, self.sparkasse)

    def test_the_account_is_known_in_another_currency(self):
        """One number may stand for an account in every currency."""
        dollar, euro = self.env.ref("base.USD"), self.env.ref("base.EUR")
        euro.active = True
        self.sparkasse.currency_id = euro
        self.sparkasse.set_bank_account(NUMBER)
        file = self._import(NUMBER)
        self.assertEqual(file.state, "account")
        for word in (NUMBER, dollar.name, euro.name, self.sparkasse.name):
            self.assertIn(word, file.message)
        self.assertNotIn("No bank has", file.message)

    def test_a_number_that_is_not_in_the_file(self):
        file = self._import(NUMBER, self.sparkasse)
        file.account_number = "DE00666"
        file.action_import()
        self.assertEqual(file.state, "refused")
        self.assertIn("DE00666", file.message)
        self.assertFalse(self.sparkasse.bank_account_id)

    def test_a_bank_that_has_a_number(self):
        own = self.bank.bank_account_id
        file = self._import(NUMBER)
        file.write({"account_answer": "take", "account_journal_id": self.bank.id})
        file.action_import()
        self.assertEqual(file.state, "refused")
        self.assertIn("no account number yet", file.message)
        self.assertEqual(self.bank.bank_account_id, own)

    def test_a_bank_of_another_company(self):
        """Whoever works in both has chosen one of them."""
        other = self.setup_other_company(name="Other company")
        self.accountant.company_ids |= other["company"]
        theirs = other["default_journal_bank"]
        file = self._import(NUMBER)
        # As a client may send it: Odoo compares the companies of what it writes.
        self.env.cr.execute(
            "UPDATE bank_statement_import_file"
            " SET account_journal_id = %s, account_answer = 'take' WHERE id = %s",
            [theirs.id, file.id],
        )
        file.invalidate_recordset()
        mine = file.with_context(allowed_company_ids=self.bank.company_id.ids)
        mine.action_import()
        self.assertEqual(mine.state, "refused")
        self.assertFalse(theirs.bank_account_id)

    def test_the_balance_of_a_card_is_answered_once(self):
        """What the administrator has set is not changed by an answer to no question."""
        self.sparkasse.bank_card_balance = "owed"
        file = self._import("DE89370400440532013000")
        file.write({"card_journal_id": self.sparkasse.id, "card_balance": "signed"})
        file._answer_card_balance()
        self.assertEqual(self.sparkasse.bank_card_balance, "owed")

    def test_a_table_of_two_accounts_that_does_not_say_so(self):
        """Neither name nor balances tell that the column is of our own accounts."""
        self.sparkasse.set_bank_account(NUMBER)
        data = (
            "Date;Name;IBAN;Text;Amount\n"
            f"10.11.2026;Main;{NUMBER};Fee;-10,00\n"
            "10.11.2026;Savings;NL91ABNA0417164300;Interest;5,00\n"
        )
        with self.assertRaisesRegex(UserError, "rows of NL91ABNA0417164300"):
            self.sparkasse.import_bank_statements(data.encode(), "two.csv")
        payments = data.replace(NUMBER, "BE68539007547034")
        found = self.sparkasse.import_bank_statements(payments.encode(), "payees.csv")
        self.assertEqual(found.line_ids.mapped("partner_name"), ["Main", "Savings"])
