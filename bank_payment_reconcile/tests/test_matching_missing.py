"""What happens at the bank when the books lack what is paid.

The invoice a customer pays may not be posted yet, or be settled already. Then
another one that happens to fit must not be taken without a person.
"""

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import Partner

from .matching_books import answer, applied, bank, invoice, kinds

NORDLICHT = {"partner_name": "Nordlicht Möbel GmbH"}


@tagged("post_install", "-at_install")
class TestMissingInvoices(BaseCase):
    def test_reference_with_check_digits_of_no_invoice_of_ours(self):
        items = [invoice("A-1001", 5_000)]
        proposal = answer(items, bank("RF18539007547034", 5_000, **NORDLICHT))
        self.assertIn("unknown_document", kinds(proposal))
        self.assertTrue(proposal.needs_review)

    def test_ends_of_numbers_that_are_not_open_and_an_equal_amount(self):
        items = [invoice("F26-03912", 20_000)]
        proposal = answer(items, bank("payment of 3913, 3916", 20_000, **NORDLICHT))
        self.assertTrue(proposal.needs_review)

    def test_numbers_that_are_not_documents_ask_for_nobody(self):
        items = [invoice("F26-03912", 20_000)]
        for text in (
            "Kunde 3916",
            "thanks 10.11.2026",
            "Debitor 3916",
            "2026",
            "no. 16",
        ):
            proposal = answer(items, bank(text, 20_000, **NORDLICHT))
            self.assertFalse(proposal.needs_review, text)

    def test_end_of_a_date_is_not_the_number_that_tells_equal_invoices_apart(self):
        items = [invoice("RE-1026", 5_000), invoice("RE-1027", 5_000)]
        proposal = answer(items, bank("payment FP 26/10/26", 5_000, **NORDLICHT))
        self.assertFalse(proposal.applications)

    def test_two_invoices_named_and_the_money_of_one(self):
        items = [invoice("A-1001", 7_050), invoice("A-1004", 5_050, "fjord")]
        proposal = answer(items, bank("A-1001, A-1004", 7_050))
        self.assertTrue(proposal.needs_review)

    def test_customers_whose_invoices_have_the_same_number(self):
        items = [invoice("RE-1006", 7_050), invoice("RE-1006", 5_050, "fjord", key="f")]
        proposal = answer(items, bank("RE-1006", 7_050))
        self.assertTrue(proposal.needs_review)
        proposal = answer(items, bank("RE-1006", 7_050, **NORDLICHT))
        self.assertEqual(applied(proposal), {"RE-1006": 7_050})
        self.assertFalse(proposal.needs_review)

    def test_beginning_of_many_numbers_and_short_by_a_fee(self):
        items = [invoice("123-37", 770_000), invoice("123-38", 50_000)]
        proposal = answer(items, bank("factuur 123 12", 763_801, **NORDLICHT))
        self.assertTrue(proposal.needs_review or not proposal.applications)

    def test_account_of_one_customer_and_name_of_another(self):
        account = {"partner_account": "DE89 3704 0044 0532 0130 00"}
        items = [invoice("A-1001", 5_000), invoice("A-1002", 6_000, "fjord")]
        line = bank("x", 5_000, partner_name="Fjordlysnes Seafood AS", **account)
        self.assertTrue(answer(items, line).needs_review)
        line = bank("A-1001", 5_000, partner_name="Fjordlysnes Seafood AS", **account)
        self.assertFalse(answer(items, line).needs_review)
        line = bank("x", 5_000, partner_name="PayService Ltd", **account)
        self.assertFalse(answer(items, line).needs_review)

    def test_advance_for_an_order_is_not_the_invoice_of_the_same_amount(self):
        items = [invoice("A-1001", 5_000)]
        for text in ("Vorkasse", "acompte", "deposit PO 4186"):
            proposal = answer(items, bank(text, 5_000, **NORDLICHT))
            self.assertIn("advance", kinds(proposal), text)
            self.assertTrue(proposal.needs_review, text)
        for text in ("A-1001 order 4186", "thank you for the order"):
            proposal = answer(items, bank(text, 5_000, **NORDLICHT))
            self.assertFalse(proposal.needs_review, text)

    def test_namesake_owes_the_same_amount(self):
        pair = (Partner("a", "Bassi Petrocelli"), Partner("b", "Bassi Petrocelli Nord"))
        items = [invoice("A-1001", 5_000, "a"), invoice("A-1002", 5_000, "b")]
        line = bank("Bassi, Petrocelli", 5_000)
        self.assertTrue(answer(items, line, partners=pair).needs_review)
        self.assertFalse(answer(items[:1], line, partners=pair).needs_review)

    def test_round_sum_of_all_that_is_open(self):
        items = [invoice(f"A-100{n}", 15_000) for n in range(3)]
        self.assertTrue(answer(items, bank("x", 45_000, **NORDLICHT)).needs_review)
        items = [invoice(f"A-100{n}", 15_037) for n in range(3)]
        self.assertFalse(answer(items, bank("x", 45_111, **NORDLICHT)).needs_review)

    def test_round_part_of_a_sum_stands_for_an_invoice_that_is_missing(self):
        # 8,857.38 and 1,250.00 were paid; the latter is not in the books
        amounts = [885_738, 70_000, 55_000, *range(15_000, 60_000, 10_000), 90_011]
        items = [invoice(f"A-10{n:02d}", a) for n, a in enumerate(amounts)]
        proposal = answer(items, bank("x", 1_010_738, **NORDLICHT))
        self.assertTrue(proposal.needs_review)

    def test_all_open_and_a_credit_note_that_cancels_one_of_them(self):
        amounts = (1_013, 2_207, 4_871, -2_207)
        items = [invoice(f"A-100{n}", a) for n, a in enumerate(amounts)]
        proposal = answer(items, bank("x", 5_884, **NORDLICHT))
        self.assertTrue(proposal.needs_review)

    def test_name_without_legal_form_where_two_differ_in_nothing_else(self):
        twins = (Partner("a", "Olesen & Son A/S"), Partner("b", "Olesen & Son"))
        items = [invoice("A-1001", 5_000, "b")]
        line = bank("NOTPROVIDED Olesen & Son", 5_000)
        proposal = answer(items, line, partners=twins)
        self.assertTrue(proposal.needs_review)
        line = bank("x", 5_000, partner_name="Olesen & Son A/S")
        proposal = answer(items, line, partners=twins)
        self.assertTrue(proposal.needs_review)
