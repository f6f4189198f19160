"""Numbers of checks that the bank never sees, since the blanks were lost."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .checks_case import JANUARY, ChecksCase


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
        with self.assertRaisesRegex(UserError, "00103 of .* is already used"):
            self.Check._void_blanks(self.bank, "00101", "00105", JANUARY, "Lost")
        self.assertEqual(self.Check.search_count([("void_type", "=", "blank")]), 0)

    def test_a_range_that_runs_backwards_is_refused(self):
        with self.assertRaisesRegex(UserError, "00105 to 00101 are 0 checks"):
            self.Check._void_blanks(self.bank, "00105", "00101", JANUARY, "Lost")
