"""What the bank answers to a run of 100.00, 200.00, 300.00 and 400.00."""

import base64
import io
import os
import shutil
import tempfile
import zipfile

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .feed_case import FeedCase
from .pay_answer_case import AMOUNTS, DAY, PaymentAnswerCase
from .pay_run_case import TODAY

NOTHING = [0.0] * 4


@tagged("post_install", "-at_install")
class TestPaymentAnswers(PaymentAnswerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.run_7 = cls._create_exported()

    def setUp(self):
        super().setUp()
        self.assertEqual(self._open(self.run_7), NOTHING)

    # -- Accepted -------------------------------------------------------------

    def test_an_accepted_file_makes_nothing_paid(self):
        report = self._import("ACCP", user=self.accountant)
        self.assertEqual(self._states(self.run_7), ["accepted"] * 4)
        self.assertEqual(self.run_7.state, "answered")
        self.assertEqual(report.run_id, self.run_7)
        self.assertEqual((report.accepted_count, report.rejected_count), (4, 0))
        self.assertEqual(report.user_id, self.accountant)
        self.assertFalse(any(self.run_7.line_ids.payment_id.mapped("is_matched")))
        self.assertEqual(
            set(self.run_7.line_ids.mapped("status_text")), {"Accepted by the bank."}
        )

    def test_a_received_file_is_still_only_exported(self):
        self._import("ACTC")
        self.assertEqual(self._states(self.run_7), ["exported"] * 4)
        self._import("", "", [(1, "PDNG")], own="BANK-2")
        self.assertEqual(self._states(self.run_7), ["pending"] + ["exported"] * 3)

    def test_another_day_of_execution_is_told(self):
        report = self._import("PART", "", [(2, "ACWC", "DT06", "on 2026-12-01")])
        line = self.run_7.line_ids.sorted("id")[1]
        self.assertEqual(str(line.changed_date), "2026-12-01")
        self.assertIn("another day", report.remarks)
        self.assertTrue(self.run_7.activity_ids)
        self.assertFalse(line.partner_bank_id.bank_refused_on)

    def test_what_is_asked_is_in_the_language_of_who_reads_it(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        self.run_7._get_responsible().lang = "nl_NL"
        self._import("PART", "", [(3, "RJCT", "AC04", "erloschen")])
        self.assertEqual(
            self.run_7.activity_ids.summary, "Betalingen die de bank weigert: 1"
        )

    # -- Rejected -------------------------------------------------------------

    def test_a_rejected_payment_is_open_again(self):
        self._import("PART", "", [(1, "ACSP"), (3, "RJCT", "AC04", "erloschen")])
        self.assertEqual(
            self._states(self.run_7), ["accepted", "exported", "rejected", "exported"]
        )
        self.assertEqual(self._open(self.run_7), [0.0, 0.0, 300.0, 0.0])
        line = self.run_7.line_ids.sorted("id")[2]
        self.assertIn("the account is closed (AC04) “erloschen”", line.status_text)
        self.assertFalse(line.is_live)
        self.assertEqual(line.partner_bank_id.bank_refused_on, TODAY)
        self.assertIn("closed", line.partner_bank_id.bank_refused_reason)
        self.assertEqual(self.run_7.activity_ids.user_id, self.env.user)
        # The bill may go into another run.
        again = self._create_line_for(line)
        self.assertEqual(again.amount, 300.0)

    def _create_line_for(self, line):
        run = self.env["bank.payment.run"].create({"journal_id": self.bank.id})
        values = line.item_ids.move_line_id
        return self.env["bank.payment.line"].create(
            {
                "run_id": run.id,
                "partner_id": line.partner_id.id,
                "currency_id": line.currency_id.id,
                "amount": 300.0,
                "item_ids": [(0, 0, {"move_line_id": values.id, "amount": 300.0})],
            }
        )

    def test_a_rejected_file_ends_the_run(self):
        report = self._import("RJCT", "FF01")
        self.assertEqual(self._states(self.run_7), ["rejected"] * 4)
        self.assertEqual(self._open(self.run_7), list(AMOUNTS))
        self.assertEqual(self.run_7.state, "cancelled")
        self.assertIn("format of the file", self.run_7.cancel_reason)
        self.assertEqual(
            set(self.run_7.line_ids.payment_id.mapped("state")), {"canceled"}
        )
        # A reason of the whole file says nothing of the payees' accounts.
        self.assertFalse(
            any(self.run_7.line_ids.mapped("partner_bank_id.bank_refused_on"))
        )
        # The same again changes nothing.
        messages = len(self.run_7.message_ids)
        self.assertEqual(self._import("RJCT", "FF01"), report)
        self.assertEqual(report.repeat_count, 1)
        self.assertEqual(len(self.run_7.message_ids), messages)

    def test_a_reason_of_the_file_is_of_our_own_account(self):
        self._import("RJCT", "AC01")
        self.assertFalse(
            any(self.run_7.line_ids.mapped("partner_bank_id.bank_refused_on"))
        )

    def test_what_the_bank_cancelled_is_cancelled(self):
        self._import("", "", [(4, "CANC")])
        self.assertEqual(self._states(self.run_7)[3], "cancelled")
        self.assertEqual(self._open(self.run_7), [0.0, 0.0, 0.0, 400.0])

    def test_a_file_that_the_bank_has_already_is_not_undone_by_itself(self):
        report = self._import("RJCT", "AM05")
        self.assertEqual(self._states(self.run_7), ["exported"] * 4)
        self.assertEqual(self._open(self.run_7), NOTHING)
        self.assertEqual((report.state, len(report.held_line_ids)), ("held", 4))
        self.assertTrue(self.run_7.activity_ids)
        report.with_user(self.accountant).action_take_back_held()
        self.assertEqual(self._states(self.run_7), ["rejected"] * 4)
        self.assertEqual(self._open(self.run_7), list(AMOUNTS))
        with self.assertRaises(UserError):
            report.action_keep_held()

    def test_the_first_file_is_executed(self):
        report = self._import("RJCT", "DUPL")
        report.action_keep_held()
        self.assertEqual(self._states(self.run_7), ["exported"] * 4)
        self.assertEqual(report.state, "applied")

    # -- Order ----------------------------------------------------------------

    def test_a_status_steps_forward_only(self):
        self._import("PART", "", [(1, "ACSP"), (2, "RJCT", "AM04")], own="B2")
        self._import("ACCP", own="B1", created="09:00")
        lines = self.run_7.line_ids.sorted("id")
        self.assertEqual(lines.mapped("status_code"), ["ACSP", "RJCT", "ACCP", "ACCP"])
        self.assertEqual(self._states(self.run_7)[1], "rejected")
        self.assertEqual(self._open(self.run_7), [0.0, 200.0, 0.0, 0.0])

    def test_the_bank_executes_what_it_rejected(self):
        self._import("", "", [(2, "RJCT", "AM04")])
        report = self._import("", "", [(2, "ACSP")], own="B2", created="11:00")
        self.assertEqual(self._states(self.run_7)[1], "rejected")
        self.assertIn("taken back here", report.remarks)

    def test_a_payment_on_the_statement_is_not_undone(self):
        line = self._create_line(-200.0, "E2-RUN-7", day=DAY)
        payment = self.run_7.line_ids.sorted("id")[1].payment_id
        entry = payment.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.outstanding
        )
        self._apply(line, (entry, -200.0))
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(line.is_reconciled, line.posting_error)
        report = self._import("RJCT", "TECH")
        self.assertEqual(self._open(self.run_7), [100.0, 0.0, 300.0, 400.0])
        self.assertIn("stand on the statement already", report.remarks)
        self.assertNotEqual(self.run_7.state, "cancelled")

    # -- Which run ------------------------------------------------------------

    def test_an_unknown_run_is_shown_and_changes_nothing(self):
        report = self._import("RJCT", "FF01", message="RUN-99")
        self.assertEqual(
            (report.state, report.original_message_id), ("unknown", "RUN-99")
        )
        self.assertEqual(self._states(self.run_7), ["exported"] * 4)
        # Known now, the same answer counts.
        other = self._create_exported("RUN-99", (50.0,))
        self.assertEqual(self._import("RJCT", "FF01", message="RUN-99"), report)
        self.assertEqual(self._states(other), ["rejected"])

    def test_the_run_of_another_company_is_not_touched(self):
        other = self.setup_other_company()["default_journal_bank"]
        company = other.company_id
        report = other.import_payment_status(self._answer("RJCT", "FF01"), "a.xml")
        self.assertEqual((report.state, report.company_id), ("unknown", company))
        self.assertEqual(self._states(self.run_7), ["exported"] * 4)

    def test_an_answer_without_message_id_names_its_payments(self):
        data = self._answer("", "", [(3, "RJCT", "AC01")]).replace(
            b"<OrgnlMsgId>RUN-7</OrgnlMsgId>", b"<OrgnlMsgId>NOTPROVIDED</OrgnlMsgId>"
        )
        self.bank.import_payment_status(data, "answer.xml")
        self.assertEqual(self._states(self.run_7)[2], "rejected")

    def test_answers_to_two_runs_in_one_archive(self):
        other = self._create_exported("RUN-8", (50.0, 60.0))
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("1.xml", self._answer("ACCP", message="RUN-8"))
            archive.writestr("2.xml", self._answer("RJCT", "FF01"))
        data = base64.b64encode(file.getvalue()).decode()
        reports = self.bank.import_payment_status(data, "answers.zip")
        self.assertEqual(reports.run_id, other | self.run_7)
        self.assertEqual(self._states(other), ["accepted"] * 2)
        self.assertEqual(self._states(self.run_7), ["rejected"] * 4)

    def test_a_file_that_is_no_answer(self):
        for data in (b"", b"<x/>", b"<CstmrPmtStsRpt>"):
            with self.assertRaises(UserError):
                self.bank.import_payment_status(data, "x.xml")

    # -- Ways -----------------------------------------------------------------

    def test_an_answer_among_the_statements(self):
        statements = self.bank.import_bank_statements(self._answer("ACCP"), "a.xml")
        self.assertFalse(statements)
        self.assertEqual(self._states(self.run_7), ["accepted"] * 4)

    def test_an_answer_dropped_on_the_card(self):
        bank = self.bank.with_user(self.accountant)
        data = self._answer("PART", "", [(1, "RJCT", "AC01")])
        attachment = bank.env["ir.attachment"].create(
            {"name": "answer.xml", "raw": data}
        )
        action = bank.create_document_from_attachment(attachment.ids)
        self.assertEqual(action["res_model"], "bank.payment.report")
        self.assertEqual(self.run_7.report_ids.id, action["res_id"])
        self.assertIn("1 rejected", action["context"]["notifications"]["answer.xml"])
        self.assertEqual(self._states(self.run_7)[0], "rejected")

    def test_an_answer_without_a_bank_chosen(self):
        attachment = self.env["ir.attachment"].create(
            {"name": "answer.xml", "raw": self._answer("ACCP")}
        )
        wizard = self.env["bank.statement.import"].create(
            {"journal_id": False, "attachment_ids": [(6, 0, attachment.ids)]}
        )
        wizard.action_import()
        self.assertEqual(wizard.file_ids.state, "imported")
        self.assertEqual(self._states(self.run_7), ["accepted"] * 4)

    # -- Rights ---------------------------------------------------------------

    def test_a_person_without_the_right_changes_nothing(self):
        clerk = self._create_user("clerk", "account.group_account_invoice")
        with self.assertRaises(AccessError):
            self._import("RJCT", "FF01", user=clerk)
        with self.assertRaises(AccessError):
            self.bank.with_user(clerk).import_bank_statements(
                self._answer("RJCT", "FF01"), "a.xml"
            )
        report = self._import("ACCP")
        with self.assertRaises(AccessError):
            report.with_user(self.accountant).unlink()
        with self.assertRaises(AccessError):
            report.with_user(self.accountant).write({"rejected_count": 3})
        self.assertEqual(self._states(self.run_7), ["accepted"] * 4)

    def _create_user(self, login, group):
        return self.accountant.copy(
            {"login": login, "group_ids": [(6, 0, self.env.ref(group).ids)]}
        )


@tagged("post_install", "-at_install")
class TestPayeesVerified(PaymentAnswerCase):
    """The bank compares names and accounts before anybody releases the file there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.run_7 = cls._create_exported()

    def test_names_are_no_rejections(self):
        report = self._import(
            "RVCM",
            "",
            [
                (1, "RCVC"),
                (2, "RVMC", "", "Tulp Kantoor B.V."),
                (3, "RVNM"),
                (4, "RVNA"),
            ],
        )
        self.assertEqual(self._states(self.run_7), ["exported"] * 4)
        lines = self.run_7.line_ids.sorted("id")
        self.assertEqual(
            lines.mapped("vop_result"), ["match", "close", "none", "unavailable"]
        )
        self.assertEqual(report.mismatch_count, 3)
        self.assertEqual(self.run_7.verification_state, "waiting")
        self.assertTrue(self.run_7.activity_ids)

    def test_release_and_execution(self):
        self._import("RVCM", "", [(1, "RCVC"), (2, "RVMC", "", "Tulp Kantoor B.V.")])
        self.run_7.with_user(self.accountant).action_release_verified()
        self.assertEqual(self.run_7.verification_state, "released")
        self.assertEqual(self.run_7.verified_by_id, self.accountant)
        self.assertFalse(self.run_7.activity_ids)
        with self.assertRaises(UserError):
            self.run_7.action_release_verified()
        self._import("ACSP", own="B2")
        self.assertEqual(self._states(self.run_7), ["accepted"] * 4)

    def test_an_execution_says_that_it_was_released(self):
        self._import("RVNC", own="B0")
        self.assertEqual(self.run_7.verification_state, "unfinished")
        self._import("RVCM", "", [(2, "RVNM")])
        self.assertEqual(self.run_7.verification_state, "waiting")
        self._import("ACCP", own="B2")
        self.assertFalse(self.run_7.verification_state)

    def test_all_names_match(self):
        self._import("RVNC", own="B0")
        self._import("RCVC")
        self.assertFalse(self.run_7.verification_state)
        self.assertEqual(set(self.run_7.line_ids.mapped("vop_result")), {"match"})

    def test_the_name_of_the_bank_is_taken_over(self):
        self._import("RVCM", "", [(2, "RVMC", "", "Tulp Kantoor B.V."), (3, "RVNM")])
        lines = self.run_7.line_ids.sorted("id")
        with self.assertRaises(UserError):
            lines[2].action_take_over_name()
        account = lines[1].partner_bank_id
        self.assertTrue(account.lock_trust_fields)
        # Who may trust no account changes none that is trusted.
        with self.assertRaises(UserError):
            lines[1].with_user(self.accountant).action_take_over_name()
        self.accountant.group_ids += self.env.ref("account.group_validate_bank_account")
        self.accountant.group_ids += self.env.ref("base.group_partner_manager")
        lines[1].with_user(self.accountant).action_take_over_name()
        self.assertEqual(account.acc_holder_name, "Tulp Kantoor B.V.")
        self.assertTrue(account.allow_out_payment)


@tagged("post_install", "-at_install")
class TestAccountsRefused(PaymentAnswerCase):
    """An account that the bank calls wrong is looked at before it is paid to again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.run_7 = cls._create_exported(amounts=(100.0, 200.0))
        cls.account = cls.run_7.line_ids.sorted("id")[0].partner_bank_id

    def setUp(self):
        super().setUp()
        self._import("", "", [(1, "RJCT", "AC01"), (2, "RJCT", "AM04")])
        self.assertIn("account number is wrong", self.account.bank_refused_reason)

    def test_nothing_is_exported_to_it(self):
        bill = self.run_7.line_ids.sorted("id")[0].item_ids.move_line_id
        run = self._create_run()
        self._pay(run, bill, partner_bank_id=self.account.id)
        self.bank.bank_payment_format = "pain.001.001.09"
        run.action_check()
        finding = run.finding_ids.filtered(lambda each: each.code == "account_refused")
        self.assertEqual(finding.level, "red")
        self.account.action_bank_confirm_account()
        run.action_check()
        self.assertNotIn("account_refused", run.finding_ids.mapped("code"))

    def test_other_reasons_say_nothing_of_the_account(self):
        other = self.run_7.line_ids.sorted("id")[1].partner_bank_id
        self.assertFalse(other.bank_refused_on)

    def test_a_person_says_that_it_is_right(self):
        self.account.action_bank_confirm_account()
        self.assertFalse(self.account.bank_refused_on)

    def test_another_number_is_another_account(self):
        self.account.allow_out_payment = False
        self.account.acc_number = "DE02120300000000202051"
        self.assertFalse(self.account.bank_is_refused)

    def test_nobody_writes_it_by_hand(self):
        self.accountant.group_ids += self.env.ref("base.group_partner_manager")
        with self.assertRaises(AccessError):
            self.account.with_user(self.accountant).write({"bank_refused_on": False})


@tagged("post_install", "-at_install")
class TestManyAnswers(PaymentAnswerCase):
    def test_as_many_queries_for_many_payments(self):
        def count(message, size):
            run = self._create_exported(message, [10.0] * size, is_booked=False)
            payments = [
                (n, "RJCT" if n % 2 else "ACSP", "AC04" if n % 2 else "")
                for n in range(1, size + 1)
            ]
            data = self._answer("PART", "", payments, message=message)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.bank.import_payment_status(data, "a.xml")
            self.env.flush_all()
            queries = self.env.cr.sql_log_count - before
            self.assertEqual(run.rejected_count, (size + 1) // 2)
            return queries

        count("RUN-A", 2)
        self.assertLessEqual(count("RUN-C", 24), count("RUN-B", 6) + 5)


@tagged("post_install", "-at_install")
class TestAnswersFetched(PaymentAnswerCase, FeedCase):
    """A feed brings answers among the statements."""

    def test_a_feed_tells_an_answer_from_a_statement(self):
        run = self._create_exported(amounts=(100.0, 200.0))
        folder = tempfile.mkdtemp(prefix="bank_answers_")
        self.addCleanup(shutil.rmtree, folder)
        self.env["ir.config_parameter"].sudo().set_param(
            "bank_payment_reconcile.feed_directory", folder
        )
        os.makedirs(os.path.join(folder, "nordbank"))
        feed = self._create_feed("folder", folder="nordbank")
        rows = self.env["bank.statement.feed.log"].sudo()
        row = rows.create({"feed_id": feed.id, "name": "a.xml", "state": "refused"})
        row._import(self._answer("PART", "", [(1, "ACSP"), (2, "RJCT", "AC04")]))
        self.assertEqual((row.state, row.line_count), ("imported", 0))
        self.assertIn("1 payments accepted", row.message)
        self.assertEqual(
            run.line_ids.sorted("id").mapped("state"), ["accepted", "rejected"]
        )
        # What cannot be read is refused, and nothing is changed by it.
        row._import(self._answer("ACCP")[:-9])
        self.assertEqual(row.state, "refused")
        self.assertIn("damaged", row.message)
