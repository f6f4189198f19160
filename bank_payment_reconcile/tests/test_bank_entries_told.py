"""What a person said of an entry's bank, when the banks' accounts change."""

from datetime import date

from odoo.tests import tagged
from odoo.tools import SQL

from .bank_entries_case import ElsewhereCase


@tagged("post_install", "-at_install")
class TestToldBank(ElsewhereCase):
    """An account that the bank and its sister share."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._share(cls.bank, cls.sister)

    def _move_methods(self, bank):
        """A bank's payments wait on an account of its own from now on."""
        own = self.env["account.account"].create(
            {
                "code": f"10199{bank.id}",
                "name": "Its own",
                "account_type": "asset_current",
                "reconcile": True,
            }
        )
        lines = bank.inbound_payment_method_line_ids
        lines |= bank.outbound_payment_method_line_ids
        lines.payment_account_id = own

    def _is_offered(self, bank, entry):
        found = bank._bank_find_elsewhere(SQL("entry.id = %s", entry.id))
        return found.get(entry.id)

    def test_what_was_told_stays_when_the_bank_gets_an_account_of_its_own(self):
        """A check of 400 on the shared account is the bank's, a person said; then the
        account is the sister's alone."""
        check = self._book((self.payments, -400.0))
        document = self._document(balance_end=0.0)
        document.action_tell_bank(check)
        self._move_methods(self.bank)
        self.assertEqual(self._figures(self._prove()), (0, -400, 0, -400, 0))
        self.assertTrue(self._prove().is_proved)
        self.assertEqual(self._figures(self._prove(self.sister)), (0, 0, 0, 0, 0))
        self.assertFalse(self._prove(self.sister).items)
        self.assertEqual(document._get_entries(), check)
        # The bank shows it, and it is matched there.
        line = self._create_line(-400.0, "check", day=date(2026, 1, 12))
        document.action_get_lines()
        document.action_match(line, check)
        document.action_unmatch()
        # Taken back, it is the sister's, whose account it is.
        document.action_forget_bank(check)
        self.assertEqual(self._sees(self.sister), check)
        self.assertEqual(self._figures(self._prove(self.sister)), (0, -400, 0, -400, 0))
        self.assertFalse(self._sees(self.bank))

    def test_what_was_told_of_three_banks_is_corrected(self):
        """The account stays shared by two others."""
        third = self.env["account.journal"].create(
            {"name": "Third", "type": "bank", "code": "THIR"}
        )
        self._share(self.bank, self.sister, third)
        check = self._book((self.payments, -400.0))
        document = self._document(balance_end=0.0)
        document.action_tell_bank(check)
        self._move_methods(self.bank)
        for bank, is_told in ((self.bank, True), (self.sister, None), (third, None)):
            self.assertIs(self._is_offered(bank, check), is_told)
        document.action_forget_bank(check)
        hers = self._document(journal_id=self.sister.id, balance_end=0.0)
        hers.action_tell_bank(check)
        self.assertEqual(self._sees(self.sister), check)
        self.assertFalse(self._sees(third))

    def test_what_was_told_of_a_bank_that_is_gone(self):
        """Archived, the bank shares no account: the others are asked, and what one of
        them says holds."""
        third = self.env["account.journal"].create(
            {"name": "Third", "type": "bank", "code": "THIR"}
        )
        for banks in ((self.bank, self.sister, third), (self.bank, self.sister)):
            with (
                self.subTest(banks=len(banks)),
                self.env.cr.savepoint() as savepoint,
            ):
                if third in banks:
                    self._share(*banks)
                check = self._book((self.payments, -400.0))
                self._document(balance_end=0.0).action_tell_bank(check)
                self.bank.active = False
                for bank in banks[1:]:
                    self.assertIs(self._is_offered(bank, check), False)
                    self.assertFalse(self._prove(bank).is_proved)
                hers = self._document(journal_id=self.sister.id, balance_end=0.0)
                hers.action_tell_bank(check)
                self.assertEqual(
                    self._figures(self._prove(self.sister)), (0, -400, 0, -400, 0)
                )
                savepoint.rollback()
            self.env.invalidate_all()
