"""A new bank whose first statement opens with 10,000.00, of which no entry knows.

The bank's paper of January: opens with 10,000.00, 500.00 come on the 15th, it closes
with 10,500.00.
"""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form

from .proof_case import ProofCommon
from .test_formats_mt940 import message

OURS = "DE89370400440532013000"
EVE = date(2026, 1, 14)


class OpeningCommon(ProofCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The January of the base class is not this bank's.
        cls.statement.unlink()
        cls.lines.unlink()
        cls.payment.action_draft()
        cls.payment.action_cancel()
        cls.profits = cls.env["account.account"].search(
            [
                *cls.env["account.account"]._check_company_domain(cls.env.company),
                ("account_type", "=", "equity_unaffected"),
            ],
            limit=1,
        )

    def _paper(
        self,
        opening="C10000,00",
        closing="C10500,00",
        amount="C500,00",
        day="0115",
        currency="USD",
        account=OURS,
    ):
        return message(
            f":60F:{opening[0]}26{day}{currency}{opening[1:]}",
            f":61:26{day}{day}{amount}NTRFNONREF//2026{day}00001",
            ":86:payment",
            f":62F:{closing[0]}26{day}{currency}{closing[1:]}",
            account=account,
            number="1/1",
            opening="",
        ).encode()

    def _import(self, journal=None, **paper):
        journal = (journal or self.bank).with_user(self.accountant)
        return journal._bank_import_file(self._paper(**paper), "january.sta")

    def _overview(self, journal=None):
        journal = (journal or self.bank).with_user(self.accountant)
        return journal.get_bank_reconciliation_overview()

    def _ask(self, asked=None, **values):
        """The dialog that the button opens, as the accountant fills it."""
        asked = asked or self.bank
        action = asked.with_user(self.accountant).action_bank_book_opening_balance()
        Wizard = self.env["bank.opening.entry"].with_user(self.accountant)
        with Form(Wizard.with_context(**action["context"])) as form:
            for name, value in values.items():
                setattr(form, name, value)
        return form.record

    def _entries(self, journal=None):
        """The entries booked as opening balances of the bank."""
        return self.env["account.move"].search(
            [("bank_opening_journal_id", "=", (journal or self.bank).id)]
        )

    def _wizard(self, statement):
        return self.env["bank.post.reconcile"].new(
            {"journal_id": statement.journal_id.id, "statement_id": statement.id}
        )

    def assertSaid(self, text, opening="10,000.00", ledger="0.00", missing=None):
        for words in (
            f"opens with $\N{NO-BREAK SPACE}{opening}",
            f"the ledger has $\N{NO-BREAK SPACE}{ledger}",
            f"opening balance of $\N{NO-BREAK SPACE}{missing or opening}",
        ):
            # A minus stands before a character that only keeps it there.
            self.assertIn(words, text.replace("\N{ZERO WIDTH NO-BREAK SPACE}", ""))

    def assertNothingSaid(self, statement, journal=None):
        self.env.invalidate_all()
        self.assertFalse(self._overview(journal)["opening_note"])
        self.assertFalse(statement.bank_warnings)
        self.assertFalse(statement.bank_opening_note)
        self.assertFalse(self._wizard(statement).opening_note)
        with self.assertRaisesRegex(UserError, "nothing to book"):
            (journal or self.bank).action_bank_book_opening_balance()
