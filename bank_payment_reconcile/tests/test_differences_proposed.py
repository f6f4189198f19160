"""A payment is a little short or over, or the bank kept its fee: what is proposed."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .differences_case import DifferenceCommon


@tagged("post_install", "-at_install")
class TestProposedDifferences(DifferenceCommon):
    """What the automatic application does with differences, by the journal's terms."""

    def _apply_automatically(self, amount, text="INV/2026/00042", **values):
        line = self._create_line(
            amount, text, partner_name="Nordlicht Versand GmbH", **values
        )
        line.action_apply_automatically()
        return line

    def test_nothing_is_written_off_unless_the_journal_opted_in(self):
        self.bank.bank_write_off_amount = 5.0
        line = self._apply_automatically(996.0)
        self.assertEqual(line.application_ids.amount, 996.0)
        self.assertEqual(line.application_ids.write_off_amount, 0.0)

    def test_short_payment_is_proposed_with_its_write_off(self):
        self.bank.write(
            {"bank_write_off_amount": 5.0, "bank_write_off_automatically": True}
        )
        line = self._apply_automatically(996.0)
        self.assertEqual(line.application_ids.write_off_amount, 4.0)
        self.assertEqual(line.application_ids.state, "proposed")
        line.action_accept()
        self._post(line)
        self.assertEqual(self.item.move_id.payment_state, "paid")

    def test_payment_over_is_proposed_with_a_row_as_certain_as_the_item(self):
        self.bank.write(
            {"bank_write_off_amount": 5.0, "bank_write_off_automatically": True}
        )
        line = self._apply_automatically(1004.0)
        item_row, over = line.application_ids
        self.assertRecordValues(
            over,
            [
                {
                    "account_id": self.gain.id,
                    "amount": 4.0,
                    "confidence": item_row.confidence,
                    "review_required": item_row.review_required,
                    "state": "proposed",
                }
            ],
        )
        self.assertEqual(line.difference_amount, 0.0)

    def test_item_that_two_lines_hold_is_not_written_off(self):
        """996 and 3 for an invoice of 1,000: 1.00 is missing, and who is short is not
        known."""
        self.bank.write(
            {"bank_write_off_amount": 5.0, "bank_write_off_automatically": True}
        )
        first = self._create_line(3.0, "first")
        self._apply(first, (self.item, 3.0))
        line = self._create_line(996.0, "INV/2026/00042")
        self._apply(line, (self.item, 996.0), confidence="high")
        line._bank_propose_differences()
        self.assertEqual(line.application_ids.write_off_amount, 0.0)
        # alone, the same 1.00 is written off
        first.application_ids.unlink()
        line.application_ids.unlink()
        self._apply(line, (self.item, 999.0), confidence="high")
        line.application_ids.amount = 996.0
        line._bank_propose_differences()
        self.assertEqual(line.application_ids.write_off_amount, 4.0)

    def test_larger_difference_stays(self):
        self.bank.write(
            {"bank_write_off_amount": 5.0, "bank_write_off_automatically": True}
        )
        line = self._apply_automatically(994.0)
        self.assertEqual(line.application_ids.write_off_amount, 0.0)

    def test_fixed_fee_deducted_from_a_payment_that_names_its_invoice(self):
        self.bank.bank_fee_amount = 7.5
        line = self._apply_automatically(992.5)
        self.assertEqual(line.application_ids.mapped("amount"), [1000.0, -7.5])
        self.assertEqual(line.difference_amount, 0.0)
        self.assertEqual(set(line.application_ids.mapped("state")), {"proposed"})
        line.action_accept()
        self._post(line)
        self.assertEqual(self.item.move_id.payment_state, "paid")
        self.assertEntry(
            line,
            [(self.bank_account, 992.5), (self.fees, 7.5), (self.receivable, -1000.0)],
        )

    def test_short_by_another_amount_is_no_fee(self):
        self.bank.bank_fee_amount = 7.5
        line = self._apply_automatically(992.4)
        self.assertEqual(line.application_ids.mapped("amount"), [992.4])

    def test_fixed_fee_on_top_of_a_bill_that_we_paid(self):
        self.bank.bank_fee_amount = 7.5
        self._create_document(
            self.nordlicht, 500.0, "BILL/2026/01/0001", "in_invoice", ref="PB-77001"
        )
        line = self._apply_automatically(-507.5, "PB-77001")
        self.assertEqual(line.application_ids.mapped("amount"), [-500.0, -7.5])
        self.assertEqual(line.difference_amount, 0.0)

    def test_fee_contains_its_tax(self):
        """6.00 with 20 %: 5.00 cost and 1.00 input tax."""
        self.bank.write(
            {"bank_fee_amount": 6.0, "bank_fee_tax_ids": self.purchase_tax.ids}
        )
        line = self._apply_automatically(994.0)
        line.action_accept()
        self._post(line)
        tax_account = self.company_data["default_account_tax_purchase"]
        self.assertEntry(
            line,
            [
                (self.bank_account, 994.0),
                (self.fees, 5.0),
                (tax_account, 1.0),
                (self.receivable, -1000.0),
            ],
        )

    def _discounted(self, number="INV/2026/00077", **values):
        """An invoice of 1,000; 2 % may be taken off until 22 January."""
        term = self.env["account.payment.term"].create(
            {
                "name": "2 % in 14 days",
                "early_discount": True,
                "discount_percentage": 2,
                "discount_days": 14,
                "early_pay_discount_computation": "included",
                "line_ids": [Command.create({"value": "percent", "value_amount": 100})],
            }
        )
        return self._create_document(
            values.pop("partner", self.nordlicht),
            1000.0,
            number,
            day=date(2026, 1, 8),
            invoice_payment_term_id=term.id,
            **values,
        )

    def test_fixed_fee_and_discount_together(self):
        """1,000 less 2 % are 980, and the bank kept 7.50: 972.50 come."""
        item = self._discounted()
        self.bank.bank_fee_amount = 7.5
        line = self._apply_automatically(972.5, "INV/2026/00077")
        self.assertRecordValues(
            line.application_ids,
            [
                {
                    "amount": 980.0,
                    "discount_amount": 20.0,
                    "account_id": item.account_id.id,
                },
                {"amount": -7.5, "discount_amount": 0.0, "account_id": self.fees.id},
            ],
        )
        self.assertEqual(line.difference_amount, 0.0)
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_fixed_fee_on_top_of_a_bill_less_discount(self):
        """We pay 1,000 less 2 % and the bank charges 7.50: 987.50 leave."""
        bill = self._discounted("BILL/2026/01/0009", move_type="in_invoice", ref="PB-9")
        self.bank.bank_fee_amount = 7.5
        line = self._apply_automatically(-987.5, "BILL/2026/01/0009")
        self.assertRecordValues(
            line.application_ids,
            [
                {"amount": -980.0, "discount_amount": -20.0},
                {"amount": -7.5, "discount_amount": 0.0},
            ],
        )
        self.assertEqual(line.difference_amount, 0.0)
        line.action_accept()
        self._post(line)
        self.assertEqual(bill.move_id.payment_state, "paid")

    def test_fee_larger_than_the_discount_of_a_bill(self):
        """1,000 less 2 % and 30 of the bank: 1,010 leave, more than the bill."""
        self._discounted("BILL/2026/01/0009", move_type="in_invoice", ref="PB-9")
        self.bank.bank_fee_amount = 30.0
        line = self._apply_automatically(-1010.0, "BILL/2026/01/0009")
        self.assertEqual(line.application_ids.mapped("amount"), [-980.0, -30.0])
        self.assertEqual(line.application_ids[0].discount_amount, -20.0)

    def test_discount_too_late_with_the_fee_is_neither(self):
        """The 23rd is too late for the discount: 972.50 are a part, for review."""
        self._discounted()
        self.bank.bank_fee_amount = 7.5
        line = self._apply_automatically(972.5, "INV/2026/00077", day=date(2026, 1, 23))
        self.assertEqual(line.application_ids.mapped("amount"), [972.5])
        self.assertTrue(line.needs_review)

    def test_many_lines_cost_few_queries_more(self):
        self.bank.write(
            {
                "bank_write_off_amount": 5.0,
                "bank_write_off_automatically": True,
                "bank_fee_amount": 7.5,
            }
        )

        def propose(count, number):
            lines = self.env["account.bank.statement.line"]
            for n in range(count):
                item = self._create_document(
                    self.nordlicht, 500.0 + n, f"INV/2026/{number + n:05}"
                )
                line = self._create_line(496.0 + n)
                self._apply(line, (item, 496.0 + n), confidence="high")
                lines |= line
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            lines._bank_propose_differences()
            self.env.flush_all()
            self.assertEqual(
                lines.application_ids.mapped("write_off_amount"), [4.0] * count
            )
            return self.env.cr.sql_log_count - before

        propose(2, 1000)
        few, many = propose(3, 2000), propose(23, 3000)
        self.assertLess((many - few) / 20, 0.5)
