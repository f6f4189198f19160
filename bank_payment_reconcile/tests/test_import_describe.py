"""A table that nobody can read is described while it is imported."""

import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common import BankReconcileCommon

#: Two columns may be the day and two the amount.
TABLE = (
    b"Stamp;Other stamp;What;Worth;Weight\n"
    b"10.11.2026;11.11.2026;Rent Bell;500,00;3,00\n"
    b"12.11.2026;13.11.2026;Fee;-4,00;-2,00\n"
)


@tagged("post_install", "-at_install")
class TestImportDescribe(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank = cls.env["account.journal"].create(
            {"name": "Odd", "type": "bank", "code": "ODD"}
        )
        cls.manager = cls._new_user(
            "bank_payment_reconcile.group_bank_reconcile_manager"
        )

    @classmethod
    def _new_user(cls, group):
        return cls.env["res.users"].create(
            {
                "name": group,
                "login": group,
                "company_id": cls.env.company.id,
                "company_ids": [(6, 0, cls.env.company.ids)],
                "group_ids": [(6, 0, cls.env.ref(group).ids)],
            }
        )

    def _drop(self, user):
        attachment = (
            self.env["ir.attachment"]
            .with_user(user)
            .create({"name": "odd.csv", "raw": TABLE})
        )
        wizard = (
            self.env["bank.statement.import"]
            .with_user(user)
            .create(
                {
                    "journal_id": self.bank.id,
                    "attachment_ids": [(6, 0, attachment.ids)],
                }
            )
        )
        wizard.action_import()
        return wizard.file_ids

    def _get_lines(self):
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="date"
        )
        return [(f"{line.date}", line.amount) for line in lines]

    def _describe(self, file):
        """The dialog as it opens: with the file as sample, its columns found."""
        action = file.action_describe()
        formats = self.env["bank.statement.format"].with_user(file.env.user)
        with Form(
            formats.with_context(**action["context"]),
            "bank_payment_reconcile.view_bank_statement_format_dialog",
        ) as form:
            self.assertEqual(base64.b64decode(form.sample), TABLE)
            self.assertTrue(form.guess_remark)
            for at, role in enumerate(("date", "ignored", "text", "amount", "ignored")):
                with form.column_ids.edit(at) as column:
                    column.role = False if role == "ignored" else role
        return form.record.with_context(**action["context"])

    def test_the_file_goes_on_with_its_description(self):
        file = self._drop(self.manager)
        self.assertEqual(file.state, "refused")
        self.assertTrue(file.is_table)
        record = self._describe(file)
        record.action_import_described()
        self.assertEqual(file.state, "imported")
        expected = [("2026-11-10", 500.0), ("2026-11-12", -4.0)]
        self.assertEqual(self._get_lines(), expected)
        self.assertEqual(self.bank.bank_statement_format_id, record.sudo())
        # And the next one is read at once.
        self.assertEqual(self._drop(self.accountant).state, "imported")
        self.assertEqual(self._get_lines(), expected)

    def test_who_may_not_describe_formats(self):
        file = self._drop(self.accountant)
        context = file.action_describe()["context"]
        formats = self.env["bank.statement.format"].with_user(self.accountant)
        with self.assertRaises(AccessError):
            formats.with_context(**context).create({"name": "odd"})

    def test_the_file_of_another_person(self):
        file = self._drop(self.accountant)
        formats = self.env["bank.statement.format"].with_user(self.manager)
        context = {"bank_described_file": file.id}
        with self.assertRaises(AccessError):
            formats.with_context(**context).default_get(["sample"])

    def test_an_import_that_was_closed(self):
        file = self._drop(self.manager)
        record = self._describe(file)
        file.unlink()
        with self.assertRaisesRegex(UserError, "import the file again"):
            record.action_import_described()
