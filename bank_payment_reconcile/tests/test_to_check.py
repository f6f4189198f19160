"""Lines that are to be checked: marked, asked about, answered, and only then posted."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user, tagged

from .common import BankReconcileCommon

READONLY = "account.group_account_readonly"
USER = "bank_payment_reconcile.group_bank_reconcile_user"
TO_CHECK = "bank_payment_reconcile.mail_activity_to_check"


class ToCheckCase(BankReconcileCommon):
    """Four payments to accounts that an accountant accepted, and her colleague."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.berit = new_test_user(
            cls.env,
            login="berit",
            name="Berit Aas",
            groups=USER,
            company_id=cls.env.company.id,
            company_ids=[Command.set(cls.env.company.ids)],
        )
        cls.lines = cls.env["account.bank.statement.line"].union(
            *(cls._ready(10.0 + n, f"payment {n}") for n in range(4))
        )
        cls.line = cls.lines[0]

    @classmethod
    def _ready(cls, amount, text):
        line = cls._create_line(amount, text)
        cls._apply(line, (cls.fees, amount))
        return line

    def _mine(self, lines=None):
        return (self.line if lines is None else lines).with_user(self.accountant)

    def _ask(self, lines=None, user=None, question="Whose is it?"):
        lines = self.line if lines is None else lines
        wizard = Form(
            self.env["bank.ask"]
            .with_user(self.accountant)
            .with_context(active_ids=lines.ids)
        )
        wizard.user_id = user or self.berit
        wizard.question = question
        wizard.day = date(2026, 2, 1)
        wizard.save().action_ask()

    def _activity(self, line=None):
        return (line or self.line).move_id.activity_ids.filtered(
            lambda activity: activity.activity_type_id == self.env.ref(TO_CHECK)
        )

    def _search(self, domain):
        """Which of the four a filter of the page finds."""
        return self.lines.search(
            [("id", "in", self.lines.ids), ("state", "=", "posted"), *domain]
        )

    def _overview(self):
        bank = self.bank.with_user(self.accountant)
        return bank.get_bank_reconciliation_overview()

    def _post_at_night(self):
        self.bank.bank_post_automatically = True
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestToCheckPosting(ToCheckCase):
    def test_the_night_and_all_that_is_right_leave_a_marked_line_out(self):
        """10.00 + 11.00 + 12.00 + 13.00 are ready; 10.00 is asked about."""
        self._mine().action_bank_mark_to_check()
        overview = self._overview()
        self.assertEqual((overview["ready"], overview["to_check"]), (3, 1))
        self.assertEqual(overview["balance_after"] - overview["balance_now"], 36.0)
        self._post_at_night()
        self.assertEqual(self.lines.mapped("is_reconciled"), [False, True, True, True])
        self.assertFalse(self.line.posting_error)
        self.assertTrue(self.line.bank_is_to_check)

    def test_all_that_is_right_is_posted_without_it(self):
        self._mine().action_bank_mark_to_check()
        self.bank.with_user(self.accountant).action_bank_reconciliation_post()
        self.assertEqual(self.lines.mapped("is_reconciled"), [False, True, True, True])

    def test_of_a_selection_it_is_left_out_and_told(self):
        self._mine().action_bank_mark_to_check()
        told = self._mine(self.lines).action_bank_post_selected()["params"]["message"]
        self.assertIn("Payments posted: 3.", told)
        self.assertIn("payment 0: It is to check", told)
        self.assertEqual(self.lines.mapped("is_reconciled"), [False, True, True, True])
        # It did not fail: nobody tried.
        self.assertFalse(self.line.posting_error)

    def test_alone_by_hand_it_is_posted_and_is_to_check_no_more(self):
        self._ask()
        self._mine().action_post_applications()
        self.assertTrue(self.line.is_reconciled)
        self.assertFalse(self.line.bank_is_to_check)
        self.assertFalse(self._activity())
        self.assertFalse(self.line.bank_asked_id)

    def test_what_cannot_be_posted_stays_to_check(self):
        """Half of it is taken off: the answer is waited for still."""
        self._ask()
        self.line.application_ids.amount = 4.0
        self._mine().action_post_applications()
        self.assertIn("6.00", self.line.posting_error)
        self.assertTrue(self.line.bank_is_to_check)
        self.assertEqual(self.line.bank_asked_id, self.berit)
        self._mine().action_bank_take_off_mark()
        self.assertFalse(self.line.posting_error)

    def test_taken_off_it_is_posted_at_night(self):
        self._ask()
        self._mine().action_bank_take_off_mark()
        self.assertFalse(self._activity())
        self._post_at_night()
        self.assertTrue(all(self.lines.mapped("is_reconciled")))

    def test_a_statement_is_not_filed_while_a_line_of_it_is_to_check(self):
        self._mine().action_bank_mark_to_check()
        form = Form(
            self.env["bank.post.reconcile"].with_context(
                default_journal_id=self.bank.id
            )
        )
        form.balance_end = 46.0
        wizard = form.save()
        self.assertEqual(wizard.obstacle_ids, self.line)
        self.assertIn("It is to check", wizard.obstacles)
        wizard.action_post()
        self.assertEqual(self.line.bank_reconciliation_id.state, "draft")
        self.assertFalse(self.line.is_reconciled)

    def test_the_preview_says_what_posting_would_do(self):
        self._mine().action_bank_mark_to_check()
        Preview = self.env["bank.posting.preview"]
        for lines, posted in ((self.lines, 3), (self.line, 1)):
            preview = Preview.browse(lines.action_bank_preview_posting()["res_id"])
            self.assertIn(f"{posted} of {len(lines)} payments", preview.summary)
        self.assertTrue(self.line.bank_is_to_check)

    def test_a_run_leaves_out_what_is_marked_while_it_waits(self):
        run = self._mine(self.lines)._bank_create_posting_run()
        self._mine().action_bank_mark_to_check()
        with self._as_a_worker(self.accountant) as env:
            run.with_env(env).action_process(60)
        self.env.invalidate_all()
        self.assertEqual(self.lines.mapped("is_reconciled"), [False, True, True, True])
        self.assertIn("It is to check", self.line.posting_error)
        self._mine().action_bank_take_off_mark()
        self._post_at_night()
        self.assertTrue(self.line.is_reconciled)


