"""The bank's statement and its file stay under a document that is posted."""

import binascii
from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .reconciliation_case import ReconciliationCommon
from .statements_case import StatementsCase

END = date(2026, 1, 31)


@tagged("post_install", "-at_install")
class TestStatementUnderADocument(StatementsCase):
    """The bank's statement and its file, under a document that is posted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.line = cls._show(date(2026, 1, 10), 50.0)
        cls.file, cls.other = cls.env["ir.attachment"].create(
            [
                {"name": "january.ofx", "raw": b"what the bank sent"},
                {"name": "letter.txt", "raw": b"a letter"},
            ]
        )
        cls.statement = cls.env["account.bank.statement"].create(
            {
                "name": "January",
                "line_ids": [Command.set(cls.line.ids)],
                "balance_end_real": 50.0,
                "attachment_ids": [Command.set(cls.file.ids)],
            }
        )

    def test_of_other_files_odoo_says_what_is_no_content(self):
        with self.assertRaises(binascii.Error):
            self.other.write({"datas": b"new data"})

    def _refuse_all(self):
        with self.assertRaisesRegex(UserError, "undo that before you delete it"):
            self.statement.unlink()
        for what, change in {
            "deleted": lambda: self.file.unlink(),
            "changed": lambda: self.file.write({"raw": b"what it should have sent"}),
            "no base64": lambda: self.file.write({"datas": b"new data"}),
            "no content at all": lambda: self.file.write({"datas": 5}),
            "moved": lambda: self.file.write({"res_model": False, "res_id": False}),
            "taken off": lambda: self.statement.write(
                {"attachment_ids": [Command.clear()]}
            ),
            "unlinked": lambda: self.statement.write(
                {"attachment_ids": [Command.unlink(self.file.id)]}
            ),
        }.items():
            with (
                self.subTest(what),
                self.assertRaisesRegex(UserError, "before you remove or change it"),
                self.env.cr.savepoint(),
            ):
                change()
        # One more may come.
        self.statement.attachment_ids = [Command.link(self.other.id)]
        self.assertEqual(self.statement.attachment_ids, self.file | self.other)

    def test_a_file_for_two_accounts(self):
        """The other account's statement comes when the first one's is reconciled:
        Odoo says that the file hangs on that one from then on."""
        self.statement.action_bank_post_and_reconcile()
        sister = self.env["account.journal"].create(
            {"name": "Sister", "type": "bank", "code": "SIST"}
        )
        line = self._show(date(2026, 1, 10), 5.0, journal_id=sister.id)
        other = self.env["account.bank.statement"].create(
            {"name": "Sister", "line_ids": [Command.set(line.ids)]}
        )
        other.attachment_ids = [Command.link(self.file.id)]
        self.assertEqual(self.file.res_id, other.id)
        self.assertEqual(self.statement.attachment_ids, self.file)
        self.assertEqual(other.attachment_ids, self.file)
        self._refuse_all()

    def test_a_file_that_only_hangs_on_it_is_not_moved_to_another(self):
        self.statement.action_bank_post_and_reconcile()
        self.other.write(
            {"res_model": "account.bank.statement", "res_id": self.statement.id}
        )
        with self.assertRaisesRegex(UserError, "before you remove or change it"):
            self.other.res_id = self.statement.id + 1

    def test_the_same_bytes_in_another_storage(self):
        """As Odoo moves its files: from the database to the disk, or outside."""
        self.statement.action_bank_post_and_reconcile()
        self.file._migrate()
        self.file.datas = self.file.datas
        self.file.raw = "what the bank sent"
        self.assertEqual(self.file.raw, b"what the bank sent")
        outside = {"type": "cloud_storage", "mimetype": "text/plain", "raw": False}
        file = self.file.sudo()
        for what, change in {
            "emptied": lambda: file.write({"raw": False}),
            "other bytes": lambda: file.write({"raw": b"what it should have sent"}),
            "no address": lambda: file.write(outside),
            "taken off too": lambda: file.write(
                {"raw": file.raw, "res_model": False, "res_id": False}
            ),
        }.items():
            with (
                self.subTest(what),
                self.assertRaisesRegex(UserError, "before you remove or change it"),
                self.env.cr.savepoint(),
            ):
                change()
        file.url = "https://storage.example/january.ofx"
        # The type is an addon's, which need not be there.
        self.assertFalse(file._bank_is_changed(outside))
        self.assertTrue(
            file.sudo(False).with_user(self.accountant)._bank_is_changed(outside)
        )

    def _let_all(self):
        self.file.unlink()
        self.statement.unlink()
        self.assertFalse(self.statement.exists())

    def test_one_that_was_posted_and_reconciled(self):
        self.statement.action_bank_post_and_reconcile()
        self._refuse_all()
        self.statement.bank_reconciliation_id.action_undo()
        self._let_all()

    def test_one_whose_lines_are_reconciled_separately(self):
        document = self._post(self._document(date=END, balance_end=50.0))
        self.assertFalse(document.statement_id)
        self._refuse_all()
        document.action_undo()
        self._let_all()


@tagged("post_install", "-at_install")
class TestChangedStatementOfAFile(ReconciliationCommon):
    """January was posted and reconciled with the bank's statement."""

    def test_it_is_changed_and_filed_anew(self):
        document = self._reconcile()
        move = self.fee.move_id
        move.button_draft()
        self.assertRecordValues(document, [{"state": "posted", "is_changed": True}])
        move.action_post()
        self.assertFalse(document.is_changed)
        move.button_draft()
        move.date = date(2026, 2, 2)
        move.action_post()
        document.action_file_again()
        again = self.statement.bank_reconciliation_id
        self.assertRecordValues(
            again,
            [
                {
                    "name": "January (2)",
                    "state": "posted",
                    "replaced_id": document.id,
                    "line_total": 1168.5,
                    # 1,168.50, and the fee of 12.50 that is February's now
                    "ledger_balance_end": 1181.0,
                }
            ],
        )
        self.assertEqual(document.state, "undone")
