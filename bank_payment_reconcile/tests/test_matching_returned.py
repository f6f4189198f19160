"""Payments that come back, and credits within a group, in the matcher. In cents."""

from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    EarlierPayment,
    Ledger,
    Partner,
    Settings,
    propose,
    returning,
)

from .matching_books import FJORD, NORDLICHT, PARTNERS, applied, bank, invoice, kinds

PAYER = {"partner_account": "DE89370400440532013000"}


def paid(number, amount, partner="nordlicht", **more):
    """A payment of before; what comes back goes on the account "owed"."""
    values = {"date": date(2026, 10, 20), "numbers": (number,), **more}
    return EarlierPayment(
        f"paid {number}", amount, partner=partner, account="owed", **values
    )


def back(line, *earlier, items=(), partners=PARTNERS):
    ledger = Ledger(partners, items, earlier_payments=earlier)
    return propose(ledger, [line])[0]


@tagged("post_install", "-at_install")
class TestReturned(BaseCase):
    def test_words_of_many_languages(self):
        for words in (
            "RÜCKLASTSCHRIFT",
            "Rücküberweisung",
            "returned",
            "chargeback",
            "terugboeking",
            "IMPAYÉ",
            "insoluto",
            "devolución",
            "afvist",
            "ZWROT",
            "palautus",
        ):
            with self.subTest(words):
                found = back(bank(f"{words} A-1001", -5_000), paid("A-1001", 5_000))
                self.assertEqual(applied(found), {"owed": -5_000})
                self.assertEqual((found.partner, found.needs_review), ("nordlicht", 1))
                self.assertIn("returns", kinds(found))

    def test_codes_of_banks(self):
        for code in ("PMNT-RDDT-UPDD", "PMNT-ICDT-RRTN", "NRTI"):
            line = bank("A-1001", -5_000, transaction_type=code)
            self.assertEqual(
                applied(back(line, paid("A-1001", 5_000))), {"owed": -5_000}, code
            )
        line = bank("A-1001", -5_000, transaction_type="PMNT-RCDT-ESCT")
        self.assertEqual(applied(back(line, paid("A-1001", 5_000))), {})

    def test_only_lines_that_say_so_are_asked_for(self):
        lines = [bank("A-1001", -5_000), bank("returned A-1001", -5_000)]
        self.assertEqual(list(returning(lines)), lines[1:])

    def test_part_of_the_payment_that_is_open_still(self):
        rest = invoice("", -2_000, key="rest", origin="on_account")
        found = back(
            bank("returned A-1001", -5_000),
            paid("A-1001", 5_000, entries=("rest", "gone")),
            items=[rest],
        )
        self.assertEqual(applied(found), {"rest": -2_000, "owed": -3_000})

    def test_surest_of_two(self):
        """The account is that of both, the id of one."""
        account = "DE89370400440532013000"
        earlier = [
            paid(f"A-{n}", 5_000, end_to_end_id=f"E2E-{n}", counterparty=account)
            for n in (1001, 1002)
        ]
        line = bank("returned", -5_000, end_to_end_id="E2E-1002", **PAYER)
        found = back(line, *earlier)
        self.assertIn("returns", kinds(found))
        found = back(bank("returned", -5_000, **PAYER), *earlier)
        self.assertIn("returns_one_of", kinds(found))

    def test_charges_that_the_file_does_not_tell(self):
        """Of what is named by its id, up to what the bank takes at the most."""
        earlier = paid("A-1001", 5_000, end_to_end_id="E2E-1")
        for amount, text, sure in (
            (-5_350, "returned E2E-1", {"owed": -5_000, "line": -350}),
            (-5_350, "returned A-1001", {}),
            (-9_000, "returned E2E-1", {}),
            (-4_900, "returned E2E-1", {}),
        ):
            line = bank(text, amount, key="line")
            ledger = Ledger(
                PARTNERS,
                (),
                earlier_payments=[earlier],
                settings=Settings(return_charges=1_000),
            )
            self.assertEqual(applied(propose(ledger, [line])[0]), sure, text)

    def test_mandate_names_whose_payment_it_is(self):
        earlier = [
            paid("A-1001", 5_000, mandate="M-7"),
            paid("A-1002", 5_000, "fjord", mandate="M-8"),
        ]
        found = back(bank("returned", -5_000, mandate="M-8"), *earlier)
        self.assertEqual(found.partner, "fjord")

    def test_no_other_payment_where_an_id_names_one(self):
        gone = paid("A-1001", 0, end_to_end_id="E2E-1")
        other = paid("A-1002", 5_000, counterparty="DE89370400440532013000")
        line = bank("returned", -5_000, end_to_end_id="E2E-1", **PAYER)
        found = back(line, gone, other)
        self.assertNotIn("returns", kinds(found))
        self.assertFalse(any(use.earlier for use in found.applications))

    def test_only_choice_of_a_block(self):
        amounts = (10_000, 6_050, 7_525)
        earlier = [
            paid(f"A-{n}", amount, block_ids=("RUN-1",))
            for n, amount in enumerate(amounts)
        ]
        for wanted, count in ((13_575, 2), (23_575, 3), (10_000, 1), (10_001, 0)):
            line = bank("returned", -wanted, order_ids=("RUN-1",))
            found = back(line, *earlier)
            self.assertEqual(len(found.applications), count, wanted)
        twice = [*earlier, paid("A-9", 10_000, block_ids=("RUN-1",))]
        line = bank("returned", -10_000, order_ids=("RUN-1",))
        self.assertEqual(applied(back(line, *twice)), {})

    def test_what_is_open_and_named_comes_first(self):
        note = invoice("R-1", -5_000)
        found = back(bank("refund R-1", -5_000), paid("A-1001", 5_000), items=[note])
        self.assertEqual(applied(found), {"R-1": -5_000})

    def test_bank_that_takes_back_no_credit_note(self):
        note = invoice("R-1", -5_000)
        for text, review in (("returned", True), ("refund", False)):
            found = back(bank(text, -5_000, **PAYER), items=[note])
            self.assertEqual(applied(found), {"R-1": -5_000})
            self.assertEqual(found.needs_review, review, text)


