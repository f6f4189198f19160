from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestImport(BankReconcileCommon):
    """A bank's file on a bank's card."""

    def setUp(self):
        super().setUp()
        self.data = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "1000.00",
                    "FITID": "A1",
                    "NAME": "Nordlicht Versand",
                    "MEMO": "INV/2026/00042",
                },
                {
                    "TRNTYPE": "CHECK",
                    "DTPOSTED": "20260113",
                    "TRNAMT": "-75.50",
                    "FITID": "A2",
                    "CHECKNUM": "1007",
                    "NAME": "Check 1007",
                },
            ]
        )

    def test_every_field_of_the_bank_arrives_on_the_line(self):
        statement = self.bank.import_bank_statements(self.data, "january.ofx")
        self.assertEqual(statement.reference, "january.ofx")
        self.assertEqual(statement.balance_end_real, 1000.0)
        self.assertRecordValues(
            statement.line_ids.sorted("date"),
            [
                {
                    "date": date(2026, 1, 12),
                    "amount": 1000.0,
                    "partner_name": "Nordlicht Versand",
                    "transaction_type": "CREDIT",
                    "bank_check_number": False,
                    "bank_import_id": "A1:20260112:1000.00",
                },
                {
                    "date": date(2026, 1, 13),
                    "amount": -75.5,
                    "partner_name": "Check 1007",
                    "transaction_type": "CHECK",
                    "bank_check_number": "1007",
                    "bank_import_id": "A2:20260113:-75.50",
                },
            ],
        )
        self.assertIn(
            "INV/2026/00042", statement.line_ids.sorted("date")[0].payment_ref
        )

    def test_the_same_file_again_adds_nothing(self):
        first = self.bank.import_bank_statements(self.data, "january.ofx")
        again = self.bank.import_bank_statements(self.data, "january.ofx")
        self.assertFalse(again)
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)]
        )
        self.assertEqual(lines, first.line_ids)

    def test_a_file_that_overlaps_brings_only_the_new_days(self):
        self.bank.import_bank_statements(self.data, "january.ofx")
        more = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "1000.00",
                    "FITID": "A1",
                    "NAME": "Nordlicht Versand",
                    "MEMO": "INV/2026/00042",
                },
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260120",
                    "TRNAMT": "20.00",
                    "FITID": "A3",
                    "NAME": "new",
                },
            ]
        )
        statement = self.bank.import_bank_statements(more, "later.ofx")
        self.assertEqual(statement.line_ids.mapped("amount"), [20.0])
        self.assertEqual(statement.balance_start, 980.0)

    def test_a_bank_that_counts_from_one_again_loses_no_payment(self):
        self.bank.import_bank_statements(self.data, "january.ofx")
        february = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260212",
                    "TRNAMT": "33.00",
                    "FITID": "A1",
                    "NAME": "another",
                }
            ]
        )
        statement = self.bank.import_bank_statements(february, "february.ofx")
        self.assertEqual(statement.line_ids.mapped("amount"), [33.0])

    def _coffees(self, *changes):
        coffee = {
            "TRNTYPE": "DEBIT",
            "DTPOSTED": "20260112",
            "TRNAMT": "-3.20",
            "FITID": "A",
            "NAME": "Coffee",
        }
        data = self._ofx([{**coffee, **change} for change in changes])
        return self.bank.import_bank_statements(data, "coffee.ofx").line_ids

    def test_the_same_record_twice_in_one_file_is_one_payment(self):
        self.assertEqual(len(self._coffees({}, {}, {"FITID": "B"})), 2)

    def test_the_same_id_with_other_amounts_is_two_payments(self):
        lines = self._coffees({}, {"TRNAMT": "-4.10"}, {"FITID": "B"})
        self.assertEqual(sorted(lines.mapped("amount")), [-4.1, -3.2, -3.2])

    def test_wizard_imports_and_opens_the_journal(self):
        file = self.env["ir.attachment"].create(
            {"name": "january.ofx", "raw": self.data}
        )
        form = Form(
            self.env["bank.statement.import"].with_context(
                default_journal_id=self.bank.id
            )
        )
        form.attachment_ids.add(file)
        wizard = form.save()
        action = wizard.action_import()
        self.assertIn(("journal_id", "=", self.bank.id), action["domain"])
        self.assertIn(
            "2 transactions", action["context"]["notifications"]["january.ofx"]
        )

    def test_another_account_in_the_same_file_is_left_out_and_said(self):
        other = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "5.00",
                    "FITID": "B1",
                    "NAME": "elsewhere",
                }
            ],
            account="NL91ABNA0417164300",
        )
        # Both accounts' statement responses in one file, as banks send them.
        start, end = b"<STMTTRNRS>", b"</BANKMSGSRSV1>"
        response = other[other.index(start) : other.index(end)]
        both = self.data.replace(end, response + end)
        statements, remarks = self.bank._bank_import_file(both, "both.ofx")
        self.assertEqual(len(statements.line_ids), 2)
        self.assertIn("NL91ABNA0417164300", " ".join(remarks))

    def test_dropping_the_file_on_the_card_imports_it(self):
        attachment = self.env["ir.attachment"].create(
            {"name": "january.ofx", "raw": self.data}
        )
        self.env["account.journal"].with_context(
            default_journal_id=self.bank.id
        ).create_document_from_attachment(attachment.ids)
        line = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], limit=1
        )
        self.assertEqual(line.statement_id.attachment_ids, attachment)

    def test_dropping_a_bill_on_the_purchase_card_still_makes_a_bill(self):
        attachment = self.env["ir.attachment"].create(
            {"name": "bill.pdf", "raw": b"%PDF-1.4"}
        )
        journal = self.company_data["default_journal_purchase"]
        action = journal.with_context(
            default_journal_id=journal.id, default_move_type="in_invoice"
        ).create_document_from_attachment(attachment.ids)
        self.assertEqual(action["res_model"], "account.move")


