"""Money out where the bank tells no account; amounts that tell; all in cents."""

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Ledger,
    Partner,
    Settings,
    propose,
)

from .matching_books import answer, applied, bank, bill, invoice, kinds

VENDORS = (
    Partner("baltic", "Baltic Timber OÜ", accounts=("EE179922001101021045",)),
    Partner("sparre", "Sparre Emballage A/S"),
)
SILENT = Settings(tells_accounts=False)


@tagged("post_install", "-at_install")
class TestSilentBanks(BaseCase):
    """We owe Baltic 800.00 by BT-26-1001; the bank's lines tell hardly any account."""

    def _pay(self, text, amount=-80_000, items=None, settings=SILENT, **values):
        items = items or [bill("BT-26-1001", 80_000, "baltic")]
        line = bank(text, amount, **values)
        return answer(items, line, partners=VENDORS, settings=settings)

    def test_what_our_own_text_names_passes(self):
        for text, values in (
            ("Invoice BT-26-1001", {}),
            ("Baltic Timber BT-26-1001", {}),
            ("BT-26-1001", {"partner_name": "Baltic Timber OÜ"}),
            ("BT-26-1001", {"transaction_type": "PMNT-ICDT-ESCT"}),
            ("BT-26-1001", {"transaction_type": "NTRF+116"}),
            ("BT-26-1001 IBAN EE179922001101021045", {}),
        ):
            with self.subTest(text, **values):
                found = self._pay(text, **values)
                self.assertEqual(applied(found), {"BT-26-1001": -80_000})
                self.assertIn("payee_bills_named", kinds(found))
                self.assertFalse(found.needs_review)

    def test_what_a_stranger_may_have_written_does_not(self):
        for text, values in (
            ("LASTSCHRIFT BT-26-1001", {}),
            ("SEPA Direct Debit BT-26-1001", {}),
            ("PRLV SEPA BT-26-1001", {}),
            ("ACH DEBIT NOBODY LTD DES:PAYMENT ID:BT-26-1001 CCD", {}),
            ("CARD 4411 BT-26-1001", {}),
            ("BT-26-1001", {"transaction_type": "PMNT-RDDT-ESDD"}),
            ("BT-26-1001", {"transaction_type": "NTRF+105"}),
            ("BT-26-1001", {"transaction_type": "what nobody knows"}),
            # another account, another vendor, a part, words that say otherwise
            ("BT-26-1001 IBAN LT601010012345678901", {}),
            ("BT-26-1001 Sparre Emballage A/S", {}),
            ("BT-26-1001", {"amount": -70_000}),
            ("except BT-26-1001", {}),
            # no bill is named
            ("thanks", {"partner_name": "Baltic Timber OÜ"}),
        ):
            with self.subTest(text, **values):
                found = self._pay(text, **values)
                self.assertNotIn("payee_bills_named", kinds(found))
                self.assertTrue(found.needs_review)

    def test_a_short_number_needs_the_payee(self):
        items = [bill("R-808", 80_000, "baltic")]
        self.assertTrue(self._pay("Invoice R-808", items=items).needs_review)
        found = self._pay("Invoice R-808 Baltic Timber OÜ", items=items)
        self.assertFalse(found.needs_review)

    def test_a_bank_is_silent_by_its_lines(self):
        """Of 24 lines of money out none, or six, tell an account."""
        for told, review in ((0, False), (6, True)):
            others = [
                bank(f"no {n}", -1_000 - n, partner_account="EE38" * (n < told))
                for n in range(23)
            ]
            line = bank("BT-26-1001", -80_000)
            ledger = Ledger(VENDORS, [bill("BT-26-1001", 80_000, "baltic")])
            found = propose(ledger, [line, *others])[0]
            self.assertEqual(found.needs_review, review)
        self.assertTrue(propose(ledger, [line])[0].needs_review, "one line tells none")


@tagged("post_install", "-at_install")
class TestAmountsThatTell(BaseCase):
    """Two customers of one name, among books of 150 amounts no two of which are alike,
    and among books of three prices."""

    TWINS = (Partner("one", "Lindgren & Sohn"), Partner("two", "Lindgren & Sohn"))

    def _books(self, price=None):
        others = [
            invoice(f"X-{n:04d}", price or 10_001 + 137 * n, "other")
            for n in range(150)
        ]
        mine = [
            invoice("F26-04153", 83_391, "one"),
            invoice("F26-04300", 41_207, "two"),
        ]
        partners = (*self.TWINS, Partner("other", "Zelma Werke"))
        return {"items": [*mine, *others], "partners": partners}

    def _pay(self, books, text, partner_name):
        line = bank(text, 83_391, partner_name=partner_name)
        return answer(books["items"], line, partners=books["partners"])

    def test_which_of_two_namesakes(self):
        found = self._pay(self._books(), "payment", "Lindgren & Sohn")
        self.assertEqual(applied(found), {"F26-04153": 83_391})
        self.assertIn("amount_tells", kinds(found))
        self.assertFalse(found.needs_review)
        found = self._pay(self._books(price=83_391), "payment", "Lindgren & Sohn")
        self.assertTrue(found.needs_review)

    def test_a_slip_of_the_pen(self):
        books = self._books()
        books["partners"] = (Partner("one", "Berg Dahl AS"), *books["partners"][1:])
        for text, review in (
            ("Invoice F26-04453", False),
            ("Invoice F26-04135", False),
            ("Invoice F26-04999", True),
        ):
            found = self._pay(books, text, "Berg Dahl AS")
            self.assertEqual(applied(found), {"F26-04153": 83_391})
            self.assertEqual(found.needs_review, review, text)


@tagged("post_install", "-at_install")
class TestTakenWholly(BaseCase):
    def test_the_reason_names_who_has_it(self):
        """Two lines name the invoice of 100.00; one of them is 100.00, and the other,
        of 7.00, gets nothing."""
        ledger = Ledger([Partner("one", "Berg Dahl AS")], [])
        ledger = ledger.with_entries([invoice("INV/2026/00042", 10_000, "one")])
        lines = [bank("INV/2026/00042", 10_000), bank("INV/2026/00042 again", 700)]
        first, second = propose(ledger, lines)
        self.assertEqual(applied(first), {"INV/2026/00042": 10_000})
        self.assertEqual(applied(second), {})
        self.assertIn("closed_held", kinds(second))
        self.assertNotIn("not_payable", kinds(second))
