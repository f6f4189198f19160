"""A plan is mandatory: a bank line is posted as an entry that a person posts."""

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .tax_case import TaxCommon


@tagged("post_install", "-at_install")
class TestMandatoryPlans(TaxCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.env["account.analytic.plan"].create(
            {
                "name": "Projects",
                "applicability_ids": [
                    Command.create(
                        {
                            "business_domain": "general",
                            "account_prefix": "6580",
                            "applicability": "mandatory",
                        }
                    )
                ],
            }
        )
        cls.project = cls.env["account.analytic.account"].create(
            {"name": "Lighthouse", "plan_id": cls.plan.id}
        )

    def _row(self, share=None, amount=-10.0):
        line = self._create_line(amount)
        self._apply(line, (self.loss, amount))
        if share:
            line.application_ids.analytic_distribution = {self.project.id: share}
        return line

    def _get_hosts_answer(self, share):
        """Whether a person may post an entry like it."""
        distribution = {str(self.project.id): share} if share else False
        move = self.env["account.move"].create(
            {
                "line_ids": [
                    Command.create({"account_id": self.bank_account.id, "credit": 10}),
                    Command.create(
                        {
                            "account_id": self.loss.id,
                            "debit": 10,
                            "analytic_distribution": distribution,
                        }
                    ),
                ]
            }
        )
        try:
            with self.env.cr.savepoint():
                move.with_context(validate_analytic=True).action_post()
        except UserError:
            return False
        return True

    def test_the_answer_is_the_hosts(self):
        for share, allowed in ((None, False), (60.0, False), (100.0, True)):
            with self.subTest(share=share):
                self.assertEqual(self._get_hosts_answer(share), allowed)
                line = self._row(share)
                done, errors = line._bank_post_applications()
                self.assertEqual(done == line, allowed)
                if not allowed:
                    self.assertIn(self.loss.display_name, errors[line])
                    self.assertTrue(line._seek_for_lines()[1], "still on suspense")

    def test_other_accounts_and_items_need_none(self):
        """Prefix 6580 only: an invoice and a row on another account are posted; with a
        plan for everything an invoice still is, since open items carry none."""
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line, other = self._create_line(100.0), self._create_line(-5.0)
        self._apply(line, (item, 100.0))
        self._apply(other, (self.fees, -5.0))
        self.plan.applicability_ids.account_prefix = False
        done, errors = (line | other)._bank_post_applications()
        self.assertEqual(done, line)
        self.assertIn(self.fees.display_name, errors[other])
        self.plan.applicability_ids.account_prefix = "6580"
        self._post(other)

    def test_an_outstanding_payment_needs_none(self):
        payment = self.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_id": self.nordlicht.id,
                "amount": 100.0,
                "journal_id": self.bank.id,
                "date": "2026-01-10",
            }
        )
        payment.action_post()
        self.plan.applicability_ids.account_prefix = False
        line = self._create_line(100.0)
        self._apply(line, (payment._seek_for_lines()[0], 100.0))
        self._post(line)

    def test_a_plan_that_is_mandatory_by_default(self):
        self.plan.applicability_ids.unlink()
        self.plan.default_applicability = "mandatory"
        line = self._row()
        _done, errors = line._bank_post_applications()
        self.assertIn(self.loss.display_name, errors[line])
        self._post(self._row(100.0))

    def test_a_distribution_model_gives_it(self):
        self.env["account.analytic.distribution.model"].create(
            {
                "account_prefix": "6580",
                "analytic_distribution": {self.project.id: 100},
            }
        )
        self._post(self._row())

    def test_write_offs_and_taxed_rows_too(self):
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        short = self._create_line(95.0)
        self._apply(
            short, (item, 95.0), write_off_amount=5.0, write_off_account_id=self.loss.id
        )
        taxed = self._row(amount=-12.0)
        taxed.application_ids.tax_ids = self.purchase_tax
        for line in (short, taxed):
            _done, errors = line._bank_post_applications()
            self.assertIn(self.loss.display_name, errors[line])
            line.application_ids.analytic_distribution = {self.project.id: 100}
            self._post(line)

    def test_in_a_run_and_by_the_scheduled_action(self):
        lines = self._row() | self._row(100.0)
        lines._bank_create_posting_run()
        with self._as_a_worker(self.env.ref("base.user_root")) as env:
            env["bank.posting.run"]._cron_process()
        lines.invalidate_recordset()
        self.assertEqual(lines.mapped("is_reconciled"), [False, True])
        self.assertIn(self.loss.display_name, lines[0].posting_error)
        self.bank.bank_post_automatically = True
        automatic = self._row() | self._row(100.0)
        self.env["account.bank.statement.line"]._bank_post_automatic_chunk(
            automatic.ids
        )
        self.assertEqual(automatic.mapped("is_reconciled"), [False, True])
        self.assertIn(self.loss.display_name, automatic[0].posting_error)

    def test_for_who_has_our_group_only(self):
        line, good = self._row(), self._row(100.0)
        lines = (line | good).with_user(self.accountant)
        done, errors = lines._bank_post_applications()
        self.assertEqual(done, good)
        self.assertIn(self.loss.display_name, errors[line.with_user(self.accountant)])

    def test_many_lines_ask_no_more_than_a_few(self):
        def count(number):
            lines = self.env["account.bank.statement.line"].union(
                *(self._row(100.0) for _n in range(number))
            )
            self.env.flush_all()
            self.env.invalidate_all()
            lines._bank_post_applications()
            settled = self.env["account.move.line"]
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            lines._bank_check_analytic_distributions(settled)
            return self.env.cr.sql_log_count - before

        few, many = count(2), count(22)
        self.assertLessEqual(many, few)
