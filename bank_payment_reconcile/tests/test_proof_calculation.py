"""The proof of a bank's balance, calculated without a database. Amounts by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.proof import (
    BankLedger,
    Kind,
    OpenEntry,
    Rounding,
    Section,
    amount_in_bank_currency,
    clear,
    exact,
    kind_on_outstanding,
    prove,
)

from ..models.reconciliation.filed import KINDS
from ..models.reconciliation.proof_figures import SECTIONS, ProofItem

END = date(2026, 1, 31)
CENTS = Rounding(Decimal("0.01"))


def entry(key, kind, amount, day=END, **more):
    """What is open of an entry; in the company's currency the same."""
    amount = Decimal(amount)
    return OpenEntry(
        **{
            "id": key,
            "kind": kind,
            "date": day,
            "amount": amount,
            "company_amount": amount,
            **more,
        }
    )


def books(balance, *entries, **more):
    """The books with the entries where their kinds belong."""
    direct = [e for e in entries if e.kind is Kind.DIRECT]
    lines = [e for e in entries if e.kind in (Kind.LINE, Kind.AHEAD)]
    return BankLedger(
        date=END,
        currency=CENTS,
        company_currency=CENTS,
        balance=Decimal(balance),
        company_balance=Decimal(balance),
        direct=direct,
        lines=lines,
        outstanding=[e for e in entries if e not in direct and e not in lines],
        **more,
    )


#: The bank has 10,000.00. On its way are 500.00 that we deposited, check 3011 of
#: 1,200.00 and a direct posting of -30.00, so the books must have 9,270.00: 9,970.00 on
#: the bank's account and -700.00 outstanding.
DEPOSIT = entry(1, Kind.PAYMENT, "500.00", number="PBNK/1")
CHECK = entry(2, Kind.CHECK, "-1200.00", date(2025, 7, 1), check_number="3011")
DIRECT = entry(3, Kind.DIRECT, "-30.00", date(2026, 1, 20))
STATEMENT = Decimal("10000.00")


def figures(proof):
    return tuple(
        str(amount)
        for amount in (
            proof.balance_end,
            proof.books_balance,
            proof.ledger_balance,
            proof.ledger_outstanding,
            proof.unexplained,
        )
    )


