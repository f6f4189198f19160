"""What an exported run does to the books, as the bank's card says."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .pay_export_case import PayExportCase


@tagged("post_install", "-at_install")
class TestPayBooking(PayExportCase):
    # -- Each by itself -------------------------------------------------------

    def test_each_payment_closes_its_bill(self):
        run = self._run_of(100, 250)
        bills = run.line_ids.item_ids.move_line_id
        self._export(run)
        payments = run.line_ids.payment_id
        self.assertEqual(payments.mapped("amount"), [100, 250])
        self.assertEqual(bills.mapped("amount_residual"), [0, 0])
        self.assertEqual(self._is_paid(*bills), [True, True])
        self.assertEqual(
            payments.mapped("payment_reference"),
            run.line_ids.mapped("payment_information_id"),
        )
        self.assertEqual(
            payments.mapped("bank_end_to_end_id"), run.line_ids.mapped("end_to_end_id")
        )
        self.assertEqual(payments.mapped("partner_bank_id"), self.rhein.bank_ids)
        self.assertEqual(
            self._entries(payments[0].move_id),
            sorted([(self.payable.code, 100), (self.outstanding.code, -100)]),
        )
        self.assertEqual(
            payments.invoice_ids, bills.move_id, "they stand at their bills"
        )

    def test_a_method_without_an_account_takes_odoos(self):
        self.method.payment_account_id = False
        run = self._run_of(100)
        self._export(run)
        payment = run.line_ids.payment_id
        self.assertTrue(payment.outstanding_account_id)
        self.assertFalse(run.line_ids.item_ids.move_line_id.amount_residual)

    def test_a_method_on_the_banks_own_account(self):
        self.method.payment_account_id = self.bank.default_account_id
        run = self._run_of(100)
        self._export(run)
        self.assertIn(
            (self.bank.default_account_id.code, -100),
            self._entries(run.line_ids.payment_id.move_id),
        )

    def test_two_bills_and_a_credit_note_are_one_payment(self):
        bills = [self._next_bill(300), self._next_bill(200)]
        note = self._next_bill(120, move_type="in_refund")
        run = self._create_run()
        line = self._pay(run, *bills, note)
        self.assertEqual(line.amount, 380)
        self._export(run)
        self.assertEqual(line.payment_id.amount, 380)
        for item in (*bills, note):
            self.assertEqual(item.amount_residual, 0)

    def test_a_part_goes_to_the_bill_that_it_is_of(self):
        early, late = self._next_bill(300), self._next_bill(200)
        run = self._create_run()
        line = self._pay(run, early, late)
        line.item_ids.filtered(lambda item: item.move_line_id == early).amount = 100
        self._export(run)
        self.assertEqual(line.payment_id.amount, 300)
        self.assertEqual((early.amount_residual, late.amount_residual), (-200, 0))

    def test_a_discount_in_time_closes_the_bill(self):
        bill = self._discounted_bill()
        run = self._create_run(execution_date=date(2026, 11, 30))
        line = self._pay(run, bill)
        self.assertEqual((line.amount, line.item_ids.discount_amount), (980, 20))
        self._export(run)
        self.assertEqual(line.payment_id.amount, 980)
        self.assertEqual(bill.amount_residual, 0)
        gain = self.env.company.account_journal_early_pay_discount_gain_account_id
        self.assertEqual(
            self._entries(line.payment_id.move_id),
            sorted(
                [
                    (self.payable.code, 1000),
                    (self.outstanding.code, -980),
                    (gain.code, -20),
                ]
            ),
        )

    def test_a_discount_typed_over_is_booked_as_typed(self):
        bill = self._discounted_bill()
        run = self._create_run(execution_date=date(2026, 11, 30))
        line = self._pay(run, bill)
        line.item_ids.write({"amount": 990, "discount_amount": 10})
        self._export(run)
        self.assertEqual(bill.amount_residual, 0)
        gain = self.env.company.account_journal_early_pay_discount_gain_account_id
        self.assertIn((gain.code, -10), self._entries(line.payment_id.move_id))

    def _discounted_bill(self):
        terms = self.env["account.payment.term"].create(
            {
                "name": "2 % in 10 days",
                "early_discount": True,
                "discount_days": 10,
                "discount_percentage": 2,
                "early_pay_discount_computation": "included",
                "line_ids": [
                    Command.create(
                        {"value": "percent", "value_amount": 100, "nb_days": 30}
                    )
                ],
            }
        )
        number = "X-DISC"
        move = self._bill(self.rhein, 1000, number, day=date(2026, 11, 20)).move_id
        move.button_draft()
        move.invoice_payment_term_id = terms
        move.action_post()
        return self._open_item(move)

    def test_a_customer_gets_money_back(self):
        customer = self._create_vendor(
            "Weber Handel GmbH",
            "DE75512108001245126199",
            city="Bonn",
            country_id=self.env.ref("base.de").id,
        )
        note = self._create_document(
            customer, 60, "RG/1", move_type="out_refund", day=date(2026, 11, 3)
        )
        run = self._create_run()
        line = self._pay(run, note)
        self._export(run)
        payment = line.payment_id
        self.assertEqual(
            (payment.payment_type, payment.partner_type, payment.amount),
            ("outbound", "customer", 60),
        )
        self.assertEqual(note.amount_residual, 0)

    # -- Together -------------------------------------------------------------

    def test_a_block_is_one_entry(self):
        self.bank.bank_run_booking = "run"
        run = self._run_of(100, 250)
        bills = run.line_ids.item_ids.move_line_id
        self._export(run)
        self.assertFalse(run.line_ids.payment_id)
        entry = run.line_ids.booking_move_id
        self.assertEqual(
            self._entries(entry),
            sorted(
                [
                    (self.payable.code, 100),
                    (self.payable.code, 250),
                    (self.outstanding.code, -350),
                ]
            ),
        )
        self.assertEqual(entry.ref, f"{run.message_id}-1")
        self.assertEqual(bills.mapped("amount_residual"), [0, 0])

    def test_two_days_are_two_entries(self):
        self.bank.bank_run_booking = "run"
        run = self._create_run()
        for amount, day in ((10, 27), (20, 27), (40, 30)):
            self._pay(run, self._next_bill(amount), execution_date=date(2026, 11, day))
        self._export(run)
        entries = run.line_ids.booking_move_id
        self.assertEqual(
            [(str(entry.date), entry.amount_total) for entry in entries.sorted("date")],
            [("2026-11-27", 30), ("2026-11-30", 40)],
        )

    def test_a_discount_in_a_block(self):
        self.bank.bank_run_booking = "run"
        bill = self._discounted_bill()
        run = self._create_run(execution_date=date(2026, 11, 30))
        self._pay(run, bill)
        self._export(run)
        gain = self.env.company.account_journal_early_pay_discount_gain_account_id
        self.assertEqual(
            self._entries(run.line_ids.booking_move_id),
            sorted(
                [
                    (self.payable.code, 1000),
                    (self.outstanding.code, -980),
                    (gain.code, -20),
                ]
            ),
        )
        self.assertEqual(bill.amount_residual, 0)

    def test_nothing_is_booked_before_the_statement(self):
        self.bank.bank_run_booking = "none"
        run = self._run_of(100)
        bill = run.line_ids.item_ids.move_line_id
        self._export(run)
        self.assertFalse(run.line_ids.payment_id | run.line_ids.payment_id)
        self.assertFalse(run.line_ids.booking_move_id)
        self.assertEqual(bill.amount_residual, -100)
        self.assertTrue(run.line_ids.is_live)

    # -- Own banks ------------------------------------------------------------

    def _savings(self):
        savings = self.bank.copy({"name": "Savings", "code": "SAV8"})
        savings.bank_account_id = (
            self.env["res.partner.bank"]
            .sudo()
            .create(
                {
                    "acc_number": "DE75512108001245126199",
                    "partner_id": self.env.company.partner_id.id,
                    "allow_out_payment": True,
                }
            )
        )
        return savings

    def test_money_for_a_bank_of_ours_leaves_and_arrives(self):
        savings = self._savings()
        run = self._create_run()
        line = self.env["bank.payment.line"].create(
            {
                "run_id": run.id,
                "destination_journal_id": savings.id,
                "amount": 5000,
                "text": "to savings",
            }
        )
        self._export(run)
        outgoing = line.payment_id
        incoming = outgoing.paired_internal_transfer_payment_id
        self.assertEqual(
            [
                (each.journal_id, each.payment_type, each.amount)
                for each in (outgoing, incoming)
            ],
            [(self.bank, "outbound", 5000), (savings, "inbound", 5000)],
        )
        between = (outgoing | incoming).move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.env.company.transfer_account_id
        )
        self.assertEqual(between.mapped("reconciled"), [True, True])

    def test_money_for_a_bank_of_ours_in_the_entry_of_a_block(self):
        self.bank.bank_run_booking = "run"
        savings = self._savings()
        run = self._run_of(100)
        line = self.env["bank.payment.line"].create(
            {
                "run_id": run.id,
                "destination_journal_id": savings.id,
                "amount": 50,
                "text": "to savings",
            }
        )
        self._export(run)
        waiting = run.line_ids.booking_move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.outstanding
        )
        self.assertEqual(waiting.mapped("balance"), [-150])
        self.assertEqual(line.payment_id.journal_id, savings)
        self.assertTrue(all(line.booked_item_ids.mapped("reconciled")))
