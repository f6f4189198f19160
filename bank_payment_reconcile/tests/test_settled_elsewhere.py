"""Lines that Odoo's own way, another addon or a till settled: posted, to be undone."""

from datetime import date

from lxml import etree

from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .elsewhere_case import ElsewhereCommon


@tagged("post_install", "-at_install")
class TestSettledElsewhere(ElsewhereCommon):
    def setUp(self):
        super().setUp()
        self.waiting = self._create_line(70.0, "waits")
        self.paid, self.till, self.unreviewed, self.suspense = self._make_all()
        self.elsewhere = self.paid | self.till | self.unreviewed | self.suspense
        self.Line = self.env["account.bank.statement.line"]

    def _filter(self, name):
        """What a filter of the page finds of this bank's lines."""
        view = self.env.ref("bank_payment_reconcile.view_payment_reconciliation_search")
        (node,) = etree.fromstring(view.arch).xpath(f"//filter[@name='{name}']")
        domain = Domain(safe_eval(node.get("domain")))
        return self.Line.search(domain & Domain("journal_id", "=", self.bank.id))

    # -- The page

    def test_they_stand_in_posted_and_nowhere_else(self):
        self.assertEqual(set(self._filter("posted")), set(self.elsewhere))
        self.assertEqual(self._filter("to_do"), self.waiting)
        self.assertEqual(self._filter("posted_elsewhere"), self._filter("posted"))
        for name in ("to_review", "ready", "not_applied", "difference", "ambiguous"):
            self.assertFalse(self._filter(name) & self.elsewhere, name)

    def test_nothing_of_them_differs_and_totals_add_nothing(self):
        self.assertEqual(self.elsewhere.mapped("difference_amount"), [0.0] * 4)
        self.assertEqual(
            self.elsewhere.mapped("applied_amount"), [100.0, -30.0, -12.0, 60.0]
        )
        [(total,)] = self.Line._read_group(
            [("journal_id", "=", self.bank.id)], [], ["difference_amount:sum"]
        )
        self.assertEqual(total, 70.0, "what waits")
        figures = self.bank.get_bank_reconciliation_overview()
        self.assertEqual((figures["lines"], figures["difference"]), (1, 70.0))

    def test_what_settled_them_is_read_from_the_ledger(self):
        self.assertEqual(self.paid.bank_applied_to, "INV/2026/00100")
        self.assertEqual(self.till.bank_applied_to, self.fees.display_name)
        self.assertEqual(self.unreviewed.bank_applied_to, self.fees.display_name)
        # The entry that cleared the suspense account, not the suspense account
        clearing = self.suspense.move_id.line_ids.matched_debit_ids.debit_move_id
        self.assertEqual(self.suspense.bank_applied_to, clearing.move_id.name)
        panel = self.paid.get_bank_reconciliation_panel()
        self.assertEqual(panel["partner"]["name"], "Nordlicht Versand GmbH")
        self.assertEqual(
            [
                (row["name"], row["account"], row["partner"], row["amount"])
                for row in panel["elsewhere"]
            ],
            [
                (
                    "INV/2026/00100",
                    self.receivable.display_name,
                    "Nordlicht Versand GmbH",
                    100.0,
                )
            ],
        )
        self.assertTrue(panel["is_posted"])
        self.assertEqual(panel["difference"], 0.0)

    def test_one_paid_two_invoices(self):
        """One money, two documents: both are named."""
        first = self._create_document(self.nordlicht, 30.0, "INV/2026/00201")
        second = self._create_document(self.nordlicht, 20.0, "INV/2026/00202")
        line = self._create_line(50.0, "both")
        moved = self._edit_entry(line, self.receivable, self.nordlicht)
        (moved | first | second).reconcile()
        self.assertEqual(line.bank_applied_to, "INV/2026/00201 +1")
        self.assertIn(
            "INV/2026/00202",
            line.get_bank_reconciliation_panel()["elsewhere"][0]["name"],
        )

    def test_a_line_that_we_post_is_not_among_them(self):
        self._apply(self.waiting, (self.fees, 70.0))
        self.waiting.action_post_applications()
        self.assertFalse(self.waiting.bank_is_settled_elsewhere)
        self.assertEqual(self._filter("posted_elsewhere") & self.waiting, self.Line)
        self.assertEqual(self.waiting.get_bank_reconciliation_panel()["elsewhere"], [])
        self.assertEqual(
            self.Line.search(
                [
                    ("bank_is_settled_elsewhere", "=", False),
                    ("id", "in", (self.waiting | self.till).ids),
                ]
            ),
            self.waiting,
        )

    def test_what_was_proposed_is_no_difference(self):
        """A fee of 5 was proposed, then somebody wrote the entry himself."""
        self._apply(self.waiting, (self.fees, 5.0), confidence="low")
        self.assertEqual(self.waiting.difference_amount, 65.0)
        self._edit_entry(self.waiting, self.fees)
        self.assertTrue(self.waiting.is_reconciled)
        self.assertEqual(self.waiting.difference_amount, 0.0)
        self.assertEqual(self.waiting.applied_amount, 70.0)

    def test_half_of_it_settled_waits_with_the_other_half(self):
        """Of 70, 30 were moved to fees by hand: 40 wait."""
        line = self._settle_part(70.0, 30.0)
        self.assertFalse(line.bank_is_settled_elsewhere)
        self.assertEqual(line.difference_amount, 40.0)

    def test_a_page_of_them_costs_no_query_a_line(self):
        def count(lines):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            lines.read(
                ["bank_applied_to", "difference_amount", "bank_is_settled_elsewhere"]
            )
            return self.env.cr.sql_log_count - before

        few = self.paid | self.till
        more = few.browse(
            [self._pay_invoice(10.0 + n, f"INV/2026/003{n:02}").id for n in range(20)]
        )
        count(few | more)
        self.assertLessEqual(count(few | more), count(few), "as for two of them")

    # -- Taken back

    def assertWaits(self, line, amount):
        _bank, suspense, others = line._seek_for_lines()
        self.assertFalse(others)
        self.assertFalse(line.is_reconciled)
        self.assertFalse(line.bank_is_settled_elsewhere)
        self.assertEqual(-suspense.amount_currency, amount)
        self.assertEqual(line.difference_amount, amount)
        self.assertTrue(line.needs_review)

    def test_each_is_undone(self):
        invoice = self.env["account.move"].search([("name", "=", "INV/2026/00100")])
        self.assertEqual(invoice.payment_state, "paid")
        self.elsewhere.with_user(self.accountant).action_undo_applications()
        for line, amount in zip(
            self.elsewhere, (100.0, -30.0, -12.0, 60.0), strict=True
        ):
            self.assertWaits(line, amount)
        self.assertEqual(invoice.payment_state, "not_paid")
        self.assertEqual(invoice.amount_residual, 100.0)

    def test_the_entry_says_what_was_taken_back(self):
        self.paid.action_undo_applications()
        self.assertIn(
            "Posting undone: INV/2026/00100",
            "".join(self.paid.move_id.message_ids.mapped("body")),
        )

    def test_an_entry_that_had_cleared_the_suspense_account_is_named(self):
        """It is not the line's own entry: it stays, open again, and is told."""
        clearing = self.suspense._bank_get_clearing_moves()
        self.assertEqual(len(clearing), 1)
        said = self.suspense.action_undo_applications()
        self.assertIn(f"{clearing.name} ", said["params"]["message"])
        self.assertEqual(clearing.state, "posted")
        self.assertEqual(sum(clearing.line_ids.mapped("amount_residual")), 60.0)
        self.assertFalse(self.paid.action_undo_applications())

    def test_undone_it_is_applied_here(self):
        self.paid.action_undo_applications()
        item = self.env["account.move.line"].search(
            [
                ("move_name", "=", "INV/2026/00100"),
                ("account_id", "=", self.receivable.id),
            ]
        )
        self._apply(self.paid, (item, 100.0))
        self.paid.action_post_applications()
        self.assertTrue(item.reconciled)
        self.assertFalse(self.paid.bank_is_settled_elsewhere)

    def test_in_a_locked_period_it_stays(self):
        line = self._pay_invoice(40.0, "INV/2026/00400", date(2026, 1, 10))
        self.waiting.unlink()
        self.env.company.fiscalyear_lock_date = date(2026, 1, 31)
        with self.assertRaises(UserError):
            line.action_undo_applications()

    def test_one_without_money_has_nothing_to_take_back(self):
        nothing = self._create_line(0.0, "information")
        self.assertTrue(nothing.is_reconciled)
        self.assertFalse(nothing.bank_is_settled_elsewhere)
        self.assertNotIn(nothing, self._filter("posted_elsewhere"))
        with self.assertRaisesRegex(UserError, "Nothing here is posted"):
            nothing.action_undo_applications()
