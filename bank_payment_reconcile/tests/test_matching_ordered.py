"""Runs that files of ours ordered, in the matcher. Amounts are in cents."""

from dataclasses import replace
from datetime import date, timedelta

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    BlockPayment,
    Ledger,
    OrderedPayment,
    OutstandingPayment,
    match_entries,
    propose,
)

from .matching_books import NORDLICHT, PARTNERS, TODAY, applied, bank, bill, kinds

PAYEES = ("nordlicht", "fjord", "kirchner")
FOUR = (-10_000, -20_000, -30_000, -40_000)


def registered(amounts=FOUR, run="RUN-6-1", message="MSG-0006", **more):
    """Payments of a run with entries of their own: E-RUN-6-1-0000, …"""
    return [
        OutstandingPayment(
            f"{run}/{n}",
            amount,
            TODAY,
            PAYEES[n % 3],
            number=f"PAY/{run}/{n}",
            method="sepa",
            run_ids=(message, run),
            order_ids=(f"E-{run}-{n:04}", f"I-{run}-{n:04}"),
            **more,
        )
        for n, amount in enumerate(amounts)
    ]


def ordered(shares, number=0, run="RUN-6-1", **more):
    """What is ordered and not registered, of one payee."""
    return OrderedPayment(
        f"order {number}",
        sum(share[1] for share in shares),
        TODAY,
        tuple(shares),
        partner="kirchner",
        number=f"{run}/{number}",
        order_ids=(f"E-{run}-{number:04}",),
        run_ids=("MSG-0006", run),
        **more,
    )


def answers(lines, paid=(), items=(), orders=()):
    ledger = Ledger(PARTNERS, items, paid, orders=orders)
    return propose(ledger, lines)


def both_ways(lines, paid):
    """Of the payment journal and of the bank account reconciliation."""
    yield propose(Ledger(PARTNERS, (), paid), lines)
    yield match_entries(Ledger(PARTNERS, (), paid), lines, 3)


