"""A person says which bank is going to show an old check."""

from odoo.tests import tagged

from .bank_entries_case import EVE, ElsewhereCase
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourWhoseEntry(ElsewhereCase, TourCase):
    def test_an_old_check_is_told_taken_back_and_told_again(self):
        self._share(self.bank, self.sister)
        check = self._book((self.payments, -60.0))
        check.name = "old check 77"
        document = self._document(balance_end=0.0)
        self.assertFalse(self._prove(day=EVE).is_proved)
        self.start_tour(
            f"/odoo/bank-account-reconciliation/{document.id}",
            "bank_whose_entry_tour",
            login=self.accountant.login,
        )
        proof = self._prove(day=EVE)
        self.assertEqual(proof.ledger_outstanding, -60.0)
        self.assertTrue(proof.is_proved)
        self.assertFalse(self._prove(self.sister, EVE).items)
