"""The bank booked in January, and January is locked: the bank's date is a fact.

The bank's paper: opens with 0.00; on the 10th 100.00 come, on the 20th 200.00, on the
30th 50.00 go; on 3 February 5.00 come; it closes with 255.00.
"""

from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import BankReconcileCommon
from .feed_scripted_case import ScriptedCase
from .test_formats_mt940 import message

OURS = "DE89370400440532013000"
PAPER = [
    ("0110", "C100,00"),
    ("0120", "C200,00"),
    ("0130", "D50,00"),
    ("0203", "C5,00"),
]
DAYS = [date(2026, 1, 10), date(2026, 1, 20), date(2026, 1, 30), date(2026, 2, 3)]
LOCKED = date(2026, 1, 31)


def paper(rows=PAPER, start="0,00", end="255,00", number="1"):
    fields = []
    for day, amount in rows:
        fields.append(f":61:26{day}{day}{amount}NTRFNONREF//2026{day}{amount[:-3]}X")
        fields.append(f":86:payment of {day}")
    return message(
        f":60F:C26{rows[0][0]}EUR{start}",
        *fields,
        f":62F:C26{rows[-1][0]}EUR{end}",
        account=OURS,
        number=f"{number}/1",
        opening="",
    ).encode()


class LockedCommon(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.currency_id = cls.env.ref("base.EUR")
        cls.bank.currency_id.active = True
        cls.startClassPatcher(freeze_time("2026-03-10"))

    def _lock(self, name="fiscalyear_lock_date", day=LOCKED):
        self.env.company[name] = day

    def _lock_anyway(self):
        """The host locks no period in which a bank line waits; an older one did."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_company SET fiscalyear_lock_date = %s WHERE id = %s",
            [LOCKED, self.env.company.id],
        )
        self.env.invalidate_all()

    def _get_lines(self):
        return self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="internal_index"
        )

    def assertBookedLater(self, lines, moved=3):
        """The first ones stand in an open period, all keep the bank's day."""
        self.assertEqual(lines.mapped("bank_booking_date"), DAYS[: len(lines)])
        for line in lines[:moved]:
            self.assertGreater(line.date, LOCKED)
            self.assertEqual(line.move_id.date, line.date)
            self.assertIn("01/31/2026", line.booked_later_reason)
        for line in lines[moved:]:
            self.assertEqual(line.date, line.bank_booking_date)
            self.assertFalse(line.booked_later_reason)

    def assertSaid(self, text, count=3):
        for words in (
            "Booked on another day than by the bank",
            "01/31/2026",
            f"{count} lines of 01/10/2026",
        ):
            self.assertIn(words, text)


@tagged("post_install", "-at_install")
class TestImportLocked(LockedCommon):
    # -- Every way a line comes -----------------------------------------------

    def test_imported_by_hand(self):
        self._lock()
        statement, remarks = self.bank._import_file(paper(), "january.sta")
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
        module = "odoo.addons.bank_payment_reconcile.models.bank_import_run"
        self.startPatcher(
            patch.object(
                registry["account.journal"], "_get_import_threshold", lambda self: 2
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
            self.assertIn(words, line.booked_later_note)

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
                _statement, remarks = self.bank._import_file(paper(), "a.sta")
                self.assertBookedLater(self._get_lines())
                label = self.env.company.fields_get([name])[name]["string"]
                self.assertIn(f"{label} (01/31/2026)", " ".join(remarks))
                savepoint.rollback()
                self.env.invalidate_all()

    def test_locks_that_hold_no_bank_entry(self):
        """Sales, purchases, and taxes, of which a bank's line has none."""
        for name in ("sale_lock_date", "purchase_lock_date", "tax_lock_date"):
            self._lock(name)
        _statement, remarks = self.bank._import_file(paper(), "a.sta")
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
        self.assertIn("Tax", line.booked_later_reason)

    # -- What goes by the bank's day ------------------------------------------

    def test_balances_follow_the_bank(self):
        self._lock()
        statement, _remarks = self.bank._import_file(paper(), "a.sta")
        lines = self._get_lines()
        self.assertEqual(lines.mapped("running_balance"), [100.0, 300.0, 250.0, 255.0])
        self.assertEqual(statement.date, DAYS[3])
        self.assertTrue(statement.is_complete)

    def test_statements_follow_each_other_as_at_the_bank(self):
        """January came late, its lines are dated March; February came before."""
        self._lock()
        february = paper([("0205", "C20,00")], "255,00", "275,00", "2")
        second, _remarks = self.bank._import_file(february, "2.sta")
        first, remarks = self.bank._import_file(paper(), "1.sta")
        second.invalidate_recordset()
        self.assertLess(first.first_line_index, second.first_line_index)
        self.assertTrue(second.is_valid)
        self.assertFalse(second.bank_warnings)
        self.assertEqual(len(remarks), 1, remarks)

    def test_the_same_file_again_brings_nothing(self):
        self._lock()
        self.bank._import_file(paper(), "a.sta")
        again, remarks = self.bank._import_file(paper(), "again.sta")
        self.assertFalse(again)
        self.assertEqual(remarks, [])
        self.assertEqual(len(self._get_lines()), 4)

    def test_what_goes_out_has_the_banks_days_and_comes_in_as_known(self):
        self._lock()
        statement, _remarks = self.bank._import_file(paper(), "a.sta")
        (out,) = statement._to_file_statements()
        self.assertEqual([each.date for each in out.transactions], DAYS)
        self.assertEqual(out.date, DAYS[3])
        for line, each in zip(self._get_lines(), out.transactions, strict=True):
            # The bank's own id, to which its day belongs
            self.assertTrue(line.bank_import_id.startswith(f"{each.bank_id}:"))
        plan = self.bank._plan_import(out, "out.xml")
        self.assertEqual(plan.new, [])

    def test_a_discount_is_taken_in_time_at_the_bank(self):
        """Paid on 10 January, 2 % until the 12th; the entry is of March."""
        terms = self.env["account.payment.term"].create(
            {
                "name": "2 % in 10 days",
                "early_discount": True,
                "discount_days": 10,
                "discount_percentage": 2,
                "line_ids": [(0, 0, {"value": "percent", "nb_days": 30})],
            }
        )
        self._create_document(
            self.nordlicht,
            102.04,
            "INV/2026/00042",
            invoice_payment_term_id=terms.id,
            currency_id=self.bank.currency_id.id,
        )
        self._lock()
        self.bank._import_file(paper(), "a.sta")
        first = self._get_lines()[0]
        items = first.get_open_items("all")["records"]
        self.assertEqual(len(items), 1)
        self.assertEqual(items[0]["residual_after_discount"], 100.0)
        # And no warning that the invoice is later than its payment
        first.action_apply_item(items[0]["move_line_id"])
        self.assertFalse(first.application_ids.warning)

    def test_the_page_shows_the_banks_day(self):
        self._lock()
        self.bank._import_file(paper(), "a.sta")
        self.assertEqual(
            self._get_lines()[0].get_reconciliation_panel()["date"], DAYS[0]
        )

    def test_the_statement_is_posted_and_proved_on_the_banks_day(self):
        """On 3 February the ledger has but 5.00 of the 255.00: the 250.00 of January
        are in its later entries, which the proof lists."""
        self._lock()
        statement, _remarks = self.bank._import_file(paper(), "a.sta")
        lines = self._get_lines()
        for line in lines:
            self._apply(line, (self.fees, line.amount))
        lines.action_accept()
        wizard = self.env["bank.post.reconcile"].new(
            {"journal_id": self.bank.id, "statement_id": statement.id}
        )
        self.assertEqual(wizard.date, DAYS[3])
        document = statement._get_or_create_reconciliation(date=wizard.date)
        document.action_post()
        self.assertEqual(document.state, "posted")
        self.assertEqual(document.record_ids.mapped("date"), DAYS)
        self.assertEqual(document.balance_end, 255.0)
        self.assertEqual(document.ledger_balance_end, 5.0)
        self.assertEqual(document.ledger_balance_start, 0.0)
        self.assertEqual(document.unexplained, 0.0)
        ahead = document.outstanding_ids
        self.assertEqual(set(ahead.mapped("section")), {"ahead"})
        self.assertEqual(sorted(ahead.mapped("amount")), [-200.0, -100.0, 50.0])
        # When the entries' day has come, ledger and bank agree.
        later = self.env["bank.reconciliation.proof"]._get_proof(
            self.bank, max(lines.mapped("date"))
        )
        self.assertEqual(later.items, [])
        self.assertEqual((later.balance_end, later.ledger_balance), (255.0, 255.0))
        self.assertEqual(later.unexplained, 0.0)

    # -- A fact, and a correction ---------------------------------------------

    def test_the_day_a_file_told_is_not_rewritten(self):
        self.bank._import_file(paper(), "a.sta")
        line = self._get_lines()[0].with_user(self.accountant)
        with self.assertRaisesRegex(UserError, "payment of 0110.*01/10/2026"):
            line.bank_booking_date = date(2026, 1, 11)
        line.date = date(2026, 1, 11)
        self.assertEqual(line.bank_booking_date, DAYS[0])
        self.assertIn("its entry is dated 01/11/2026", line.booked_later_note)
        line.date = DAYS[0]
        self.assertFalse(line.booked_later_note)

    def test_the_day_a_person_typed_is_corrected_with_its_date(self):
        line = self._create_line(100.0, "counter", DAYS[0])
        line.date = DAYS[1]
        self.assertEqual(line.bank_booking_date, DAYS[1])
        self.assertTrue(line.internal_index.startswith("20260120"))
        self._lock_anyway()
        moved = self._create_line(100.0, "counter", DAYS[0])
        moved.date = date(2026, 2, 5)
        self.assertEqual(moved.bank_booking_date, DAYS[0], "a lock had moved it")
        (moved | line).write({"payment_ref": "till"})
        self.assertEqual(moved.bank_booking_date, DAYS[0])

    def test_a_line_without_a_date_is_of_today(self):
        line = self.env["account.bank.statement.line"].create(
            {"journal_id": self.bank.id, "amount": 1.0, "payment_ref": "till"}
        )
        self.assertEqual(line.bank_booking_date, date(2026, 3, 10))
        self.assertEqual(line.date, date(2026, 3, 10))

    def test_lines_from_before_the_field_have_their_date(self):
        line = self._create_line(100.0, "old", DAYS[0])
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE account_bank_statement_line SET bank_booking_date = NULL "
            "WHERE id = %s",
            [line.id],
        )
        self.env["account.bank.statement.line"].init()
        self.env.invalidate_all()
        self.assertEqual(line.bank_booking_date, DAYS[0])

    def test_an_entry_posted_again_after_the_lock(self):
        """Set to draft while the period was open, posted when it was closed."""
        line = self._create_line(100.0, "counter", DAYS[0])
        line.move_id.button_draft()
        self._lock_anyway()
        line.move_id.action_post()
        self.assertBookedLater(line, moved=1)


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
