"""The figures of the banks by mail, of three lines by hand."""

from datetime import date, datetime

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .pay_run_case import PayRunCase


@tagged("post_install", "-at_install")
class TestDigest(PayRunCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.digest = cls.env.ref("bank_payment_reconcile.digest_bank_weekly")

    def _get(self, user=None, days=("2026-11-20", "2026-11-27")):
        digest = self.digest.with_user(user or self.accountant)
        return digest.with_context(
            start_datetime=datetime.fromisoformat(days[0]),
            end_datetime=datetime.fromisoformat(days[1]),
        )

    def test_half_of_what_came_was_posted_without_a_person(self):
        """Two lines: one posted by the night, one by a person."""
        for number, automatically in ((42, True), (43, False)):
            name = f"INV/2026/000{number}"
            self._create_document(self.nordlicht, 10.0 * number, name)
            line = self._create_line(10.0 * number, name, date(2026, 11, 25))
            line.action_apply_automatically()
            if not automatically:
                line.action_accept()
            line._bank_post_applications(automatically=automatically)
            self.assertTrue(line.is_reconciled, line.posting_error)
        # When it came says the database, which nobody froze.
        self.env.cr.execute(
            "UPDATE account_bank_statement_line SET create_date = '2026-11-25'"
        )
        self.assertEqual(self._get().kpi_bank_untouched_value, 50.0)
        before = self._get(days=("2026-11-13", "2026-11-20"))
        before.invalidate_model()
        self.assertEqual(before.kpi_bank_untouched_value, 0.0)

    def test_the_oldest_line_that_is_not_posted(self):
        """Of 15 November; it is the 26th."""
        self.assertEqual(self._get().kpi_bank_oldest_value, 0)
        self._create_line(10.0, "new", date(2026, 11, 25))
        self._create_line(10.0, "old", date(2026, 11, 15))
        digest = self._get()
        digest.invalidate_model()
        self.assertEqual(digest.kpi_bank_oldest_value, 11)

    def test_differences_are_added_up_without_signs(self):
        """100.00 of which 90.00 is applied, and EUR 40.00 of which 60.00 is, at 2 EUR
        for a dollar: 10.00 and 10.00. What nothing is applied to has no difference."""
        item = self._create_document(self.nordlicht, 90.0, "I/1")
        self._apply(self._create_line(100.0, "a"), (item, 90.0))
        euro = self.bank.copy(
            {"name": "Euro", "code": "EUR", "currency_id": self.other_currency.id}
        )
        line = self._create_line(-40.0, "b", journal_id=euro.id)
        self._apply(line, (self.fees, -60.0))
        self._create_line(500.0, "c")
        self.assertEqual(self._get().kpi_bank_difference_value, 20.0)

    def test_each_company_has_its_own(self):
        self._create_line(10.0, "old", date(2026, 11, 15))
        other = self.setup_other_company(name="Other company")["company"]
        self.accountant.company_ids = [Command.link(other.id)]
        digest = self._get().with_company(other)
        self.assertEqual(digest.kpi_bank_oldest_value, 0)
        self.digest.company_id = self.env.company
        digest.invalidate_model()
        self.assertEqual(digest.kpi_bank_oldest_value, 11)

    def test_whoever_may_not_see_banks_gets_no_figure_of_them(self):
        """The mail is sent all the same, with the rest."""
        plain = new_test_user(self.env, login="digest_plain", groups="base.group_user")
        with self.assertRaises(AccessError):
            self._get(plain).kpi_bank_oldest_value  # noqa: B018
        company = self.env.company
        told = self.digest._compute_kpis(company, plain)
        self.assertEqual([each["kpi_name"] for each in told], [])
        told = self.digest._compute_kpis(company, self.accountant)
        self.assertEqual(
            [each["kpi_name"] for each in told],
            ["kpi_bank_untouched", "kpi_bank_oldest", "kpi_bank_difference"],
        )
        self.assertIn("action_payment_reconciliation", told[0]["kpi_action"])

    def test_it_is_mailed_each_week_to_whoever_subscribed(self):
        self.assertFalse(self.digest.user_ids)
        self.assertEqual(self.digest.periodicity, "weekly")
        self.digest.with_user(self.accountant).action_subscribe()
        self.digest.action_send_manual()
        mail = self.env["mail.mail"].search([], limit=1, order="id desc")
        self.assertIn(self.accountant.email_formatted, mail.email_to)
        self.assertIn("Oldest Bank Line Not Posted (Days)", mail.body_html)
