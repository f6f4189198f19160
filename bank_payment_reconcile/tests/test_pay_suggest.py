from datetime import date

from odoo import Command
from odoo.tests import tagged

from .pay_run_case import PayRunCase

NOV_30 = date(2026, 11, 30)


@tagged("post_install", "-at_install")
class TestPaySuggest(PayRunCase):
    """What a run suggests to be paid, and what it leaves out."""

    def _suggest(self, run=None, **terms):
        """Suggest by the wizard.

        :return: (new payments, {document or payee: reason})
        """
        run = run or self._create_run(execution_date=terms.pop("on", NOV_30))
        before = run.line_ids
        wizard = self.env["bank.payment.suggest"].create(
            {"run_id": run.id, "due_by": NOV_30, "discount_by": NOV_30, **terms}
        )
        wizard.action_suggest()
        left = {
            each.move_id.name or each.partner_id.name: each.reason
            for each in wizard.left_ids
        }
        return run.line_ids - before, left

    def _discounted(self, partner, amount, number, day=date(2026, 11, 20)):
        """Due after 30 days, 2 % less within 10."""
        term = self.env["account.payment.term"].create(
            {
                "name": "2 % in 10 days",
                "early_discount": True,
                "discount_percentage": 2,
                "discount_days": 10,
                "line_ids": [
                    Command.create(
                        {"value": "percent", "value_amount": 100, "nb_days": 30}
                    )
                ],
            }
        )
        return self._bill(
            partner, amount, number, day=day, invoice_payment_term_id=term.id
        )

    # -- Due

    def test_what_is_due_is_suggested_and_what_is_overdue_first(self):
        self._bill(self.tulp, 100.0, "A", due=date(2026, 11, 24))
        self._bill(self.rhein, 250.0, "B", due=NOV_30)
        self._bill(self.rhein, 400.0, "C", due=date(2026, 12, 4))
        lines, left = self._suggest(with_discounts=False)
        self.assertEqual(
            self._told(lines),
            [
                ("Tulp Kantoor B.V.", 100.0, "2026-11-26"),
                ("Rheinwerk Metall GmbH", 250.0, "2026-11-30"),
            ],
        )
        self.assertEqual(lines.mapped("is_overdue"), [True, False])
        self.assertEqual(lines.run_id.total_amount, 350.0)
        self.assertEqual(left, {})
        self.assertEqual(lines.mapped("text"), ["A", "B"])

    def test_each_is_paid_on_its_due_date_where_that_is_wanted(self):
        self._bill(self.tulp, 100.0, "A", due=date(2026, 11, 24))
        self._bill(self.tulp, 250.0, "B", due=date(2026, 11, 29))
        self._bill(self.tulp, 50.0, "C", due=NOV_30)
        lines, _left = self._suggest(on_due_date=True)
        self.assertEqual(
            [(line.amount, str(line.planned_date)) for line in lines],
            # The 29th is a Sunday.
            [(100.0, "2026-11-26"), (250.0, "2026-11-27"), (50.0, "2026-11-30")],
        )

    # -- Discounts

    def test_a_discount_that_ends_is_taken(self):
        bill = self._discounted(self.tulp, 1000.0, "S-1")
        lines, _left = self._suggest(on=date(2026, 12, 2))
        self.assertEqual(
            self._told(lines), [("Tulp Kantoor B.V.", 980.0, "2026-11-30")]
        )
        self.assertEqual(lines.discount_amount, 20.0)
        self.assertEqual(lines.item_ids.move_line_id, bill)
        self.assertEqual(self._suggest(with_discounts=False)[0].ids, [])

    def test_a_discount_lapses_with_the_day_and_with_a_part(self):
        self._discounted(self.tulp, 1000.0, "S-1")
        lines, _left = self._suggest()
        lines.amount = 500.0
        self.assertEqual(lines.discount_amount, 0.0)
        lines.amount = 980.0
        self.assertEqual(lines.discount_amount, 20.0)
        lines.amount = 990.0
        self.assertEqual(lines.discount_amount, 0.0)
        lines.amount = 980.0
        lines.planned_date = date(2026, 12, 1)
        self.assertEqual((lines.amount, lines.discount_amount), (1000.0, 0.0))
        self.assertEqual(lines.lost_discount, 20.0)

    def test_a_discount_that_no_open_day_reaches_is_told(self):
        # It ends on Saturday, the 28th; the bank takes nothing more today or tomorrow.
        self._discounted(self.tulp, 1000.0, "S-1", day=date(2026, 11, 18))
        lines, _left = self._suggest()
        self.assertEqual(str(lines.planned_date), "2026-11-27")
        lines.run_id.unlink()
        bill = self._discounted(self.rhein, 500.0, "S-2", day=date(2026, 11, 16))
        self.bank.bank_cut_off = "08:00"
        lines, left = self._suggest(partner_ids=self.rhein.ids)
        self.assertFalse(lines)
        self.assertIn("2026-11-26", left[bill.move_id.name])

    # -- Credit notes

    def test_a_credit_note_is_netted(self):
        self._bill(self.tulp, 300.0, "X-1")
        self._bill(self.tulp, 200.0, "X-2")
        self._bill(self.tulp, 120.0, "X-3", move_type="in_refund")
        lines, left = self._suggest()
        self.assertEqual(lines.mapped("amount"), [380.0])
        self.assertEqual(lines.text, "X-1, X-2, credit note X-3")
        self.assertEqual(
            sorted(lines.item_ids.mapped("amount")), [-120.0, 200.0, 300.0]
        )
        self.assertEqual(left, {})

    def test_a_payee_who_owes_us_gets_nothing(self):
        self._bill(self.tulp, 90.0, "Y-1")
        self._bill(self.tulp, 150.0, "Y-2", move_type="in_refund")
        self._bill(self.rhein, 40.0, "Z-1")
        self._bill(self.rhein, 40.0, "Z-2", move_type="in_refund")
        lines, left = self._suggest()
        self.assertFalse(lines)
        self.assertRegex(left["Tulp Kantoor B.V."], "90.00.*150.00.*60.00")
        self.assertIn("nothing is left to pay", left["Rheinwerk Metall GmbH"])

    def test_bill_by_bill_a_credit_note_goes_to_the_largest(self):
        self._bill(self.tulp, 300.0, "X-1")
        self._bill(self.tulp, 200.0, "X-2")
        self._bill(self.tulp, 120.0, "X-3", move_type="in_refund")
        lines, _left = self._suggest(together=False)
        self.assertEqual(sorted(lines.mapped("amount")), [180.0, 200.0])

    def test_two_accounts_of_a_payee_are_two_payments(self):
        account = self._note_account(self.tulp, "BE68539007547034")
        self._bill(self.tulp, 300.0, "X-1")
        self._bill(self.tulp, 200.0, "X-2", partner_bank_id=account.id)
        lines, _left = self._suggest()
        self.assertEqual(
            {line.partner_bank_id.acc_number: line.amount for line in lines},
            {"NL91ABNA0417164300": 300.0, "BE68539007547034": 200.0},
        )

    # -- References

    def test_a_structured_reference_has_a_payment_of_its_own(self):
        self._bill(self.tulp, 300.0, "X-1")
        self._bill(self.tulp, 200.0, "X-2", payment_reference="RF52 INV2 0261 18")
        self._bill(self.tulp, 100.0, "X-3", payment_reference="RF53INV2026118")
        lines, _left = self._suggest()
        self.assertEqual(
            [(line.amount, line.reference, line.text) for line in lines],
            [(400.0, "", "X-1, X-3"), (200.0, "RF52INV2026118", "")],
        )

    # -- Left out

    def test_what_is_on_hold_is_told(self):
        blocked = self._bill(self.tulp, 10.0, "H-1")
        blocked.move_id.action_toggle_block_payment()
        kept = self._bill(self.tulp, 20.0, "H-2")
        kept.move_id.no_followup = True
        self._bill(self.tulp, 30.0, "H-3")
        lines, left = self._suggest()
        self.assertEqual(lines.amount, 30.0)
        self.assertEqual(set(left), {"B/H-1", "B/H-2"})
        self.assertIn("on hold", left["B/H-1"])

    def test_what_stands_in_another_run_is_told(self):
        live, drafted = self._create_run(), self._create_run()
        first = self._bill(self.tulp, 10.0, "D-1")
        second = self._bill(self.tulp, 20.0, "D-2")
        self._pay(live, first)
        self._pay(drafted, second)
        live.line_ids.sudo().state = "exported"
        live.sudo().state = "exported"
        lines, left = self._suggest()
        self.assertFalse(lines)
        self.assertIn(live.name, left["B/D-1"])
        self.assertIn(drafted.name, left["B/D-2"])
        lines, left = self._suggest(with_drafts=True)
        self.assertEqual(lines.item_ids.move_line_id, second)
        # Of its own run nothing is told.
        self.assertEqual(self._suggest(drafted)[1].keys(), {"B/D-1"})

    def test_what_a_bank_line_pays_is_told(self):
        bill = self._bill(self.tulp, 10.0, "L-1")
        self._apply(self._create_line(-10.0), (bill, -10.0))
        lines, left = self._suggest()
        self.assertFalse(lines)
        self.assertIn("bank line", left["B/L-1"])

    def test_money_at_hand_pays_what_is_due_first(self):
        self._bill(self.tulp, 700.0, "A", due=date(2026, 11, 24))
        self._bill(self.rhein, 400.0, "B", due=date(2026, 11, 25))
        third = self._create_vendor("Third Ltd", "BE68539007547034")
        self._bill(third, 250.0, "C", due=date(2026, 11, 26))
        lines, left = self._suggest(amount_at_hand=1000.0)
        self.assertEqual(lines.mapped("amount"), [700.0, 250.0])
        self.assertIn("300.00", left["B/B"])

    # -- Refunds, currencies

    def test_a_customer_gets_his_credit_note_less_what_he_owes(self):
        self._create_document(
            self.nordlicht, 100.0, "RN/1", move_type="out_refund", day=NOV_30
        )
        self._create_document(self.nordlicht, 30.0, "N/1", day=date(2026, 11, 2))
        lines, _left = self._suggest()
        self.assertEqual(lines.amount, 70.0)
        self.assertEqual(lines.item_ids.mapped("amount"), [100.0, -30.0])
        self.assertEqual(lines.text, "RN/1, less N/1")
        lines.run_id.unlink()
        self.assertFalse(self._suggest(with_refunds=False)[0])

    def test_each_currency_is_a_payment(self):
        self._bill(self.tulp, 100.0, "E-1")
        self._bill(self.tulp, 200.0, "E-2", currency_id=self.other_currency.id)
        lines, _left = self._suggest()
        self.assertEqual(lines.mapped("amount"), [100.0])
        lines.run_id.unlink()
        lines, _left = self._suggest(currency_ids=[Command.clear()])
        self.assertEqual(
            {line.currency_id: line.amount for line in lines},
            {self.env.company.currency_id: 100.0, self.other_currency: 200.0},
        )
        self.assertEqual(lines.run_id.total_amount, 100.0)

    def test_a_bill_paid_in_part_is_paid_with_its_rest(self):
        bill = self._discounted(self.tulp, 1000.0, "S-1")
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=bill.move_id.ids
        ).create(
            {"amount": 400.0, "payment_date": "2026-11-26"}
        ).action_create_payments()
        lines, _left = self._suggest(due_by=date(2026, 12, 31))
        self.assertEqual((lines.amount, lines.discount_amount), (600.0, 0.0))

    def test_what_was_paid_in_advance_is_deducted(self):
        self._bill(self.tulp, 300.0, "X-1")
        self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": self.tulp.id,
                "amount": 100.0,
                "date": "2026-11-20",
                "journal_id": self.bank.id,
                "memo": "advance",
            }
        ).action_post()
        lines, _left = self._suggest()
        self.assertEqual(lines.amount, 200.0)

    # -- By a program

    def test_a_program_asks_for_some_bills(self):
        bill = self._bill(self.tulp, 300.0, "X-1")
        self._bill(self.tulp, 200.0, "X-2")
        run = self._create_run()
        told = run.action_suggest([("id", "in", bill.ids)])
        self.assertEqual(told, {"line_ids": run.line_ids.ids, "left_out": []})
        self.assertEqual(run.line_ids.amount, 300.0)

    # -- Chosen bills

    def test_chosen_bills_go_to_a_run(self):
        bills = [
            self._bill(self.tulp, 300.0, "X-1", due=date(2027, 1, 31)),
            self._bill(self.rhein, 200.0, "X-2"),
        ]
        moves = bills[0].move_id | bills[1].move_id
        draft = moves.copy()[:1]
        wizard = (
            self.env["bank.payment.add"]
            .with_context(active_model="account.move", active_ids=(moves | draft).ids)
            .create({})
        )
        self.assertEqual(wizard.journal_id, self.bank)
        action = wizard.action_add()
        told = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(told.run_id.line_ids.mapped("amount"), [200.0, 300.0])
        self.assertEqual(told.left_ids.move_id, draft)
        # From the bills the run is opened; over the run itself the dialog just closes.
        opened = told.with_context(**action["context"]).action_open_run()
        self.assertEqual(opened["res_id"], told.run_id.id)
        over = told.with_context(active_model="bank.payment.run").action_open_run()
        self.assertEqual(over["type"], "ir.actions.act_window_close")
        again = self.env["bank.payment.add"].create(
            {
                "move_ids": [Command.set(bills[0].move_id.ids)],
                "run_id": told.run_id.id,
                "journal_id": self.bank.id,
            }
        )
        again.action_add()
        self.assertEqual(len(told.run_id.line_ids), 2)

    # -- Many

    def test_many_bills_take_no_more_queries(self):
        def bills(count, mark):
            for index in range(count):
                partner = self._create_vendor(f"{mark} {index}")
                self._bill(partner, 10.0 + index, f"{mark}-{index}")

        bills(3, "few")
        run = self._create_run()
        self.env.flush_all()
        few = self._count_queries(run)
        bills(30, "many")
        other = self._create_run()
        self.env.flush_all()
        self.assertLessEqual(self._count_queries(other), few)
        self.assertEqual(len(other.line_ids), 30)

    def _count_queries(self, run):
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        run.action_suggest()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before