@tagged("post_install", "-at_install")
class TestGroupCredits(BaseCase):
    GROUP = (
        Partner("nordlicht", NORDLICHT.name, accounts=NORDLICHT.accounts),
        # the daughter knows her mother, who knows nothing of it
        Partner("fjord", FJORD.name, group="nordlicht"),
    )

    def test_unnamed_net_within_the_group(self):
        items = [invoice("A-1", 81_235), invoice("R-1", -9_990, "fjord")]
        found = back(bank("x", 71_245, **PAYER), items=items, partners=self.GROUP)
        self.assertEqual(applied(found), {"A-1": 81_235, "R-1": -9_990})
        self.assertTrue(found.needs_review)
        self.assertIn("of_group", kinds(found))
        found = back(bank("x", 71_245, **PAYER), items=items)
        self.assertNotIn("R-1", applied(found))

    def test_own_credit_note_before_the_groups(self):
        items = [
            invoice("A-1", 81_235),
            invoice("R-1", -9_990, "fjord"),
            invoice("R-2", -9_990),
        ]
        found = back(bank("A-1", 71_245, **PAYER), items=items, partners=self.GROUP)
        self.assertEqual(applied(found), {"A-1": 81_235, "R-2": -9_990})
        self.assertFalse(found.needs_review)

    def test_several_that_owe_the_amount_are_no_answer(self):
        items = [invoice("A-1", 5_000, "fjord"), invoice("A-2", 5_000, "fjord")]
        found = back(bank("x", 5_000, **PAYER), items=items, partners=self.GROUP)
        self.assertEqual((applied(found), len(found.rivals)), ({}, 2))
