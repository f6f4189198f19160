"""Reversals in CAMT: their side is the money's, but some banks leave the original's."""

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .test_formats_camt import balance, camt, details, entry, statement

REVERSED = "<RvslInd>true</RvslInd>"


@tagged("post_install", "-at_install")
class TestFormatsCamtReversals(BaseCase):
    """In: 300. Paid out and given back by the bank: 50."""

    def _read(self, *balances):
        data = camt(
            statement(
                *(balance(code, amount) for code, amount in balances),
                entry("300.00", details()),
                entry("50.00", details(), side="DBIT"),
                entry("50.00", details(), side="DBIT", more=REVERSED),
            )
        )
        [found] = statement_formats.read(data, "c.xml")
        return [f"{each.amount}" for each in found.transactions], found.warnings

    def test_a_side_that_the_bank_did_not_turn(self):
        """100 + 300 - 50 + 50 = 400: as it stands the file makes 300."""
        amounts, warnings = self._read(("OPBD", "100.00"), ("CLBD", "400.00"))
        self.assertEqual(amounts, ["300.00", "-50.00", "50.00"])
        self.assertEqual(len(warnings), 1)
        self.assertIn("turned", str(warnings[0]))

    def test_a_side_that_is_the_moneys(self):
        amounts, warnings = self._read(("OPBD", "100.00"), ("CLBD", "300.00"))
        self.assertEqual((amounts, warnings), (["300.00", "-50.00", "-50.00"], []))

    def test_what_balances_do_not_prove_stays(self):
        for balances in ((), (("OPBD", "100.00"), ("CLBD", "999.00"))):
            amounts, warnings = self._read(*balances)
            self.assertEqual(amounts, ["300.00", "-50.00", "-50.00"])
            self.assertEqual(len(warnings), len(balances) // 2)
