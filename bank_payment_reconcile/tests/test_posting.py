"""A payment comes on the statement and is posted."""

from datetime import date
from unittest.mock import patch

from odoo import Command
from odoo.api import Environment
from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestPosting(BankReconcileCommon):
    """What posting does to the entries; expectations are double-entry by hand."""

    def _post(self, *lines):
        lines = self.env["account.bank.statement.line"].union(*lines)
        return lines._bank_post_applications()

    def test_customer_pays_one_invoice_exactly(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0, "INV/2026/00042")
        self._apply(line, (item, 1000.0))
        done, errors = self._post(line)
        self.assertEqual(done, line)
        self.assertFalse(errors)
        self.assertRecordValues(
            line.move_id.line_ids.sorted("balance"),
            [
                {
                    "account_id": self.receivable.id,
                    "balance": -1000.0,
                    "partner_id": self.nordlicht.id,
                    "reconciled": True,
                },
                {
                    "account_id": self.bank.default_account_id.id,
                    "balance": 1000.0,
                    "partner_id": self.nordlicht.id,
                    "reconciled": False,
                },
            ],
        )
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertRecordValues(
            line,
            [
                {
                    "is_reconciled": True,
                    "needs_review": False,
                    "partner_id": self.nordlicht.id,
                    "posting_error": False,
                }
            ],
        )
        self.assertEqual(line.application_ids.state, "posted")
        self.assertEqual(line.application_ids.posted_by_id, self.env.user)

    def test_the_entry_tells_what_was_posted(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0, "INV/2026/00042")
        suspense = line._seek_for_lines()[1]
        self._apply(line, (item, 1000.0))
        before = line.move_id.message_ids
        line.with_context(tracking_disable=False)._bank_post_applications()
        message = line.move_id.message_ids - before
        self.assertEqual(len(message), 1)
        self.assertIn("Posted: INV/2026/00042", message.body)
        self.assertIn(f"Accepted by {self.env.user.name}.", message.body)
        self.assertRecordValues(
            suspense,
            [{"account_id": self.receivable.id, "name": "INV/2026/00042"}],
        )

    def test_the_entry_tells_by_what_it_was_posted_without_a_person(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)
        rule = line.application_ids.rule_id
        before = line.move_id.message_ids
        line.with_context(tracking_disable=False)._bank_post_applications(
            automatically=True
        )
        message = line.move_id.message_ids - before
        for words in (
            "Posted automatically: INV/2026/00042",
            "Confidence: High.",
            f"Rule: {rule.display_name}.",
            "Why: ",
        ):
            self.assertIn(words, message.body)
        self.assertNotIn("Accepted by", message.body)

    def test_under_a_restrictive_audit_trail_every_change_is_tracked(self):
        self.company_data["company"].restrictive_audit_trail = True
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0, "INV/2026/00042")
        suspense_account = line._seek_for_lines()[1].account_id
        self._apply(line, (item, 1000.0))
        before = line.move_id.message_ids
        # What was created in a transaction is not tracked until it ends.
        self.env.cr.flush()
        line.with_context(
            tracking_disable=False, mail_notrack=False
        )._bank_post_applications()
        self.env.cr.flush()
        changes = (line.move_id.message_ids - before).sudo().tracking_value_ids
        self.assertLessEqual(
            {"account_id", "partner_id"}, set(changes.field_id.mapped("name"))
        )
        accounts = changes.filtered(lambda c: c.field_id.name == "account_id")
        self.assertIn(suspense_account.display_name, accounts.old_value_char)
        self.assertIn(self.receivable.display_name, accounts.new_value_char)

    def test_customer_pays_three_invoices_in_one_transfer(self):
        items = [
            self._create_document(self.nordlicht, amount, f"INV/2026/0010{n}")
            for n, amount in enumerate((100.0, 250.5, 49.5))
        ]
        line = self._create_line(400.0)
        self._apply(line, *((item, item.amount_residual) for item in items))
        self._post(line)
        self.assertEqual([i.move_id.payment_state for i in items], ["paid"] * 3)
        self.assertEqual(len(line.move_id.line_ids), 4)
        self.assertAlmostEqual(sum(line.move_id.line_ids.mapped("balance")), 0.0)

    def test_customer_pays_a_part_and_the_rest_stays_open(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(300.0)
        self._apply(line, (item, 300.0))
        self._post(line)
        self.assertEqual(item.amount_residual, 700.0)
        self.assertEqual(item.move_id.payment_state, "partial")

    def test_customer_pays_less_his_credit_note(self):
        invoice = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        credit = self._create_document(
            self.nordlicht, 200.0, "RINV/2026/00001", "out_refund"
        )
        line = self._create_line(800.0)
        self._apply(line, (invoice, 1000.0), (credit, -200.0))
        self._post(line)
        self.assertEqual(invoice.move_id.payment_state, "paid")
        self.assertEqual(credit.move_id.payment_state, "paid")

    def test_customer_pays_too_much_and_the_rest_is_kept_on_account(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1050.0)
        self._apply(line, (item, 1000.0))
        self._apply(line, (self.receivable, 50.0), partner_id=self.nordlicht.id)
        self._post(line)
        on_account = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable and not entry.reconciled
        )
        self.assertEqual(on_account.amount_residual, -50.0)
        self.assertEqual(on_account.partner_id, self.nordlicht)

    def test_we_pay_a_bill(self):
        item = self._create_document(
            self.fjord, 820.0, "BILL/2026/01/0001", "in_invoice", ref="PB-5001"
        )
        line = self._create_line(-820.0)
        self._apply(line, (item, -820.0))
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_bank_fee_goes_to_its_account(self):
        line = self._create_line(-12.5, "Monthly fee")
        line.action_transfer_difference(self.fees, label="Account fee")
        self.assertEqual(line.match_confidence, "manual")
        self._post(line)
        fee = line.move_id.line_ids - line._seek_for_lines()[0]
        self.assertRecordValues(
            fee, [{"account_id": self.fees.id, "balance": 12.5, "name": "Account fee"}]
        )

    def test_registered_payment_comes_on_the_statement(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00050")
        payment = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=item.move_id.ids)
            .create({"journal_id": self.bank.id, "payment_date": date(2026, 1, 10)})
            ._create_payments()
        )
        outstanding = payment._seek_for_lines()[0]
        line = self._create_line(500.0)
        self._apply(line, (outstanding, 500.0))
        self._post(line)
        self.assertTrue(outstanding.reconciled)
        self.assertTrue(payment.is_matched)

    def test_discount_is_granted_with_its_tax(self):
        """2 % of 1,190 are 23.80: 20.00 of the price and 3.80 of the 19 % tax."""
        tax = self.env["account.tax"].create(
            {
                "name": "19 %",
                "amount": 19.0,
                "company_id": self.company_data["company"].id,
                "country_id": self.company_data["company"].account_fiscal_country_id.id,
                "tax_group_id": self.company_data["default_tax_sale"].tax_group_id.id,
                "type_tax_use": "sale",
            }
        )
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
        item = self._create_document(
            self.nordlicht,
            1000.0,
            "INV/2026/00060",
            taxes=tax,
            day=date(2026, 1, 8),
            invoice_payment_term_id=term.id,
        )
        line = self._create_line(1166.2)
        self._apply(line, (item, 1166.2), discount_amount=23.8)
        _done, errors = self._post(line)
        self.assertFalse(errors)
        self.assertEqual(item.move_id.payment_state, "paid")
        others = line.move_id.line_ids.filtered(
            lambda entry: (
                entry.account_id not in (self.receivable, self.bank.default_account_id)
            )
        )
        self.assertEqual(sorted(others.mapped("balance")), [3.8, 20.0])
        self.assertIn(3.8, others.filtered("tax_line_id").mapped("balance"))
        self.assertEqual(
            line.move_id.line_ids.filtered(
                lambda entry: entry.account_id == self.receivable
            ).balance,
            -1190.0,
        )

    def test_many_payments_cost_no_more_queries_each(self):
        """Twenty lines more may cost Odoo some batches more, not a query each,
        though each is of another partner."""

        def post(count, number):
            lines = self.env["account.bank.statement.line"]
            for n in range(count):
                partner = self._create_partner(f"Customer {number + n}")
                item = self._create_document(
                    partner, 100.0 + n, f"INV/2026/{number + n:05}"
                )
                line = self._create_line(100.0 + n)
                self._apply(line, (item, 100.0 + n))
                lines |= line
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            done, errors = lines._bank_post_applications()
            self.env.flush_all()
            self.assertEqual((len(done), errors), (count, {}))
            return self.env.cr.sql_log_count - before

        post(2, 1000)
        few, many = post(5, 2000), post(25, 3000)
        self.assertLess((many - few) / 20, 0.5)

    def test_two_who_post_the_same_items_meet_them_in_one_order(self):
        """Else each would wait for an item that the other one holds."""
        items = [
            self._create_document(self.nordlicht, amount, f"INV/2026/0004{amount:.0f}")
            for amount in (1.0, 2.0, 3.0)
        ]
        lines = []
        for item in (items[2], items[0], items[1]):
            lines.append(self._create_line(item.amount_residual, item.move_name))
            self._apply(lines[-1], (item, item.amount_residual))
        asked = []
        execute = Environment.execute_query

        def note(env, query):
            if "FOR NO KEY UPDATE" in query.code and "ORDER BY id" in query.code:
                asked.append(list(query.params[-1]))
            return execute(env, query)

        with patch.object(Environment, "execute_query", note):
            self._post(*lines)
        self.assertEqual(
            asked, [[item.move_id.id for item in items], [item.id for item in items]]
        )
