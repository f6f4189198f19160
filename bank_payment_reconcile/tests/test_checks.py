"""A check is written, printed and paid by the bank months later."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .checks_case import JANUARY, ChecksCase


@tagged("post_install", "-at_install")
class TestCheckRegister(ChecksCase):
    """How numbers come on record, and that none is lost."""

    def test_a_check_is_printed_posted_and_cleared_months_later(self):
        payment = self._create_payment(number="00101")
        check = payment.bank_check_entry_ids
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
            UserError, r"number 00101 of .* is already used \(Fjordlysnes.*use another"
        ):
            payment.check_number = "101"

    def test_the_number_of_a_cancelled_payment_is_used_up(self):
        """Odoo looks at posted payments only."""
        payment = self._create_payment(number="00101")
        payment.action_cancel()
        self.assertEqual(payment.bank_check_entry_ids.state, "voided")
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
        with self.assertRaisesRegex(
            UserError, '1" is not a check number: enter 18 digits'
        ):
            self._create_payment(number="1000000000000000001")

    def test_printing_again_leaves_the_old_number_void(self):
        check = self._write_check("00101")
        payment = check.payment_id
        payment.check_number = "00102"
        self.assertRecordValues(
            payment.bank_check_entry_ids.sorted("number"),
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
        check = payment.bank_check_entry_ids
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
            payment.bank_check_entry_ids,
            [{"number": "00101", "state": "posted", "amount": 900.0}],
        )

    def test_a_payment_that_becomes_a_transfer_gives_up_its_check(self):
        payment = self._create_payment(number="00101")
        check = payment.bank_check_entry_ids
        payment.payment_method_line_id = (
            self.bank.outbound_payment_method_line_ids - self.method
        )[:1]
        self.assertEqual(check.void_type, "reprinted")
        self.assertFalse(payment.bank_check_entry_ids - check)

    def test_numbers_from_the_sequence_come_on_record_at_posting(self):
        self.bank.write({"check_manual_sequencing": True, "check_next_number": "00042"})
        first, second = self._create_payment(), self._create_payment()
        # Both drafts announce the number that comes next: it is nobody's yet.
        self.assertEqual(first.check_number, second.check_number)
        self.assertFalse((first | second).bank_check_entry_ids)
        (first | second).action_post()
        self.assertRecordValues(
            (first | second).bank_check_entry_ids.sorted("number"),
            [
                {"number": "00042", "state": "posted"},
                {"number": "00043", "state": "posted"},
            ],
        )
        # Odoo numbers a payment anew whenever it is posted.
        first.action_draft()
        self.assertEqual(first.bank_check_entry_ids.state, "printed")
        first.action_post()
        self.assertRecordValues(
            first.bank_check_entry_ids.sorted("number"),
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
            payments.bank_check_entry_ids.sorted("number"),
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
        self.assertEqual(
            payments.bank_check_entry_ids.mapped("number"), ["00101", "00102"]
        )
        # The printer tore both: the same payments on the next two.
        self._print(payments, "00103")
        self.assertRecordValues(
            payments.bank_check_entry_ids.sorted("number"),
            [
                {"number": "00101", "state": "voided"},
                {"number": "00102", "state": "voided"},
                {"number": "00103", "state": "posted"},
                {"number": "00104", "state": "posted"},
            ],
        )
        with self.assertRaisesRegex(UserError, "00101 of .* is already used"):
            self._print(payments, "00101")
        # Under its own numbers it may be printed again.
        self._print(payments, "00103")
        self.assertEqual(len(payments.bank_check_entry_ids), 4)

    def test_the_number_proposed_for_printing_is_free(self):
        self._write_check("00101")
        self.Check._void_blanks(self.bank, "00102", "00103", JANUARY, "Torn")
        payment = self._create_payment(50.0)
        action = payment.print_checks()
        self.assertEqual(action["context"]["default_next_check_number"], "00104")

    def _print(self, payments, number):
        """Print; Odoo's layouts are country modules, so the paper stays white."""
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
            payments.bank_check_entry_ids.sorted("number"),
            [
                {"number": "00101", "state": "posted", "amount": 1000.0},
                {"number": "00102", "state": "voided", "amount": 1000.0},
            ],
        )

    def test_where_a_part_is_on_record_the_others_come(self):
        """An update brought the register. Check 101 was not on it, so somebody voided
        the number as a lost blank; 102 is missing, 103 was written since."""
        checks = [self._write_check(number) for number in ("00101", "00102", "00103")]
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM bank_check_entry WHERE id = ANY(%s)",
            [[check.id for check in checks[:2]]],
        )
        self.env.invalidate_all()
        self.Check._void_blanks(self.bank, "00101", "00101", JANUARY, "Lost")
        added = self.Check._register_existing()
        self.assertEqual(added.mapped("number"), ["00102"])
        self.assertFalse(self.Check._register_existing())
        self.assertRecordValues(
            self.Check.search([("journal_id", "=", self.bank.id)], order="number"),
            [
                {"number": "00101", "state": "voided", "void_type": "blank"},
                {"number": "00102", "state": "posted", "void_type": False},
                {"number": "00103", "state": "posted", "void_type": False},
            ],
        )
