from datetime import date, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .checks_case import JANUARY, ChecksCase


@tagged("post_install", "-at_install")
class TestCheckRegister(ChecksCase):
    """How numbers come on record, and that none is lost."""

    def test_a_check_is_printed_posted_and_cleared_months_later(self):
        payment = self._create_payment(number="00101")
        check = payment.check_entry_ids
        self.assertRecordValues(
            check,
            [
                {
                    "number": "00101",
                    "direction": "issued",
                    "journal_id": self.bank.id,
                    "state": "printed",
                    "amount": 1000.0,
                    "check_date": JANUARY,
                    "partner_name": self.fjord.name,
                    "is_open": False,
                }
            ],
        )
        payment.action_post()
        self.assertRecordValues(
            check,
            [{"state": "posted", "is_open": True, "payment_name": payment.name}],
        )
        line = self._show_check(check, date(2026, 5, 4))
        line.action_post_applications()
        self.assertRecordValues(
            check,
            [
                {
                    "state": "cleared",
                    "is_open": False,
                    "cleared_date": date(2026, 5, 4),
                    "statement_line_id": line.id,
                    "statement_status": "closed",
                    "warning": False,
                }
            ],
        )
        line.action_undo_applications()
        self.assertRecordValues(
            check,
            [
                {
                    "state": "posted",
                    "is_open": True,
                    "cleared_date": False,
                    "statement_line_id": False,
                }
            ],
        )

    def test_the_host_reconciles_a_check_with_the_bank(self):
        check = self._write_check("00101")
        line = self._create_line(-1000.0, "check", date(2026, 2, 1))
        suspense = line._seek_for_lines()[1]
        item = self._get_bank_item(check)
        suspense.account_id = item.account_id
        (suspense | item).reconcile()
        self.assertEqual(check.state, "cleared")
        self.assertEqual(check.statement_line_id, line)
        suspense.remove_move_reconcile()
        self.assertEqual(check.state, "posted")

    def test_a_number_that_exists_is_refused_with_the_check_that_has_it(self):
        self._write_check("00101")
        payment = self._create_payment(50.0)
        with self.assertRaisesRegex(
            UserError, r"check number 00101 already \(Fjordlysnes.*use another number"
        ):
            payment.check_number = "101"

    def test_the_number_of_a_cancelled_payment_is_used_up(self):
        """The host looks at posted payments only."""
        payment = self._create_payment(number="00101")
        payment.action_cancel()
        self.assertEqual(payment.check_entry_ids.state, "voided")
        other = self._create_payment()
        with self.assertRaisesRegex(UserError, "voided"):
            other.check_number = "00101"

    def test_another_bank_has_its_own_numbers(self):
        self._write_check("00101")
        other_bank = self.bank.copy({"name": "Second bank", "code": "BNK9"})
        method = other_bank.outbound_payment_method_line_ids.filtered(
            lambda line: line.code == "check_printing"
        )
        check = self._write_check(
            "00101", journal_id=other_bank.id, payment_method_line_id=method.id
        )
        self.assertEqual(check.journal_id, other_bank)

    def test_nineteen_digits_are_no_check_number(self):
        with self.assertRaisesRegex(UserError, '1" is none: enter 18 digits at most'):
            self._create_payment(number="1000000000000000001")

    def test_printing_again_leaves_the_old_number_void(self):
        check = self._write_check("00101")
        payment = check.payment_id
        payment.check_number = "00102"
        self.assertRecordValues(
            payment.check_entry_ids.sorted("number"),
            [
                {"number": "00101", "state": "voided", "void_type": "reprinted"},
                {"number": "00102", "state": "posted", "void_type": False},
            ],
        )
        self.assertIn("00102", check.void_reason)
        self.assertEqual(check.amount, 1000.0)

    def test_deleting_the_payment_leaves_its_number(self):
        payment = self._create_payment(number="00101")
        payment.action_post()
        name = payment.name
        check = payment.check_entry_ids
        payment.action_draft()
        payment.unlink()
        self.assertRecordValues(
            check,
            [
                {
                    "number": "00101",
                    "state": "voided",
                    "void_type": "deleted",
                    "payment_id": False,
                    "payment_name": name,
                    "partner_name": self.fjord.name,
                    "amount": 1000.0,
                    "check_date": JANUARY,
                }
            ],
        )

    def test_a_draft_again_keeps_its_check_and_its_corrections(self):
        check = self._write_check("00101")
        payment = check.payment_id
        payment.action_draft()
        self.assertEqual(check.state, "printed")
        payment.amount = 900.0
        payment.action_post()
        self.assertRecordValues(
            payment.check_entry_ids,
            [{"number": "00101", "state": "posted", "amount": 900.0}],
        )

    def test_a_payment_that_becomes_a_transfer_gives_up_its_check(self):
        payment = self._create_payment(number="00101")
        check = payment.check_entry_ids
        payment.payment_method_line_id = (
            self.bank.outbound_payment_method_line_ids - self.method
        )[:1]
        self.assertEqual(check.void_type, "reprinted")
        self.assertFalse(payment.check_entry_ids - check)

    def test_numbers_from_the_sequence_come_on_record_at_posting(self):
        self.bank.write({"check_manual_sequencing": True, "check_next_number": "00042"})
        first, second = self._create_payment(), self._create_payment()
        # Both drafts announce the number that comes next: it is nobody's yet.
        self.assertEqual(first.check_number, second.check_number)
        self.assertFalse((first | second).check_entry_ids)
        (first | second).action_post()
        self.assertRecordValues(
            (first | second).check_entry_ids.sorted("number"),
            [
                {"number": "00042", "state": "posted"},
                {"number": "00043", "state": "posted"},
            ],
        )
        # The host numbers a payment anew whenever it is posted.
        first.action_draft()
        self.assertEqual(first.check_entry_ids.state, "printed")
        first.action_post()
        self.assertRecordValues(
            first.check_entry_ids.sorted("number"),
            [
                {"number": "00042", "state": "voided"},
                {"number": "00044", "state": "posted"},
            ],
        )

    def test_bills_paid_at_once_get_the_numbers_in_a_row(self):
        self.bank.write({"check_manual_sequencing": True, "check_next_number": "00042"})
        other = self._create_document(
            self.nordlicht, 50.0, "BILL/2", "in_invoice", ref="F-2"
        )
        payments = (
            self.env["account.payment.register"]
            .with_context(
                active_model="account.move",
                active_ids=(self.bill | other).move_id.ids,
            )
            .create(
                {
                    "journal_id": self.bank.id,
                    "payment_method_line_id": self.method.id,
                }
            )
            ._create_payments()
        )
        self.assertRecordValues(
            payments.check_entry_ids.sorted("number"),
            [
                {"number": "00042", "state": "posted"},
                {"number": "00043", "state": "posted"},
            ],
        )

    def test_the_sequence_leaves_out_blanks_that_were_lost(self):
        self.bank.write({"check_manual_sequencing": True, "check_next_number": "00042"})
        self.Check._void_blanks(self.bank, "00042", "00044", JANUARY, "Lost")
        payment = self._create_payment()
        payment.action_post()
        self.assertEqual(payment.check_number, "00045")

    def test_prenumbered_checks_are_printed_and_printed_again(self):
        payments = self._create_payment() | self._create_payment(50.0)
        payments.action_post()
        self._print(payments, "00101")
        self.assertEqual(payments.check_entry_ids.mapped("number"), ["00101", "00102"])
        # The printer tore both: the same payments on the next two.
        self._print(payments, "00103")
        self.assertRecordValues(
            payments.check_entry_ids.sorted("number"),
            [
                {"number": "00101", "state": "voided"},
                {"number": "00102", "state": "voided"},
                {"number": "00103", "state": "posted"},
                {"number": "00104", "state": "posted"},
            ],
        )
        with self.assertRaisesRegex(UserError, "00101 already"):
            self._print(payments, "00101")
        # Under its own numbers it may be printed again.
        self._print(payments, "00103")
        self.assertEqual(len(payments.check_entry_ids), 4)

    def test_the_number_proposed_for_printing_is_free(self):
        self._write_check("00101")
        self.Check._void_blanks(self.bank, "00102", "00103", JANUARY, "Torn")
        payment = self._create_payment(50.0)
        action = payment.print_checks()
        self.assertEqual(action["context"]["default_next_check_number"], "00104")

    def _print(self, payments, number):
        """Print; the host's layouts are country modules, so the paper stays white."""
        self.patch(
            type(payments),
            "do_print_checks",
            lambda self: {"type": "ir.actions.report"},
        )
        self.env["print.prenumbered.checks"].with_context(
            payment_ids=payments.ids
        ).create({"next_check_number": number}).print_checks()

    def test_checks_from_before_the_register_come_on_record(self):
        check = self._write_check("00101")
        spoiled = self._create_payment(number="00102")
        spoiled.action_cancel()
        payments = check.payment_id | spoiled
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM bank_check_entry")
        self.env.invalidate_all()
        self.Check._register_existing()
        self.assertRecordValues(
            payments.check_entry_ids.sorted("number"),
            [
                {"number": "00101", "state": "posted", "amount": 1000.0},
                {"number": "00102", "state": "voided", "amount": 1000.0},
            ],
        )


