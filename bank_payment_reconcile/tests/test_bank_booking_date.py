"""What goes by the day on which the bank booked a line, and who may correct it."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .locked_case import DAYS, LockedCommon, paper


@tagged("post_install", "-at_install")
class TestBankBookingDate(LockedCommon):
    # -- What goes by the bank's day ------------------------------------------

    def test_balances_follow_the_bank(self):
        self._lock()
        statement, _remarks = self.bank._bank_import_file(paper(), "a.sta")
        lines = self._get_lines()
        self.assertEqual(lines.mapped("running_balance"), [100.0, 300.0, 250.0, 255.0])
        self.assertEqual(statement.date, DAYS[3])
        self.assertTrue(statement.is_complete)

    def test_statements_follow_each_other_as_at_the_bank(self):
        """January came late, its lines are dated March; February came before."""
        self._lock()
        february = paper([("0205", "C20,00")], "255,00", "275,00", "2")
        second, _remarks = self.bank._bank_import_file(february, "2.sta")
        first, remarks = self.bank._bank_import_file(paper(), "1.sta")
        second.invalidate_recordset()
        self.assertLess(first.first_line_index, second.first_line_index)
        self.assertTrue(second.is_valid)
        self.assertFalse(second.bank_warnings)
        self.assertEqual(len(remarks), 1, remarks)

    def test_the_same_file_again_brings_nothing(self):
        self._lock()
        self.bank._bank_import_file(paper(), "a.sta")
        again, remarks = self.bank._bank_import_file(paper(), "again.sta")
        self.assertFalse(again)
        self.assertEqual(remarks, [])
        self.assertEqual(len(self._get_lines()), 4)

    def test_what_goes_out_has_the_banks_days_and_comes_in_as_known(self):
        self._lock()
        statement, _remarks = self.bank._bank_import_file(paper(), "a.sta")
        (out,) = statement._bank_to_file_statements()
        self.assertEqual([each.date for each in out.transactions], DAYS)
        self.assertEqual(out.date, DAYS[3])
        for line, each in zip(self._get_lines(), out.transactions, strict=True):
            # The bank's own id, to which its day belongs
            self.assertTrue(line.bank_import_id.startswith(f"{each.bank_id}:"))
        plan = self.bank._bank_plan_import(out, "out.xml")
        self.assertEqual(plan.new, [])

    def test_a_discount_is_taken_in_time_at_the_bank(self):
        """Paid on 10 January, 2 % until the 12th; the entry is of March."""
        terms = self.env["account.payment.term"].create(
            {
                "name": "2 % in 10 days",
                "early_discount": True,
                "discount_days": 10,
                "discount_percentage": 2,
                "line_ids": [(0, 0, {"value": "percent", "nb_days": 30})],
            }
        )
        self._create_document(
            self.nordlicht,
            102.04,
            "INV/2026/00042",
            invoice_payment_term_id=terms.id,
            currency_id=self.bank.currency_id.id,
        )
        self._lock()
        self.bank._bank_import_file(paper(), "a.sta")
        first = self._get_lines()[0]
        items = first.get_open_items("all")["records"]
        self.assertEqual(len(items), 1)
        self.assertEqual(items[0]["residual_after_discount"], 100.0)
        # And no warning that the invoice is later than its payment
        first.action_apply_item(items[0]["move_line_id"])
        self.assertFalse(first.application_ids.warning)

    def test_the_page_shows_the_banks_day(self):
        self._lock()
        self.bank._bank_import_file(paper(), "a.sta")
        self.assertEqual(
            self._get_lines()[0].get_bank_reconciliation_panel()["date"], DAYS[0]
        )

    def test_the_statement_is_posted_and_proved_on_the_banks_day(self):
        """On 3 February the ledger has but 5.00 of the 255.00: the 250.00 of January
        are in its later entries, which the proof lists."""
        self._lock()
        statement, _remarks = self.bank._bank_import_file(paper(), "a.sta")
        lines = self._get_lines()
        for line in lines:
            self._apply(line, (self.fees, line.amount))
        lines.action_accept()
        wizard = self.env["bank.post.reconcile"].new(
            {"journal_id": self.bank.id, "statement_id": statement.id}
        )
        self.assertEqual(wizard.date, DAYS[3])
        document = statement._bank_get_or_create_reconciliation(date=wizard.date)
        document.action_post()
        self.assertEqual(document.state, "posted")
        self.assertEqual(document.record_ids.mapped("date"), DAYS)
        self.assertEqual(document.balance_end, 255.0)
        self.assertEqual(document.ledger_balance_end, 5.0)
        self.assertEqual(document.ledger_balance_start, 0.0)
        self.assertEqual(document.unexplained, 0.0)
        ahead = document.outstanding_ids
        self.assertEqual(set(ahead.mapped("section")), {"ahead"})
        self.assertEqual(sorted(ahead.mapped("amount")), [-200.0, -100.0, 50.0])
        self.assertEqual(ahead.mapped("company_amount"), ahead.mapped("amount"))
        # When the entries' day has come, ledger and bank agree.
        later = self.env["bank.reconciliation.proof"]._get_proof(
            self.bank, max(lines.mapped("date"))
        )
        self.assertEqual(later.items, [])
        self.assertEqual((later.balance_end, later.ledger_balance), (255.0, 255.0))
        self.assertEqual(later.unexplained, 0.0)

    # -- A fact, and a correction ---------------------------------------------

    def test_the_day_a_file_told_is_not_rewritten(self):
        self.bank._bank_import_file(paper(), "a.sta")
        line = self._get_lines()[0].with_user(self.accountant)
        with self.assertRaisesRegex(UserError, "payment of 0110.*01/10/2026"):
            line.bank_booking_date = date(2026, 1, 11)
        line.date = date(2026, 1, 11)
        self.assertEqual(line.bank_booking_date, DAYS[0])
        self.assertIn("its entry is dated 01/11/2026", line.bank_booked_later_note)
        line.date = DAYS[0]
        self.assertFalse(line.bank_booked_later_note)

    def test_a_line_always_has_the_day_of_the_bank(self):
        line = self._create_line(10.0, "counter", DAYS[0], bank_booking_date=False)
        self.assertEqual(line.bank_booking_date, DAYS[0])
        with self.assertRaisesRegex(UserError, "day on which the bank booked it"):
            line.bank_booking_date = False

    def test_the_day_a_person_typed_is_corrected_with_its_date(self):
        line = self._create_line(100.0, "counter", DAYS[0])
        line.date = DAYS[1]
        self.assertEqual(line.bank_booking_date, DAYS[1])
        self.assertTrue(line.internal_index.startswith("20260120"))
        self._lock_anyway()
        moved = self._create_line(100.0, "counter", DAYS[0])
        moved.date = date(2026, 2, 5)
        self.assertEqual(moved.bank_booking_date, DAYS[0], "a lock had moved it")
        (moved | line).write({"payment_ref": "till"})
        self.assertEqual(moved.bank_booking_date, DAYS[0])

    def test_a_line_without_a_date_is_of_today(self):
        line = self.env["account.bank.statement.line"].create(
            {"journal_id": self.bank.id, "amount": 1.0, "payment_ref": "till"}
        )
        self.assertEqual(line.bank_booking_date, date(2026, 3, 10))
        self.assertEqual(line.date, date(2026, 3, 10))

    def test_lines_from_before_the_field_have_their_date(self):
        line = self._create_line(100.0, "old", DAYS[0])
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE account_bank_statement_line SET bank_booking_date = NULL "
            "WHERE id = %s",
            [line.id],
        )
        self.env["account.bank.statement.line"].init()
        self.env.invalidate_all()
        self.assertEqual(line.bank_booking_date, DAYS[0])

    def test_an_entry_posted_again_after_the_lock(self):
        """Set to draft while the period was open, posted when it was closed."""
        line = self._create_line(100.0, "counter", DAYS[0])
        line.move_id.button_draft()
        self._lock_anyway()
        line.move_id.action_post()
        self.assertBookedLater(line, moved=1)
