"""Reasons are true: what is said of documents that are named, in the matcher."""

from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import KnownDocument, Ledger, propose
from odoo.addons.bank_payment_reconcile.matching.reasons import text

from .matching_books import PARTNERS, answer, applied, bank, invoice, kinds

NORDLICHT = {"partner_name": "Nordlicht Möbel GmbH"}


def told(proposal):
    """The sentences of a proposal."""
    return [text(reason) for reason in proposal.reasons]


@tagged("post_install", "-at_install")
class TestReasons(BaseCase):
    def _answer(self, line, *known, items=None):
        """Nordlicht owes 300.00 by INV/2026/00099; what else is known of documents."""
        items = items or [invoice("INV/2026/00099", 30_000)]
        ledger = Ledger(PARTNERS, items, known_documents=known)
        return propose(ledger, [line])[0]

    def test_what_became_of_the_document_named(self):
        for document, sentence in (
            (
                KnownDocument("INV/2026/00042", "paid", "2026-11-02"),
                "INV/2026/00042, which the text names, was paid on 2026-11-02",
            ),
            (
                KnownDocument("INV/2026/00042", "currency", "USD"),
                "INV/2026/00042, which the text names, is open in USD",
            ),
            (
                KnownDocument("INV/2026/00042", "draft"),
                "INV/2026/00042, which the text names, is a draft",
            ),
            (
                KnownDocument("INV/2026/00042", "cancelled"),
                "INV/2026/00042, which the text names, is cancelled",
            ),
            (
                KnownDocument("INV/2026/00042", "settled"),
                "INV/2026/00042, which the text names, is settled",
            ),
            (
                KnownDocument("INV/2026/00042", "company", "Nordlicht AG"),
                "INV/2026/00042, which the text names, belongs to Nordlicht AG",
            ),
        ):
            for words in ("INV/2026/00042", "Rechnung 2026-42", "00042"):
                with self.subTest(document.why, words=words):
                    found = self._answer(bank(words, 30_000, **NORDLICHT), document)
                    self.assertIn(sentence, told(found))
                    self.assertNotIn("unknown_document", kinds(found))
                    self.assertTrue(found.needs_review)

    def test_a_document_that_is_open_besides_is_not_doubted(self):
        paid = KnownDocument("INV/2026/00042", "paid", "2026-11-02")
        line = bank("INV/2026/00099 not 00042", 30_000, **NORDLICHT)
        found = self._answer(bank("INV/2026/00099", 30_000, **NORDLICHT), paid)
        self.assertFalse(found.needs_review)
        self.assertEqual(applied(self._answer(line, paid)), {"INV/2026/00099": 30_000})

    def test_its_reference_with_check_digits(self):
        paid = KnownDocument(
            "INV/2026/00042", "paid", "2026-11-02", payment_reference="RF18539007547034"
        )
        for values in (
            {"text": "RF18 5390 0754 7034"},
            {"text": "thanks", "reference": "RF18539007547034"},
        ):
            words = values.pop("text")
            found = self._answer(bank(words, 30_000, **values, **NORDLICHT), paid)
            self.assertIn("closed_paid", kinds(found), words)

    def test_dated_after_the_payment(self):
        later = invoice("INV/2026/00042", 30_000, date=date(2026, 11, 20))
        items = [invoice("INV/2026/00099", 30_000), later]
        found = answer(items, bank("INV/2026/00042", 30_000, **NORDLICHT))
        self.assertIn(
            "INV/2026/00042, which the text names, is dated 2026-11-20", told(found)
        )
        self.assertTrue(found.needs_review)

    def test_a_number_that_is_open_is_not_called_unknown(self):
        """00259 is another's, or of another amount; it is open all the same."""
        for partner in ("nordlicht", "fjord"):
            items = [
                invoice("INV/2026/00099", 30_000),
                invoice("INV/2026/00259", 12_000, partner),
            ]
            found = answer(items, bank("00259", 30_000, **NORDLICHT))
            self.assertNotIn("unknown_document", kinds(found))
            self.assertTrue(found.needs_review or not found.applications)

    def test_a_number_that_very_many_have_is_not_called_unknown(self):
        """A hundred customers' first invoices; Nordlicht's other one has the amount."""
        items = [
            invoice(f"{n}/2026/00042", 1_000 + n, "fjord") for n in range(1_000, 1_100)
        ]
        items.append(invoice("INV-77", 30_000))
        found = answer(items, bank("invoice 00042", 30_000, **NORDLICHT))
        self.assertIn("number_of_many", kinds(found))
        self.assertNotIn("unknown_document", kinds(found))
        self.assertTrue(found.needs_review)

    def test_what_was_recognised_is_said_where_nothing_fits(self):
        """Money goes out and names what a customer owes us."""
        found = answer(
            [invoice("INV/2026/00099", 30_000)], bank("INV/2026/00099", -30_000)
        )
        self.assertFalse(found.applications)
        self.assertIn("not_payable", kinds(found))
        self.assertNotIn("nothing_known", kinds(found))
        found = answer([], bank("hello", 30_000))
        self.assertEqual(kinds(found), {"nothing_known"})

    def test_numbers_that_are_none_of_a_document(self):
        """Nothing of them asks for a person: the payer and the amount tell."""
        for words in (
            "Tel. 030 1234567",
            "+49 30 1234567",
            "0049 30 1234567",
            "Rückfragen 212-555-0100",
            "31.10.2026/EREF+NOTPROVIDED",
            "31.10.2026EREF+NOTPROVIDED",
            "01.10.2026-31.10.2026",
            "261023",
            "16:29",
            "2026-10-23T14:32:46",
            "300 EUR",
            "EUR 300,00",
            "3,5 %",
            "card XXXX4711",
            "Kundennr. 4711",
            "Zählernummer 4711",
            "reservation 4711",
        ):
            found = self._answer(bank(words, 30_000, **NORDLICHT))
            self.assertEqual(applied(found), {"INV/2026/00099": 30_000}, words)
            self.assertFalse(found.needs_review, f"{words}: {told(found)}")
