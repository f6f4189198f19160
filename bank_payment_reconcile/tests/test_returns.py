"""What a return does besides: mandates, accounts, checks, charges, the next step."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .returns_case import BACK, PAID, ReturnsCase


@tagged("post_install", "-at_install")
class TestReturns(ReturnsCase):
    def _collect(self, *prices, booking="each", **values):
        """Collected invoices, shown by the bank each in its own line."""
        items = [self._owe(price, **values) for price in prices]
        orders = self._order(
            *([(item, item.amount_residual)] for item in items), booking=booking
        )
        self._show_orders(orders, apart=booking != "run")
        return items, orders

    def _return(self, order, code="AM04", charge=0.0, **values):
        sign = 1 if order.run_id.kind == "debit" else -1
        line = self._come_back(
            -sign * order.amount - charge,
            code,
            charge=charge,
            bank_end_to_end_id=order.end_to_end_id,
            **values,
        )
        line.action_accept()
        self._post(line)
        return line

    def _notes(self, item):
        return " ".join(item.move_id.message_ids.mapped("body"))

    # -- Mandates and accounts ---------------------------------------------

    def test_no_mandate_blocks_it_until_somebody_releases_it(self):
        [item], order = self._collect(119.0)
        line = self._return(order, "MD01")
        self.assertEqual((order.state, item.amount_residual), ("returned", 119.0))
        self.assertEqual(
            (self.mandate.state, self.mandate.block_kind), ("blocked", "mandate")
        )
        self.assertEqual(self.mandate.use_ids.state, "returned")
        line.action_undo_applications()
        self.assertEqual((order.state, item.amount_residual), ("done", 0.0))
        self.assertEqual(
            (self.mandate.state, self.mandate.use_ids.state), ("active", "settled")
        )

    def test_refund_is_told_the_mandate(self):
        _items, order = self._collect(119.0)
        self._return(order, "MD06")
        self.assertEqual(self.mandate.use_ids.state, "refunded")
        self.assertEqual(self.mandate.state, "active")

    def test_account_that_is_wrong_is_marked_and_unmarked(self):
        """However the run was booked."""
        account = self.vendor.bank_ids
        for booking in ("each", "run", "none"):
            with self.subTest(booking):
                bill = self._owe(257.85, "in_invoice")
                order = self._order([(bill, 257.85)], booking=booking, kind="transfer")
                order.partner_bank_id = account
                self._show_orders(order)
                line = self._return(order, "AC01")
                self.assertEqual(bill.amount_residual, -257.85)
                self.assertEqual(line.application_ids.partner_id, self.vendor)
                self.assertTrue(account.bank_is_refused)
                line.action_undo_applications()
                self.assertFalse(account.bank_is_refused)
                self.assertEqual((order.state, bill.amount_residual), ("done", 0.0))

    def test_mandate_of_another_program_is_blocked_too(self):
        item = self._owe(60.0)
        self._pay_directly(
            (item, 60.0),
            bank_end_to_end_id="OLD-1",
            bank_mandate_reference="M-2024-112",
        )
        line = self._come_back(-60.0, "MD01", bank_end_to_end_id="OLD-1")
        line.action_accept()
        self._post(line)
        self.assertEqual(self.mandate.state, "blocked")
        line.action_undo_applications()
        self.assertEqual(self.mandate.state, "active")

    # -- Several ---------------------------------------------

    def test_two_that_are_named_come_back_in_one_amount(self):
        items, orders = self._collect(100.0, 60.5, 75.0)
        first, _second, third = orders
        line = self._come_back(
            -175.0, text=f"RETURN {first.end_to_end_id} {third.end_to_end_id}"
        )
        amounts = line.application_ids.mapped("amount")
        self.assertEqual(sorted(amounts), [-100.0, -75.0])
        line.action_accept()
        self._post(line)
        self.assertEqual([i.amount_residual for i in items], [100.0, 0.0, 75.0])
        self.assertEqual(orders.mapped("state"), ["returned", "done", "returned"])
        line.action_undo_applications()
        self.assertEqual([i.amount_residual for i in items], [0.0, 0.0, 0.0])

    def test_collected_return_of_a_run_that_names_the_block(self):
        for booking in ("each", "run"):
            items, orders = self._collect(100.0, 60.5, 75.25, booking=booking)
            line = self._come_back(-135.75, order_ids=orders[0].payment_information_id)
            line.action_accept()
            self._post(line)
            self.assertEqual(
                [i.amount_residual for i in items], [0.0, 60.5, 75.25], booking
            )

    def test_block_of_which_several_choices_come_to_it_is_not_guessed(self):
        _items, orders = self._collect(100.0, 100.0, 75.0)
        line = self._come_back(-175.0, order_ids=orders[0].payment_information_id)
        self.assertFalse(line.application_ids.returned_order_id)

    def test_invoice_paid_in_part_owes_that_part_again(self):
        item = self._owe(1000.0, taxes=self.nineteen)
        self._pay_directly((item, 400.0))
        line = self._come_back(-400.0, text=f"RETURN {item.move_id.name}")
        line.action_accept()
        self._post(line)
        self.assertEqual(item.amount_residual, 1190.0)
        self.assertEqual(item.move_id.payment_state, "not_paid")

    def test_write_off_is_taken_back(self):
        item = self._owe(1000.0)
        before = self._balances()
        self._pay_directly((item, 999.5, 0.0, 0.5))
        line = self._come_back(-999.5, text=f"RETURN {item.move_id.name}")
        line.action_accept()
        self._post(line)
        self.assertEqual(self._difference(self._balances(), before), {})
        self.assertEqual(item.amount_residual, 1000.0)

    # -- Which one ---------------------------------------------

    def test_equal_ones_of_one_customer_are_not_guessed(self):
        items = [self._owe(50.0) for _n in range(3)]
        for item in items:
            self._pay_directly((item, 50.0), account_number="NL91ABNA0417164300")
        line = self._come_back(-50.0, account_number="NL91ABNA0417164300")
        self.assertFalse(line.application_ids.returned_line_id)
        self.assertTrue(line.needs_review)
        line.action_accept()
        self._post(line)
        self.assertEqual([i.amount_residual for i in items], [0.0, 0.0, 0.0])

    def test_what_came_back_comes_back_once(self):
        [item], order = self._collect(119.0)
        first = self._come_back(-119.0, bank_end_to_end_id=order.end_to_end_id)
        second = self._come_back(-119.0, bank_end_to_end_id=order.end_to_end_id)
        for line in (first, second):
            line.action_accept()
        _done, errors = (first | second)._bank_post_applications()
        self.assertEqual(len(errors), 1)
        self.assertIn("came back already", next(iter(errors.values())))
        self.assertEqual(item.amount_residual, 119.0)
        # Nor does another payment of the amount, since the id names that one.
        other = self._owe(119.0)
        self._pay_directly((other, 119.0), account_number="NL91ABNA0417164300")
        third = self._come_back(
            -119.0,
            bank_end_to_end_id=order.end_to_end_id,
            account_number="NL91ABNA0417164300",
        )
        self.assertFalse(third.application_ids.returned_line_id)

    def test_payment_that_came_back_is_not_undone_before(self):
        item = self._owe(119.0)
        paid = self._pay_directly((item, 119.0))
        line = self._come_back(-119.0, text=f"RETURN {item.move_id.name}")
        line.action_accept()
        self._post(line)
        with self.assertRaisesRegex(UserError, "came back by"):
            paid.action_undo_applications()
        line.action_undo_applications()
        paid.action_undo_applications()
        self.assertEqual(item.amount_residual, 119.0)

    def test_row_that_somebody_changed_undoes_nothing(self):
        item = self._owe(119.0)
        self._pay_directly((item, 119.0))
        line = self._come_back(-119.0, text=f"RETURN {item.move_id.name}")
        row = line.application_ids
        line.action_update_application(row.id, {"amount": -100.0})
        self._apply(line, (self.loss, -19.0))
        line.action_accept()
        self._post(line)
        self.assertFalse(item.amount_residual)

    def test_line_that_is_deleted_gives_nothing_back(self):
        for delete in (
            lambda line: line.unlink(),
            lambda line: line.move_id.button_draft(),
        ):
            [item], order = self._collect(119.0)
            line = self._return(order)
            self.assertEqual(item.amount_residual, 119.0)
            delete(line)
            self.assertEqual((order.state, item.amount_residual), ("done", 0.0))

    # -- Other currencies ---------------------------------------------

    def test_another_currency_comes_back_at_another_rate(self):
        """100 EUR are 110 USD when they come and 120 USD when they go: the invoice is
        owed again at what it was booked with, and the rest is a difference of rates."""
        euro = self.env.ref("base.EUR")
        euro.active = True
        euro.rate_ids.unlink()
        euro.rate_ids = [
            Command.create({"name": day, "company_rate": rate})
            for day, rate in (
                (date(2026, 1, 1), 1.0),
                (PAID, 1 / 1.1),
                (BACK, 1 / 1.2),
            )
        ]
        bank = self.bank.copy({"name": "Euro", "code": "BEUR", "currency_id": euro.id})
        bank.bank_fee_account_id = self.charges
        item = self._owe(100.0, currency_id=euro.id)
        values = {"journal_id": bank.id, "bank_end_to_end_id": "X-EUR"}
        before = self._balances()
        paid = self._create_line(100.0, "payment", PAID, **values)
        self._apply(paid, (item, 100.0))
        self._post(paid)
        after = self._balances()
        line = self._come_back(-100.0, **values)
        line.action_accept()
        self._post(line)
        self.assertEqual(
            (item.amount_residual_currency, item.amount_residual), (100.0, 100.0)
        )
        exchange = self.env.company.expense_currency_exchange_account_id
        exchange |= self.env.company.income_currency_exchange_account_id
        change = self._difference(self._balances(), before)
        own = bank.default_account_id.code
        self.assertEqual(change.pop(own), -10.0)
        self.assertEqual(round(sum(change.values()), 2), 10.0)
        self.assertLessEqual(set(change), set(exchange.mapped("code")))
        line.action_undo_applications()
        self.assertFalse(item.amount_residual)
        change = self._difference(self._balances(), after)
        change.pop(own), change.pop(bank.suspense_account_id.code)
        self.assertFalse(round(sum(change.values()), 2))

    # -- Checks ---------------------------------------------

    def test_check_that_bounces_leaves_its_deposit(self):
        items = [self._owe(amount) for amount in (100.0, 250.0, 80.0)]
        payments = self.env["account.payment"]
        for number, item in enumerate(items):
            payment = self._register(item)
            payment.bank_received_check_number = f"70010{number}"
            payments |= payment
        paid = self._show_payments(payments)
        checks = payments.bank_check_entry_ids
        self.assertEqual(set(checks.mapped("state")), {"cleared"})
        line = self._come_back(-250.0, "", text="CHECK RETURNED 700101")
        line.action_accept()
        self._post(line)
        bounced = payments[1].bank_check_entry_ids
        self.assertEqual(bounced.state, "bounced")
        self.assertEqual(bounced.bounced_line_id, line)
        self.assertEqual([i.amount_residual for i in items], [0.0, 250.0, 0.0])
        self.assertTrue(paid.is_reconciled)
        self.assertEqual(set((checks - bounced).mapped("state")), {"cleared"})
        with self.assertRaises(UserError):
            payments[1].action_cancel()
        line.action_undo_applications()
        self.assertEqual(bounced.state, "cleared")
        self.assertFalse(items[1].amount_residual)

    # -- Charges ---------------------------------------------

    def test_charge_in_a_line_of_its_own(self):
        for card in ("expense", "item"):
            self.bank.bank_return_charge = card
            _items, order = self._collect(119.0)
            self._return(order)
            fee = self._create_line(
                -4.5, "Gebuehr", BACK, bank_end_to_end_id=order.end_to_end_id
            )
            fee.action_apply_automatically()
            self.assertTrue(fee.bank_charge_of_return_id)
            row = fee.application_ids
            account = self.receivable if card == "item" else self.charges
            self.assertEqual((row.account_id, row.amount), (account, -4.5))
            fee.action_accept()
            self._post(fee)
            if card == "item":
                self.assertEqual(row.partner_id, self.nordlicht)

    def test_charge_is_left_to_a_person(self):
        self.bank.bank_return_charge = "none"
        _items, order = self._collect(119.0)
        line = self._come_back(
            -122.5, charge=3.5, bank_end_to_end_id=order.end_to_end_id
        )
        self.assertEqual(line.difference_amount, -3.5)

    def test_draft_of_the_charges_goes_with_the_undoing(self):
        self.bank.bank_return_charge = "invoice"
        _items, order = self._collect(119.0)
        line = self._return(order, charge=3.5)
        invoice = line.bank_return_invoice_id
        self.assertEqual((invoice.state, invoice.amount_total), ("draft", 3.5))
        line.action_undo_applications()
        self.assertFalse(invoice.exists())

    # -- Reviews and the next step ---------------------------------------------

    def test_no_review_where_the_card_says_so_and_an_id_names_it(self):
        self.bank.bank_post_returns = True
        [item], order = self._collect(119.0)
        line = self._come_back(-119.0, bank_end_to_end_id=order.end_to_end_id)
        self.assertFalse(line.needs_review)
        _done, errors = line._bank_post_applications(automatically=True)
        self.assertFalse(errors)
        self.assertEqual(item.amount_residual, 119.0)
        other = self._owe(70.0)
        self._pay_directly((other, 70.0))
        line = self._come_back(-70.0, text=f"RETURN {other.move_id.name}")
        self.assertTrue(line.needs_review)

    def test_what_we_give_back_ourselves_undoes_nothing(self):
        item = self._owe(70.0)
        self._pay_directly((item, 70.0))
        line = self._create_line(-70.0, f"Erstattung {item.move_id.name}", BACK)
        line.action_apply_automatically()
        self.assertFalse(line.application_ids.returned_line_id)

    def test_collected_again_once_and_the_invoice_tells(self):
        self.bank.write({"bank_return_step": "collect", "bank_return_days": 5})
        [item], order = self._collect(119.0)
        line = self._return(order)
        self.assertEqual(line.bank_return_step, "collect")
        self.assertEqual(order.collect_again_on, date(2026, 2, 2))
        self.env["bank.payment.line"]._cron_collect_again()
        self.env["bank.payment.line"]._cron_collect_again()
        again = order.collected_again_id
        self.assertEqual((again.state, again.amount), ("draft", 119.0))
        self.assertEqual(again.item_ids.move_line_id, item)
        again.run_id.sudo().unlink()
        second = self._order([(item, 119.0)])
        self.assertNotEqual(second.end_to_end_id, order.end_to_end_id)
        self._show_orders(second)
        self.assertEqual(item.move_id.payment_state, "paid")
        notes = self._notes(item)
        for words in ("Collected on", "Returned on", "AM04", "Collected again on"):
            self.assertIn(words, notes)
        with self.assertRaisesRegex(UserError, "again since"):
            line.action_undo_applications()
        # What comes back once more is a person's.
        line = self._return(second)
        self.assertEqual(line.bank_return_step, "remind")
        self.assertTrue(item.move_id.activity_ids)

    def test_customer_is_written_to(self):
        self.bank.bank_return_step = "write"
        self.nordlicht.email = "ledger@nordlicht.example"
        [item], order = self._collect(119.0)
        self._return(order)
        mail = self.env["mail.mail"].search([("res_id", "=", item.move_id.id)])
        self.assertIn("119.00", mail[:1].body_html)

    # -- Rights and amounts of work ---------------------------------------------

    def test_who_does_the_work_may_give_back_and_undo(self):
        [item], order = self._collect(119.0)
        line = self._come_back(
            -119.0, "MD01", bank_end_to_end_id=order.end_to_end_id
        ).with_user(self.accountant)
        line.action_apply_automatically()
        self.assertTrue(line.get_suggestions())
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(line.is_reconciled, line.posting_error)
        self.assertEqual(item.amount_residual, 119.0)
        line.action_undo_applications()
        self.assertFalse(item.amount_residual)

    def test_many_returns_cost_hardly_more_queries_each_than_few(self):
        def count(number):
            _items, orders = self._collect(*(100.0 + n for n in range(number)))
            lines = self.env["account.bank.statement.line"]
            for order in orders:
                lines |= self._create_line(
                    -order.amount,
                    "RETURN",
                    BACK,
                    bank_end_to_end_id=order.end_to_end_id,
                )
            lines.sudo().bank_return_code = "AM04"
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            lines.action_apply_automatically()
            proposed = self.env.cr.sql_log_count - start
            lines.action_accept()
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self._post(lines)
            self.env.flush_all()
            return proposed, self.env.cr.sql_log_count - start

        count(1)
        few, many = count(2), count(12)
        self.assertLessEqual((many[0] - few[0]) / 10, 3)
        self.assertLessEqual((many[1] - few[1]) / 10, 12)
