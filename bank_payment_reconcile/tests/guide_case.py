"""A company that begins: the chart made its bank, and nobody has said anything of it.

Its first paper opens with 1,000.00 on 5 January; 250.00 come, the bank keeps 12.50, so
it closes with 1,237.50.
"""

from odoo import Command
from odoo.tests import Form, new_test_user

from .common import BankReconcileCommon
from .test_formats_mt940 import message

NUMBER = "DE02120300000000202051"


def paper(account=NUMBER, currency="USD"):
    return message(
        f":60F:C260105{currency}1000,00",
        ":61:2601050105C250,00NTRFNONREF//2026010500001",
        ":86:grant of the town",
        ":61:2601060106D12,50NTRFNONREF//2026010600002",
        ":86:monthly charge",
        f":62F:C260106{currency}1237,50",
        account=account,
        number="1/1",
        opening="",
    ).encode()


class GuideCommon(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.begun = cls.setup_other_company(name="Just Begun")
        cls.company = cls.begun["company"]
        cls.new_bank = cls.begun["default_journal_bank"]
        cls.new_bank.name = "New Bank"
        cls.beginner = new_test_user(
            cls.env,
            login="beginner",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )

    def _missing(self, bank=None, user=None, companies=None):
        """The codes that the card tells this user."""
        user = user or self.beginner
        bank = (bank or self.new_bank).with_user(user)
        if companies:
            bank = bank.with_context(allowed_company_ids=companies.ids)
        bank.invalidate_recordset(["bank_missing_setup"])
        return [code for code in (bank.bank_missing_setup or "").split(",") if code]

    def _ask(self, step, user=None, **answers):
        """The dialog that the card opens, with these answers."""
        bank = self.new_bank.with_user(user or self.beginner)
        context = bank.action_bank_set_up(step)["context"]
        return bank.env["bank.guide"].with_context(**context).create(answers)

    def _book(self, action, **values):
        """What the dialog of the opening balance books."""
        Wizard = self.env["bank.opening.entry"].with_user(self.beginner)
        with Form(Wizard.with_context(**action["context"])) as form:
            for name, value in values.items():
                setattr(form, name, value)
        return form.record.action_post()

    def _set_accounts(self, bank):
        """An administrator sets what takes fees and differences."""
        accounts = self.begun["default_account_expense"]
        bank.write(
            {
                "bank_fee_account_id": accounts.id,
                "bank_write_off_loss_account_id": accounts.id,
                "bank_write_off_gain_account_id": accounts.id,
            }
        )