@tagged("post_install", "-at_install")
class TestCheckGaps(ChecksCase):
    def test_missing_numbers_are_listed_until_they_are_void(self):
        for number in ("00101", "00104", "00105", "00109"):
            self._write_check(number, 10.0)
        Gap = self.env["bank.check.gap"]
        domain = [("journal_id", "=", self.bank.id)]
        self.assertRecordValues(
            Gap.search(domain),
            [
                {"first_number": "00102", "last_number": "00103", "count": 2},
                {"first_number": "00106", "last_number": "00108", "count": 3},
            ],
        )
        action = Gap.search(domain)[0].action_void_numbers()
        self.env["bank.check.void.numbers"].with_context(**action["context"]).create(
            {"reason": "Torn in the printer", "void_date": JANUARY}
        ).action_void()
        self.env.invalidate_all()
        self.assertEqual(Gap.search(domain).mapped("first_number"), ["00106"])
        self.assertRecordValues(
            self.Check.search([*domain, ("void_type", "=", "blank")]),
            [
                {
                    "number": "00103",
                    "state": "voided",
                    "void_reason": "Torn in the printer",
                },
                {
                    "number": "00102",
                    "state": "voided",
                    "void_reason": "Torn in the printer",
                },
            ],
        )

    def test_a_number_on_record_is_not_void_as_a_blank(self):
        self._write_check("00103")
        with self.assertRaisesRegex(UserError, "00103 already"):
            self.Check._void_blanks(self.bank, "00101", "00105", JANUARY, "Lost")
        self.assertEqual(self.Check.search_count([("void_type", "=", "blank")]), 0)

    def test_a_range_that_runs_backwards_is_refused(self):
        with self.assertRaisesRegex(UserError, "00105 to 00101 are 0 checks"):
            self.Check._void_blanks(self.bank, "00105", "00101", JANUARY, "Lost")


