"""The books move under a bank line: every way, before and after it is posted.

What a line is applied to goes, changes or is locked; then the line is posted by hand,
at night or on a bank account reconciliation, or its posting is taken back. After each
event the invariants of the whole ledger hold, and what is refused is refused with a
sentence.
"""

from odoo.tests import tagged

from .moving_case import POST, MovingCase


@tagged("post_install", "-at_install")
class TestMovingBeforePosting(MovingCase):
    def test_an_invoice_moves_after_it_was_applied(self):
        """What is left of the 1,000 is a difference; nothing of it is posted."""

        def play(books, event, way):
            line = self._pay_invoices(books)
            self._move_document(books, event, self.invoice_400)
            self.assertEqual(line.difference_amount, 400.0)
            self.assertTrue(line.needs_review)
            self._post(books, line, way)
            self.assertFalse(line.is_reconciled)
            self.assertEqual(self._items(self.invoice_600).amount_residual, 600.0)
            books.undo_everything()

        self._each(
            play,
            "draft",
            "cancel",
            "delete",
            "partner",
            "instalments",
            "discount",
            "pay",
        )

    def test_a_registered_payment_moves_after_the_bank_showed_it(self):
        def play(books, event, way):
            line, payment = self._show_payment(books)
            books.change_payment(payment, event)
            self.assertEqual(line.difference_amount, 400.0)
            self._post(books, line, way)
            self.assertFalse(line.is_reconciled)
            books.undo_everything()

        self._each(play, "draft", "cancel", "delete")

    def test_what_was_on_account_goes_before_it_is_paid_back(self):
        def play(books, event, way):
            line, first = self._refund_rest(books)
            if event == "ours":
                books.undo(first)
            elif event == "host":
                books.undo_hosts_way(first)
            elif event == "draft":
                books.correct_entry(first, "draft")
            else:
                books.delete_line(first)
            self.assertEqual(line.difference_amount, -100.0)
            self._post(books, line, way)
            self.assertFalse(line.is_reconciled)
            books.undo_everything()

        self._each(play, "ours", "host", "draft", "delete")

    def test_the_bank_line_itself_changes_after_it_was_applied(self):
        """1,010 instead of 1,000: 10 are left; another payer changes nothing of it."""

        def play(books, event, way):
            line = self._pay_invoices(books)
            if event == "amount":
                books.change_line(line, amount=1010.0)
                left = 10.0
            elif event == "partner":
                books.change_line(line, partner_id=self.fjord)
                left = 0.0
            elif event == "half":
                books.settle_half_by_hand(line)
                left = -500.0
            else:
                books.change_suspense_account(self.bank, self.other_suspense)
                left = None
            if left is not None:
                self.assertEqual(line.difference_amount, left)
            self._post(books, line, way)
            self.assertEqual(line.is_reconciled, left == 0.0)
            books.undo_everything()

        self._each(play, "amount", "partner", "half", "suspense")

    def test_the_period_is_locked_after_it_was_applied(self):

        def play(books, _event, way):
            line = self._pay_invoices(books)
            books.lock()
            self._post(books, line, way)
            self.assertFalse(line.is_reconciled)
            books.unlock()
            self._post(books, line, "by hand")
            self.assertTrue(line.is_reconciled)
            books.undo_everything()

        self._each(play, *POST)

    def test_a_line_comes_in_for_a_locked_day(self):
        """The accountant imports it; it is posted in the next open period or not."""

        def play(books, _event, way):
            books.lock()
            line = self._pay_invoices(books)
            self.assertEqual(line.difference_amount, 0.0)
            self._post(books, line, way)
            books.undo_everything()

        self._each(play, *POST)


@tagged("post_install", "-at_install")
class TestMovingAfterPosting(MovingCase):
    def test_a_paid_invoice_moves(self):
        """Refused, or the line shows it and asks; and all can be undone."""

        def play(books, event, way):
            line = self._pay_invoices(books)
            self._post(books, line, way)
            self.assertTrue(line.is_reconciled)
            self._move_document(books, event, self.invoice_400)
            if event == "discount":
                # Terms of what is paid in full change nothing of it.
                self.assertEqual(self.invoice_400.amount_residual, 0.0)
            else:
                self.assertShown(books, line)
            books.undo_everything()

        self._each(
            play,
            "draft",
            "cancel",
            "delete",
            "partner",
            "instalments",
            "discount",
            "unreconcile",
        )

    def test_a_payment_moves_that_the_bank_showed(self):
        def play(books, event, way):
            line, payment = self._show_payment(books)
            self._post(books, line, way)
            self.assertTrue(line.is_reconciled)
            if event == "unreconcile":
                books.unreconcile_all(payment.move_id)
            else:
                books.change_payment(payment, event)
            self.assertShown(books, line)
            books.undo_everything()

        self._each(play, "draft", "cancel", "delete", "unreconcile")

    def test_what_was_on_account_goes_after_it_was_paid_back(self):
        def play(books, event, way):
            line, first = self._refund_rest(books)
            self._post(books, line, way)
            self.assertTrue(line.is_reconciled)
            if event == "ours":
                books.undo(first)
            elif event == "host":
                books.undo_hosts_way(first)
            elif event == "delete":
                books.delete_line(first)
            else:
                books.correct_entry(first, event)
            self.assertShown(books, line)
            books.undo_everything()

        self._each(play, "ours", "host", "draft", "cancel", "delete")

    def test_the_posted_line_itself_changes(self):
        def play(books, event, way):
            line = self._pay_invoices(books)
            self._post(books, line, way)
            if event == "amount":
                books.change_line(line, amount=1010.0)
            elif event == "partner":
                books.change_line(line, partner_id=self.fjord)
            elif event == "suspense":
                books.change_suspense_account(self.bank, self.other_suspense)
            elif event == "delete":
                books.delete_line(line)
            else:
                books.correct_entry(line, event)
            books.undo_everything()

        self._each(play, "amount", "partner", "suspense", "draft", "cancel", "delete")

    def assertShown(self, books, line):
        """Refused with a sentence, or the line asks for a review."""
        self.assertTrue(books.refusals or line.needs_review, "silently")


@tagged("post_install", "-at_install")
class TestMovingRates(MovingCase):
    HAS_DOLLARS = True

    def test_the_rate_comes_in_after_the_line(self):
        """1,000 USD booked as 1,000 EUR; the rate of that day was 1.25 in truth. What
        was booked stays: at posting and when it is undone."""

        def play(books, undo, _way):
            line = books.import_line(1000.0, "dollars", self.dollar_bank)
            books.apply_item(line, self._items(self.invoice_dollar))
            books.change_rate(self.dollar, 1.25)
            books.post(line)
            self.assertTrue(line.is_reconciled)
            books.change_rate(self.dollar, 1.6)
            self.assertTrue(getattr(books, undo)(line))
            bank, suspense, others = line._seek_for_lines()
            self.assertEqual((bank.balance, suspense.balance), (1000.0, -1000.0))
            self.assertFalse(others)
            books.undo_everything()

        self._each(play, "undo", "undo_hosts_way")
