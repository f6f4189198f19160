from dataclasses import replace
from datetime import date, timedelta

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    DEFAULT_RULES,
    Ledger,
    Transfer,
    propose,
)

from .matching_books import TODAY, answer, applied, bank, invoice, kinds

OURS, SAVINGS, STRANGE = "NO9386011117947", "NO8330001234567", "NO5015030000001"
BOOKS = {
    "own_accounts": (OURS, SAVINGS),
    "own_names": ("Havblikk Eiendom AS",),
    "bank_account": OURS,
    "transfer_account": "transfers",
}


def opened(key, amount, **more):
    """What the other bank's posted line left on the account for transfers."""
    values = {
        "date": TODAY - timedelta(days=1),
        "account": SAVINGS,
        "number": str(key),
        **more,
    }
    return Transfer(key, amount, **values)


def waiting(key, amount, **more):
    """The other bank's own line, not posted."""
    return opened(key, amount, waiting=True, **more)


@tagged("post_install", "-at_install")
class TestMatchingTransfers(BaseCase):
    """Money between two accounts of ours, by the accounts and by the amount."""

    def answer(self, line, *transfers, items=(), **books):
        return answer(items, line, transfers=transfers, **{**BOOKS, **books})

    def test_from_our_own_account_what_the_other_bank_posted(self):
        line = bank("move", 50_000, partner_account="NO83 3000 1234 567")
        found = self.answer(line, opened("BNK2/1", 50_000))
        self.assertEqual(applied(found), {"BNK2/1": 50_000})
        self.assertEqual(found.applications[0].kind, "payment")
        self.assertEqual((found.confidence, found.needs_review), ("high", False))
        self.assertLessEqual({"own_account", "transfer_open"}, kinds(found))

    def test_from_our_own_account_and_the_other_line_still_waits(self):
        line = bank("move", 50_000, partner_account=SAVINGS)
        found = self.answer(line, waiting(7, 50_000, counterparty=OURS))
        use = found.applications[0]
        self.assertEqual((use.kind, use.key, use.transfer), ("account", "transfers", 7))
        self.assertFalse(found.needs_review)

    def test_our_name_in_the_text_wants_a_look(self):
        line = bank("from HAVBLIKK EIENDOM AS savings", 50_000)
        found = self.answer(line, waiting(7, 50_000))
        self.assertEqual((found.confidence, found.needs_review), ("medium", True))
        self.assertIn("own_named", kinds(found))

    def test_an_equal_amount_alone_is_weak(self):
        found = self.answer(bank("thanks", 50_000), waiting(7, 50_000))
        self.assertEqual((found.confidence, found.needs_review), ("low", True))
        self.assertIn("transfer_unproven", kinds(found))

    def test_unproven_money_is_reviewed_whatever_the_rules_say(self):
        rules = [replace(rule, review_required=False) for rule in DEFAULT_RULES]
        found = self.answer(bank("x", 50_000), waiting(7, 50_000), rules=rules)
        self.assertTrue(found.needs_review)

    def test_strangers_payment_of_the_same_amount(self):
        line = bank("thanks", 50_000, partner_account=STRANGE)
        self.assertFalse(applied(self.answer(line, waiting(7, 50_000))))
        line = bank("thanks", 50_000, partner_name="Fjordlysnes Seafood AS")
        found = self.answer(line, waiting(7, 50_000))
        self.assertNotIn("transfers", applied(found))

    def test_the_other_line_names_a_stranger(self):
        line = bank("move", 50_000, partner_account=SAVINGS)
        found = self.answer(line, waiting(7, 50_000, counterparty=STRANGE))
        self.assertIsNone(found.applications[0].transfer)
        self.assertIn("transfer_alone", kinds(found))
        self.assertTrue(found.needs_review)

    def test_our_own_money_before_the_other_bank_shows_it(self):
        found = self.answer(bank("move", 50_000, partner_account=SAVINGS))
        self.assertEqual(applied(found), {"transfers": 50_000})
        self.assertEqual((found.confidence, found.needs_review), ("low", True))

    def test_our_own_money_is_no_partners(self):
        line = bank(
            "move", 50_000, partner_account=SAVINGS, partner_name="Fjordlysnes Seafood"
        )
        item = invoice("A-1001", 50_000, "fjord")
        found = self.answer(line, opened("BNK2/1", 50_000), items=[item])
        self.assertEqual(applied(found), {"BNK2/1": 50_000})

    def test_the_account_the_lines_are_of_proves_nothing(self):
        line = bank("thanks", 50_000, partner_account=OURS)
        self.assertTrue(self.answer(line, waiting(7, 50_000)).needs_review)

    def test_invoice_named_by_its_number_beats_a_transfer(self):
        item = invoice("INV/2026/0042", 50_000)
        for more in ({}, {"partner_account": SAVINGS}):
            line = bank("Invoice INV/2026/0042", 50_000, **more)
            found = self.answer(line, opened("BNK2/1", 50_000), items=[item])
            self.assertEqual(applied(found), {"INV/2026/0042": 50_000})

    def test_two_equal_transfers_are_ambiguous(self):
        line = bank("move", 50_000, partner_account=SAVINGS)
        found = self.answer(line, waiting(7, 50_000), waiting(8, 50_000))
        self.assertEqual((applied(found), len(found.rivals)), ({}, 2))

    def test_the_number_in_the_text_tells_equal_transfers_apart(self):
        line = bank("move TRF/00042", 50_000, partner_account=SAVINGS)
        found = self.answer(
            line, opened("TRF/00041", 50_000), opened("TRF/00042", 50_000)
        )
        self.assertEqual(applied(found), {"TRF/00042": 50_000})
        self.assertFalse(found.needs_review)

    def test_transfers_that_the_text_names_have_to_be_its_amount(self):
        """300.00 came and name two of 200.00 and 100.00: both. Not two of 200.00 and
        50.00, and not 500.00 that came less 200.00 that went: the bank shows each."""
        line = bank("move TRF/00041 TRF/00042", 30_000)
        for amounts, expected in (
            ((20_000, 10_000), {"TRF/00041": 20_000, "TRF/00042": 10_000}),
            ((20_000, 5_000), {}),
            ((50_000, -20_000), {}),
        ):
            with self.subTest(amounts=amounts):
                named = map(opened, ("TRF/00041", "TRF/00042"), amounts)
                self.assertEqual(applied(self.answer(line, *named)), expected)

    def test_two_lines_one_transfer(self):
        lines = [
            bank(text, 50_000, partner_account=SAVINGS) for text in ("one", "other")
        ]
        ledger = Ledger(transfers=[opened("BNK2/1", 50_000)], **BOOKS)
        found = propose(ledger, lines)
        self.assertEqual([applied(proposal) for proposal in found], [{}, {}])

    def test_from_a_third_account_of_ours(self):
        third = "NO1234567890123"
        line = bank("move", 50_000, partner_account=third)
        books = {"own_accounts": (OURS, SAVINGS, third)}
        found = self.answer(line, opened("BNK2/1", 50_000), **books)
        self.assertEqual(applied(found), {"transfers": 50_000})

    def test_other_amount_other_direction_or_long_ago(self):
        line = bank("thanks", 50_000)
        for transfer in (
            opened("a", 49_999),
            opened("b", -50_000),
            waiting(1, 50_000, date=date(2026, 11, 1)),
            waiting(2, 50_000, date=date(2026, 11, 20)),
        ):
            with self.subTest(transfer=transfer):
                self.assertFalse(self.answer(line, transfer).applications)

    def test_without_an_account_for_transfers_nothing_is_proposed(self):
        line = bank("move", 50_000, partner_account=SAVINGS)
        found = self.answer(line, opened("a", 50_000), transfer_account=None)
        self.assertFalse(found.applications)