@tagged("post_install", "-at_install")
class TestCheckWarnings(ChecksCase):
    def test_a_check_grows_stale(self):
        self.bank.bank_check_stale_days = 30
        check = self._write_check("00101")
        paid = self._write_check("00102", 50.0)
        self._show_check(paid, JANUARY).action_post_applications()
        mine = [("journal_id", "=", self.bank.id), ("is_stale", "=", True)]
        with freeze_time(JANUARY + timedelta(days=30)):
            self.assertFalse(self.Check.search(mine))
            self.assertFalse(check.is_stale)
        self.env.invalidate_all()
        with freeze_time(JANUARY + timedelta(days=31)):
            self.assertEqual(self.Check.search(mine), check)
            self.assertTrue(check.is_stale)
            self.bank.bank_check_stale_days = 0
            self.assertFalse(self.Check.search(mine))

    def test_the_bank_pays_a_stale_check(self):
        check = self._write_check("00101")
        line = self._show_check(check, date(2026, 9, 1))
        self.assertIn("it was stale", line._get_check_warnings()[line][0])
        self.assertIn("it was stale", check.warning)

    def test_the_bank_pays_a_stopped_check(self):
        check = self._write_check("00101")
        with freeze_time("2026-01-20"):
            check.action_stop_payment()
        self.assertRecordValues(
            check, [{"stop_requested": True, "stop_date": date(2026, 1, 20)}]
        )
        line = self._create_line(-1000.0, "x", bank_check_number="101")
        [sentence] = line._get_check_warnings()[line]
        self.assertIn("check 00101 on 2026-01-15, whose payment was stopped", sentence)
        self.assertEqual(
            self.Check.search(
                [("journal_id", "=", self.bank.id), ("warning", "!=", False)]
            ),
            check,
        )
        check.action_lift_stop()
        self.assertFalse(line._get_check_warnings())

    def test_the_bank_pays_a_void_check(self):
        check = self._write_check("00101")
        check._void(reason="Lost in the mail")
        line = self._create_line(-1000.0, "x", bank_check_number="0101")
        self.assertIn("which is void", line._get_check_warnings()[line][0])
        self.assertIn("which is void", check.warning)

    def test_an_amount_that_differs_never_clears_a_check(self):
        check = self._write_check("00101")
        line = self._show_check(check, date(2026, 2, 1), -990.0)
        line.action_post_applications()
        # 10.00 of the check is still outstanding.
        self.assertRecordValues(check, [{"state": "posted", "is_open": True}])
        self.assertIn("with $\N{NO-BREAK SPACE}990.00, the check is of", check.warning)
        with self.assertRaisesRegex(UserError, "The bank has paid check 00101"):
            check._void()

    def test_a_check_closed_by_another_entry_is_not_cleared(self):
        check = self._write_check("00101")
        item = self._get_bank_item(check)
        entry = self.env["account.move"].create(
            {
                "date": "2026-03-01",
                "line_ids": [
                    fields.Command.create(
                        {"account_id": item.account_id.id, "debit": 1000.0}
                    ),
                    fields.Command.create(
                        {"account_id": self.fees.id, "credit": 1000.0}
                    ),
                ],
            }
        )
        entry.action_post()
        (item | entry.line_ids[0]).reconcile()
        self.assertRecordValues(
            check, [{"state": "posted", "is_open": False, "statement_status": "closed"}]
        )
        self.assertIn("closed by another entry", check.warning)

    def test_a_cleared_check_cannot_be_stopped(self):
        check = self._write_check("00101")
        self._show_check(check, date(2026, 2, 1)).action_post_applications()
        with self.assertRaisesRegex(
            UserError, "00101 cannot be stopped: it is cleared"
        ):
            check.action_stop_payment()


