from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestPosting(BankReconcileCommon):
    """What posting does to the entries; expectations are double-entry by hand."""

    def _post(self, *lines):
        lines = self.env["account.bank.statement.line"].union(*lines)
        return lines._post_applications()

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
        line.with_context(tracking_disable=False)._post_applications()
        message = line.move_id.message_ids - before
        self.assertEqual(len(message), 1)
        self.assertIn("Posted: INV/2026/00042", message.body)
        self.assertRecordValues(
            suspense,
            [{"account_id": self.receivable.id, "name": "INV/2026/00042"}],
        )

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
        )._post_applications()
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
        """Twenty lines more may cost the host some batches more, not a query each,
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
            done, errors = lines._post_applications()
            self.env.flush_all()
            self.assertEqual((len(done), errors), (count, {}))
            return self.env.cr.sql_log_count - before

        post(2, 1000)
        few, many = post(5, 2000), post(25, 3000)
        self.assertLess((many - few) / 20, 0.5)


@tagged("post_install", "-at_install")
class TestCurrencies(BankReconcileCommon):
    """The company keeps its books in USD. 2 EUR are 1 USD when the invoice is
    written, 2.5 EUR when it is paid."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.euro = cls.setup_other_currency(
            "EUR", rates=[("2026-01-01", 2.0), ("2026-01-10", 2.5)]
        )
        cls.item = cls._create_document(
            cls.nordlicht, 1000.0, "INV/2026/00042", currency_id=cls.euro.id
        )

    def _get_exchange_loss(self):
        """What the host booked as exchange loss: the debits of its entries."""
        entries = self.env["account.move"].search(
            [("journal_id", "=", self.env.company.currency_exchange_journal_id.id)]
        )
        return sum(entries.line_ids.mapped("debit"))

    def test_invoice_in_euro_paid_on_a_bank_in_euro(self):
        """1,000 EUR were worth 500 USD and bring 400: the host books 100 as loss."""
        bank = self.env["account.journal"].create(
            {
                "name": "Euro Bank",
                "type": "bank",
                "code": "BEUR",
                "currency_id": self.euro.id,
            }
        )
        line = self._create_line(1000.0, "INV/2026/00042", journal_id=bank.id)
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, self.item)
        _done, errors = line._post_applications()
        self.assertFalse(errors)
        self.assertRecordValues(
            line.move_id.line_ids.sorted("balance"),
            [
                {"balance": -400.0, "amount_currency": -1000.0},
                {"balance": 400.0, "amount_currency": 1000.0},
            ],
        )
        self.assertEqual(self.item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_loss(), 100.0)

    def test_invoice_in_euro_paid_on_a_bank_in_dollar_at_the_banks_rate(self):
        """The bank turned 1,000 EUR into 390 USD, a rate of its own."""
        line = self._create_line(
            390.0,
            "INV/2026/00042",
            foreign_currency_id=self.euro.id,
            amount_currency=1000.0,
        )
        self.assertEqual(line.transaction_amount, 1000.0)
        line.action_apply_automatically()
        self.assertEqual(line.applied_amount, 1000.0)
        _done, errors = line._post_applications()
        self.assertFalse(errors)
        self.assertRecordValues(
            line.move_id.line_ids.sorted("balance"),
            [
                {
                    "balance": -390.0,
                    "amount_currency": -1000.0,
                    "currency_id": self.euro.id,
                },
                {
                    "balance": 390.0,
                    "amount_currency": 390.0,
                    "currency_id": self.env.ref("base.USD").id,
                },
            ],
        )
        self.assertEqual(self.item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_loss(), 110.0)

    def test_two_invoices_in_euro_leave_no_cent_of_rounding(self):
        other = self._create_document(
            self.nordlicht, 333.33, "INV/2026/00043", currency_id=self.euro.id
        )
        line = self._create_line(
            519.99, foreign_currency_id=self.euro.id, amount_currency=1333.33
        )
        self._apply(line, (self.item, 1000.0), (other, 333.33))
        _done, errors = line._post_applications()
        self.assertFalse(errors)
        self.assertAlmostEqual(sum(line.move_id.line_ids.mapped("balance")), 0.0)
        self.assertEqual(other.move_id.payment_state, "paid")
        self.assertEqual(self.item.move_id.payment_state, "paid")