@tagged("post_install", "-at_install")
class TestToCheck(ToCheckCase):
    # -- The mark

    def test_it_is_odoos_own_mark(self):
        """Odoo's dashboard counts it and its button takes it off, with the question."""
        self._ask()
        self.assertFalse(self.line.move_id.checked)
        self.line.move_id.with_user(self.accountant).button_set_checked()
        self.assertFalse(self.line.bank_is_to_check)
        self.assertFalse(self._activity())
        self.assertFalse(self.line.bank_asked_id)

    def test_amounts_stay_as_they_are(self):
        """Of 13.00, 13.00 are applied; of 5.00, nothing."""
        line = self._create_line(5.0)
        lines = self.lines[3] | line
        lines.action_bank_mark_to_check()
        self.assertEqual(lines.mapped("difference_amount"), [0.0, 5.0])
        self.assertEqual(lines.mapped("needs_review"), [False, True])
        lines.action_bank_take_off_mark()
        self.assertEqual(lines.mapped("difference_amount"), [0.0, 5.0])

    def test_a_posted_line_is_marked_too_and_stays_posted(self):
        self.line.action_post_applications()
        self._ask()
        self.assertTrue(self.line.is_reconciled)
        self.assertEqual(self._search([("bank_is_to_check", "=", True)]), self.line)
        self._mine().action_bank_take_off_mark()
        self.assertTrue(self.line.is_reconciled)

    def test_what_the_mark_would_open_again_is_refused(self):
        """Its suspense line was settled by another entry: Odoo takes all of a line that
        is not reviewed for open."""
        suspense = self.bank.suspense_account_id
        suspense.reconcile = True
        line = self._create_line(60.0)
        entry = self.env["account.move"].create(
            {
                "date": "2026-01-15",
                "line_ids": [
                    Command.create({"account_id": suspense.id, "balance": 60.0}),
                    Command.create({"account_id": self.fees.id, "balance": -60.0}),
                ],
            }
        )
        entry.action_post()
        both = (line.move_id | entry).line_ids
        both.filtered(lambda row: row.account_id == suspense).reconcile()
        self.assertTrue(line.is_reconciled)
        with self.assertRaisesRegex(UserError, "log a note instead"):
            line.action_bank_mark_to_check()

    def test_a_draft_entry_is_not_marked(self):
        self.line.move_id.button_draft()
        self.assertFalse(self.line.bank_is_to_check)
        with self.assertRaisesRegex(UserError, "is not posted"):
            self._mine().action_bank_mark_to_check()

    def test_an_entry_that_is_posted_again_waits_for_its_answer_still(self):
        self._ask()
        self.line.move_id.button_draft()
        self.line.move_id.action_post()
        self.assertTrue(self.line.bank_is_to_check)
        self._activity().with_user(self.berit).action_feedback("It is.")
        self._mine().action_bank_take_off_mark()
        self.assertFalse(self.line.bank_is_to_check)

    def test_marked_twice_is_marked_once(self):
        self._mine().action_bank_mark_to_check()
        self._mine(self.lines).action_bank_mark_to_check()
        notes = self.line.move_id.message_ids.filtered(
            lambda note: "To check." in note.body
        )
        self.assertEqual(len(notes), 1)
        self.assertEqual(notes.author_id, self.accountant.partner_id)

    def test_undone_and_deleted_it_takes_mark_and_question_with_it(self):
        self.line.action_post_applications()
        gone = self.lines[1]
        self._ask(self.line | gone)
        entry = gone.move_id
        activities = self._activity() | self._activity(gone)
        self.assertEqual(len(activities), 2)
        self._mine().action_undo_applications()
        gone.unlink()
        self.assertFalse(activities.exists())
        self.assertFalse(entry.exists())
        self.assertFalse(self.line.bank_is_to_check | bool(self.line.bank_asked_id))

    # -- Asking

    def test_somebody_is_asked_in_their_language(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.berit.lang = "de_DE"
        code = "bank_payment_reconcile"
        self.env["ir.module.module"]._load_module_terms([code], ["de_DE"])
        self._ask(question="Berlin fair <b>2026</b>?")
        activity = self._activity()
        self.assertEqual(activity.user_id, self.berit)
        self.assertEqual(activity.create_uid, self.accountant)
        self.assertEqual(activity.date_deadline, date(2026, 2, 1))
        self.assertIn("Berlin fair &lt;b&gt;2026&lt;/b&gt;?", activity.note)
        german = self.env(context={"lang": "de_DE"})._("Bank payment to check")
        self.assertEqual(activity.summary, german)

    def test_they_find_the_line_and_are_led_to_it(self):
        self._ask(self.lines[:2])
        mine = [("bank_is_to_check", "=", True), ("bank_asked_id", "=", self.berit.id)]
        self.assertEqual(self._search(mine), self.lines[:2])
        todo = self.env["mail.activity"].with_user(self.berit)
        todo = todo.search([("user_id", "=", self.berit.id)])
        entries = self.env["account.move"].browse(todo.mapped("res_id"))
        self.assertEqual(entries, self.lines[:2].move_id)
        action = entries[:1].with_user(self.berit).action_bank_open_line()
        found = self.lines.with_user(self.berit).search(action["domain"])
        self.assertEqual(found, entries[:1].statement_line_id)

    def test_they_are_grouped_by_mark_and_by_who_is_asked(self):
        self._ask(self.lines[:2])
        self.lines[2].action_bank_mark_to_check()
        Line = self.env["account.bank.statement.line"]
        ours = [("id", "in", self.lines.ids)]
        by_mark = Line.formatted_read_group(ours, ["bank_is_to_check"], ["__count"])
        self.assertEqual(
            {row["bank_is_to_check"]: row["__count"] for row in by_mark},
            {True: 3, False: 1},
        )
        by_user = dict(Line._read_group(ours, ["bank_asked_id"], ["__count"]))
        nobody = self.env["res.users"]
        self.assertEqual(by_user, {self.berit: 2, nobody: 2})

    def test_an_answer_leaves_the_mark_and_asks_nobody(self):
        self._ask()
        self._activity().with_user(self.berit).action_feedback("It is the fair.")
        self.assertTrue(self.line.bank_is_to_check)
        self.assertFalse(self.line.bank_asked_id)
        self.assertIn("It is the fair.", self.line.move_id.message_ids[0].body)
        panel = self._mine().get_bank_reconciliation_panel()
        self.assertTrue(panel["is_to_check"])
        self.assertFalse(panel["asked"])

    def test_who_is_asked_instead_has_it(self):
        """By the activity itself, or by asking once more."""
        self._ask()
        self._activity().user_id = self.accountant
        self.assertEqual(self.line.bank_asked_id, self.accountant)
        self._ask()
        self.assertEqual(len(self._activity()), 1)
        self.assertEqual(self.line.bank_asked_id, self.berit)
        self._activity().unlink()
        self.assertFalse(self.line.bank_asked_id)

    def test_nobody_is_asked_who_may_not_see_it(self):
        outside = self.setup_other_company(name="Elsewhere")["company"]
        for login, company, groups in (
            ("sales", self.env.company, "base.group_user"),
            ("elsewhere", outside, USER),
        ):
            user = new_test_user(
                self.env,
                login=login,
                groups=groups,
                company_id=company.id,
                company_ids=[Command.set(company.ids)],
            )
            with self.assertRaisesRegex(UserError, "may not see these payments"):
                self._ask(user=user)
            self.assertFalse(self.line.bank_is_to_check)

    def test_without_anybody_it_is_marked_only(self):
        wizard = self.env["bank.ask"].with_context(active_ids=self.lines.ids)
        Form(wizard).save().action_ask()
        self.assertTrue(all(self.lines.mapped("bank_is_to_check")))
        self.assertFalse(self.lines.move_id.activity_ids)

    # -- Rights

    def test_who_reads_sees_notes_and_mark_and_changes_none(self):
        reader = new_test_user(self.env, login="reader", groups=READONLY)
        self._mine().move_id.message_post(
            body="Asked the bank.", message_type="comment"
        )
        self._ask()
        line = self.line.with_user(reader)
        panel = line.get_bank_reconciliation_panel()
        self.assertEqual(panel["note_count"], 1)
        self.assertEqual(panel["asked"]["name"], "Berit Aas")
        for method in ("action_bank_mark_to_check", "action_bank_take_off_mark"):
            with self.assertRaises(AccessError):
                getattr(line, method)()
        with self.assertRaises(AccessError):
            self.env["bank.ask"].with_user(reader).create({"line_ids": line.ids})
        self.assertTrue(self.line.bank_is_to_check)

    # -- Many at once

    def _count_queries(self, lines, call):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        call(lines)
        self.env.flush_all()
        self.env.cr.precommit.run()  # where Odoo writes what it tracks
        return self.env.cr.sql_log_count - before

    def test_many_take_as_many_queries_as_two(self):
        many = self.env["account.bank.statement.line"].create(
            [
                {
                    "journal_id": self.bank.id,
                    "date": "2026-01-16",
                    "amount": 20.0 + n,
                    "payment_ref": f"many {n}",
                }
                for n in range(44)
            ]
        )
        # As a client calls, with Odoo's tracking, which tests do without.
        many = many.with_env(self.env(user=self.accountant, context={}))
        calls = {
            "mark": lambda lines: lines.action_bank_mark_to_check(),
            "ask": lambda lines: lines._bank_ask(self.berit, "?", date(2026, 2, 1)),
            "take off": lambda lines: lines.action_bank_take_off_mark(),
        }
        for call in calls.values():  # once before, for what Odoo keeps
            call(many[:2])
        for name, call in calls.items():
            few = self._count_queries(many[2:4], call)
            lot = self._count_queries(many[4:], call)
            self.assertLessEqual(lot, few + 1, name)