@tagged("post_install", "-at_install")
class TestRegisteredRuns(BaseCase):
    def test_any_id_names_the_run(self):
        for line in (
            bank("MSG-0006", -100_000),
            bank("SEPA RUN-6-1 ref", -100_000),
            bank("SEPA", -100_000, order_ids=("RUN-6-1",)),
            bank("SEPA", -100_000, reference="RUN 6 1"),
            bank("SEPA", -100_000, end_to_end_id="RUN-6-1"),
        ):
            for [found] in both_ways([line], registered()):
                self.assertEqual(
                    sorted(applied(found)), [f"RUN-6-1/{n}" for n in range(4)], line
                )
                self.assertFalse(found.needs_review, (line, found))

    def test_single_bookings_by_id_also_of_equal_amounts(self):
        paid = registered((-10_000, -10_000, -10_000, -40_000))
        for prefix in "EI":
            ids = [f"{prefix}-RUN-6-1-{n:04}" for n in (2, 0, 3, 1)]
            amounts = [-10_000, -10_000, -40_000, -10_000]
            for told in (True, False):
                lines = [
                    bank(f"l{id_}", amount, end_to_end_id=id_)
                    if told
                    else bank(f"payment {id_} thanks", amount)
                    for id_, amount in zip(ids, amounts, strict=True)
                ]
                for found in both_ways(lines, paid):
                    self.assertEqual(
                        [list(applied(each)) for each in found],
                        [[f"RUN-6-1/{n}"] for n in (2, 0, 3, 1)],
                    )
                    self.assertFalse(any(each.needs_review for each in found))

    def test_two_runs_of_one_sum_are_never_crossed(self):
        paid = registered() + registered((-60_000, -40_000), "RUN-7-1", "MSG-0007")
        lines = [bank("RUN-7-1", -100_000), bank("RUN-6-1", -100_000)]
        for found in both_ways(lines, paid):
            self.assertEqual(
                [{key[:7] for key in applied(each)} for each in found],
                [{"RUN-7-1"}, {"RUN-6-1"}],
            )

    def test_sum_of_a_run_that_the_banks_words_name_nobody_for(self):
        for text in (
            "Sammelüberweisung",
            "SEPA-Überweisung Sammler 4 Posten",
            "Verzamelbetaling SEPA",
            "BATCH PAYMENT 0004",
            "Remesa transferencia",
            "Virement groupé",
            "",
        ):
            for day in (TODAY, TODAY + timedelta(days=3)):
                line = bank(text, -100_000, date=day)
                [found] = answers([line], registered())
                self.assertEqual(len(applied(found)), 4, text)
                self.assertFalse(found.needs_review, text)

    def test_sum_of_a_run_on_a_line_that_may_be_something_else(self):
        for line in (
            bank("Miete Oktober", -100_000),
            bank("Sammler Aral Hamburg", -100_000),
            bank("Sammler", -100_000, partner_name="Aral Hamburg"),
            bank("Sammler", -100_000, partner_account="DE02100100100006820101"),
            bank("Sammler Rechnung 4711-26", -100_000),
            bank("Sammler RE/2026/04711", -100_000),
            bank("Rücküberweisung", -100_000),
            bank("SEPA Lastschrift Einzug", -100_000),
            bank("Dauerauftrag", -100_000),
            bank("Card 4711 payment", -100_000),
            bank("Zahlung Rechnung", -100_000),
            bank("Sammler", -100_000, date=TODAY + timedelta(days=7)),
            bank("Sammler", -100_000, date=TODAY - timedelta(days=1)),
        ):
            [found] = answers([line], registered())
            self.assertTrue(found.needs_review, line)

    def test_sum_of_a_run_beside_a_number_that_the_bank_counts(self):
        """There is a bill 366: where the amount is another one, it is not meant."""
        text = "Sammler 366"
        [found] = answers(
            [bank(text, -100_000)], registered(), [bill("BILL/2026/366", 7_700)]
        )
        self.assertEqual(len(applied(found)), 4)
        self.assertFalse(found.needs_review)
        [found] = answers(
            [bank(text, -100_000)], registered(), [bill("BILL/2026/366", 100_000)]
        )
        self.assertTrue(found.needs_review)

    def test_sum_of_a_collection_is_called_one(self):
        [found] = answers(
            [bank("SEPA Lastschrift Einzug Sammler", 30_000)],
            registered((10_000, 20_000), "COL-6-1"),
        )
        self.assertEqual(len(applied(found)), 2)
        self.assertFalse(found.needs_review)

    def test_sum_of_a_run_of_one_payment_and_of_less_than_a_run(self):
        one = registered((-100_000,))
        [found] = answers([bank("Sammler", -100_000)], one)
        self.assertTrue(found.needs_review)
        [found] = answers([bank("Sammler", -90_000)], registered())
        self.assertTrue(found.needs_review)

    def test_unnamed_sum_is_asked_where_another_set_fits(self):
        line = bank("Sammelüberweisung", -100_000)
        [found] = answers([line], registered())
        self.assertEqual(len(applied(found)), 4)
        self.assertIn("run_sum", kinds(found))
        for other in (
            registered((-60_000, -40_000), "RUN-7-1", "MSG-0007"),
            [
                OutstandingPayment(f"x{n}", -50_000, TODAY, method="cash")
                for n in range(2)
            ],
        ):
            [found] = answers([line], registered() + other)
            self.assertEqual(applied(found), {})
            self.assertEqual(len(found.rivals), 2)

    def test_rejected_member_of_which_two_choices_fit(self):
        paid = registered()
        for [found] in both_ways([bank("RUN-6-1", -70_000)], paid):
            self.assertEqual(applied(found), {})
            self.assertEqual(
                sorted(sorted(use.amount for use in rival) for rival in found.rivals),
                [[-40_000, -30_000], [-40_000, -20_000, -10_000]],
            )
        # the bank has answered which
        del paid[2]
        for [found] in both_ways([bank("RUN-6-1", -70_000)], paid):
            self.assertEqual(
                sorted(applied(found).values()), [-40_000, -20_000, -10_000]
            )
            self.assertFalse(found.needs_review)

    def test_three_of_thirty_rejected(self):
        amounts = [-(10_007 + n**5 % 99_991) for n in range(30)]
        paid = registered(amounts)
        gone = {3, 11, 29}
        kept = {f"RUN-6-1/{n}" for n in range(30) if n not in gone}
        total = sum(a for n, a in enumerate(amounts) if n not in gone)
        for [found] in both_ways([bank("RUN-6-1", total)], paid):
            self.assertEqual(set(applied(found)), kept)
            self.assertTrue(found.needs_review)
            self.assertIn("run_rejected", kinds(found))

    def test_block_of_a_file_of_which_only_the_message_is_named(self):
        paid = registered() + registered((-7_000, -8_000), "RUN-6-2")
        for [found] in both_ways([bank("MSG-0006", -15_000)], paid):
            self.assertEqual(set(applied(found)), {"RUN-6-2/0", "RUN-6-2/1"})
            self.assertFalse(found.needs_review)

    def test_block_of_one_payment(self):
        paid = registered((-7_000,), "RUN-6-2")
        for [found] in both_ways([bank("x RUN-6-2", -7_000)], paid):
            self.assertEqual(applied(found), {"RUN-6-2/0": -7_000})
            self.assertFalse(found.needs_review)

    def test_part_of_an_id_names_nothing(self):
        [found] = answers([bank("RUN-6-11", -100_000)], registered())
        self.assertNotIn("run", kinds(found))

    def test_what_another_line_shows_is_not_in_the_rest(self):
        lines = [
            bank("a", -20_000, end_to_end_id="E-RUN-6-1-0001"),
            bank("RUN-6-1", -80_000),
        ]
        for each in (lines, lines[::-1]):
            for found in both_ways(each, registered()):
                by_line = {p.line: set(applied(p)) for p in found}
                self.assertEqual(by_line["a"], {"RUN-6-1/1"})
                self.assertEqual(
                    by_line["RUN-6-1"], {"RUN-6-1/0", "RUN-6-1/2", "RUN-6-1/3"}
                )