@tagged("post_install", "-at_install")
class TestCheckRights(ChecksCase):
    def test_the_accountant_does_the_whole_job(self):
        payment = self._create_payment().with_user(self.accountant)
        payment.check_number = "00101"
        payment.action_post()
        check = payment.check_entry_ids
        check.action_stop_payment()
        check.action_lift_stop()
        wizard = self.env["bank.check.void"].with_user(self.accountant)
        wizard.create(
            {"check_ids": check.ids, "void_date": JANUARY, "void_type": "void_only"}
        ).action_void()
        self.assertEqual(check.state, "financially_voided")
        self.env["bank.check.void.numbers"].with_user(self.accountant).create(
            {
                "journal_id": self.bank.id,
                "first_number": "00105",
                "last_number": "00105",
                "reason": "Coffee",
            }
        ).action_void()
        gap = self.env["bank.check.gap"].with_user(self.accountant)
        self.assertEqual(
            gap.search([("journal_id", "=", self.bank.id)]).mapped("count"), [3]
        )

    def test_nobody_writes_the_register_by_hand(self):
        check = self._write_check("00101").with_user(self.accountant)
        with self.assertRaisesRegex(UserError, "00101 is on record as it is"):
            check.number = "00102"
        with self.assertRaises(AccessError):
            check.unlink()
        with self.assertRaisesRegex(UserError, "stays on record"):
            check.sudo().unlink()

    def test_who_invoices_only_may_register_a_check_but_not_void_it(self):
        clerk = new_test_user(
            self.env,
            login="clerk",
            groups="account.group_account_invoice",
            company_id=self.company_data["company"].id,
        )
        payment = self._create_payment().with_user(clerk)
        payment.check_number = "00101"
        payment.action_post()
        self.assertEqual(payment.check_entry_ids.state, "posted")
        with self.assertRaises(AccessError):
            payment.check_entry_ids.action_stop_payment()

    def test_checks_of_another_company_are_not_seen(self):
        other = self.setup_other_company(name="Other company")
        bank = other["default_journal_bank"]
        method = bank.outbound_payment_method_line_ids.filtered(
            lambda line: line.code == "check_printing"
        )
        mine = self._write_check("00101")
        partner = self.env["res.partner"].create({"name": "Vendor"})
        for number in ("00101", "00109"):
            payment = (
                self.env["account.payment"]
                .with_company(other["company"])
                .create(
                    {
                        "payment_type": "outbound",
                        "partner_type": "supplier",
                        "partner_id": partner.id,
                        "journal_id": bank.id,
                        "payment_method_line_id": method.id,
                        "amount": 1.0,
                        "check_number": number,
                    }
                )
            )
            payment.action_post()
        self.assertEqual(payment.check_entry_ids.company_id, other["company"])
        seen = self.Check.with_user(self.accountant).search([])
        self.assertIn(mine, seen)
        self.assertEqual(seen.company_id, self.company_data["company"])
        gaps = self.env["bank.check.gap"].with_user(self.accountant).search([])
        self.assertFalse(gaps.filtered(lambda gap: gap.journal_id == bank))
