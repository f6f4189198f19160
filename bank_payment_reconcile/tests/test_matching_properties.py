"""What must hold whatever the books and the bank say."""

import time
from datetime import timedelta

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Ledger,
    Line,
    OpenItem,
    Partner,
    propose,
)

from .hypothesis_or_skip import given, settings, st
from .matching_books import TODAY, invoice

QUICK = settings(max_examples=60, deadline=None)
NAMES = ("Nordlicht GmbH", "Nordlicht & Sohn", "Fjord AS", "Kirchner KG", "Meyer")
PARTNERS = tuple(Partner(n, name) for n, name in enumerate(NAMES))
WORDS = ("Rechnung", "payment", "less", "vom 12.10.2026", "Kd-Nr. 1003", "", "42, 43")

amounts = st.sampled_from([1_000, 1_000, 2_000, 3_000, 1_013, 2_207, -1_000, -400])


@st.composite
def books(draw):
    """A few items and lines that are likely to compete."""
    items = [
        OpenItem(
            key=f"I{n}",
            amount=draw(amounts),
            side="receivable",
            date=TODAY - timedelta(days=draw(st.integers(-2, 60))),
            partner=draw(st.integers(0, len(NAMES) - 1)),
            due_date=TODAY + timedelta(days=draw(st.integers(-20, 20))),
            number=f"INV/2026/{1000 + n}",
        )
        for n in range(draw(st.integers(0, 9)))
    ]
    lines = [
        Line(
            key=f"L{n}",
            date=TODAY,
            amount=draw(st.one_of(amounts, st.integers(-5_000, 9_000))),
            text=" ".join(
                draw(
                    st.lists(
                        st.sampled_from(
                            [
                                *WORDS,
                                *NAMES,
                                *(i.number for i in items),
                                "1003",
                                "INV2026/1001",
                            ]
                        ),
                        max_size=4,
                    )
                )
            ),
            partner_name=draw(st.sampled_from(["", *NAMES])),
        )
        for n in range(draw(st.integers(0, 6)))
    ]
    return items, lines


def told(items, lines):
    """Per line what is said of it, rivals in no order."""
    return {
        p.line: (p.confidence, p.needs_review, p.applications)
        for p in propose(Ledger(PARTNERS, items), lines)
    }


@tagged("post_install", "-at_install")
class TestMatchingProperties(BaseCase):
    @QUICK
    @given(books(), st.randoms(use_true_random=False))
    def test_order_of_lines_and_items_does_not_matter(self, data, chance):
        items, lines = data
        before = told(items, lines)
        items, lines = list(items), list(lines)
        chance.shuffle(items)
        chance.shuffle(lines)
        self.assertEqual(told(items, lines), before)

    @QUICK
    @given(books())
    def test_nothing_is_promised_beyond_what_is_open(self, data):
        items, lines = data
        opened = {item.key: item for item in items}
        used = dict.fromkeys(opened, 0)
        for line, proposal in zip(
            lines, propose(Ledger(PARTNERS, items), lines), strict=True
        ):
            self.assertEqual(proposal.line, line.key)
            total = sum(use.amount for use in proposal.applications)
            self.assertLessEqual(abs(total), abs(line.amount))
            if proposal.rivals:
                self.assertFalse(proposal.applications)
                self.assertTrue(proposal.needs_review)
            for use in proposal.applications:
                if use.kind == "item":
                    used[use.key] += use.amount + use.discount
                    self.assertLessEqual(opened[use.key].date, line.date)
        for key, amount in used.items():
            whole = opened[key].amount
            self.assertLessEqual(abs(amount), abs(whole))
            self.assertGreaterEqual(amount * whole, 0)

    @QUICK
    @given(books())
    def test_unrelated_item_changes_no_application_without_review(self, data):
        items, lines = data
        stranger = invoice("ZZ-777777", 987_654_321, "stranger")
        before, after = told(items, lines), told([*items, stranger], lines)
        for key, (_, review, uses) in before.items():
            if uses and not review:
                self.assertEqual(after[key][2], uses)

    @QUICK
    @given(st.text(max_size=300))
    def test_any_text_is_answered(self, text):
        line = Line("L", TODAY, 1_000, text, partner_name=text[:40], reference=text)
        items = [invoice("INV/2026/00042", 1_000, 0)]
        self.assertEqual(len(propose(Ledger(PARTNERS, items), [line])), 1)

    def test_hostile_text_neither_crashes_nor_slows(self):
        ledger = Ledger(
            PARTNERS, [invoice(f"INV/2026/{n:05d}", 1_000 + n, 0) for n in range(2_000)]
        )
        for text in (
            "7" * 1_000_000,
            "Rechnung " + ", ".join(str(n) for n in range(10_000)),
            "\x00\x07\u202e\u200f " * 12_500,
            "INV/2026/" * 6_000,
            "( & [ * .+? ^$ \\" * 3_000,
            "DE89 3704 " * 5_000,
            "1.1." * 12_500,
            "a" * 50_000,
            "1 " * 25_000,
            "-/." * 20_000,
            "مدفوعات فاتورة 00042 " * 2_500,
        ):
            started = time.process_time()
            propose(ledger, [Line("L", TODAY, 1_042, text, partner_name=text)])
            self.assertLess(time.process_time() - started, 1.0, text[:20])
