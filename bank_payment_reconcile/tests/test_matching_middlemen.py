"""Payers that pay for others by trade, in the matcher. Amounts in cents."""

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    LearnedPayer,
    Partner,
    is_middleman,
)

from .matching_books import answer, bank, invoice

MULE = "LT601010012345678901"
SPARRE = Partner("sparre", "Sparre Emballage A/S", accounts=("DK3396440000871206",))


@tagged("post_install", "-at_install")
class TestMiddlemen(BaseCase):
    """Who pays for others by trade, by the words of its name."""

    def test_providers_factoring_and_collection_houses(self):
        for name in (
            "PayPal (Europe) S.a r.l. et Cie, S.C.A.",
            "STRIPE PAYMENTS EUROPE LTD",
            "Stichting Mollie Payments",
            "Amazon Payments Europe SCA",
            "Adyen N.V.",
            "Klarna Bank AB (publ)",
            "SumUp Payments Limited",
            "VR Factoring GmbH",
            "Société d'Affacturage du Nord",
            "Nordisk Inkasso AB",
            "Deutsche Factoring Bank",
            "EOS KSI Inkasso GmbH",
            "Westminster Debt Recovery Ltd",
        ):
            with self.subTest(name):
                self.assertTrue(is_middleman(name))

    def test_customers(self):
        for name in (
            "",
            "Nordlicht Möbel GmbH",
            "Kirchner Maschinenbau & Co. KG",
            "Paymaster Stables Ltd",
            "Stripes & Checks Fashion",
            "Factory Outlet Bergen AS",
            "Wise Owl Books",
            "Square Garden Café",
        ):
            with self.subTest(name):
                self.assertFalse(is_middleman(name))

    def test_what_was_learned_of_one_before_tells_nobody(self):
        learned = [LearnedPayer("sparre", account=MULE)]
        item = invoice("INV/2026/00042", 5_000, "sparre")
        payout = {"partner_name": "Stripe Payments", "partner_account": MULE}
        found = answer(
            [item], bank("PAYOUT", 5_000, **payout), partners=[SPARRE], learned=learned
        )
        self.assertNotEqual(found.related_party, "fully")
        self.assertTrue(found.needs_review)

    def test_one_that_only_the_text_names(self):
        learned = [LearnedPayer("sparre", account=MULE)]
        item = invoice("INV/2026/00042", 5_000, "sparre")
        line = bank("PAYPAL EUROPE S.A R.L. PAYOUT 4711", 5_000, partner_account=MULE)
        found = answer([item], line, partners=[SPARRE], learned=learned)
        self.assertNotEqual(found.related_party, "fully")
        self.assertTrue(found.needs_review)

    def test_one_that_is_a_partner_itself_is_known(self):
        stripe = Partner("stripe", "Stripe Payments Europe Ltd")
        learned = [LearnedPayer("stripe", account=MULE)]
        found = answer(
            [invoice("INV/2026/00042", 5_000, "stripe")],
            bank("fees", 5_000, partner_name="Stripe", partner_account=MULE),
            partners=[stripe],
            learned=learned,
        )
        self.assertEqual(found.related_party, "fully")