@tagged("post_install", "-at_install")
class TestRefusedFiles(BankReconcileCommon):
    """Bad input: one sentence that names the problem and the place, and nothing
    imported."""

    def setUp(self):
        super().setUp()
        self.good = {
            "TRNTYPE": "CREDIT",
            "DTPOSTED": "20260112",
            "TRNAMT": "10.00",
            "FITID": "A1",
            "NAME": "good",
        }

    def assertRefused(self, data, *words, filename="bank.ofx"):
        before = self.env["account.bank.statement.line"].search_count([])
        with self.assertRaises(UserError) as caught:
            self.bank.import_bank_statements(data, filename)
        message = str(caught.exception)
        for word in words:
            self.assertIn(word, message)
        self.assertLess(message.count("\n"), 1, "one sentence")
        self.assertEqual(
            self.env["account.bank.statement.line"].search_count([]), before
        )

    def test_a_picture_is_no_bank_file(self):
        self.assertRefused(b"\x89PNG\r\n\x1a\n\0\0", "photo.png", filename="photo.png")

    def test_an_empty_file(self):
        self.assertRefused(b"", "bank.ofx", "empty")

    def test_a_file_cut_in_the_middle(self):
        data = self._ofx([self.good, {**self.good, "FITID": "A2"}])
        self.assertRefused(data[: data.rindex(b"<FITID>A2")], "bank.ofx")

    def test_an_amount_that_is_no_number(self):
        bad = {**self.good, "FITID": "A2", "TRNAMT": "ten"}
        self.assertRefused(self._ofx([self.good, bad]), "ten")

    def test_another_currency_than_the_journals(self):
        self.assertRefused(self._ofx([self.good], currency="SEK"), "SEK", "USD")

    def test_the_account_of_another_journal(self):
        other = self.env["account.journal"].create(
            {"name": "Second Bank", "type": "bank", "code": "BNK9"}
        )
        other.set_bank_account("NL91ABNA0417164300")
        self.assertRefused(
            self._ofx([self.good], account="NL91ABNA0417164300"),
            "NL91ABNA0417164300",
            "Second Bank",
        )

    def test_an_account_that_nobody_here_has(self):
        self.assertRefused(
            self._ofx([self.good], account="NL91ABNA0417164300"),
            "NL91ABNA0417164300",
            self.bank.name,
        )
