"""One line of the bank for several payments that were registered, to the ledger and
back.

Three vendors are paid on 12 January: 510.10, 220.35 and 99.99, together 830.44.
"""

from datetime import date

from odoo.tests import tagged

from .common import BankReconcileCommon

PAID = date(2026, 1, 12)
AMOUNTS = (510.10, 220.35, 99.99)


@tagged("post_install", "-at_install")
class TestPaymentRuns(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.outstanding = cls.env.company.transfer_account_id.copy(
            {"code": "OUTST9", "name": "Outstanding", "reconcile": True}
        )
        cls.method = cls.bank.outbound_payment_method_line_ids[:1]
        cls.method.payment_account_id = cls.outstanding
        cls.vendors = [
            cls._create_partner(name, customer_rank=0, supplier_rank=1)
            for name in ("Kabelwerk AG", "Sparre Emballage A/S", "Baltic Timber OÜ")
        ]

    def _pay(self, amounts=AMOUNTS, day=PAID, **values):
        """Payments to the vendors; returns their outstanding entries."""
        payments = self.env["account.payment"].create(
            [
                {
                    "payment_type": "outbound",
                    "partner_type": "supplier",
                    "partner_id": vendor.id,
                    "amount": amount,
                    "date": day,
                    "journal_id": self.bank.id,
                    "payment_method_line_id": self.method.id,
                    **values,
                }
                for vendor, amount in zip(self.vendors, amounts, strict=False)
            ]
        )
        payments.action_post()
        return payments.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.outstanding
        )

    def _come(self, amount=-830.44, text="SEPA credit transfers", **values):
        line = self._create_line(amount, text, **values)
        line.action_apply_automatically()
        return line

    def _kinds(self, line):
        return {reason["kind"] for reason in line.bank_match_details["reasons"]}

    def test_run_by_its_id_is_posted_by_night_and_undone(self):
        entries = self._pay(payment_reference="MSG-2026-0112")
        for values in (
            {"text": "SEPA MSG-2026-0112"},
            {"bank_structured_reference": "MSG-2026-0112"},
            {"bank_end_to_end_id": "MSG-2026-0112"},
        ):
            line = self._come(**values)
            self.assertEqual(line.application_ids.move_line_id, entries, values)
            self.assertFalse(line.needs_review, values)
            self.assertIn("run", self._kinds(line))
            if values != {"bank_end_to_end_id": "MSG-2026-0112"}:
                line.action_remove_applications()
        self.bank.bank_post_automatically = True
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()
        self.assertTrue(line.is_reconciled, line.posting_error)
        self.assertTrue(all(entries.mapped("reconciled")))
        # The money is of three, each of them has his part, and the line is of none.
        self.assertFalse(line.partner_id)
        counterparts = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.outstanding
        )
        self.assertEqual(
            {entry.partner_id: entry.balance for entry in counterparts},
            dict(zip(self.vendors, AMOUNTS, strict=True)),
        )
        self.assertTrue(all(entries.payment_id.mapped("is_matched")))
        line.action_undo_applications()
        self.assertEqual(entries.mapped("amount_residual"), [-a for a in AMOUNTS])

    def test_run_of_one_memo(self):
        """Registered together in Odoo, payments have one memo."""
        entries = self._pay(memo="BATCH/2026/00017")
        line = self._come(text="collective order BATCH/2026/00017")
        self.assertEqual(line.application_ids.move_line_id, entries)
        self.assertFalse(line.needs_review)

    def test_run_less_what_the_bank_rejected(self):
        entries = self._pay(payment_reference="MSG-2026-0112")
        rejected = entries.filtered(lambda entry: entry.balance == -220.35)
        line = self._come(-610.09, "SEPA MSG-2026-0112")
        self.assertEqual(line.application_ids.move_line_id, entries - rejected)
        self.assertTrue(line.needs_review)
        self.assertIn("run_rejected", self._kinds(line))
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(line.is_reconciled, line.posting_error)
        self.assertEqual(rejected.amount_residual, -220.35)
        self.assertFalse(rejected.payment_id.is_matched)

    def test_payments_named_by_their_own_ids(self):
        entries = self._pay()
        first, second, _third = entries.payment_id.sorted("id")
        line = self._come(-730.45, f"{first.name} {second.name}")
        self.assertEqual(line.application_ids.move_line_id.payment_id, first + second)

    def test_all_of_one_day(self):
        entries = self._pay()
        line = self._come()
        self.assertEqual(line.application_ids.move_line_id, entries)
        self.assertTrue(line.needs_review)
        self.assertIn("run_day", self._kinds(line))

    def test_what_is_none(self):
        """Two days have the sum; it is long ago; it is the sum of no whole day."""
        self._pay()
        self._pay(day=date(2026, 1, 13))
        self.assertFalse(self._come().application_ids)
        self.assertFalse(self._come(-310.0).application_ids)
        self._pay((100.0, 17.0), day=date(2025, 12, 1))
        self.assertFalse(self._come(-117.0).application_ids)

    def test_person_who_asks_sees_whole_sets_only(self):
        """Of the books of one line no part of a day may seem to be the day."""
        entries = self._pay(payment_reference="MSG-2026-0112")
        line = self._create_line(-830.44, "SEPA MSG-2026-0112")
        first = [s for s in line.get_suggestions() if s["group"] == 0]
        self.assertEqual({s["move_line_id"] for s in first}, set(entries.ids))
        line = self._create_line(-830.44, "x")
        shown = {s["move_line_id"] for s in line.get_suggestions()}
        self.assertLessEqual(set(entries.ids), shown)

    def test_as_many_queries_for_many_lines_and_payments(self):
        def count(runs):
            for n in runs:
                self._pay((100.0 + n, 7.0 + n), payment_reference=f"MSG-2026-9{n:03}")
            lines = self.env["account.bank.statement.line"]
            for n in runs:
                lines |= self._create_line(-107.0 - 2 * n, f"MSG-2026-9{n:03}")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["bank.matching.ledger"]._load(
                self.bank, lines.bank_transaction_currency_id, lines
            )
            return self.env.cr.sql_log_count - before

        count([0])
        self.assertEqual(count([1, 2]), count(range(3, 12)))
