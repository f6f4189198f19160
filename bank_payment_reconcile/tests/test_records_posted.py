"""What is posted stays as it was posted, and says who did it."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .posted_records_case import PostedRecordsCase


@tagged("post_install", "-at_install")
class TestPostedRecords(PostedRecordsCase):
    """What was applied to the invoice."""

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
