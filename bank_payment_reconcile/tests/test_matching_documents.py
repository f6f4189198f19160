from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import OutstandingPayment, Partner
from odoo.addons.bank_payment_reconcile.matching.documents.references import (
    structured_kind,
)

from .matching_books import TODAY, answer, applied, bank, bill, invoice, kinds


@tagged("post_install", "-at_install")
class TestDocumentsNamed(BaseCase):
    def assertPays(self, text, *numbers, items=None, auto=True, **more):
        """A payment of exactly these documents is applied to them."""
        items = items or [
            invoice(f"INV/2026/{n:05d}", 10_000 + n * 137) for n in range(40, 60)
        ]
        amount = sum(i.amount for i in items if i.key in numbers)
        proposal = answer(items, bank(text, amount, **more))
        self.assertEqual(set(applied(proposal)), set(numbers), text)
        self.assertEqual(proposal.needs_review, not auto, text)
        return proposal

    def test_customer_writes_the_number_in_every_spelling(self):
        for text in (
            "INV/2026/00042",
            "inv 2026-42",
            "INV202600042",
            "2026/00042",
            "Rechnung Nr. 42 vom 12.10.2026",
            "Faktura 00042",
            "RE00042",
            "fact. 2026/42, merci",
            "x INV/2026/00042, 7",
        ):
            self.assertPays(text, "INV/2026/00042")

    def test_number_of_other_styles(self):
        for number, text in (
            ("F26-03667", "payment F2603667"),
            ("F26-03667", "betaling f26 3667"),
            ("RE-1042", "Rechnung 1042"),
            ("2026-0042", "Lasku 2026-42"),
            ("20260042", "Arve 20260042"),
            ("00042/26", "fattura 42/26"),
            ("FV 142/11/2026", "za fakturę 142/11/2026"),
        ):
            items = [invoice(number, 10_000), invoice("X-99999", 20_000)]
            self.assertPays(text, number, items=items)

    def test_customer_pays_three_invoices_naming_only_the_tails(self):
        numbers = ("INV/2026/00042", "INV/2026/00045", "INV/2026/00051")
        self.assertPays("INV/2026/00042, 45, 51", *numbers)
        self.assertPays("Rechnungen 42 + 45 und 51", *numbers)
        self.assertPays("INV/2026/00042; INV/2026/00045; INV/2026/00051", *numbers)

    def test_list_of_tails_completes_the_first_number(self):
        items = [invoice(f"RE{n}", n) for n in (4711, 4712, 4715, 9912)]
        self.assertPays("RE4711, 12, 15", "RE4711", "RE4712", "RE4715", items=items)

    def test_customer_names_a_range(self):
        items = [invoice(f"RE{n}", n * 3) for n in range(4711, 4720)]
        expected = [f"RE{n}" for n in range(4711, 4715)]
        self.assertPays("Rechnungen 4711 - 4714", *expected, items=items)
        self.assertPays("RE4711 bis RE4714", *expected, items=items)

    def test_second_occurrence_counts_when_the_first_is_glued(self):
        self.assertPays("XINV/2026/00042 INV/2026/00042", "INV/2026/00042")

    def test_letter_or_digit_beside_the_number_makes_another_number(self):
        items = [invoice("INV10234", 100_000)]
        for text in ("INV10234A", "XINV10234", "7INV10234"):
            self.assertFalse(applied(answer(items, bank(text, 50_000))), text)

    def test_date_year_amount_phone_and_account_are_no_documents(self):
        items = [
            invoice("1210", 5_000),
            invoice("2026", 6_000),
            invoice("12345", 7_000),
            invoice("89370400", 8_000),
        ]
        for text, amount in (
            ("Rechnung vom 12.10.", 5_001),
            ("Miete 2026", 6_001),
            ("Betrag 123,45 EUR", 7_001),
            ("Tel. +49 30 12345678", 7_001),
            ("IBAN DE89370400440532013000", 8_001),
        ):
            proposal = answer(items, bank(text, amount), partners=())
            self.assertFalse(applied(proposal), text)

    def test_customer_number_that_is_somebodys_invoice_number(self):
        items = [invoice("RE-5512", 30_000), invoice("RE-4711", 44_000, "fjord")]
        proposal = answer(items, bank("Rechnung 4711 Kd-Nr. 5512", 44_000))
        self.assertEqual(applied(proposal), {"RE-4711": 44_000})

    def test_bare_customer_number_needs_a_person_even_when_the_amount_fits(self):
        items = [invoice("RE-5512", 30_000)]
        proposal = answer(items, bank("Kd-Nr. 5512", 30_000))
        self.assertEqual(applied(proposal), {"RE-5512": 30_000})
        self.assertTrue(proposal.needs_review)

    def test_reference_shorter_than_four_characters_is_ignored(self):
        items = [invoice("INV10234", 100_000, references=("A12",))]
        self.assertFalse(applied(answer(items, bank("order A12", 50_000))))

    def test_vendor_is_paid_by_his_own_number(self):
        items = [bill("BILL/2026/0087", 80_000, references=("VF526146",))]
        vendor = Partner("kirchner", "Kirchner", accounts=("DE57259910200046617305",))
        line = bank(
            "Invoice VF526146", -80_000, partner_account="DE57259910200046617305"
        )
        proposal = answer(items, line, partners=[vendor])
        self.assertEqual(applied(proposal), {"BILL/2026/0087": -80_000})
        self.assertFalse(proposal.needs_review)

    def test_structured_references(self):
        for reference, text, kind in (
            ("RF511355699", "RF51 1355 699", "RF"),
            ("+++000/1132/46385+++", "000113246385", "Belgian"),
            (
                "210000000003139471430009017",
                "21 00000 00003 13947 14300 09017",
                "Swiss",
            ),
            ("10477230", "/REMI/10477230/EREF/NOTPROVIDED", "OCR/KID/FIK"),
            ("1234561", "viite 0001234561", "Finnish"),
        ):
            self.assertEqual(structured_kind(reference), kind)
            items = [
                invoice("INV/1", 10_000, payment_reference=reference),
                invoice("INV/2", 10_000),
            ]
            proposal = answer(items, bank(text, 10_000), partners=())
            self.assertEqual(applied(proposal), {"INV/1": 10_000}, reference)
            self.assertIn("reference", kinds(proposal))

    def test_reference_with_a_wrong_check_digit_is_not_structured(self):
        self.assertIsNone(structured_kind("RF521355699"))
        self.assertIsNone(structured_kind("1234567"))

    def test_third_party_pays_with_the_number_and_to_the_cent(self):
        proposal = self.assertPays(
            "INV/2026/00042", "INV/2026/00042", partner_name="Amy Morris-Hobbs"
        )
        self.assertEqual(proposal.rule, "H8")
        self.assertIn("party_by_document", kinds(proposal))

    def test_another_customer_pays_so_a_person_looks(self):
        proposal = self.assertPays(
            "INV/2026/00042",
            "INV/2026/00042",
            partner_name="Fjordlysnes Seafood",
            auto=False,
        )
        self.assertIn("other_party", kinds(proposal))

    def test_number_with_a_typing_mistake_needs_a_person(self):
        items = [invoice("INV/2026/00042", 10_000), invoice("INV/2026/00099", 20_000)]
        line = bank("Invoice INV/2026/00043", 10_000, partner_name="Nordlicht Möbel")
        proposal = answer(items, line)
        self.assertEqual(applied(proposal), {"INV/2026/00042": 10_000})
        self.assertTrue(proposal.needs_review)

    def test_text_names_an_invoice_of_ours_that_is_no_longer_open(self):
        items = [invoice("INV/2026/00042", 10_000), invoice("INV/2026/00099", 20_000)]
        for text in ("your ref INV/2026/00031", "INV202600031", "thanks 2026/00031"):
            line = bank(text, 10_000, partner_name="Nordlicht Möbel GmbH")
            proposal = answer(items, line)
            self.assertIn("unknown_document", kinds(proposal), text)
            self.assertTrue(proposal.needs_review, text)

    def test_check_number_without_its_leading_zeros(self):
        check = OutstandingPayment("P1", -4_256, TODAY, check_number="03008")
        for line in (
            bank("CHECK PAID #3008", -4_256),
            bank("Cheque 03008 cleared", -4_256),
            bank("x", -4_256, check_number="3008"),
        ):
            proposal = answer([], line, payments=[check])
            self.assertEqual(applied(proposal), {"P1": -4_256})
            self.assertFalse(proposal.needs_review)

    def test_check_of_another_amount_is_not_taken(self):
        check = OutstandingPayment("P1", -4_256, TODAY, check_number="03008")
        proposal = answer([], bank("CHECK 3008", -4_265), payments=[check])
        self.assertFalse(applied(proposal))

    def test_registered_payment_is_found_by_the_invoice_it_settled(self):
        payment = OutstandingPayment(
            "P1", 10_000, TODAY, "nordlicht", memo="INV/2026/00042"
        )
        other = invoice("INV/2026/00043", 10_000)
        line = bank("INV/2026/00042", 10_000)
        self.assertEqual(
            applied(answer([other], line, payments=[payment])), {"P1": 10_000}
        )

    def test_end_to_end_id_of_a_registered_payment(self):
        payment = OutstandingPayment("P1", 10_000, TODAY, end_to_end_id="E2E-77")
        line = bank("x", 10_000, end_to_end_id="E2E-77")
        self.assertEqual(applied(answer([], line, payments=[payment])), {"P1": 10_000})

    def test_invoice_of_tomorrow_is_not_paid_today(self):
        items = [invoice("INV/2026/00042", 10_000, date=TODAY.replace(day=11))]
        self.assertFalse(applied(answer(items, bank("INV/2026/00042", 10_000))))