@tagged("post_install", "-at_install")
class TestNotPosted(BankReconcileCommon):
    """A line that cannot be posted says why and does not stop the others."""

    def test_line_with_a_difference_is_reported_and_the_others_are_posted(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        other = self._create_document(self.nordlicht, 70.0, "INV/2026/00043")
        short, good = self._create_line(1010.0), self._create_line(70.0)
        self._apply(short, (item, 1000.0))
        self._apply(good, (other, 70.0))
        done, errors = (short | good)._post_applications()
        self.assertEqual(done, good)
        self.assertIn("10.00", errors[short])
        self.assertEqual(short.posting_error, errors[short])
        self.assertFalse(short.is_reconciled)

    def test_invoice_was_paid_meanwhile(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        first, second = self._create_line(1000.0), self._create_line(1000.0)
        self._apply(first, (item, 1000.0))
        self._apply(second, (item, 1000.0))
        done, errors = (first | second)._post_applications()
        self.assertEqual(len(done), 1)
        self.assertIn("INV/2026/00042", errors[(first | second) - done])

    def test_late_line_in_a_locked_period(self):
        item = self._create_document(
            self.nordlicht, 1000.0, "INV/2026/00042", day=date(2026, 2, 2)
        )
        late = self._create_line(10.0, day=date(2026, 1, 15))
        good = self._create_line(1000.0, day=date(2026, 2, 15))
        self._apply(late, (self.fees, 10.0))
        self._apply(good, (item, 1000.0))
        # The host refuses to lock over open bank lines, so the lock comes by SQL
        # here, as it does by an exception that ran out.
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_company SET fiscalyear_lock_date = %s WHERE id = %s",
            [date(2026, 1, 31), self.env.company.id],
        )
        self.env.invalidate_all()
        done, errors = (late | good)._post_applications()
        self.assertEqual(done, good)
        self.assertIn("locked", errors[late])
        self.assertFalse(late.is_reconciled)

    def test_archived_account_is_reported(self):
        archived = self.fees.copy({"name": "Old", "code": "699999"})
        line = self._create_line(10.0)
        self._apply(line, (archived, 10.0))
        archived.active = False
        _done, errors = line._post_applications()
        self.assertIn("archived", errors[line])

    def test_account_in_another_currency_is_reported(self):
        euro = self.fees.copy({"name": "Euro only", "code": "699998"})
        euro.currency_id = self.setup_other_currency("EUR")
        line = self._create_line(10.0)
        self._apply(line, (euro, 10.0))
        _done, errors = line._post_applications()
        self.assertIn("EUR", errors[line])

    def test_account_that_the_host_refuses_is_found_by_halving(self):
        """Only the host knows, and only while posting, that an off-balance account
        cannot stand beside a bank account; that line alone stays behind."""
        memo = self.fees.copy(
            {"name": "Memo", "code": "999998", "account_type": "off_balance"}
        )
        lines = self.env["account.bank.statement.line"]
        for n in range(5):
            line = self._create_line(10.0 + n)
            self._apply(line, (memo if n == 3 else self.fees, 10.0 + n))
            lines |= line
        done, errors = lines._post_applications()
        self.assertEqual(len(done), 4)
        self.assertEqual(list(errors), [lines[3]])
        self.assertEqual(len(lines[3].move_id.line_ids), 2)
        self.assertTrue(lines[3]._seek_for_lines()[1], "still on suspense")

    def test_nothing_applied(self):
        line = self._create_line(10.0)
        _done, errors = line._post_applications()
        self.assertEqual(errors[line], "Nothing is applied to it.")


@tagged("post_install", "-at_install")
class TestUndo(BankReconcileCommon):
    def setUp(self):
        super().setUp()
        self.item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        self.line = self._create_line(1000.0)
        self.application = self._apply(
            self.line,
            (self.item, 1000.0),
            confidence="high",
            review_required=False,
            reasons=[{"kind": "test", "text": "why", "params": {}}],
        )

    def assertProposedAgain(self):
        self.assertEqual(self.item.move_id.payment_state, "not_paid")
        self.assertRecordValues(
            self.line,
            [
                {
                    "is_reconciled": False,
                    "match_confidence": "high",
                    "needs_review": False,
                    "partner_id": False,
                    "applied_amount": 1000.0,
                }
            ],
        )
        self.assertRecordValues(
            self.application,
            [{"state": "proposed", "posted_by_id": False, "confidence": "high"}],
        )
        self.assertTrue(self.line._seek_for_lines()[1], "money is on suspense again")

    def test_undo_restores_the_proposal(self):
        self.line.action_post_applications()
        self.assertTrue(self.line.is_reconciled)
        self.line.action_undo_applications()
        self.assertProposedAgain()

    def test_undo_the_hosts_way_restores_the_proposal_too(self):
        self.line.action_post_applications()
        self.line.action_undo_reconciliation()
        self.assertProposedAgain()

    def test_posted_again_after_undo(self):
        self.line.action_post_applications()
        self.line.action_undo_applications()
        self.line.action_post_applications()
        self.assertEqual(self.item.move_id.payment_state, "paid")

    def test_a_partner_set_by_a_person_stays(self):
        self.line.partner_id = self.nordlicht
        self.line.action_post_applications()
        self.line.action_undo_applications()
        self.assertEqual(self.line.partner_id, self.nordlicht)

    def test_a_posted_application_is_neither_changed_nor_removed(self):
        self.line.action_post_applications()
        with self.assertRaises(UserError):
            self.application.amount = 900.0
        with self.assertRaises(UserError):
            self.application.unlink()
        with self.assertRaises(UserError):
            self.line.action_remove_applications()
