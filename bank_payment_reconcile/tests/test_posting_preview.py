import json
from datetime import date

from odoo import Command
from odoo.tests import Form, tagged

from .common import BankReconcileCommon

#: Tables that posting may write; a preview leaves no trace in any of them.
TABLES = (
    "account_move",
    "account_move_line",
    "account_bank_statement_line",
    "account_partial_reconcile",
    "account_full_reconcile",
    "bank_payment_application",
    "bank_learned_payer",
    "bank_text_mapping",
    "ir_sequence",
    "ir_sequence_date_range",
    "mail_message",
)


@tagged("post_install", "-at_install")
class TestPostingPreview(BankReconcileCommon):
    """What posting would make is shown before it is made, and then it is made."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.euro = cls.setup_other_currency(
            "EUR", rates=[("2026-01-01", 2.0), ("2026-01-10", 2.5)]
        )

    def _preview(self, lines):
        """The wizard and what it shows: {name of the entry: rows}."""
        action = lines.with_user(self.accountant).action_bank_preview_posting()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        return wizard, {
            group["group_name"]: [row for _command, _id, row in group["items_vals"]]
            for group in json.loads(wizard.preview_data)["groups_vals"]
        }

    def _get_books(self):
        """All rows of all tables that posting may write."""
        self.env.flush_all()
        books = {}
        for table in TABLES:
            self.env.cr.execute(f"SELECT * FROM {table} ORDER BY id")
            books[table] = self.env.cr.fetchall()
        return books

    def _get_made(self, before):
        """What was made since: {journal: sorted (account, debit, credit)}."""
        moves = self.env["account.move"].search([("id", "not in", before.ids)])
        return [
            sorted(
                (i.account_id.display_name, i.debit, i.credit) for i in move.line_ids
            )
            for move in moves
        ]

    def _rows(self, rows, *fields):
        return sorted(tuple(row[field] for field in fields) for row in rows)

    def test_one_invoice_is_shown_and_nothing_is_changed(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0, "INV/2026/00042")
        self._apply(line, (item, 1000.0))
        before = self._get_books()
        wizard, entries = self._preview(line)
        self.assertEqual(self._get_books(), before)
        self.assertEqual(list(entries), ["01/15/2026, INV/2026/00042: $\xa01,000.00"])
        (rows,) = entries.values()
        self.assertEqual(
            self._rows(
                rows, "account", "partner", "debit", "credit", "reconciles", "name"
            ),
            sorted(
                [
                    (
                        self.bank.default_account_id.display_name,
                        "Nordlicht Versand GmbH",
                        "$\xa01,000.00",
                        "",
                        "",
                        "INV/2026/00042",
                    ),
                    (
                        self.receivable.display_name,
                        "Nordlicht Versand GmbH",
                        "",
                        "$\xa01,000.00",
                        "INV/2026/00042",
                        "INV/2026/00042",
                    ),
                ]
            ),
        )
        self.assertEqual(wizard.summary, "1 of 1 payments can be posted.")
        self.assertFalse(wizard.error_text)
        self.assertFalse(line.is_reconciled)
        self.assertTrue(line._seek_for_lines()[1], "money is on suspense still")

    def test_a_part_payment_says_what_stays_open(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(300.0)
        self._apply(line, (item, 300.0))
        _wizard, entries = self._preview(line)
        settled = [row["reconciles"] for rows in entries.values() for row in rows]
        self.assertEqual(
            sorted(settled), ["", "INV/2026/00042, $\xa0700.00 stays open"]
        )

    def test_discount_and_exchange_loss_are_shown_as_they_are_then_booked(self):
        """1,000 EUR were 500 USD and bring 400; of 1,190 USD 2 % are given away."""
        term = self.env["account.payment.term"].create(
            {
                "name": "2 % in 14 days",
                "early_discount": True,
                "discount_percentage": 2,
                "discount_days": 14,
                "line_ids": [Command.create({"value": "percent", "value_amount": 100})],
            }
        )
        in_time = self._create_document(
            self.nordlicht,
            1190.0,
            "INV/2026/00060",
            day=date(2026, 1, 8),
            invoice_payment_term_id=term.id,
        )
        foreign = self._create_document(
            self.fjord, 1000.0, "INV/2026/00042", currency_id=self.euro.id
        )
        discounted = self._create_line(1166.2)
        self._apply(discounted, (in_time, 1166.2), discount_amount=23.8)
        in_euro = self._create_line(
            400.0, foreign_currency_id=self.euro.id, amount_currency=1000.0
        )
        self._apply(in_euro, (foreign, 1000.0))
        lines = discounted | in_euro
        books = self._get_books()
        wizard, entries = self._preview(lines)
        self.assertEqual(self._get_books(), books)
        self.assertEqual(len(entries), 3, "two payments and an exchange difference")
        first, second, exchange = (
            self._rows(rows, "debit", "credit") for rows in entries.values()
        )
        self.assertEqual(
            first,
            [("", "$\xa01,190.00"), ("$\xa01,166.20", ""), ("$\xa023.80", "")],
        )
        self.assertEqual(second, [("", "$\xa0400.00"), ("$\xa0400.00", "")])
        self.assertEqual(exchange, [("", "$\xa0100.00"), ("$\xa0100.00", "")])
        existing = self.env["account.move"].search([]) - lines.move_id
        wizard.with_user(self.accountant).action_post()
        made = self._get_made(existing)
        shown = [
            sorted(
                (
                    row["account"],
                    *(
                        float(row[side].strip("$\xa0").replace(",", "") or 0)
                        for side in ("debit", "credit")
                    ),
                )
                for row in rows
            )
            for rows in entries.values()
        ]
        self.assertEqual(sorted(made), sorted(shown))

    def test_numbers_go_on_without_a_gap(self):
        """The exchange difference has a number of its own; a look takes none."""

        def get_number(number):
            item = self._create_document(
                self.fjord, 1000.0, number, currency_id=self.euro.id
            )
            line = self._create_line(
                400.0, foreign_currency_id=self.euro.id, amount_currency=1000.0
            )
            self._apply(line, (item, 1000.0))
            self._preview(line)
            self._preview(line)
            line.action_post_applications()
            partials = line.move_id.line_ids.matched_debit_ids
            return partials.exchange_move_id.sequence_number

        first = get_number("INV/2026/00042")
        self.assertEqual(get_number("INV/2026/00043"), first + 1)

    def test_lines_that_cannot_be_posted_say_why(self):
        good, bare = self._create_line(10.0), self._create_line(20.0, "no idea")
        self._apply(good, (self.fees, 10.0))
        wizard, entries = self._preview(good | bare)
        self.assertEqual(len(entries), 1)
        self.assertEqual(
            wizard.error_text, "2026-01-15 no idea: Nothing is applied to it."
        )
        self.assertEqual(wizard.summary, "1 of 2 payments can be posted.")
        self.assertFalse(bare.posting_error)

    def test_a_hundred_and_one_payments(self):
        lines = self.env["account.bank.statement.line"].create(
            [
                {
                    "journal_id": self.bank.id,
                    "date": "2026-01-15",
                    "amount": 10.0,
                    "payment_ref": f"payment {n}",
                }
                for n in range(101)
            ]
        )
        for line in lines[:2] | lines[-1]:
            self._apply(line, (self.fees, 10.0))
        wizard, entries = self._preview(lines)
        self.assertEqual(len(entries), 2)
        self.assertEqual(
            wizard.summary, "2 of the first 100 of 101 payments can be posted."
        )
        options = json.loads(wizard.preview_data)["options"]
        self.assertEqual(options["discarded_number"], "1 payments")
        self.assertEqual(wizard.line_ids, lines.sorted())

    def test_the_form_opens_and_posts(self):
        line = self._create_line(10.0)
        self._apply(line, (self.fees, 10.0))
        wizard, _entries = self._preview(line)
        with Form(wizard.with_user(self.accountant)) as form:
            self.assertTrue(form.preview_data)
        wizard.with_user(self.accountant).action_post()
        self.assertTrue(line.is_reconciled)
