"""A payment at the bank that cannot be posted, among others that can."""

from datetime import date

from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestNotPosted(BankReconcileCommon):
    """A line that cannot be posted says why and does not stop the others."""

    def test_line_with_a_difference_is_reported_and_the_others_are_posted(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        other = self._create_document(self.nordlicht, 70.0, "INV/2026/00043")
        short, good = self._create_line(1010.0), self._create_line(70.0)
        self._apply(short, (item, 1000.0))
        self._apply(good, (other, 70.0))
        done, errors = (short | good)._bank_post_applications()
        self.assertEqual(done, good)
        self.assertIn("10.00", errors[short])
        self.assertEqual(short.posting_error, errors[short])
        self.assertFalse(short.is_reconciled)

    def test_invoice_was_paid_meanwhile(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        first, second = self._create_line(1000.0), self._create_line(1000.0)
        self._apply(first, (item, 1000.0))
        self._apply(second, (item, 1000.0))
        done, errors = (first | second)._bank_post_applications()
        self.assertEqual(len(done), 1)
        self.assertIn("INV/2026/00042", errors[(first | second) - done])

    def test_invoice_was_moved_past_our_hooks(self):
        """As another module's SQL does: the credit would go to whom it is not."""
        moved = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        other = self._create_document(self.nordlicht, 70.0, "INV/2026/00043")
        line, good = self._create_line(1000.0), self._create_line(70.0)
        self._apply(line, (moved, 1000.0))
        self._apply(good, (other, 70.0))
        stranger = self.env["res.partner"].create({"name": "Fjordlys AS"})
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE account_move_line SET partner_id = %s WHERE id = %s",
            [stranger.id, moved.id],
        )
        self.env.invalidate_all()
        done, errors = (line | good)._bank_post_applications()
        self.assertEqual(done, good)
        self.assertIn("moved to another partner or account", errors[line])
        self.assertFalse(line.is_reconciled)

    def test_late_line_in_a_locked_period(self):
        item = self._create_document(
            self.nordlicht, 1000.0, "INV/2026/00042", day=date(2026, 2, 2)
        )
        late = self._create_line(10.0, day=date(2026, 1, 15))
        good = self._create_line(1000.0, day=date(2026, 2, 15))
        self._apply(late, (self.fees, 10.0))
        self._apply(good, (item, 1000.0))
        # Odoo refuses to lock over open bank lines, so the lock comes by SQL
        # here, as it does by an exception that ran out.
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_company SET fiscalyear_lock_date = %s WHERE id = %s",
            [date(2026, 1, 31), self.env.company.id],
        )
        self.env.invalidate_all()
        done, errors = (late | good)._bank_post_applications()
        self.assertEqual(done, good)
        self.assertIn("locked", errors[late])
        self.assertFalse(late.is_reconciled)

    def test_archived_account_is_reported(self):
        archived = self.fees.copy({"name": "Old", "code": "699999"})
        line = self._create_line(10.0)
        self._apply(line, (archived, 10.0))
        archived.active = False
        _done, errors = line._bank_post_applications()
        self.assertIn("archived", errors[line])

    def test_account_in_another_currency_is_reported(self):
        euro = self.fees.copy({"name": "Euro only", "code": "699998"})
        euro.currency_id = self.setup_other_currency("EUR")
        line = self._create_line(10.0)
        self._apply(line, (euro, 10.0))
        _done, errors = line._bank_post_applications()
        self.assertIn("EUR", errors[line])

    def test_account_that_the_host_refuses_is_found_by_halving(self):
        """Only Odoo knows, and only while posting, that an off-balance account
        cannot stand beside a bank account; that line alone stays behind."""
        memo = self.fees.copy(
            {"name": "Memo", "code": "999998", "account_type": "off_balance"}
        )
        lines = self.env["account.bank.statement.line"]
        for n in range(5):
            line = self._create_line(10.0 + n)
            self._apply(line, (memo if n == 3 else self.fees, 10.0 + n))
            lines |= line
        done, errors = lines._bank_post_applications()
        self.assertEqual(len(done), 4)
        self.assertEqual(list(errors), [lines[3]])
        self.assertEqual(len(lines[3].move_id.line_ids), 2)
        self.assertTrue(lines[3]._seek_for_lines()[1], "still on suspense")

    def test_nothing_applied(self):
        line = self._create_line(10.0)
        _done, errors = line._bank_post_applications()
        self.assertEqual(errors[line], "Nothing is applied to it.")
