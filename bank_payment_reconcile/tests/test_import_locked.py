"""Lines of a locked period, every way they come, and every lock."""

from datetime import date
from unittest.mock import patch

from odoo.tests import Form, tagged

from .feed_scripted_case import ScriptedCase
from .locked_case import DAYS, LOCKED, LockedCommon, paper


@tagged("post_install", "-at_install")
class TestImportLocked(LockedCommon):
    # -- Every way a line comes -----------------------------------------------

    def test_imported_by_hand(self):
        self._lock()
        statement, remarks = self.bank._bank_import_file(paper(), "january.sta")
        self.assertBookedLater(self._get_lines())
        self.assertSaid(" ".join(remarks))
        self.assertSaid(statement.bank_warnings)
        self.assertIn("01/20/2026, 01/30/2026", statement.bank_warnings)

    def test_imported_by_the_wizard(self):
        self._lock()
        file = (
            self.env["ir.attachment"]
            .with_user(self.accountant)
            .create({"name": "a.sta", "raw": paper()})
        )
        journal = self.bank.with_user(self.accountant)
        action = journal.create_document_from_attachment(file.ids)
        self.assertBookedLater(self._get_lines())
        self.assertSaid(action["context"]["notifications"]["a.sta"])

    def test_imported_in_a_run(self):
        self._lock()
        registry = self.env.registry
        module = "odoo.addons.bank_payment_reconcile.models.statement_import.run"
        self.startPatcher(
            patch.object(
                registry["account.journal"],
                "_bank_get_import_threshold",
                lambda self: 2,
            )
        )
        self.startPatcher(patch(f"{module}.PART_LINES", 3))
        file = self.env["ir.attachment"].create({"name": "a.sta", "raw": paper()})
        action = self.bank.create_document_from_attachment(file.ids)
        run = self.env["bank.import.run"].browse(action["params"]["run_id"])
        with self._as_a_worker() as env:
            progress = run.with_env(env).action_process(60)
        self.env.invalidate_all()
        self.assertEqual(progress["state"], "done")
        self.assertBookedLater(self._get_lines())
        self.assertSaid(" ".join(progress["remarks"]))
        self.assertSaid(run.statement_ids.bank_warnings)

    def test_typed_by_hand(self):
        self._lock()
        line = self._create_line(100.0, "counter", DAYS[0])
        self.assertBookedLater(line, moved=1)
        for words in ("01/10/2026", "01/31/2026", line.date.strftime("%m/%d/%Y")):
            self.assertIn(words, line.bank_booked_later_note)

    def test_who_types_a_line_is_told_before(self):
        self._lock()
        view = "bank_payment_reconcile.view_bank_reconciliation_line_add_form"
        Line = self.env["account.bank.statement.line"].with_context(
            default_journal_id=self.bank.id
        )
        with Form(Line, view) as form:
            with self.assertLogs("odoo.tests.form.onchange", "WARNING") as log:
                form.date = DAYS[0]
            self.assertIn("01/10/2026 is locked", log.output[0])
            form.date = DAYS[3]
            form.amount = 5.0
            form.payment_ref = "counter"
        self.assertEqual(form.record.bank_booking_date, DAYS[3])

    # -- Every lock -----------------------------------------------------------

    def test_every_lock_that_holds_a_bank_entry(self):
        for name in ("fiscalyear_lock_date", "hard_lock_date"):
            with self.subTest(lock=name), self.env.cr.savepoint() as savepoint:
                self._lock(name)
                _statement, remarks = self.bank._bank_import_file(paper(), "a.sta")
                self.assertBookedLater(self._get_lines())
                label = self.env.company.fields_get([name])[name]["string"]
                self.assertIn(f"{label} (01/31/2026)", " ".join(remarks))
                savepoint.rollback()
                self.env.invalidate_all()

    def test_locks_that_hold_no_bank_entry(self):
        """Sales, purchases, and taxes, of which a bank's line has none."""
        for name in ("sale_lock_date", "purchase_lock_date", "tax_lock_date"):
            self._lock(name)
        _statement, remarks = self.bank._bank_import_file(paper(), "a.sta")
        self.assertBookedLater(self._get_lines(), moved=0)
        self.assertEqual(remarks, [])

    def test_the_tax_lock_holds_an_entry_with_taxes(self):
        """Posted with a taxed fee, set to draft, and posted again after the taxes of
        January were declared."""
        line = self._create_line(-11.5, "fee", DAYS[0])
        tax = self.company_data["default_tax_purchase"]
        line.action_add_row({"account_id": self.fees.id, "tax_ids": tax.ids})
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)
        line.move_id.button_draft()
        self._lock("tax_lock_date")
        line.move_id.action_post()
        self.assertBookedLater(line, moved=1)
        self.assertIn("Tax", line.bank_booked_later_reason)


@tagged("post_install", "-at_install")
class TestFeedLocked(ScriptedCase):
    def test_fetched_by_a_feed(self):
        self.env.company.fiscalyear_lock_date = LOCKED
        self._offer([self._offered("january.ofx", "10.00", "20.00")])
        self._fetch(self.feed)
        lines = self._lines()
        self.assertEqual(set(lines.mapped("bank_booking_date")), {date(2026, 1, 12)})
        self.assertGreater(min(lines.mapped("date")), LOCKED)
        self.assertIn("2 lines of 01/12/2026", self.feed.log_ids[0].message)
