"""Checks that the bank pays twice, that something else has closed, that are paid before
their date; and voiding one whose month is filed."""

from datetime import date, timedelta

from odoo import Command
from odoo.tests import Form, tagged

from .checks_case import JANUARY, ChecksCase

SHOWN = date(2026, 1, 20)
AGAIN = date(2026, 2, 10)


class OddChecksCase(ChecksCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # What would hide it: another payment, a bill and a mapping of 1,000.
        cls.bait = cls._create_payment(1000.0, day=AGAIN)
        cls.bait.payment_method_line_id = cls.bank.outbound_payment_method_line_ids[0]
        cls.bait.action_post()
        cls.env["bank.text.mapping"].create(
            {"text": "CHECK", "credit_account_id": cls.fees.id}
        )

    @classmethod
    def _document(cls, day=date(2026, 2, 28), **values):
        return cls.env["bank.reconciliation"].create(
            {"journal_id": cls.bank.id, "date": day, **values}
        )

    def _shows(self, number, day=AGAIN, amount=-1000.0, **values):
        return self._create_line(
            amount, f"CHECK {number}", day, bank_check_number=number, **values
        )

    def _check_nothing_is_proposed(self, line, words):
        """Neither page proposes anything, and both say why."""
        document = line.bank_reconciliation_id or self._document()
        document.action_match_automatically(days=99, overwrite=True)
        self.assertFalse(line.application_ids)
        self.assertIn(words, line.bank_match_explanation)
        line.action_apply_automatically(overwrite=True)
        self.assertFalse(line.application_ids)
        self.assertIn(words, line.bank_match_explanation)


@tagged("post_install", "-at_install")
class TestOddChecks(OddChecksCase):
    def _clear(self, check, day=SHOWN):
        line = self._show_check(check, day)
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(check.state, "cleared")
        return line

    def test_the_bank_pays_a_check_twice(self):
        check = self._write_check("00101")
        first = self._clear(check)
        self.assertFalse(first._bank_get_check_warnings())
        self.assertFalse(check.warning)
        second = self._shows("101")
        self._check_nothing_is_proposed(second, "paid check 00101 already")
        [sentence] = second._bank_get_check_warnings()[second]
        self.assertIn("which it had paid already", sentence)
        self.assertIn("2026-01-20", sentence)
        check.invalidate_recordset(["warning"])
        self.assertIn("paid already", check.warning)
        self.assertIn(check, self.Check.search([("warning", "!=", False)]))

    def test_only_the_text_names_the_check(self):
        check = self._write_check("00101")
        self._clear(check)
        second = self._create_line(-1000.0, "CHECK 101", AGAIN)
        self._check_nothing_is_proposed(second, "paid check 00101 already")
        # A customer's check that comes back has a number of its own.
        returned = self._create_line(-70.0, "RETURNED CHECK 101", AGAIN)
        returned.action_apply_automatically()
        self.assertNotIn("already", returned.bank_match_explanation or "")

    def test_both_lines_wait_on_one_statement(self):
        check = self._write_check("00101")
        first, second = self._shows("101", SHOWN), self._shows("101", AGAIN)
        document = self._document()
        document.action_match_automatically(days=99)
        self.assertEqual(first.application_ids.move_line_id, self._get_bank_item(check))
        self.assertFalse(second.application_ids)
        self.assertIn("in another line, too", second.bank_match_explanation)
        self.assertIn("paid already", second._bank_get_check_warnings()[second][0])
        self.assertNotIn(first, first._bank_get_check_warnings())
        # The other page has the second one alone.
        second.action_apply_automatically(overwrite=True)
        self.assertFalse(second.application_ids)
        self.assertIn("shows check 00101 twice", second.bank_match_explanation)

    def test_both_lines_are_applied_at_once(self):
        """The payment reconciliation journal: two equal claims are nobody's, and
        neither becomes anything else."""
        self._write_check("00101")
        lines = self._shows("101", SHOWN) | self._shows("101", AGAIN)
        lines.action_apply_automatically()
        entries = lines.application_ids.move_line_id
        self.assertLessEqual(len(lines.application_ids), 1)
        self.assertFalse(entries.filtered(lambda e: e.payment_id == self.bait))
        self.assertFalse(lines.application_ids.filtered(lambda a: a.mapping_id))

    def test_a_check_in_two_pieces_is_paid_once(self):
        check = self._write_check("00101")
        item = self._get_bank_item(check)
        one, other = self._shows("101", SHOWN, -600.0), self._shows("101", AGAIN, -400)
        document = self._document()
        document.action_match(one | other, item)
        lines = one | other
        warnings = [
            text for said in lines._bank_get_check_warnings().values() for text in said
        ]
        self.assertFalse([text for text in warnings if "already" in text])
        lines.action_post_applications()
        self.assertEqual(check.state, "cleared")
        self.assertFalse(
            [
                text
                for said in lines._bank_get_check_warnings().values()
                for text in said
                if "already" in text
            ]
        )

    def test_another_entry_has_closed_it(self):
        check = self._write_check("00101")
        item = self._get_bank_item(check)
        move = self.env["account.move"].create(
            {
                "journal_id": self.company_data["default_journal_misc"].id,
                "date": SHOWN,
                "line_ids": [
                    Command.create({"account_id": account.id, "balance": amount})
                    for account, amount in ((item.account_id, 1000), (self.fees, -1000))
                ],
            }
        )
        move.action_post()
        against = move.line_ids.filtered(lambda e: e.account_id == item.account_id)
        (item | against).reconcile()
        self.assertFalse(check.is_open)
        line = self._shows("101")
        self._check_nothing_is_proposed(line, "which another entry has closed")
        [sentence] = line._bank_get_check_warnings()[line]
        self.assertIn("another entry has closed meanwhile", sentence)

    def test_it_is_void_and_its_bill_open_again(self):
        check = self._pay_bill()
        check._void("unapply_void", SHOWN)
        self.assertFalse(self.bill.reconciled)
        line = self._shows("101")
        self._check_nothing_is_proposed(line, "which is void since 2026-01-20")

    def test_undone_the_check_is_found_again(self):
        check = self._write_check("00101")
        first = self._clear(check)
        second = self._shows("101")
        first.action_undo_applications()
        first.action_remove_applications()
        self._document().action_match_automatically(days=99)
        self.assertEqual(
            (first | second).application_ids.move_line_id, self._get_bank_item(check)
        )

    def test_queries_do_not_grow_with_the_checks(self):
        def count(numbers):
            for number in numbers:
                self._clear(self._write_check(number, 10.0), SHOWN)
                self._shows(number, AGAIN, -10.0)
            document = self._document()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            document.action_match_automatically()
            document.line_ids._bank_get_check_warnings()
            queries = self.env.cr.sql_log_count - before
            document.line_ids.bank_reconciliation_id = False
            document.unlink()
            return queries

        few = count(["301"])
        self.assertLessEqual(count([str(n) for n in range(302, 312)]), few)


@tagged("post_install", "-at_install")
class TestPostDatedChecks(OddChecksCase):
    """Checks of 25 March, given ahead; the bank pays one in February."""

    LATER = date(2026, 3, 25)

    def test_it_is_found(self):
        check = self._write_check("00101", day=self.LATER)
        line = self._shows("101")
        document = self._document()
        self.assertNotIn(self._get_bank_item(check), document._get_entries())
        document.action_match_automatically()
        self.assertEqual(line.application_ids.move_line_id, self._get_bank_item(check))
        line.action_apply_automatically(overwrite=True)
        self.assertEqual(line.application_ids.move_line_id, self._get_bank_item(check))

    def test_the_proof_of_february_and_of_march(self):
        """Shown before it is booked: the books follow in March."""
        self.bait.action_draft()
        self.bait.action_cancel()
        check = self._write_check("00101", day=self.LATER)
        self._shows("101")
        document = self._document(balance_end=-1000.0)
        document.action_match_automatically()
        document.action_post()
        self.assertEqual(document.state, "posted", document.message_ids[:1].body)
        self.assertEqual(check.state, "cleared")
        self.assertEqual(document.unexplained, 0.0)
        proof = self.env["bank.reconciliation.proof"]._get_proof(self.bank, self.LATER)
        self.assertFalse(proof.items)
        self.assertEqual(proof.unexplained, 0.0)

    def test_whatever_its_date(self):
        check = self._write_check("00101", day=date(2027, 6, 2))
        line = self._create_line(-1000.0, "CHECK 101", AGAIN)
        self._document().action_match_automatically()
        self.assertEqual(line.application_ids.move_line_id, self._get_bank_item(check))

    def test_a_payment_of_the_line_s_id_is_found(self):
        payment = self._create_payment(77.0, day=date(2026, 3, 3))
        payment.payment_method_line_id = self.bank.outbound_payment_method_line_ids[0]
        payment.bank_end_to_end_id = "E2E-77"
        payment.action_post()
        line = self._create_line(-77.0, "x", AGAIN, bank_end_to_end_id="E2E-77")
        self._document().action_match_automatically()
        self.assertEqual(line.application_ids.move_line_id.payment_id, payment)

    def test_an_amount_alone_finds_none_that_is_dated_later(self):
        self._write_check("00101", 77.0, day=date(2026, 3, 3))
        line = self._create_line(-77.0, "something", date(2026, 2, 28))
        self._document().action_match_automatically(days=30)
        self.assertFalse(line.application_ids)

    def test_entries_dated_later_can_be_shown_and_matched(self):
        check = self._write_check("00101", day=self.LATER)
        item = self._get_bank_item(check)
        line = self._shows("101")
        document = self._document()
        listed = [("bank_listed_in_id", "=", document.id)]
        Entry = self.env["account.move.line"].with_context(
            bank_reconciliation_id=document.id
        )
        self.assertNotIn(item, Entry.search(listed))
        later = Entry.with_context(bank_entries_later=True)
        self.assertIn(item, later.search(listed))
        # The total is that of the statement date.
        self.assertEqual(document.outstanding_total, -1000.0)
        document.action_match(line.ids, item.ids)
        self.assertIn(item, Entry.search(listed))


@tagged("post_install", "-at_install")
class TestVoidInAFiledMonth(ChecksCase):
    """January was reconciled with check 101 of 10 January outstanding."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.check = cls._write_check("00101")
        cls.document = cls.env["bank.reconciliation"].create(
            {"journal_id": cls.bank.id, "date": date(2026, 1, 31)}
        )
        cls.document.action_post()

    def _open_wizard(self):
        return Form(
            self.env["bank.check.void"]
            .with_user(self.accountant)
            .with_context(default_check_ids=self.check.ids)
        )

    def test_the_first_open_day_is_proposed(self):
        wizard = self._open_wizard()
        self.assertEqual(wizard.void_date, date(2026, 2, 1))
        self.assertFalse(wizard.closed_note)
        wizard.save().action_void()
        self.assertEqual(self.check.void_move_id.date, date(2026, 2, 1))
        proof = self.env["bank.reconciliation.proof"]._get_proof(
            self.bank, date(2026, 1, 31)
        )
        self.assertEqual(proof.ledger_outstanding, -1000.0)
        self.assertEqual(self.document.ledger_outstanding, -1000.0)

    def test_an_earlier_day_is_warned_of(self):
        wizard = self._open_wizard()
        wizard.void_date = JANUARY + timedelta(days=5)
        self.assertIn(self.document.name, wizard.closed_note)
        self.assertIn("02/01/2026", wizard.closed_note)
        # The right to do it stays.
        wizard.save().action_void()
        self.assertEqual(self.check.void_move_id.date, date(2026, 1, 15))

    def test_a_locked_period_after_it(self):
        self.env.company.fiscalyear_lock_date = date(2026, 3, 31)
        wizard = self._open_wizard()
        self.assertEqual(wizard.void_date, date(2026, 4, 1))
        wizard.void_date = date(2026, 3, 15)
        self.assertIn("locked", wizard.closed_note)
        self.assertIn("04/01/2026", wizard.closed_note)

    def test_by_code_and_by_the_host_it_is_the_same_day(self):
        self.check._void(reason="lost")
        self.assertEqual(self.check.void_move_id.date, date(2026, 2, 1))

    def test_what_was_undone_is_not_filed(self):
        self.document.action_undo()
        self.assertEqual(self._open_wizard().void_date, JANUARY)

    def test_a_check_after_it(self):
        self.check = self._write_check("00102", day=date(2026, 2, 5))
        self.assertEqual(self._open_wizard().void_date, date(2026, 2, 5))
