"""Many payments are posted for another person, and in another company."""

from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .posting_run_case import PostingRunCommon


@tagged("post_install", "-at_install")
class TestPostingRunRights(PostingRunCommon):
    def test_nobody_slips_a_line_into_anothers_run(self):
        run = self._order()
        line = self._create_line(5.0).with_user(self.accountant)
        with self.assertRaises(AccessError):
            line.bank_posting_run_id = run.id
        with self.assertRaises(AccessError):
            run.with_user(self.accountant).user_id = self.env.user
        with self.assertRaises(AccessError):
            self.Run.with_user(self.accountant).create(
                {"user_id": self.env.uid, "company_id": self.env.company.id}
            )

    def test_another_company_sees_nothing_of_it(self):
        run = self._order()
        other = self.setup_other_company()["company"]
        stranger = new_test_user(
            self.env,
            login="stranger",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=other.id,
            company_ids=[Command.set(other.ids)],
        )
        for name in ("get_progress", "action_process", "action_stop"):
            with self.assertRaises(AccessError), mute_logger("odoo.addons.base"):
                getattr(run.with_user(stranger), name)()
        self.assertFalse(self.Run.with_user(stranger).search([]))

    def test_a_colleague_watches_and_it_is_posted_as_ordered(self):
        colleague = new_test_user(
            self.env,
            login="colleague",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=self.env.company.id,
            company_ids=[Command.set(self.env.company.ids)],
        )
        run = self._order()
        self._work(run, user=colleague)
        self.assertEqual(self.lines.application_ids.posted_by_id, self.accountant)

    def test_those_who_may_stop_it_are_offered_to(self):
        """Whoever ordered it and the administrators; a colleague watches."""
        company = {
            "company_id": self.env.company.id,
            "company_ids": [Command.set(self.env.company.ids)],
        }
        colleague, manager = (
            new_test_user(
                self.env,
                login=group,
                groups=f"bank_payment_reconcile.group_bank_reconcile_{group}",
                **company,
            )
            for group in ("user", "manager")
        )
        posting = self._order()
        importing = (
            self.env["bank.import.run"]
            .sudo()
            .create(
                {
                    "user_id": self.accountant.id,
                    "company_id": self.env.company.id,
                    "journal_id": self.bank.id,
                }
            )
        )
        for run in (posting, importing):
            offered = {
                user: run.with_user(user).get_progress()["may_be_stopped"]
                for user in (self.accountant, manager, colleague)
            }
            self.assertEqual(
                offered, {self.accountant: True, manager: True, colleague: False}
            )
            with self.assertRaises(AccessError):
                run.with_user(colleague).action_stop()
            run.with_user(self.accountant).action_stop()
            self.assertFalse(run.with_user(manager).get_progress()["may_be_stopped"])

    def test_a_right_lost_before_the_scheduled_action_came(self):
        run = self._order()
        self.accountant.group_ids = self.env.ref("base.group_user")
        self._work_at_night()
        self.assertRecordValues(
            run, [{"state": "done", "posted_count": 0, "failed_count": 7}]
        )
        self.assertIn("bank_accountant", self.lines[0].posting_error)

    def test_it_says_the_reason_in_the_language_of_who_ordered(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.accountant.lang = "fr_FR"
        langs = []

        def note(lines, *args, **kw):
            langs.append(lines.env.lang)
            lines.sudo().posting_error = "refused"
            return lines.browse(), dict.fromkeys(lines, "refused")

        run = self._order()
        with patch.object(
            self.env.registry["account.bank.statement.line"],
            "_bank_post_applications",
            note,
        ):
            with self._as_a_worker(self.env.ref("base.user_root")) as env:
                run.with_env(env)._post_chunk(10)
        self.assertEqual(langs, ["fr_FR"])

    def test_lines_of_two_companies_are_each_posted_in_theirs(self):
        other = self.setup_other_company()
        company, bank = other["company"], other["default_journal_bank"]
        self.accountant.company_ids |= company
        there = self.env["account.bank.statement.line"].with_company(company)
        foreign = there.create(
            {
                "journal_id": bank.id,
                "date": "2026-01-15",
                "amount": 7.0,
                "payment_ref": "there",
            }
        )
        self.env["bank.payment.application"].with_company(company).create(
            {
                "statement_line_id": foreign.id,
                "account_id": other["default_account_expense"].id,
                "amount": 7.0,
            }
        )
        both = (self.env.company | company).ids
        action = (
            (self.lines | foreign)
            .with_user(self.accountant)
            .with_context(allowed_company_ids=both)
            .action_bank_post_selected()
        )
        run = self.Run.browse(action["params"]["run_id"])
        self.assertFalse(run.journal_id)
        self._work_at_night()
        self.assertProgress(run, state="done", posted=8, failed=0)
        self.assertEqual(foreign.move_id.line_ids.company_id, company)
