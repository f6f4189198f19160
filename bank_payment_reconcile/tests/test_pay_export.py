"""A run becomes a file once; who released it, and what the register keeps."""

import hashlib
from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .pay_export_case import PayExportCase

IDS = "odoo.addons.bank_payment_reconcile.models.payment_export.identification"


@tagged("post_install", "-at_install")
class TestPayExport(PayExportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chief = new_test_user(
            cls.env,
            login="bank_chief",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=cls.env.company.id,
            company_ids=cls._link(cls.env.company),
        )

    # -- Once -----------------------------------------------------------------

    def test_the_register_keeps_what_was_handed_out(self):
        run = self._run_of(100, 200).with_user(self.accountant)
        file = self._export(run)
        data = file.sudo().attachment_id.raw
        self.assertEqual(file.sha256, hashlib.sha256(data).hexdigest())
        self.assertEqual(file.size, len(data))
        self.assertEqual(file.message_id, run.message_id)
        self.assertLessEqual(len(file.message_id), 35)
        self.assertEqual(file.exported_by_id, self.accountant)
        self.assertEqual(file.event_ids.mapped("kind"), ["exported"])
        self.assertEqual(run.state, "exported")
        self.assertEqual(set(run.line_ids.mapped("state")), {"exported"})
        self.assertEqual(len(set(run.line_ids.mapped("end_to_end_id"))), 2)

    def test_whoever_comes_second_is_told_who_was_first(self):
        run = self._run_of(100)
        self._export(run.with_user(self.accountant))
        with self.assertRaisesRegex(UserError, "was exported by bank_accountant"):
            run.with_user(self.chief).action_export()
        self.assertEqual(len(run.file_ids), 1)

    def test_exported_again_it_is_the_same_file(self):
        run = self._run_of(100)
        file = self._export(run.with_user(self.accountant))
        data, ids = file.sudo().attachment_id.raw, run.line_ids.end_to_end_id
        payments = self.env["account.payment"].search_count([])
        action = run.with_user(self.chief).action_export_again()
        self.assertIn(
            f"/web/content/{file.sudo().attachment_id.id}", action["params"]["url"]
        )
        self.assertEqual(file.sudo().attachment_id.raw, data)
        again = file._get_last_event()
        self.assertEqual((again.kind, again.user_id), ("exported_again", self.chief))
        self.assertEqual(run.line_ids.end_to_end_id, ids)
        self.assertEqual(self.env["account.payment"].search_count([]), payments)
        self.assertEqual(run.file_ids, file)

    def test_a_content_that_changed_is_not_handed_out(self):
        run = self._run_of(100)
        file = self._export(run)
        file.attachment_id.sudo().raw = b"<Document/>"
        with self.assertRaisesRegex(UserError, "is not what was exported"):
            run.action_export_again()

    def test_red_nothing_is_written_and_no_id_is_used(self):
        vendor = self._create_vendor("Hopfen & Malz KG")
        run = self._run_of(100, 200, vendor=self.rhein)
        self._pay(run, self._next_bill(50, vendor=vendor))
        files, payments = (
            self.env[model].search_count([])
            for model in ("bank.payment.file", "account.payment")
        )
        with self.assertRaisesRegex(UserError, "Hopfen"):
            run.action_export()
        self.assertEqual(self.env["bank.payment.file"].search_count([]), files)
        self.assertEqual(self.env["account.payment"].search_count([]), payments)
        self.assertFalse(run.message_id)
        self.assertFalse(any(run.line_ids.mapped("end_to_end_id")))

    def test_what_was_exported_is_neither_changed_nor_deleted(self):
        run = self._run_of(100)
        file = self._export(run)
        line = run.line_ids
        for vals in ({"amount": 90}, {"partner_bank_id": False}):
            with self.assertRaises(UserError):
                line.write(vals)
        for records in (line, run):
            with self.assertRaises(UserError):
                records.unlink()
        with self.assertRaises(AccessError):
            file.unlink()
        with self.assertRaises(AccessError):
            file.write({"sha256": "0"})
        with self.assertRaises(AccessError):
            file.attachment_id.with_user(self.accountant).unlink()

    def test_a_bill_is_in_one_file_only(self):
        bill = self._next_bill(100)
        runs = [self._create_run() for _at in range(2)]
        for run in runs:
            self._pay(run, bill)
        self._export(runs[0])
        with self.assertRaises(Exception):  # noqa: B017 - a check, or the index
            self._export(runs[1])

    def test_message_ids_are_not_used_twice(self):
        first, second = self._run_of(100), self._run_of(200)
        self._export(first)
        # Two banks may number alike, and a database may be restored.
        second.sudo().name = first.name
        letters = iter(f"{first.message_id[-4:]}ABCD")
        with patch(f"{IDS}.secrets.choice", lambda _alphabet: next(letters)):
            self._export(second)
        stem = first.message_id[:-4]
        self.assertEqual(second.message_id, f"{stem}ABCD")

    # -- Two persons ----------------------------------------------------------

    def test_where_two_persons_are_wanted_another_one_releases(self):
        self.bank.bank_two_persons = True
        run = self._create_run(user=self.accountant)
        self._pay_as(self.accountant, run)
        with self.assertRaisesRegex(UserError, "wants two persons"):
            run.action_export()
        with self.assertRaisesRegex(UserError, "somebody else has to release"):
            run.action_release()
        run.with_user(self.chief).action_release()
        self.assertEqual((run.state, run.released_by_id), ("released", self.chief))
        file = self._export(run)
        self.assertEqual(file.released_by_id, self.chief)
        self.assertEqual(file.exported_by_id, self.accountant)

    def test_a_change_takes_the_release_back(self):
        self.bank.bank_two_persons = True
        run = self._create_run(user=self.accountant)
        line = self._pay_as(self.accountant, run)
        run.with_user(self.chief).action_release()
        line.with_user(self.chief).text = "as agreed"
        self.assertFalse(run.released_by_id)
        with self.assertRaisesRegex(UserError, "wants two persons"):
            run.action_export()
        # Both changed something: neither can release it.
        with self.assertRaisesRegex(UserError, "somebody else has to release"):
            run.with_user(self.chief).action_release()

    def _pay_as(self, user, run):
        bill = self._next_bill(100)
        return (
            self.env["bank.payment.line"]
            .with_user(user)
            .create(
                {
                    "run_id": run.id,
                    "partner_id": bill.partner_id.id,
                    "item_ids": [(0, 0, {"move_line_id": bill.id})],
                }
            )
        )

    def test_who_only_reads_exports_nothing(self):
        reader = new_test_user(
            self.env, login="pay_reader", groups="account.group_account_readonly"
        )
        run = self._run_of(100)
        for name in ("action_release", "action_export", "action_cancel", "action_undo"):
            with self.assertRaises(AccessError):
                getattr(run.with_user(reader), name)()

    # -- Companies ------------------------------------------------------------

    def test_files_of_another_company_are_not_there(self):
        file = self._export(self._run_of(100))
        other = self.env["res.company"].create({"name": "Südwerk GmbH"})
        stranger = new_test_user(
            self.env,
            login="pay_stranger",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=other.id,
            company_ids=self._link(other),
        )
        files = self.env["bank.payment.file"].with_user(stranger)
        self.assertFalse(files.search([]))
        with self.assertRaises(AccessError):
            files.browse(file.id).read(["name"])
        with self.assertRaises(AccessError):
            file.attachment_id.with_user(stranger).read(["raw"])
        with self.assertRaises(AccessError):
            files.browse(file.id).action_export_again()

    def test_a_period_that_is_closed_takes_no_payment(self):
        run = self._run_of(100, execution_date=date(2026, 11, 27))
        self.env.company.hard_lock_date = date(2026, 11, 30)
        with self.assertRaises(UserError):
            self._export(run)