@tagged("post_install", "-at_install")
class TestOrderedOnly(BaseCase):
    """Nothing is booked before the statement: the lines pay the bills as ordered."""

    ITEMS = (
        bill("B-1", 30_000),
        bill("B-2", 20_000),
        bill("C-1", -12_000),
        bill("B-3", 100_000),
    )
    ORDERS = (
        ordered([("B-1", -30_000, 0), ("B-2", -20_000, 0), ("C-1", 12_000, 0)]),
        ordered([("B-3", -98_000, -2_000)], 1),
    )

    def _found(self, *lines, items=ITEMS, orders=ORDERS):
        return answers(lines, items=items, orders=orders)

    def test_single_booking_with_credit_note_and_with_discount(self):
        lines = [
            bank("a", -98_000, end_to_end_id="E-RUN-6-1-0001"),
            bank("paid E-RUN-6-1-0000", -38_000),
        ]
        second, first = self._found(*lines)
        self.assertEqual(
            applied(first), {"B-1": -30_000, "B-2": -20_000, "C-1": 12_000}
        )
        [use] = second.applications
        self.assertEqual((use.key, use.amount, use.discount), ("B-3", -98_000, -2_000))
        for each in (first, second):
            self.assertFalse(each.needs_review, each)
            self.assertIn("payment_order", kinds(each))

    def test_collected(self):
        [found] = self._found(bank("SEPA", -136_000, order_ids=("RUN-6-1",)))
        self.assertEqual(
            {use.key: (use.amount, use.discount) for use in found.applications},
            {
                "B-1": (-30_000, 0),
                "B-2": (-20_000, 0),
                "C-1": (12_000, 0),
                "B-3": (-98_000, -2_000),
            },
        )
        self.assertFalse(found.needs_review)

    def test_sum_alone_tells_the_run_and_amount_alone_asks(self):
        [found] = self._found(bank("SEPA", -136_000))
        self.assertEqual(len(applied(found)), 4)
        self.assertFalse(found.needs_review)
        [found] = self._found(bank("SEPA Aral", -136_000))
        self.assertTrue(found.needs_review)
        [found] = self._found(bank("SEPA", -38_000))
        self.assertEqual(set(applied(found)), {"B-1", "B-2", "C-1"})
        self.assertTrue(found.needs_review)

    def test_bill_that_was_paid_otherwise_is_not_paid_as_ordered(self):
        items = (bill("B-3", 50_000), *self.ITEMS[:3])
        [found] = self._found(bank("RUN-6-1", -136_000), items=items)
        self.assertEqual(applied(found), {})
        # what is left of the run is one line by itself
        [found] = self._found(bank("RUN-6-1", -38_000), items=items)
        self.assertEqual(set(applied(found)), {"B-1", "B-2", "C-1"})

    def test_day_that_is_far_is_no_answer_to_a_sum(self):
        line = bank("SEPA", -136_000, date=date(2027, 1, 15))
        self.assertEqual(applied(self._found(line)[0]), {})


