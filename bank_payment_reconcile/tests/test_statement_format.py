import base64

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, new_test_user, tagged

from odoo.addons.bank_payment_reconcile.statement_formats import Description

from .common import BankReconcileCommon

NORDBANK = (
    "Konto;DE89370400440532013000\n"
    "Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Saldo\n"
    "10.11.2026;Kirchner GmbH;RE 42;1.000,00;11.000,00\n"
    "13.11.2026;Stadtwerke;Strom <b>;-100,00;10.900,00\n"
)
#: Either of two columns may be the amount.
UNKNOWN = "Xa;Xb;Xc;Xd\n10.11.2026;Kirchner;5,00;3,00\n11.11.2026;Weber;-7,00;-2,00\n"


@tagged("post_install", "-at_install")
class TestStatementFormat(BankReconcileCommon):
    """A manager describes a bank's table once and sees what is read of it."""

    def _form(self, text, filename="nordbank.csv", encoding="utf-8"):
        formats = self.env["bank.statement.format"]
        form = Form(formats.with_context(default_sample_filename=filename))
        form.sample = base64.b64encode(text.encode(encoding))
        return form

    def _columns(self, record):
        return [(c.name, c.role) for c in record.column_ids]

    def test_a_sample_is_guessed_and_shown_before_anything_is_saved(self):
        form = self._form(NORDBANK)
        self.assertEqual(form.name, "nordbank")
        self.assertEqual(form.delimiter, "semicolon")
        self.assertEqual(form.skip_lines, 1)
        self.assertEqual(form.date_format, "dmy")
        self.assertEqual(form.decimal_mark, "comma")
        for shown in ("1,000.00", "Kirchner GmbH", "10,000.00", "10,900.00", "2026-11"):
            self.assertIn(shown, form.preview)
        # What the file holds is text, never markup.
        self.assertIn("Strom &lt;b&gt;", form.preview)
        record = form.save()
        self.assertEqual(
            self._columns(record),
            [
                ("Buchungstag", "date"),
                ("Auftraggeber/Empfänger", "partner_name"),
                ("Verwendungszweck", "text"),
                ("Betrag", "amount"),
                ("Saldo", "balance"),
            ],
        )
        self.assertEqual(record.column_ids[1].example, "Kirchner GmbH · Stadtwerke")

    def test_columns_that_nobody_knows_are_listed_to_choose_from(self):
        form = self._form(UNKNOWN)
        self.assertIn("Choose it below", form.guess_remark)
        for position, role in enumerate(("date", "partner_name", "amount")):
            with form.column_ids.edit(position) as column:
                column.role = role
        self.assertIn("-7.00", form.preview)
        record = form.save()
        self.assertEqual(
            self._columns(record),
            [("Xa", "date"), ("Xb", "partner_name"), ("Xc", "amount"), ("Xd", False)],
        )

    def test_lines_that_cannot_be_read_are_named(self):
        form = self._form(NORDBANK + "31.02.2026;A;B;5,00;1,00\n01.12.2026;C;D;;\n")
        self.assertIn("Line 5: the date “31.02.2026”", form.preview)
        self.assertIn("Line 6: it has no amount", form.preview)
        self.assertIn("Kirchner GmbH", form.preview)

    def test_dates_in_doubt_are_asked_for(self):
        form = self._form("Date,Description,Amount\n05/03/2026,A,-5.25\n")
        self.assertIn("day/month/year or month/day/year", form.preview)
        form.date_format = "mdy"
        self.assertIn("2026-05-03", form.preview)

    def test_a_later_sample_is_read_as_described(self):
        record = self._form(NORDBANK).save()
        with Form(record) as form:
            form.sample = base64.b64encode(NORDBANK.replace("42", "43").encode())
            self.assertIn("RE 43", form.preview)
            form.sample = base64.b64encode(UNKNOWN.encode())
            self.assertIn("has no column “Buchungstag”", form.preview)
        self.assertEqual(len(record.column_ids), 5)
        self.assertIn("has no column", record.preview)

    def test_guessing_again_replaces_the_description(self):
        record = self._form(NORDBANK).save()
        record.sample = base64.b64encode(b"Date,Amount\n31/12/2026,5.00\n")
        record.action_guess()
        self.assertEqual(
            self._columns(record), [("Date", "date"), ("Amount", "amount")]
        )
        self.assertEqual(record.delimiter, "comma")
        record.sample = base64.b64encode(UNKNOWN.encode())
        with self.assertRaisesRegex(UserError, "Choose it in the list"):
            record.action_guess()
        self.assertEqual(len(record.column_ids), 2)

    def test_a_file_that_needs_no_description_is_told(self):
        record = self._form(NORDBANK).save()
        record.sample = base64.b64encode(self._ofx([]))
        with self.assertRaisesRegex(UserError, "needs no description"):
            record.action_guess()

    def test_who_saves_a_format_that_misses_its_sample_is_warned(self):
        sent = []
        self.patch(
            self.env.registry["res.users"],
            "_bus_send",
            lambda user, kind, message, **kw: sent.append((kind, message["message"])),
        )
        record = self._form(NORDBANK).save()
        self.assertFalse(sent)
        record.sample = base64.b64encode(UNKNOWN.encode())
        ((kind, message),) = sent
        self.assertEqual(kind, "simple_notification")
        self.assertIn("does not read its sample", message)

    def test_a_sample_is_not_shared_with_other_companies(self):
        record = self._form(NORDBANK).save()
        self.assertTrue(record.sample)
        record.company_id = False
        self.assertFalse(record.sample)

    def test_a_description_that_cannot_be_used_is_refused(self):
        record = self._form(NORDBANK).save()
        dates = record.column_ids.filtered(lambda column: column.role == "date")
        for values, words in (
            ({"column_ids": [Command.delete(dates.id)]}, "no column for the date"),
            (
                {"column_ids": [Command.update(dates.id, {"role": False})]},
                "no column for the date",
            ),
            (
                {"column_ids": [Command.create({"name": "B", "role": "amount"})]},
                "two columns for “Amount”",
            ),
            ({"column_ids": [Command.create({"role": "text"})]}, "not state where"),
            (
                {"decimal_mark": "comma", "thousands_mark": ","},
                "same decimal separator",
            ),
            ({"delimiter": "other", "delimiter_character": False}, "no delimiter"),
        ):
            with (
                self.assertRaisesRegex(ValidationError, words),
                self.env.cr.savepoint(),
            ):
                record.write(values)

    def test_every_field_of_a_description_survives_as_a_record(self):
        for description, names in (
            (
                Description(
                    delimiter=";",
                    encoding="cp1252",
                    skip_lines=3,
                    footer_lines=1,
                    date="Tag",
                    amount="Betrag",
                    sign="S/H",
                    debit_words=("S", "Soll"),
                    text=("Zweck 2", "Zweck 1"),
                    partner_name="Zweck 1",
                    date_format="%d.%m.%y",
                    decimal_mark=",",
                    thousands_mark="'",
                    constants={"currency": "EUR", "account_number": "DE89"},
                ),
                ("Tag", "Zweck 1", "leer", "Zweck 2", "Betrag", "S/H"),
            ),
            (
                Description(
                    kind="fixed",
                    widths=(6, 2, 10, 12),
                    has_header=False,
                    date=1,
                    value_date=1,
                    text=(3,),
                    debit=4,
                    credit=2,
                    negate=False,
                ),
                (),
            ),
            (
                Description(
                    kind="sheet",
                    sheet="Liste",
                    date="Date",
                    amount=4,
                    negate=True,
                    payer_name=2,
                    payee_name=2,
                    fee="Fee",
                ),
                ("Date", "Amount", "Fee", "Amount"),
            ),
        ):
            values = self.env["bank.statement.format"]._prepare_from_description(
                description, names
            )
            record = self.env["bank.statement.format"].create({"name": "X", **values})
            kept = Description.from_json(record._get_description().to_json())
            told = Description.from_json(description.to_json())
            if description.kind == "delimited":
                self.assertEqual(set(record._get_column_names()), set(names))
            # The delimiter says nothing in files that have none.
            self.assertEqual(kept, told)

    def test_accountants_read_formats_and_managers_keep_them(self):
        record = self._form(NORDBANK).save()
        own = record.with_user(self.accountant)
        self.assertEqual(own.name, "nordbank")
        self.assertEqual(len(own.column_ids), 5)
        self.assertTrue(own.json_file)
        with self.assertRaises(AccessError):
            own.name = "other"
        with self.assertRaises(AccessError):
            own.column_ids[0].role = False
        with self.assertRaises(AccessError):
            own.read(["sample"])

    def test_another_company_does_not_see_the_format(self):
        record = self._form(NORDBANK).save()
        other = self.env["res.company"].create({"name": "Elsewhere"})
        stranger = new_test_user(
            self.env,
            login="stranger",
            groups="bank_payment_reconcile.group_bank_reconcile_manager",
            company_id=other.id,
            company_ids=[Command.set(other.ids)],
        )
        found = self.env["bank.statement.format"].with_user(stranger).search([])
        self.assertNotIn(record, found)
        self.assertTrue(found, "the delivered formats are for every company")
