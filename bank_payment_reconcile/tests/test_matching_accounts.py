from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import propose_account

CHART = {
    "1910": "Prepaid Insurance",
    "2330": "Accrued Interest",
    "5720": "Electricity Tax",
    "6300": "Office Rent",
    "6310": "Electricity",
    "6340": "Office Cleaning Expenses",
    "6341": "Travel Expenses",
    "8710": "Wages",
    "9120": "Finance Charges",
    "9230": "Mortgage Interest",
}


@tagged("post_install", "-at_install")
class TestMatchingAccounts(BaseCase):
    """The account that a bank's text speaks of."""

    def test_texts_and_their_accounts(self):
        for text, account in (
            ("Accr. Interests", "2330"),
            ("Electricity Tax", "5720"),
            ("electricity 03/2026", "6310"),
            ("Staff - wages", "8710"),
            ("Finance Charge - John", "9120"),
            ("Mortgage Interest", "9230"),
            ("MORTGAGE INTERST Q1", "9230"),
            ("Travel expense", "6341"),
            ("OFFICE RENT APRIL", "6300"),
            # half of two names
            ("Interest", None),
            ("Expenses", None),
            ("Office", None),
            ("Payment 4711", None),
            ("", None),
        ):
            with self.subTest(text=text):
                found = propose_account(text, CHART)
                self.assertEqual(found and found[0], account)

    def test_two_accounts_of_one_name_are_not_told_apart(self):
        self.assertIsNone(propose_account("Wages", {1: "Wages", 2: "Wages"}))

    def test_score_is_higher_the_more_is_there(self):
        whole = propose_account("Finance Charges", CHART)
        more = propose_account("Finance Charge - John", CHART)
        self.assertEqual(whole, ("9120", 1.0))
        self.assertLess(more[1], 1.0)
