"""When what is expected, and why; days and medians by hand."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .forecast_case import ForecastCase


@tagged("post_install", "-at_install")
class TestForecastSources(ForecastCase):
    # -------------------------------------------------------------------------
    # Open items
    # -------------------------------------------------------------------------

    def test_a_customer_pays_as_late_as_ever(self):
        """5, 12 and 9 days late: the one in the middle is 9. The other customer is
        nobody's habit: all documents of customers say 9 for him, too."""
        self._pay_late(self.nordlicht, 5, 12, 9)
        self._invoice(self.nordlicht, 500.0, 1, date(2026, 11, 30))
        self._invoice(self.fjord, 200.0, 2, date(2026, 12, 1))
        self.assertEqual(
            self._items(),
            [
                ("customer", "2026-12-09", 500.0),
                ("customer", "2026-12-10", 200.0),
            ],
        )
        items = self.env["bank.cash.forecast.item"].search([])
        self.assertEqual(items.mapped("delay_basis"), ["partner", "company"])
        self.assertEqual(items.mapped("week_start"), [date(2026, 12, 7)] * 2)
        self.assertEqual(
            items[0].reason,
            "Due on 11/30/2026; usually 9 days late, by 3 documents of this partner.",
        )

    def test_two_documents_are_no_habit_of_a_partner(self):
        """Paid 20 days late twice; all four of the company: 2, 4, 20, 20, so 12."""
        self._pay_late(self.nordlicht, 20, 20)
        self._pay_late(self.fjord, 2, 4)
        self._invoice(self.nordlicht, 500.0, 1, date(2026, 12, 1))
        self.assertEqual(self._items(), [("customer", "2026-12-13", 500.0)])

    def test_customers_say_nothing_of_vendors(self):
        """Nobody paid a vendor yet: a bill is paid when it is due."""
        self._pay_late(self.nordlicht, 5, 12, 9)
        self._bill(self.tulp, 300.0, "T1", due=date(2026, 12, 1))
        self.assertEqual(self._items(), [("vendor", "2026-12-01", -300.0)])
        item = self.env["bank.cash.forecast.item"].search([])
        self.assertEqual(item.reason, "Due on 12/01/2026; no delay is learned yet.")

    def test_vendors_are_paid_as_early_as_ever(self):
        self._pay_late(self.tulp, -3, -3, 0, move_type="in_invoice")
        self._bill(self.tulp, 300.0, "T1", due=date(2026, 12, 1))
        self.assertEqual(self._items(), [("vendor", "2026-11-28", -300.0)])
        item = self.env["bank.cash.forecast.item"].search([])
        self.assertIn("usually 3 days early", item.reason)

    def test_what_was_paid_more_than_a_year_ago_says_nothing(self):
        for number in range(3):
            item = self._invoice(
                self.nordlicht, 100.0, number, date(2025, 9, 1), day=date(2025, 8, 1)
            )
            self._pay_document(item, date(2025, 11, 20))
        self._invoice(self.nordlicht, 500.0, 9, date(2026, 12, 1))
        self.assertEqual(self._items(), [("customer", "2026-12-01", 500.0)])

    def test_what_a_credit_note_settled_was_not_paid(self):
        for number in range(3):
            item = self._invoice(self.nordlicht, 100.0, number, date(2026, 9, 1))
            credit = self._invoice(
                self.nordlicht,
                100.0,
                f"C{number}",
                date(2026, 11, 20),
                day=date(2026, 11, 20),
                move_type="out_refund",
            )
            (item + credit).reconcile()
        self._invoice(self.nordlicht, 500.0, 9, date(2026, 12, 1))
        self.assertEqual(self._items(), [("customer", "2026-12-01", 500.0)])

    def test_what_is_overdue_comes_this_week_at_the_earliest(self):
        self._pay_late(self.nordlicht, 9, 9, 9)
        self._invoice(self.nordlicht, 500.0, 1, date(2026, 10, 1))
        self.assertEqual(self._items(), [("customer", "2026-11-26", 500.0)])
        item = self.env["bank.cash.forecast.item"].search([])
        self.assertTrue(item.is_overdue)
        self.assertIn("Overdue: this week at the earliest.", item.reason)

    def test_what_a_bank_line_waits_to_settle_is_in_the_bank_already(self):
        """600.00 came for an invoice of 1000.00 and waits to be posted."""
        item = self._invoice(self.nordlicht, 1000.0, 1, date(2026, 12, 1))
        line = self._create_line(600.0, "INV/1", date(2026, 11, 25))
        self._apply(line, (item, 600.0))
        self.assertEqual(self._items(), [("customer", "2026-12-01", 400.0)])
        line.action_post_applications()
        self.assertEqual(self._items(), [("customer", "2026-12-01", 400.0)])

    def test_a_credit_note_is_taken_off_with_the_first_document(self):
        self._invoice(self.nordlicht, 300.0, 1, date(2026, 12, 1))
        self._invoice(
            self.nordlicht, 50.0, "C1", date(2026, 11, 27), move_type="out_refund"
        )
        self.assertEqual(
            self._items(),
            [("customer", "2026-12-01", 300.0), ("customer", "2026-12-01", -50.0)],
        )

    def test_a_credit_note_alone_is_paid_out(self):
        self._invoice(
            self.nordlicht, 50.0, "C1", date(2026, 11, 27), move_type="out_refund"
        )
        self.assertEqual(self._items(), [("customer", "2026-11-27", -50.0)])

    def test_a_payment_on_account_counts_as_far_as_there_are_documents(self):
        """100.00 and 250.00 on account, of a customer who owes 300.00: 50.00 of them
        is for what is yet to be invoiced, and comes from nowhere."""
        for amount in (100.0, 250.0):
            line = self._create_line(amount, "on account", date(2026, 11, 20))
            line.partner_id = self.nordlicht
            self._apply(line, (self.receivable, amount), partner_id=self.nordlicht.id)
            line.action_accept()
            line.action_post_applications()
        self.assertEqual(self._items(), [])
        self._invoice(self.nordlicht, 300.0, 1, date(2026, 12, 1))
        self.assertEqual(
            self._items(),
            [
                ("customer", "2026-12-01", 300.0),
                ("customer", "2026-12-01", -100.0),
                ("customer", "2026-12-01", -200.0),
            ],
        )

    # -------------------------------------------------------------------------
    # Payment runs, payments
    # -------------------------------------------------------------------------

    def test_a_released_run_stands_for_its_bills(self):
        """A draft of a run promises nothing."""
        bill = self._bill(self.tulp, 400.0, "T1", due=date(2026, 11, 30))
        run = self._create_run(execution_date=date(2026, 12, 4))
        line = self._pay(run, bill)
        self.assertEqual(self._items(), [("vendor", "2026-11-30", -400.0)])
        run.sudo().state = "released"
        self.assertEqual(self._items(), [("order", "2026-12-04", -400.0)])
        item = self.env["bank.cash.forecast.item"].search([])
        self.assertEqual(item.payment_line_id, line)
        self.assertEqual(item.action_open_document()["res_id"], run.id)

    def test_what_a_run_leaves_of_a_bill_stays_open(self):
        bill = self._bill(self.tulp, 400.0, "T1", due=date(2026, 11, 30))
        run = self._create_run(execution_date=date(2026, 12, 4))
        self._pay(run, bill).item_ids.amount = 300.0
        run.sudo().state = "released"
        self.assertEqual(
            self._items(),
            [("vendor", "2026-11-30", -100.0), ("order", "2026-12-04", -300.0)],
        )

    def test_a_run_that_the_bank_shows_is_in_the_bank(self):
        """The line that shows it waits to be posted."""
        bill = self._bill(self.tulp, 400.0, "T1", due=date(2026, 11, 30))
        run = self._create_run(execution_date=date(2026, 11, 26))
        payment = self._pay(run, bill)
        run.sudo().state = "exported"
        payment.sudo().state = "exported"
        line = self._create_line(-400.0, "Tulp", date(2026, 11, 26))
        self._apply(line, (bill, -400.0))
        self.assertEqual(self._items(), [])

    def test_a_payment_that_is_rejected_leaves_the_bill(self):
        bill = self._bill(self.tulp, 400.0, "T1", due=date(2026, 11, 30))
        run = self._create_run(execution_date=date(2026, 12, 4))
        payment = self._pay(run, bill)
        run.sudo().state = "exported"
        payment.sudo().state = "rejected"
        self.assertEqual(self._items(), [("vendor", "2026-11-30", -400.0)])

    def test_a_collection_stands_for_its_invoices(self):
        item = self._invoice(self.nordlicht, 250.0, 1, date(2026, 11, 30))
        run = self._create_run(kind="debit", execution_date=date(2026, 12, 10))
        self._pay(run.sudo(), item)
        run.sudo().state = "released"
        self.assertEqual(self._items(), [("collection", "2026-12-10", 250.0)])

    def test_money_between_two_own_banks_is_no_money_in_or_out(self):
        savings = self.bank.copy({"name": "Savings", "code": "SAV"})
        run = self._create_run(execution_date=date(2026, 12, 4))
        self.env["bank.payment.line"].create(
            {
                "run_id": run.id,
                "destination_journal_id": savings.id,
                "amount": 700.0,
            }
        )
        run.sudo().state = "released"
        self.assertEqual(self._items(), [])

    def test_a_check_that_is_not_cashed_is_still_to_come(self):
        outstanding = self.env["account.account"].create(
            {
                "code": "OUTF01",
                "name": "Outstanding",
                "account_type": "asset_current",
                "reconcile": True,
            }
        )
        method = self.bank.outbound_payment_method_line_ids[:1]
        method.payment_account_id = outstanding
        payment = self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": self.tulp.id,
                "amount": 150.0,
                "date": date(2026, 11, 20),
                "journal_id": self.bank.id,
                "payment_method_line_id": method.id,
            }
        )
        payment.action_post()
        self.assertEqual(self._items(), [("outstanding", "2026-11-26", -150.0)])
        item = self.env["bank.cash.forecast.item"].search([])
        self.assertEqual(item.reason, "Paid on 11/20/2026, not yet on a statement.")
        line = self._create_line(-150.0, "check", date(2026, 11, 25))
        self._apply(line, (item.move_line_id, -150.0))
        self.assertEqual(self._items(), [])

    # -------------------------------------------------------------------------
    # Without a document
    # -------------------------------------------------------------------------

    def test_a_payroll_entered_by_hand_comes_each_month(self):
        """On the 25th: that of November is past, that of March beyond 13 weeks."""
        self._expect(-9000.0, date(2026, 11, 25), repeat="monthly")
        self.assertEqual(
            self._items(),
            [
                ("manual", "2026-12-25", -9000.0),
                ("manual", "2027-01-25", -9000.0),
            ],
        )
        item = self.env["bank.cash.forecast.item"].search([], limit=1)
        self.assertEqual(item.reason, f"Entered by {self.env.user.name}.")
        self.assertEqual(item.display_name, "Payroll")

    def test_it_ends_where_somebody_said_so(self):
        self._expect(
            -9000.0,
            date(2025, 1, 31),
            repeat="quarterly",
            until=date(2027, 1, 15),
        )
        self.assertEqual(self._items(), [])
        self._expect(
            -70.0, date(2026, 11, 19), repeat="weekly", until=date(2026, 12, 4)
        )
        self.assertEqual(
            self._items(),
            [("manual", "2026-11-26", -70.0), ("manual", "2026-12-03", -70.0)],
        )

    def test_the_last_of_the_month_in_each_month(self):
        self._expect(-9000.0, date(2026, 10, 31), repeat="monthly")
        self.assertEqual(
            [day for _kind, day, _amount in self._items()],
            ["2026-11-30", "2026-12-31", "2027-01-31"],
        )

    def test_a_tax_once(self):
        self._expect(-3000.0, date(2026, 12, 10))
        self._expect(-3000.0, date(2026, 11, 10))
        self.assertEqual(self._items(), [("manual", "2026-12-10", -3000.0)])

    def test_the_rent_is_recognised_in_the_bank_lines(self):
        """Booked three times at the beginning of a month, without a document."""
        days = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 2))
        lines = self._book_rents(*days)
        self.assertEqual(
            self._items(),
            [
                ("recurring", "2026-12-01", -1000.0),
                ("recurring", "2027-01-01", -1000.0),
                ("recurring", "2027-02-01", -1000.0),
            ],
        )
        item = self.env["bank.cash.forecast.item"].search([], limit=1)
        self.assertEqual(item.reason, "Came 3 times, the last time on 11/02/2026.")
        self.assertEqual(
            set(item.action_open_document()["domain"][0][2]), set(lines.ids)
        )

    def test_what_paid_bills_is_not_recognised(self):
        for month in (9, 10, 11):
            bill = self._bill(self.tulp, 80.0, f"T{month}", day=date(2026, month, 1))
            line = self._create_line(-80.0, "Tulp", date(2026, month, 2))
            self._apply(line, (bill, -80.0))
            line.action_accept()
            line.action_post_applications()
        self.assertEqual(self._items(), [])

    def test_what_is_left_out_stays_left_out(self):
        self._book_rents(date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 2))
        self._make()
        rent = self.env["bank.cash.expectation"].search([])
        rent.with_user(self.accountant).action_leave_out()
        self.assertEqual(self._items(), [])
        rent.with_user(self.accountant).action_expect_again()
        self.assertEqual(len(self._items()), 3)

    def test_what_is_recognised_is_not_rewritten(self):
        self._book_rents(date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 2))
        self._make()
        rent = self.env["bank.cash.expectation"].with_user(self.accountant).search([])
        with self.assertRaisesRegex(UserError, "was recognised in the bank lines"):
            rent.amount = -5.0
        with self.assertRaisesRegex(UserError, "was recognised in the bank lines"):
            rent.unlink()

    def test_what_is_not_booked_any_more_is_forgotten(self):
        lines = self._book_rents(date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 2))
        self._make()
        lines[0].action_undo_applications()
        lines[0].unlink()
        self.assertEqual(self._items(), [])
        self.assertFalse(self.env["bank.cash.expectation"].search([]))

    # -------------------------------------------------------------------------
    # Whose
    # -------------------------------------------------------------------------

    def test_items_of_another_company_are_not_shown(self):
        other = self.setup_other_company(name="Other company")["company"]
        self.env["bank.cash.expectation"].create(
            {
                "name": "Their payroll",
                "amount": -1.0,
                "company_id": other.id,
                "date": date(2026, 12, 1),
            }
        )
        self._expect(-2.0, date(2026, 12, 1))
        Item = self.env["bank.cash.forecast.item"].with_user(self.accountant)
        both = Item.with_context(allowed_company_ids=[self.company.id])
        self.assertEqual(both.search([]).mapped("amount"), [-2.0])
        self.accountant.company_ids = [Command.link(other.id)]
        theirs = Item.with_context(allowed_company_ids=[other.id])
        self.assertEqual(theirs.search([]).mapped("amount"), [-1.0])