@tagged("post_install", "-at_install")
class TestProof(BaseCase):
    def test_statement_and_books_meet(self):
        proof = prove(books("9970.00", DIRECT, CHECK, DEPOSIT), STATEMENT)
        self.assertEqual(
            figures(proof), ("10000.00", "9270.00", "9970.00", "-700.00", "0.00")
        )
        self.assertTrue(proof.is_proved)
        self.assertEqual(str(proof.outstanding_total), "-730.00")
        self.assertEqual(
            [(part.section.value, str(part.total)) for part in proof.sections],
            [("deposit", "500.00"), ("check", "-1200.00"), ("direct", "-30.00")],
        )

    def test_what_the_ledger_lacks_is_unexplained(self):
        """A bank line of 10.00 was deleted after its statement was posted."""
        proof = prove(books("9960.00", DIRECT, CHECK, DEPOSIT), STATEMENT)
        self.assertEqual(str(proof.unexplained), "10.00")
        self.assertFalse(proof.is_explained or proof.is_proved)

    def test_what_may_be_another_banks_is_counted_nowhere(self):
        shared = entry(4, Kind.UNTOLD, "-75.00")
        proof = prove(books("10000.00", shared), STATEMENT)
        self.assertEqual(
            figures(proof), ("10000.00", "10000.00", "10000.00", "0.00", "0.00")
        )
        self.assertEqual((proof.is_explained, proof.is_proved), (True, False))
        self.assertEqual((proof.sections, proof.outstanding_total), ([], 0))
        self.assertEqual(str(proof.total(Section.UNTOLD)), "-75.00")

    def test_lines_of_no_statement_and_lines_dated_later(self):
        """Of 40.00 and 75.00 that came in, the statement has the second and the ledger
        the first."""
        line, ahead = entry(5, Kind.LINE, "40.00"), entry(6, Kind.AHEAD, "-75.00")
        proof = prove(books("9965.00", line, ahead), STATEMENT)
        self.assertEqual(str(proof.books_balance), "9965.00")
        self.assertTrue(proof.is_proved)
        self.assertEqual(proof.outstanding_total, 0)

    def test_before_the_first_statement_the_balance_is_what_was_brought_forward(self):
        opening = entry(7, Kind.DIRECT, "1000.00")
        proof = prove(books("970.00", opening, DIRECT), None, forward=[opening])
        self.assertEqual(
            figures(proof), ("1000.00", "970.00", "970.00", "0.00", "0.00")
        )
        self.assertEqual([item.entry_id for item in proof.items], [3])

    def test_a_draft_clears_what_it_is_matched_with(self):
        """The draft has a line of -30.00 that is the direct posting, and one of
        -1,000.00 for the check: 200.00 of it stay outstanding."""
        matched = {3: None, 2: Decimal("-1000.00")}
        proof = prove(
            books("9970.00", DIRECT, CHECK, DEPOSIT), Decimal("8970.00"), (), matched
        )
        self.assertEqual(
            [(i.section.value, str(i.amount)) for i in proof.items],
            [("deposit", "500.00"), ("check", "-200.00")],
        )
        # what the draft's lines are going to have posted: 9,970.00 less the -30.00
        self.assertEqual(str(proof.ledger_balance), "10000.00")
        self.assertEqual(str(proof.ledger_outstanding), "300.00")

    def test_the_company_counts_in_another_currency(self):
        """The bank's account has 9,970.00 dollars that are 8,300.00 euros; -30.00 of
        them (-25.00 euros) are a direct posting that the draft is matched with. The
        check is -1,200.00 (-1,000.00 euros); -75.00 (-60.00) may be another bank's."""
        direct = replace(DIRECT, company_amount=Decimal("-25.00"))
        check = replace(CHECK, company_amount=Decimal("-1000.00"))
        shared = entry(4, Kind.UNTOLD, "-75.00", company_amount=Decimal("-60.00"))
        ledger = replace(
            books("9970.00", direct, check, shared), company_balance=Decimal("8300.00")
        )
        proof = prove(ledger, STATEMENT, (), {3: None})
        self.assertEqual(str(proof.company_ledger_balance), "8325.00")
        self.assertEqual(str(proof.company_ledger_outstanding), "-1000.00")
        self.assertEqual(str(proof.company_ledger_total), "7325.00")
        self.assertEqual(str(proof.ledger_total), "8800.00")

    def test_items_are_in_the_order_of_the_report_the_oldest_first(self):
        late = replace(CHECK, id=8, date=date(2026, 1, 2), check_number="3012")
        proof = prove(books("0.00", DIRECT, late, CHECK, DEPOSIT), STATEMENT)
        self.assertEqual([item.entry_id for item in proof.items], [1, 2, 8, 3])

    def test_check_is_stale_after_the_days_of_its_bank(self):
        """From the 1st of July to the 31st of January are 214 days."""
        for days, is_stale in ((0, False), (213, True), (214, False)):
            proof = prove(books("0.00", CHECK), STATEMENT, stale_days=days)
            [item] = proof.items
            self.assertEqual((item.days, item.is_stale), (214, is_stale), days)


