"""What is posted stays as it was posted, and says who did it."""

from datetime import date

import psycopg2

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user, tagged
from odoo.tools import mute_logger

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestPostedRecords(BankReconcileCommon):
    """A customer pays an invoice of 1,000; Mallory would have had it otherwise."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mallory = new_test_user(
            cls.env,
            login="mallory",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=cls.env.company.id,
            company_ids=[Command.set(cls.env.company.ids)],
        )
        cls.item = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")
        cls.other = cls._create_document(cls.fjord, 1000.0, "INV/2026/00043")
        cls.line = cls._create_line(1000.0, "INV/2026/00042").with_user(cls.accountant)
        cls.line.action_apply_item(cls.item.id)
        cls.application = cls.line.application_ids

    def _post(self):
        self.line.action_post_applications()
        self.assertTrue(self.line.is_reconciled)

    # -- Applications -----------------------------------------------------------

    def test_a_row_changes_no_tax_by_the_way(self):
        """Commands of a many2many reach the taxes themselves."""
        tax = self.env["account.tax"].create({"name": "19 %", "amount": 19.0})
        line = self._create_line(119.0).with_user(self.mallory)
        [row] = line.action_add_row({"account_id": self.fees.id, "tax_ids": tax.ids})
        for command in (
            Command.update(tax.id, {"amount": 0.0}),
            Command.delete(tax.id),
            Command.create({"name": "none", "amount": 0.0}),
        ):
            with self.assertRaises(AccessError):
                line.action_update_application(row, {"tax_ids": [command]})
        self.assertEqual(tax.amount, 19.0)
        line.action_update_application(row, {"tax_ids": []})
        self.assertFalse(line.application_ids.tax_ids)

    def test_a_posted_application_is_kept_whole(self):
        self._post()
        forged = self.application.with_user(self.mallory)
        for vals in (
            {"label": "other"},
            {"amount": 999.0},
            {"account_id": self.fees.id},
            {"move_line_id": self.other.id},
            {"analytic_distribution": False},
            {"tax_ids": [Command.clear()]},
            {"posted_by_id": self.mallory.id},
            {"state": "accepted"},
        ):
            with self.assertRaises(UserError, msg=str(vals)):
                forged.write(vals)
        with self.assertRaisesRegex(UserError, "Undo it before you change or remove"):
            forged.unlink()
        with self.assertRaisesRegex(UserError, "Undo it before you change or remove"):
            self.line.with_user(self.mallory).application_ids = [Command.clear()]
        self.assertEqual(self.application.posted_by_id, self.accountant)

    def test_nothing_is_added_to_a_posted_line(self):
        self._post()
        values = {
            "statement_line_id": self.line.id,
            "account_id": self.fees.id,
            "amount": 1.0,
        }
        Application = self.env["bank.payment.application"].with_user(self.mallory)
        with self.assertRaisesRegex(UserError, "is posted. Undo it first"):
            Application.create(values)
        by_context = {f"default_{name}": value for name, value in values.items()}
        with self.assertRaisesRegex(UserError, "is posted. Undo it first"):
            Application.with_context(**by_context).create({})

    def test_who_enters_an_application_is_who_accepted_it(self):
        self.line.action_remove_applications()
        values = {
            "statement_line_id": self.line.id,
            "move_line_id": self.item.id,
            "amount": 1000.0,
        }
        Application = self.env["bank.payment.application"].with_user(self.mallory)
        with self.assertRaises(AccessError):
            Application.create({**values, "accepted_by_id": self.accountant.id})
        created = Application.create(values)
        self.assertRecordValues(
            created,
            [
                {
                    "state": "accepted",
                    "confidence": "manual",
                    "accepted_by_id": self.mallory.id,
                }
            ],
        )

    def test_who_changes_an_application_is_who_accepted_it(self):
        """Else the accountant would stand for what Mallory wrote."""
        self.assertEqual(self.application.accepted_by_id, self.accountant)
        self.application.with_user(self.mallory).amount = 400.0
        self.assertEqual(self.application.accepted_by_id, self.mallory)
        self.assertEqual(self.application.confidence, "manual")

    def test_what_the_matcher_proposed_and_a_person_changed_is_that_persons(self):
        self.line.action_apply_automatically(overwrite=True)
        proposed = self.line.application_ids
        self.assertEqual(proposed.state, "proposed")
        self.assertNotEqual(proposed.confidence, "manual")
        proposed.amount = 400.0
        self.assertRecordValues(
            proposed,
            [
                {
                    "state": "accepted",
                    "confidence": "manual",
                    "accepted_by_id": self.accountant.id,
                }
            ],
        )

    def test_the_accountant_changes_amount_and_label_on_the_form(self):
        view = "bank_payment_reconcile.view_payment_reconciliation_form"
        with (
            Form(self.line, view=view) as form,
            form.application_ids.edit(0) as row,
        ):
            row.amount = 750.0
        self.assertEqual(self.application.amount, 750.0)
        self.assertEqual(self.line.difference_amount, 250.0)

    def test_an_application_stays_with_its_payment(self):
        another = self._create_line(1000.0)
        with self.assertRaisesRegex(UserError, "stays with its payment"):
            self.application.statement_line_id = another
        with self.assertRaisesRegex(UserError, "stays with its payment"):
            another.with_user(self.accountant).application_ids = [
                Command.link(self.application.id)
            ]

    def test_an_item_that_may_not_be_applied(self):
        """By its id alone: a draft, a paid one, one that is never reconciled."""
        draft = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.nordlicht.id,
                "invoice_date": "2026-01-02",
                "invoice_line_ids": [Command.create({"name": "x", "price_unit": 9.0})],
            }
        )
        paid = self._create_document(self.fjord, 50.0, "INV/2026/00050")
        payer = self._create_line(50.0)
        self._apply(payer, (paid, 50.0))
        payer.action_post_applications()
        sales = self.item.move_id.line_ids - self.item
        for item in (self._open_item(draft), paid, sales):
            with self.assertRaises(UserError):
                self.application.move_line_id = item
            with self.assertRaises(UserError):
                self.application.create(
                    {
                        "statement_line_id": self.line.id,
                        "move_line_id": item.id,
                        "amount": 1.0,
                    }
                )

    def test_an_invoice_of_another_company_by_its_id(self):
        data = self.setup_other_company(name="Other company")
        foreign = (
            self.env["account.move"]
            .with_company(data["company"])
            .create(
                {
                    "move_type": "out_invoice",
                    "partner_id": self.nordlicht.id,
                    "invoice_date": "2026-01-02",
                    "company_id": data["company"].id,
                    "journal_id": data["default_journal_sale"].id,
                    "invoice_line_ids": [
                        Command.create(
                            {"name": "x", "price_unit": 1000.0, "tax_ids": False}
                        )
                    ],
                }
            )
        )
        foreign.action_post()
        item = self._open_item(foreign)
        with self.assertRaises(UserError):
            self.application.move_line_id = item.id
        with self.assertRaisesRegex(UserError, "belongs to Other company"):
            # Our own code is told by the model, too.
            self.application.sudo().move_line_id = item.id

    # -- The bank's line --------------------------------------------------------

    def test_a_posted_line_keeps_its_figures(self):
        """The host would make the entry anew: the invoice open, 1,000 in suspense."""
        self._post()
        line = self.line.with_user(self.mallory)
        for vals in (
            {"amount": 999.0},
            {"date": date(2026, 2, 1)},
            {"partner_id": self.fjord.id},
            {"payment_ref": "other"},
            {"foreign_currency_id": self.env.company.currency_id.id},
            {"amount_currency": 5.0},
        ):
            with self.assertRaisesRegex(
                UserError, "is posted. Undo it first", msg=vals
            ):
                line.write(vals)
            with self.assertRaisesRegex(UserError, "is posted. Undo it first"):
                line.with_context(skip_account_move_synchronization=True).write(vals)
        self.assertEqual(self.item.move_id.payment_state, "paid")
        line.narration = "what else there is to say"

    def test_undone_it_may_be_corrected(self):
        self._post()
        self.line.action_undo_applications()
        self.line.action_remove_applications()
        self.line.amount = 999.0
        self.assertEqual(self.line.difference_amount, 999.0)

    def test_a_line_waiting_to_be_posted_may_be_corrected(self):
        self.line.amount = 1100.0
        self.assertEqual(self.line.difference_amount, 100.0)

    # -- The statement ----------------------------------------------------------

    def _reconcile_statement(self):
        statement = self.env["account.bank.statement"].create(
            {
                "name": "January",
                "line_ids": [Command.set(self.line.ids)],
                "balance_start": 0.0,
                "balance_end_real": 1000.0,
            }
        )
        statement.action_post_and_reconcile()
        document = statement.bank_reconciliation_id
        self.assertEqual(document.state, "posted")
        return statement, document

    def test_a_posted_document_keeps_its_lines_and_its_statement(self):
        statement, document = self._reconcile_statement()
        line = self.line.with_user(self.mallory)
        for vals in (
            {"bank_reconciliation_id": False},
            {"statement_id": False},
            {"amount": 5.0},
        ):
            with self.assertRaises(UserError, msg=str(vals)):
                line.write(vals)
        theirs = statement.with_user(self.mallory)
        with self.assertRaisesRegex(UserError, "is reconciled on"):
            theirs.line_ids = [Command.unlink(line.id)]
        with self.assertRaisesRegex(UserError, "undo that before you delete it"):
            theirs.unlink()
        with self.assertRaises(UserError):
            document.with_user(self.mallory).line_ids = [Command.clear()]
        with self.assertRaises(UserError):
            document.with_user(self.mallory).record_ids = [Command.clear()]
        self.assertEqual(document.line_ids, self.line.sudo(False).with_env(self.env))

    def test_a_line_that_the_host_settled_is_kept_with_its_document(self):
        """Nothing of ours is posted on it; the document counts its 50."""
        line = self._create_line(50.0)
        line._seek_for_lines()[1].account_id = self.fees
        self.assertTrue(line.is_reconciled)
        statement = self.env["account.bank.statement"].create(
            {"line_ids": [Command.set(line.ids)], "balance_end_real": 1050.0}
        )
        statement.action_post_and_reconcile()
        self.assertEqual(statement.bank_reconciliation_state, "posted")
        with self.assertRaisesRegex(UserError, "is posted. Undo it first"):
            line.with_user(self.mallory).amount = 5.0

    def test_which_document_a_line_joins(self):
        """A draft of its own bank, by whoever may write that; no posted one."""
        _statement, posted = self._reconcile_statement()
        line = self._create_line(5.0).with_user(self.mallory)
        Document = self.env["bank.reconciliation"].sudo()
        draft, elsewhere = Document.create(
            [
                {"journal_id": bank.id, "date": date(2026, 2, 28), "line_ids": []}
                for bank in (
                    self.bank,
                    self.env["account.journal"].create(
                        {"name": "Second Bank", "code": "BNK9", "type": "bank"}
                    ),
                )
            ]
        )
        with self.assertRaisesRegex(UserError, "is not a draft"):
            line.bank_reconciliation_id = posted
        with self.assertRaisesRegex(UserError, "is not a draft"):
            line.create(
                {
                    "journal_id": self.bank.id,
                    "amount": 1.0,
                    "bank_reconciliation_id": posted.id,
                }
            )
        with self.assertRaisesRegex(UserError, "is of Bank and .* of Second Bank"):
            line.bank_reconciliation_id = elsewhere
        bookkeeper = new_test_user(
            self.env,
            login="bookkeeper",
            groups="account.group_account_basic",
            company_id=self.env.company.id,
            company_ids=[Command.set(self.env.company.ids)],
        )
        with self.assertRaises(AccessError):
            line.with_user(bookkeeper).bank_reconciliation_id = draft
        line.bank_reconciliation_id = draft
        self.assertEqual(draft.line_ids, line.with_env(draft.env))
        line.bank_reconciliation_id = False

    def test_a_posted_line_joins_a_statement_later(self):
        """The host makes statements of lines that were posted long before."""
        self._post()
        statement = self.env["account.bank.statement"].with_user(self.accountant)
        statement = statement.create({"line_ids": [Command.set(self.line.ids)]})
        self.assertEqual(self.line.statement_id, statement)

    def test_who_posted_is_not_deleted(self):
        self._post()
        # The database refuses, and the host says so in its own words.
        with (
            self.assertRaises(psycopg2.errors.ForeignKeyViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.accountant.sudo().unlink()
        self.assertEqual(self.application.posted_by_id, self.accountant)

    # -- What it was posted by --------------------------------------------------

    def test_the_rule_of_a_posted_payment_is_not_deleted(self):
        self.line.action_apply_automatically(overwrite=True)
        rule = self.application.exists().rule_id or self.line.application_ids.rule_id
        self.assertTrue(rule)
        self._post()
        with self.assertRaisesRegex(UserError, "archive it instead"):
            rule.sudo().unlink()
        # Undone, the history still names it.
        self.line.action_undo_applications()
        self.line.action_remove_applications()
        with self.assertRaisesRegex(UserError, "archive it instead"):
            rule.sudo().unlink()
        rule.sudo().active = False

    def test_the_mapping_of_a_posted_payment_is_not_deleted(self):
        mapping = self.env["bank.text.mapping"].create(
            {"text": "Monthly fee", "credit_account_id": self.fees.id}
        )
        line = self._create_line(-5.0, "Monthly fee January")
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.mapping_id, mapping)
        line.action_post_applications()
        with self.assertRaisesRegex(UserError, "archive it instead"):
            mapping.unlink()

    def test_a_feed_that_brought_files_is_not_deleted(self):
        feed = self.env["bank.statement.feed"].sudo()
        feed = feed.create(
            {"name": "Nordbank", "kind": "https", "address": "https://bank.example"}
        )
        Log = self.env["bank.statement.feed.log"].sudo()
        Log.create({"feed_id": feed.id, "state": "failed"})
        file = Log.create({"feed_id": feed.id, "state": "imported"})
        with self.assertRaisesRegex(UserError, "archive it instead"):
            feed.unlink()
        file.unlink()
        feed.unlink()

    # -- What was learned -------------------------------------------------------

    def test_a_learned_payer_that_a_person_changed_was_not_learned_there(self):
        payer = self.env["bank.learned.payer"].sudo()
        payer = payer.create(
            {
                "partner_id": self.nordlicht.id,
                "name": "Nordlicht Holding",
                "statement_line_id": self.line.id,
            }
        ).with_user(self.mallory)
        with self.assertRaises(AccessError):
            payer.statement_line_id = self._create_line(5.0).id
        self.assertEqual(payer.statement_line_id.id, self.line.id)
        payer.partner_id = self.fjord
        self.assertFalse(payer.statement_line_id)
