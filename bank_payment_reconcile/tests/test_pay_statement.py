"""What the statement shows of payment runs, in each way of booking them."""

from odoo.tests import tagged

from .pay_statement_case import FOUR, PayStatementCase

WAYS = ("each", "run", "none")
SPARRE = "DK3396440000871206"


@tagged("post_install", "-at_install")
class TestPayStatement(PayStatementCase):
    def test_one_line_by_night_is_done_and_undone(self):
        """By each id, in a field of the file or in the text only."""
        self.bank.bank_post_automatically = True
        for way in WAYS:
            run = self._order_bills(booking=way)
            block = self._get_block(run)
            for values in (
                {"text": f"SEPA transfers {block}"},
                {"order_ids": run.message_id},
                {"bank_end_to_end_id": block},
            ):
                line = self._come(-1000.0, **values)
                self.assertEqual(sum(line.application_ids.mapped("amount")), -1000.0)
                self.assertFalse(line.needs_review, (way, values))
                self.assertEqual(set(run.line_ids.mapped("state")), {"exported"})
                with self._as_a_worker() as env:
                    env["account.bank.statement.line"]._bank_cron_post_applications()
                self.env.invalidate_all()
                self.assertTrue(line.is_reconciled, line.posting_error)
                self.assertEqual(self._open(run), [0.0] * 4)
                self.assertEqual(set(run.line_ids.mapped("state")), {"done"})
                self.assertEqual(run.state, "done")
                self.assertEqual(run.bank_line_ids, line)
                self.assertEqual(run.line_ids[2].bank_line_ids, line)
                line.action_undo_applications()
                self.assertEqual(set(run.line_ids.mapped("state")), {"exported"}, way)
                self.assertEqual(run.state, "exported")
                self.assertFalse(run.bank_line_ids)
                line.application_ids.unlink()

    def test_what_the_bank_has_shown_is_in_its_balance_once(self):
        """The line of 1,000.00 is applied to the run and not posted yet."""
        other = self.env["bank.payment.run"].create({"journal_id": self.bank.id})
        for n, way in enumerate(WAYS, 1):
            run = self._order_bills(booking=way)
            other.invalidate_recordset()
            self.assertEqual(other.other_runs_amount, 1000.0, way)
            self.assertEqual(other.balance_after, -1000.0 * n, way)
            self._come(-1000.0, bank_end_to_end_id=self._get_block(run))
            other.invalidate_recordset()
            self.assertEqual(other.other_runs_amount, 0.0, way)
            self.assertEqual(other.balance_after, -1000.0 * n, way)

    def test_single_lines_by_id_also_of_equal_amounts(self):
        for way in ("each", "none"):
            run = self._order_bills((75.0, 75.0, 75.0, 20.0), booking=way)
            for line, payment in zip(
                [
                    self._come(-p.amount, bank_end_to_end_id=p.end_to_end_id)
                    if n % 2
                    else self._come(-p.amount, f"your order {p.end_to_end_id}")
                    for n, p in enumerate(run.line_ids)
                ],
                run.line_ids,
                strict=True,
            ):
                self.assertFalse(line.needs_review, way)
                self._post(line)
                self.assertEqual(payment.state, "done")
                self.assertEqual(payment.bank_line_ids, line)
                self.assertEqual(
                    payment.item_ids.move_line_id.amount_residual_currency, 0.0
                )
            self.assertEqual(run.state, "done")

    def test_single_line_of_a_block_beside_an_equal_open_bill(self):
        """The bank books one by one what is booked in one entry."""
        self.bank.bank_post_automatically = True
        run = self._order_bills(booking="run")
        other = self._bill(200.0, self.vendors[1])
        self._note_account(self.vendors[1], SPARRE)
        line = self._come(-200.0, "Sparre Emballage", account_number=SPARRE)
        self.assertEqual(line.application_ids.move_line_id, other)
        self.assertFalse(line.needs_review, "nothing names the payment")
        line.unlink()
        for day, values in enumerate(
            (
                {"bank_end_to_end_id": run.line_ids[1].end_to_end_id},
                {"order_ids": run.line_ids[1].instruction_id},
                {"text": f"Sparre Emballage {run.line_ids[1].end_to_end_id}"},
                {"text": f"Sparre Emballage {run.line_ids[1].instruction_id}"},
            ),
            start=15,
        ):
            values = {"account_number": SPARRE, "day": f"2026-01-{day}", **values}
            line = self._come(-200.0, **values)
            self.assertTrue(line.needs_review, values)
            applied = line.application_ids
            self.assertEqual(
                applied.move_line_id.move_id, run.line_ids.booking_move_id, values
            )
            self.assertEqual(applied.amount, -200.0)
            with self._as_a_worker() as env:
                env["account.bank.statement.line"]._bank_cron_post_applications()
            self.env.invalidate_all()
            self.assertFalse(line.is_reconciled, values)
            self.assertEqual(other.amount_residual_currency, -200.0)
            if day < 18:
                line.unlink()
        lines = line
        for payment in run.line_ids - run.line_ids[1]:
            lines |= self._come(
                -payment.amount, bank_end_to_end_id=payment.end_to_end_id
            )
        lines.action_accept()
        self._post(lines)
        self.assertEqual(run.state, "done")
        self.assertEqual(run.bank_line_ids, lines)
        self.assertEqual(other.amount_residual_currency, -200.0)

    def test_single_line_of_a_block_of_another_amount(self):
        run = self._order_bills(booking="run")
        other = self._bill(190.0, self.vendors[1])
        self._note_account(self.vendors[1], SPARRE)
        line = self._come(
            -190.0,
            bank_end_to_end_id=run.line_ids[1].end_to_end_id,
            account_number=SPARRE,
        )
        self.assertEqual(line.application_ids.move_line_id, other)
        self.assertTrue(line.needs_review)

    def test_two_runs_of_one_sum(self):
        for way in WAYS:
            runs = [
                self._order_bills(booking=way),
                self._order_bills((600.0, 400.0), booking=way),
            ]
            ambiguous = self._come(-1000.0, "Sammelueberweisung")
            self.assertFalse(ambiguous.application_ids, way)
            self.assertTrue(ambiguous.bank_is_ambiguous, way)
            for run in reversed(runs):
                line = self._come(-1000.0, f"x {self._get_block(run)}")
                self._post(line)
                self.assertEqual(run.bank_line_ids, line)
                self.assertEqual(run.state, "done")
            ambiguous.unlink()

    def test_sum_without_any_id(self):
        for way in WAYS:
            run = self._order_bills(booking=way)
            line = self._come(-1000.0, "Sammelueberweisung")
            self.assertTrue(line.application_ids, way)
            self.assertFalse(line.needs_review, way)
            self._post(line)
            self.assertEqual(run.state, "done")

    def test_rejected_member_of_which_two_choices_fit(self):
        for way in WAYS:
            run = self._order_bills(booking=way)
            line = self._come(-700.0, self._get_block(run))
            self.assertFalse(line.application_ids, way)
            if way != "run":
                self.assertTrue(line.bank_is_ambiguous)
            run.line_ids[2]._take_back("account closed", state="rejected")
            line.action_apply_automatically()
            self.assertFalse(line.needs_review, way)
            self._post(line)
            self.assertEqual(self._open(run), [0.0, 0.0, 300.0, 0.0])
            self.assertEqual(
                run.line_ids.mapped("state"), ["done", "done", "rejected", "done"]
            )
            self.assertEqual(run.state, "done")

    def test_discount_and_credit_note_as_they_were_ordered(self):
        term = self.env["account.payment.term"].create(
            {
                "name": "2 % in 10 days",
                "early_discount": True,
                "discount_percentage": 2,
                "discount_days": 10,
                "line_ids": [(0, 0, {"value": "percent", "value_amount": 100.0})],
            }
        )
        for way in WAYS:
            discounted = self._bill(1000.0, invoice_payment_term_id=term.id)
            bills = [self._bill(amount, self.vendors[1]) for amount in (300.0, 200.0)]
            credit = self._bill(120.0, self.vendors[1], move_type="in_refund")
            run = self._order(
                [(discounted, 980.0, 20.0)],
                [(bills[0], 300.0), (bills[1], 200.0), (credit, -120.0)],
                booking=way,
            )
            # Five days after the discount ended: the bank took its time.
            line = self._come(-1360.0, self._get_block(run), day="2026-01-17")
            self.assertFalse(line.needs_review, way)
            self._post(line)
            self.assertEqual(self._open(run), [0.0] * 4, way)
            self.assertEqual(run.state, "done")
            line.action_undo_applications()
            self.assertEqual(run.state, "exported")
            line.unlink()
            run.line_ids._take_back("for the next")

    def test_bank_account_reconciliation(self):
        """By *Match Automatically*, where entries wait."""
        for way in ("each", "run"):
            run = self._order_bills(booking=way)
            single = self._order_bills((75.0, 75.0), booking=way)
            lines = self._show(-1000.0, "x", self._get_block(run))
            if way == "each":
                for payment in single.line_ids:
                    lines |= self._create_line(
                        -75.0, "y", bank_end_to_end_id=payment.end_to_end_id
                    )
            else:
                lines |= self._create_line(-150.0, self._get_block(single))
            document = self.env["bank.reconciliation"].create(
                {"journal_id": self.bank.id, "date": "2026-01-31"}
            )
            document.action_get_lines()
            document.action_match_automatically()
            self.assertFalse(any(lines.mapped("needs_review")), way)
            self._post(lines)
            self.assertEqual((run.state, single.state), ("done", "done"))
            self.assertEqual(run.bank_line_ids, lines[0])
            document.unlink()

    def test_as_many_queries_for_many_payments(self):
        def count(payments, way):
            run = self._order_bills([10.0 + n for n in range(payments)], booking=way)
            line = self._create_line(
                -sum(run.line_ids.mapped("amount")), run.message_id
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["bank.matching.ledger"]._load(
                self.bank, line.bank_transaction_currency_id, line
            )
            loaded = self.env.cr.sql_log_count - before
            line.action_apply_automatically()
            self.assertTrue(line.application_ids)
            self._post(line)
            self.env.flush_all()
            self.env.invalidate_all()
            run.line_ids.mapped("state")
            before = self.env.cr.sql_log_count
            self.env.add_to_compute(run.line_ids._fields["state"], run.line_ids)
            run.line_ids.flush_recordset(["state"])
            run.line_ids.invalidate_recordset(["bank_line_ids"])
            run.line_ids.mapped("bank_line_ids")
            self.assertEqual(run.state, "done")
            return loaded, self.env.cr.sql_log_count - before

        for way in WAYS:
            count(2, way)
            self.assertEqual(count(3, way), count(12, way), way)
        self.assertEqual(len(FOUR), 4)


@tagged("post_install", "-at_install")
class TestPayStatementCurrency(PayStatementCase):
    """The company keeps its books in EUR; 1 USD was 0.90 EUR, and is 0.92."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        euro = cls.env.ref("base.EUR")
        euro.active = True
        cls.env.company.currency_id = euro
        euro.rate_ids.unlink()
        cls.dollar = cls.env.ref("base.USD")
        cls.dollar.rate_ids.unlink()
        cls.dollar.rate_ids = [
            (0, 0, {"name": day, "inverse_company_rate": rate})
            for day, rate in (("2026-01-01", 0.90), ("2026-01-10", 0.92))
        ]
        cls.bank = cls.env["account.journal"].create(
            {
                "name": "Dollar Bank",
                "type": "bank",
                "code": "BUSD",
                "currency_id": cls.dollar.id,
            }
        )
        methods = cls.bank.outbound_payment_method_line_ids
        methods.payment_account_id = cls.outstanding

    def test_loss_by_the_rate(self):
        exchange = self.env.company.currency_exchange_journal_id
        for way in WAYS:
            bill = self._bill(1000.0, currency_id=self.dollar.id)
            self.assertEqual(bill.balance, -900.0)
            run = self._order([(bill, 1000.0)], booking=way, currency=self.dollar)
            line = self._come(
                -1000.0, bank_end_to_end_id=self._get_block(run), day="2026-01-15"
            )
            self.assertFalse(line.needs_review, way)
            self._post(line)
            self.assertEqual(bill.amount_residual_currency, 0.0)
            self.assertEqual(run.state, "done")
            moves = self.env["account.move"].search(
                [("journal_id", "=", exchange.id), ("state", "=", "posted")]
            )
            loss = moves.line_ids.filtered(
                lambda entry: (
                    entry.account_id
                    == self.env.company.expense_currency_exchange_account_id
                )
            )
            self.assertEqual(sum(loss.mapped("balance")), 20.0, way)
            line.action_undo_applications()
            run.line_ids._take_back("for the next")
            line.unlink()
