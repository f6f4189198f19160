"""Transfers between banks in two currencies, in the matcher. Amounts in cents."""

from datetime import timedelta
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import Ledger, Settings, propose

from .matching_books import TODAY, answer, applied, bank, kinds
from .test_matching_transfers import BOOKS, OURS, SAVINGS, STRANGE, opened, waiting

#: A rate within 3 % of the day's.
TERMS = {**BOOKS, "settings": Settings(transfer_rate_percent=Decimal(3))}
#: What tells by itself that the line is a transfer: of the line, of the other side.
TOLD = (
    ({"partner_account": SAVINGS}, {}),
    ({"text": "from HAVBLIKK EIENDOM AS"}, {}),
    ({}, {"counterparty": OURS}),
    ({}, {"text": "Havblikk Eiendom AS"}),
    ({}, {"text": f"to {OURS}"}),
    ({"text": "FX deal FX47110815"}, {"text": "sold, FX47110815"}),
    ({"text": "Umbuchung vom Eurokonto"}, {"text": "Umbuchung, Dollar"}),
    ({"end_to_end_id": "E2E0815"}, {"text": "E2E0815"}),
)


def abroad(key, worth, **more):
    """Another bank's line in its currency, worth so much at the rate of its day."""
    return waiting(key, worth, foreign=True, **{"text": "", **more})


@tagged("post_install", "-at_install")
class TestForeignTransfers(BaseCase):
    def answer(self, line, *transfers, **books):
        return answer([], line, transfers=transfers, **{**TERMS, **books})

    def line(self, amount=108_500, text="payment", **more):
        return bank(text, amount, **more)

    def test_told_by_either_side(self):
        """1,085.00 came, 1,000 EUR left that are worth 1,083.00 by the day's rate."""
        for ours, theirs in TOLD:
            with self.subTest(ours=ours, theirs=theirs):
                found = self.answer(self.line(**ours), abroad(7, 108_300, **theirs))
                self.assertEqual(found.applications[0].transfer, 7)
                self.assertEqual(applied(found), {"transfers": 108_500})
                self.assertIn("transfer_rate", kinds(found))
                self.assertNotIn("amount_equal", kinds(found))
                # only the counterparty's account proves it
                self.assertEqual(found.needs_review, "partner_account" not in ours)

    def test_amounts_about_alike_tell_nothing(self):
        for text in ("", "payment 4711", "invoice of 10 November"):
            found = self.answer(self.line(), abroad(7, 108_500, text=text))
            self.assertFalse(found.applications)

    def test_rate_within_the_bound(self):
        """1,000.00 at the day's rate: 970.00 to 1,030.00 are within 3 %."""
        own = {"partner_account": SAVINGS}
        for amount, is_pair in (
            (96_999, False),
            (97_000, True),
            (100_000, True),
            (103_000, True),
            (103_001, False),
        ):
            with self.subTest(amount=amount):
                found = self.answer(self.line(amount, **own), abroad(7, 100_000))
                self.assertEqual(found.applications[0].transfer == 7, is_pair)
                found = self.answer(self.line(-amount, **own), abroad(7, -100_000))
                self.assertEqual(found.applications[0].transfer == 7, is_pair)

    def test_no_bound_no_pair(self):
        settings = Settings()
        line = self.line(100_000, partner_account=SAVINGS)
        found = self.answer(line, abroad(7, 100_000), settings=settings)
        self.assertIsNone(found.applications[0].transfer)

    def test_days_and_direction(self):
        own = {"partner_account": SAVINGS}
        for days, amount, is_pair in (
            (5, 100_000, True),
            (-5, 100_000, True),
            (6, 100_000, False),
            (-6, 100_000, False),
            (0, -100_000, False),
        ):
            for side in (abroad, self._posted):
                other = side(7, amount, date=TODAY - timedelta(days=days))
                found = self.answer(self.line(100_000, **own), other)
                use = found.applications[0]
                with self.subTest(days=days, amount=amount, side=side.__name__):
                    self.assertEqual(use.transfer == 7 or use.key == 7, is_pair)

    def _posted(self, key, worth, **more):
        return opened(key, worth, foreign=True, **more)

    def test_what_the_other_bank_posted_is_taken_whole(self):
        line = self.line(108_500, partner_account=SAVINGS)
        [use] = self.answer(line, self._posted(7, 108_300)).applications
        self.assertEqual((use.kind, use.key, use.amount), ("payment", 7, 108_500))
        self.assertTrue(use.foreign)

    def test_other_line_names_a_stranger(self):
        line = self.line(partner_account=SAVINGS)
        found = self.answer(line, abroad(7, 108_500, counterparty=STRANGE))
        self.assertIsNone(found.applications[0].transfer)

    def test_equal_amount_of_ones_own_currency_is_not_passed_over(self):
        """Both fit, both are proven: which one is a person's to say."""
        line = self.line(100_000, partner_account=SAVINGS)
        found = self.answer(line, waiting(6, 100_000), abroad(7, 100_400))
        self.assertEqual((found.applications, len(found.rivals)), ((), 2))

    def test_two_lines_and_one_other_side(self):
        lines = [
            bank(text, 100_000, partner_account=SAVINGS) for text in ("one", "two")
        ]
        ledger = Ledger(transfers=[abroad(7, 100_300)], **TERMS)
        self.assertEqual([p.applications for p in propose(ledger, lines)], [(), ()])