@tagged("post_install", "-at_install")
class TestBlockPayments(BaseCase):
    """Ordered together, booked in one entry, and shown one by one."""

    def _books(self, amounts=FOUR, items=(), entry="block", others=()):
        block = OutstandingPayment(
            "block", sum(amounts), TODAY, number="BNK1/1", run_ids=("RUN-6-1",)
        )
        parts = [
            BlockPayment(
                entry,
                amount,
                (f"E-RUN-6-1-{n:04}", f"P{n + 40}"),
                "RUN-6",
                number=f"E-RUN-6-1-{n:04}",
                partner="nordlicht",
            )
            for n, amount in enumerate(amounts)
        ]
        return Ledger(PARTNERS, items, [block, *others], block_payments=parts)

    def test_each_takes_its_part_and_a_person_looks(self):
        lines = [
            bank(f"l{n}", amount, end_to_end_id=f"E-RUN-6-1-{n:04}")
            for n, amount in enumerate(FOUR)
        ]
        for found, amount in zip(propose(self._books(), lines), FOUR, strict=True):
            self.assertEqual([a.amount for a in found.applications], [amount])
            self.assertEqual(list(applied(found)), ["block"])
            self.assertTrue(found.needs_review)
            self.assertLessEqual({"block_payment", "block_payment_part"}, kinds(found))

    def test_block_of_one_payment_needs_nobody(self):
        line = bank("x", -10_000, end_to_end_id="E-RUN-6-1-0000")
        [found] = propose(self._books((-10_000,)), [line])
        self.assertEqual(list(applied(found)), ["block"])
        self.assertFalse(found.needs_review)

    def test_whole_block_that_names_one_of_its_payments_too(self):
        line = bank("RUN-6-1", -100_000, end_to_end_id="E-RUN-6-1-0000")
        [found] = propose(self._books(), [line])
        self.assertEqual(list(applied(found)), ["block"])
        self.assertFalse(found.needs_review)

    def test_nothing_else_is_posted_where_the_entry_is_held(self):
        """In another currency, held by another line, or of another amount."""
        item = bill("BILL/7", 10_000, "nordlicht")
        account = NORDLICHT.accounts[0]
        line = bank("BILL/7", -10_000, partner_account=account)
        [found] = propose(self._books(items=[item]), [line])
        self.assertEqual(applied(found), {item.key: -10_000})
        self.assertFalse(found.needs_review)
        for entry, line in (
            (None, bank("BILL/7", -10_000, end_to_end_id="E-RUN-6-1-0000")),
            ("gone", bank("BILL/7", -10_000, order_ids=("P40",))),
            ("block", bank("BILL/7 E-RUN-6-1-0001", -10_000)),
            ("gone", bank("BILL/7 P40", -10_000)),
        ):
            line = replace(line, partner_account=account)
            [found] = propose(self._books(items=[item], entry=entry), [line])
            self.assertEqual(list(applied(found)), [item.key], line)
            self.assertTrue(found.needs_review, line)
            self.assertIn("block_payment_named", kinds(found), line)

    def test_short_id_in_a_text_of_another_amount_says_nothing(self):
        item = bill("BILL/7", 10_000, "nordlicht")
        account = NORDLICHT.accounts[0]
        line = bank("BILL/7 P41", -10_000, partner_account=account)
        [found] = propose(self._books(items=[item]), [line])
        self.assertEqual(list(applied(found)), [item.key])
        self.assertFalse(found.needs_review)
        self.assertNotIn("block_payment_named", kinds(found))

    def test_bank_account_reconciliation_matches_nothing_else(self):
        other = OutstandingPayment("other", -10_000, TODAY, "kirchner", number="P/1")
        line = bank("P/1", -10_000)
        [found] = match_entries(self._books(others=[other]), [line], 3)
        self.assertEqual(list(applied(found)), ["other"])
        line = bank("P/1", -10_000, end_to_end_id="E-RUN-6-1-0000")
        [found] = match_entries(self._books(others=[other]), [line], 3)
        self.assertEqual(applied(found), {})