@tagged("post_install", "-at_install")
class TestOpenEntries(BaseCase):
    def test_part_of_an_entry_is_taken_in_both_currencies(self):
        """600.00 of the bank's are 500.00 of the company's; 400.00 are matched."""
        payment = entry(1, Kind.PAYMENT, "600.00", company_amount=Decimal("500.00"))
        left, taken, company_taken = clear([payment], {1: Decimal("400.00")}, CENTS)
        self.assertEqual((left[0].amount, taken), (Decimal(200), Decimal(400)))
        self.assertEqual(str(CENTS.round(left[0].company_amount)), "166.67")
        self.assertEqual(str(CENTS.round(company_taken)), "333.33")

    def test_entry_of_no_amount_is_taken_whole(self):
        """A rate left 5.00 of the company's currency on it, and nothing of its own."""
        rest = entry(1, Kind.REVALUATION, "0.00", company_amount=Decimal("5.00"))
        for amount in (None, Decimal("0.00")):
            left, taken, company_taken = clear([rest], {1: amount}, CENTS)
            self.assertEqual(left[0].company_amount, 0)
            self.assertEqual((taken, company_taken), (0, Decimal("5.00")))

    def test_what_is_on_an_outstanding_account(self):
        facts = {
            "is_revaluation": False,
            "is_told": True,
            "is_bank_line": False,
            "is_payment": True,
            "is_check": True,
        }
        for change, kind in (
            ({}, Kind.CHECK),
            ({"is_check": False}, Kind.PAYMENT),
            ({"is_payment": False}, Kind.ENTRY),
            ({"is_bank_line": True}, Kind.AHEAD),
            ({"is_bank_line": True, "is_told": False}, Kind.UNTOLD),
            ({"is_told": False, "is_revaluation": True}, Kind.REVALUATION),
        ):
            found = kind_on_outstanding(**{**facts, **change})
            self.assertIs(found, kind, change)

    def test_section_of_what_is_outstanding_goes_by_the_money(self):
        for kind, amount, section in (
            (Kind.CHECK, 1, "deposit"),
            (Kind.CHECK, -1, "check"),
            (Kind.PAYMENT, 1, "deposit"),
            (Kind.PAYMENT, -1, "payment"),
            (Kind.ENTRY, -1, "payment"),
            (Kind.DIRECT, 1, "direct"),
            (Kind.AHEAD, -1, "ahead"),
            (Kind.UNTOLD, 1, "untold"),
        ):
            self.assertEqual(kind.section(Decimal(amount)).value, section, kind)

    def test_amount_in_the_banks_currency(self):
        """The bank counts dollars, the company euros, of which one is 1.10 dollars."""

        def amount(residual, company, **facts):
            known = {"is_company_currency": False, "is_own_currency": False, **facts}
            return str(
                amount_in_bank_currency(
                    CENTS,
                    Decimal(residual),
                    Decimal(company),
                    get_rate=lambda: Decimal("1.10"),
                    **known,
                )
            )

        # 100.05 euros are 110.055 dollars
        self.assertEqual(amount("100.05", "100.05"), "110.06")
        self.assertEqual(amount("50.00", "44.00", is_own_currency=True), "50.00")
        # what a rate made is nothing in dollars, and in euros what it says
        self.assertEqual(amount("0.00", "3.20", is_own_currency=True), "0.00")
        self.assertEqual(amount("0.00", "3.20", is_company_currency=True), "3.20")


@tagged("post_install", "-at_install")
class TestMoney(BaseCase):
    def test_half_a_unit_goes_away_from_zero(self):
        for amount, rounded in (
            ("0.005", "0.01"),
            ("-0.005", "-0.01"),
            ("2.675", "2.68"),
            ("-0.004", "0.00"),
        ):
            self.assertEqual(str(CENTS.round(Decimal(amount))), rounded)

    def test_some_currencies_count_in_five_coins(self):
        francs = Rounding(Decimal("0.05"))
        self.assertEqual(str(francs.round(Decimal("10.02"))), "10.00")
        self.assertEqual(str(francs.round(Decimal("10.03"))), "10.05")
        self.assertTrue(francs.is_zero(Decimal("0.02")))

    def test_double_is_what_is_written(self):
        self.assertEqual(exact(0.1) + exact(0.2), Decimal("0.3"))
        self.assertEqual(exact(Decimal("1.005")), Decimal("1.005"))


@tagged("post_install", "-at_install")
class TestShown(BaseCase):
    def test_sections_and_kinds_are_those_that_are_calculated(self):
        self.assertEqual([key for key, _t in SECTIONS], [s.value for s in Section])
        self.assertEqual({key for key, _t in KINDS}, {kind.value for kind in Kind})

    def test_item_is_shown_in_plain_values(self):
        """What a record stores and another program reads is no value of ours."""
        proof = prove(books("0.00", CHECK), STATEMENT)
        shown = ProofItem.of(proof.items[0])
        self.assertEqual((shown.section, shown.amount), ("check", -1200.0))
        self.assertEqual(
            (type(shown.section), type(shown.kind), type(shown.amount)),
            (str, str, float),
        )
        self.assertEqual((shown.number, shown.check_number), (False, "3011"))
