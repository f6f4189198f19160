"""Three years at one bank: what happens between the months.

The bank opens 2025 with 1,000, and every month it refunds 10 on the 10th. Besides, by
hand:

* check 1001 of 60 is registered in March 2025 and shown in February 2026;
* 7 of 20 June 2025 come when June is filed: July has them;
* a fee of 3 of 31 December 2025 comes in September 2026, which has it;
* the refund of May 2026 is dated 1 June by a person, after May was filed.

So month n, counted from January 2025, closes with 1,000 + 10 n, from July 2025 (7) on
with 7 more, from February 2026 (14) on with 60 less, from September 2026 (21) on with 3
less.
"""

from datetime import date

from odoo.tests import tagged

from .statements_case import StatementsCase

JUNE, JULY, DECEMBER, JANUARY, FEBRUARY = 6, 7, 12, 13, 14
MAY_2026, SEPTEMBER_2026, NOVEMBER_2026, APRIL_2027, JUNE_2027 = 17, 21, 23, 28, 30
#: month from which on -> what the statements have besides the refunds
STEPS = {JULY: 7.0, FEBRUARY: -60.0, SEPTEMBER_2026: -3.0}


def get_closing(number):
    extra = sum(amount for since, amount in STEPS.items() if number >= since)
    return 1000.0 + 10.0 * number + extra


def get_not_shown(number):
    """At the end of a month, in the ledger and not on the statement; once all of it
    has happened."""
    return (
        (-60.0 if 3 <= number < FEBRUARY else 0.0)
        + (7.0 if number == JUNE else 0.0)
        + (-3.0 if DECEMBER <= number < SEPTEMBER_2026 else 0.0)
        + (-10.0 if number == MAY_2026 else 0.0)
    )


@tagged("post_install", "-at_install")
class TestThreeYears(StatementsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._post_directly(1000.0, day=date(2024, 12, 31))

    def _day(self, number, day=None):
        year, month = divmod(number - 1, 12)
        if day:
            return date(2025 + year, month + 1, day)
        return self._last_day(2025 + year, month + 1)

    def _find(self, number):
        return self._posted().filtered(lambda d: d.date == self._day(number))

    def _live(self, number):
        """The bank's refund comes, and the statement of the month is filed."""
        self._show(self._day(number, 10), 10.0)
        event = getattr(self, f"_live_{number}", None)
        if event:
            event()
        document = self._document(
            date=self._day(number), balance_end=get_closing(number)
        )
        self._post(document)
        after = getattr(self, f"_after_{number}", None)
        if after:
            after()
        self._check_chain(number)
        proof = self._prove(self._day(number))
        self.assertEqual(proof.balance_end, get_closing(number))
        self.assertEqual(proof.unexplained, 0.0, number)

    def _check_chain(self, last):
        posted = self._posted()
        ends = [get_closing(number) for number in range(1, last + 1)]
        if last >= APRIL_2027:
            # Its first statement of two.
            ends.insert(APRIL_2027 - 1, get_closing(APRIL_2027) - 10.0)
        self.assertEqual(posted.mapped("balance_end"), ends)
        self.assertEqual(posted.mapped("balance_start"), [1000.0, *ends[:-1]])

    # -- What happens ----------------------------------------------------------------

    def _live_3(self):
        self.check = self._pay(-60.0, day=self._day(3, 20), check="1001")

    def _after_6(self):
        self.late = self._show(self._day(JUNE, 20), 7.0)
        self.late.action_post_applications()

    def _after_7(self):
        self.assertEqual(self.late.bank_reconciliation_id, self._find(JULY))
        self.assertTrue(self.late.bank_is_late)

    def _live_14(self):
        line = self._create_line(-60.0, "CHECK 1001", day=self._day(14, 5))
        self._apply(line, (self.check, -60.0))

    def _after_14(self):
        """December and January are undone over the year's end, February stays."""
        february = self._find(FEBRUARY)
        december, january = (self._undo(self._find(n)) for n in (DECEMBER, JANUARY))
        self.assertEqual(self._prove(self._day(FEBRUARY)).unexplained, 0.0)
        self._post(january)
        self._post(december)
        self.assertEqual(february.state, "posted")

    def _after_18(self):
        """A person dates May's refund 1 June; later May is filed anew."""
        may = self._find(MAY_2026)
        move = may.line_ids.move_id
        move.button_draft()
        move.date = date(2026, 6, 1)
        move.action_post()
        self.assertTrue(may.is_changed)
        filed = get_closing(MAY_2026)
        self.assertRecordValues(
            may, [{"ledger_balance_end": filed, "now_ledger_balance": filed - 10.0}]
        )
        may.action_file_again()
        again = self._find(MAY_2026)
        self.assertRecordValues(
            again, [{"is_changed": False, "ledger_balance_end": filed - 10.0}]
        )

    def _live_21(self):
        self._show(date(2025, 12, 31), -3.0)

    def _after_25(self):
        """One line of November is taken back when January is filed, and posted."""
        november = self._find(NOVEMBER_2026)
        november.line_ids.action_undo_applications()
        self._post(november.replacement_ids)

    def _live_28(self):
        """The bank sends two statements on 30 April, the refund on the second one."""
        day = self._day(APRIL_2027)
        refund = self.env["account.bank.statement.line"].search(
            [("bank_booking_date", "=", self._day(APRIL_2027, 10))]
        )
        first = self._document(date=day, balance_end=get_closing(APRIL_2027) - 10.0)
        first.action_remove_lines(refund)
        self._post(first)
        self.first_of_april = first

    def _after_28(self):
        self._post(self._undo(self.first_of_april))

    def _live_30(self):
        """A draft that was begun with the wrong lines is deleted."""
        payment = self._pay(-5.0, day=self._day(JUNE_2027, 2))
        draft = self._document(date=self._day(JUNE_2027))
        draft.action_suggest_lines(payment)
        draft.unlink()
        payment.payment_id.action_draft()
        payment.payment_id.action_cancel()

    # -- The years -------------------------------------------------------------------

    def test_three_years(self):
        for number in range(1, 37):
            self._live(number)
        for number in range(1, 37):
            with self.subTest(month=self._day(number)):
                proof = self._prove(self._day(number))
                books = get_closing(number) + get_not_shown(number)
                self.assertEqual(
                    (proof.balance_end, proof.books_balance, proof.ledger_total),
                    (get_closing(number), books, books),
                )
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)]
        )
        # 36 refunds, the check, and two that came late: each on one statement.
        self.assertEqual(len(lines), 39)
        self.assertEqual(set(lines.bank_reconciliation_id.mapped("state")), {"posted"})
        self.assertEqual(self._balance(self.bank.default_account_id), get_closing(36))
