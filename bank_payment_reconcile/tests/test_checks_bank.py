from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .checks_case import JANUARY, ChecksCase


@tagged("post_install", "-at_install")
class TestCheckMatching(ChecksCase):
    """What the register shows while the bank's lines are matched and posted."""

    def test_nav_ck_001_and_007_matched_then_closed(self):
        check = self._write_check("00101")
        self.assertEqual(check.statement_status, "open")
        line = self._create_line(
            -1000.0, "CHECK", date(2026, 2, 1), bank_check_number="101"
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, self._get_bank_item(check))
        self.env.invalidate_all()
        self.assertRecordValues(
            check, [{"statement_status": "matched", "state": "posted", "is_open": True}]
        )
        mine = [("journal_id", "=", self.bank.id)]
        matched = [*mine, ("statement_status", "=", "matched")]
        self.assertEqual(self.Check.search(matched), check)
        line.action_post_applications()
        self.assertRecordValues(
            check, [{"statement_status": "closed", "state": "cleared"}]
        )
        self.assertFalse(self._get_bank_item(check).amount_residual)
        self.assertFalse(self.Check.search(matched))

    def test_nav_ck_002_removing_matches_leaves_nine_checks_open(self):
        checks = self.Check.union(
            *(self._write_check(f"{101 + n:05}", 10.0) for n in range(9))
        )
        lines = self.env["account.bank.statement.line"]
        for first in range(0, 9, 3):
            line = self._create_line(-30.0, "three checks")
            self._apply(
                line,
                *((self._get_bank_item(c), -10.0) for c in checks[first : first + 3]),
            )
            lines |= line
        self.assertEqual(set(checks.mapped("statement_status")), {"matched"})
        lines.action_remove_applications()
        self.env.invalidate_all()
        self.assertEqual(checks.mapped("statement_status"), ["open"] * 9)
        self.assertEqual(
            [self._get_bank_item(c).amount_residual for c in checks], [-10.0] * 9
        )
        self.assertEqual(checks.mapped("is_open"), [True] * 9)

    def test_a_match_shows_the_document_it_is_on(self):
        check = self._write_check("00101")
        line = self._show_check(check, date(2026, 2, 1))
        document = self.env["bank.reconciliation"].create(
            {"journal_id": self.bank.id, "date": date(2026, 2, 28)}
        )
        line.bank_reconciliation_id = document
        self.env.invalidate_all()
        self.assertEqual(check.reconciliation_id, document)

    def test_two_lines_clear_one_check_together(self):
        check = self._write_check("00101")
        item = self._get_bank_item(check)
        first = self._create_line(-600.0, "part 1", date(2026, 2, 1))
        second = self._create_line(-400.0, "part 2", date(2026, 2, 2))
        self._apply(first, (item, -600.0))
        self._apply(second, (item, -400.0))
        first.action_post_applications()
        self.assertEqual(check.state, "posted")
        second.action_post_applications()
        self.assertRecordValues(
            check,
            [
                {
                    "state": "cleared",
                    "cleared_date": date(2026, 2, 2),
                    "statement_line_id": second.id,
                }
            ],
        )

    def test_a_check_on_the_banks_own_account_is_cleared_by_the_bank_too(self):
        self.method.payment_account_id = self.bank.default_account_id
        check = self._write_check("00101")
        # Odoo takes it for matched from the beginning.
        self.assertTrue(check.payment_id.is_matched)
        self.assertRecordValues(check, [{"state": "posted", "is_open": True}])
        line = self._show_check(check, date(2026, 2, 1))
        line.action_post_applications()
        self.assertRecordValues(
            check,
            [{"state": "cleared", "is_open": False, "statement_line_id": line.id}],
        )
        line.action_undo_applications()
        self.assertRecordValues(check, [{"state": "posted", "is_open": True}])

    def test_clearing_many_checks_costs_no_query_for_each(self):
        """Twenty checks more may cost Odoo some batches more."""

        def post(count, first):
            lines = self.env["account.bank.statement.line"]
            for number in range(first, first + count):
                check = self._write_check(f"{number:05}", 10.0)
                lines |= self._show_check(check, date(2026, 2, 1))
            self._forget()
            before = self.env.cr.sql_log_count
            done, errors = lines._bank_post_applications()
            self.env.flush_all()
            queries = self.env.cr.sql_log_count - before
            self.assertEqual((len(done), errors), (count, {}))
            checks = self.Check.search([("statement_line_id", "in", lines.ids)])
            self.assertEqual(checks.mapped("state"), ["cleared"] * count)
            return queries

        post(2, 1000)
        few, many = post(5, 2000), post(25, 3000)
        self.assertLess((many - few) / 20, 0.5)

    def test_warnings_and_statuses_of_many_checks_cost_no_query_for_each(self):
        lines = self.env["account.bank.statement.line"]
        for number in range(101, 121):
            check = self._write_check(f"{number:05}", 10.0)
            lines |= self._show_check(check, date(2026, 12, 1))

        def look(some):
            self._forget()
            before = self.env.cr.sql_log_count
            warnings = some._bank_get_check_warnings()
            checks = some.application_ids.move_line_id.payment_id.bank_check_entry_ids
            self.assertEqual(len(checks.filtered("warning")), len(some))
            self.assertEqual(set(checks.mapped("statement_status")), {"matched"})
            self.assertEqual(len(warnings), len(some))
            return self.env.cr.sql_log_count - before

        look(lines[:2])
        self.assertEqual(look(lines[:2]), look(lines[2:]))

    def _forget(self):
        self.env.flush_all()
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestCheckDeposits(ChecksCase):
    """Customers' checks that are brought to the bank together."""

    def test_received_checks_come_on_record_when_posted(self):
        check = self._receive_check("771", 1450.0)
        self.assertRecordValues(
            check,
            [
                {
                    "number": "771",
                    "direction": "received",
                    "state": "posted",
                    "amount": 1450.0,
                    "partner_name": self.nordlicht.name,
                }
            ],
        )
        # Two customers may have checks of the same number; ours stay apart.
        other = self._receive_check("771", 20.0, self.fjord)
        mine = self._write_check("771", 30.0)
        self.assertEqual(len(check | other | mine), 3)
        # A mistyped number is corrected: nothing of ours was spoiled.
        check.payment_id.bank_received_check_number = "772"
        self.assertEqual(check.payment_id.bank_check_entry_ids, check)
        self.assertEqual(check.number, "772")

    def test_two_checks_deposited_together_match_one_line(self):
        first = self._receive_check("771", 1450.0)
        second = self._receive_check("118", 1500.0, self.fjord)
        checks = first | second
        wizard = (
            self.env["bank.check.deposit"]
            .with_user(self.accountant)
            .with_context(default_check_ids=checks.ids)
            .create({"reference": "DEP/2026/00007", "date": date(2026, 1, 12)})
        )
        report = wizard.action_deposit()
        self.assertEqual(
            report["report_name"], "bank_payment_reconcile.report_bank_check_deposit"
        )
        self.assertEqual(checks.mapped("deposit_reference"), ["DEP/2026/00007"] * 2)
        entries = self.env["bank.matching.ledger"]._get_outstanding_payments(
            self.bank, self.bank.company_id.currency_id, {}
        )
        self.assertEqual(
            {e.check_number: e.references for e in entries if e.check_number},
            {"771": ("DEP/2026/00007",), "118": ("DEP/2026/00007",)},
        )
        line = self._create_line(2950.0, "DEP/2026/00007", date(2026, 1, 14))
        self._apply(
            line,
            (self._get_bank_item(first), 1450.0),
            (self._get_bank_item(second), 1500.0),
        )
        line.action_post_applications()
        self.assertEqual(checks.mapped("state"), ["cleared"] * 2)
        self.assertEqual(checks.statement_line_id, line)
        with self.assertRaisesRegex(UserError, "stays on its deposit"):
            checks.action_remove_from_deposit()

    def test_a_deposit_is_found_by_its_reference(self):
        checks = self._receive_check("771", 1450.0)
        checks |= self._receive_check("118", 1500.0, self.fjord)
        self._receive_check("119", 1500.0, self.fjord)
        self.env["bank.check.deposit"].with_context(
            default_check_ids=checks.ids
        ).create(
            {"reference": "DEP/2026/00007", "date": date(2026, 1, 12)}
        ).action_deposit()
        line = self._create_line(2950.0, "DEP/2026/00007", date(2026, 1, 14))
        document = self.env["bank.reconciliation"].create(
            {"journal_id": self.bank.id, "date": date(2026, 1, 31)}
        )
        document.action_match_automatically(days=5)
        self.assertEqual(
            line.application_ids.move_line_id.payment_id, checks.payment_id
        )
        self.assertEqual(
            document._get_entries().mapped("bank_entry_kind"), ["check"] * 3
        )

    def test_the_test_report_warns_of_a_stopped_check(self):
        self._write_check("3011").action_stop_payment()
        self._create_line(-1000.0, "CHECK", bank_check_number="3011")
        document = self.env["bank.reconciliation"].create(
            {"journal_id": self.bank.id, "date": date(2026, 1, 31)}
        )
        warnings = " ".join(document._get_proof().warnings)
        self.assertIn("3011", warnings)

    def test_a_check_is_on_one_deposit_only(self):
        check = self._receive_check("771", 1450.0)
        check._deposit("DEP/1", JANUARY)
        with self.assertRaisesRegex(UserError, "771 is on deposit DEP/1"):
            check._deposit("DEP/2", JANUARY)
        check.action_remove_from_deposit()
        check._deposit("DEP/2", JANUARY)
        self.assertEqual(check.deposit_reference, "DEP/2")

    def test_issued_checks_are_not_deposited(self):
        check = self._write_check("00101")
        with self.assertRaisesRegex(UserError, "only received checks"):
            check.action_deposit()

    def test_the_list_for_the_bank_has_every_check_and_the_sum(self):
        checks = self._receive_check("771", 1450.0)
        checks |= self._receive_check("118", 1500.0, self.fjord)
        checks._deposit("DEP/2026/00007", JANUARY)
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "bank_payment_reconcile.report_bank_check_deposit", checks.ids
        )
        text = html.decode()
        for expected in ("DEP/2026/00007", "771", "118", "1,500.00", "2,950.00"):
            self.assertIn(expected, text)

    def test_a_bounced_check_is_voided_and_the_invoice_open_again(self):
        invoice = self._create_document(self.nordlicht, 1450.0, "INV/1")
        check = self._receive_check("771", 1450.0)
        (self._get_partner_item(check) | invoice).reconcile()
        check._void(date=date(2026, 1, 20), reason="No funds")
        self.assertEqual(check.state, "financially_voided")
        self.assertEqual(invoice.amount_residual, 1450.0)
