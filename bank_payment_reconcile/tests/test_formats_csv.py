from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .formats_case import FormatCase

HEADER = "Buchungstag;Wertstellung;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Saldo"
RECEIPT = "10.11.2026;12.11.2026;Kirchner GmbH;RE 42 vom 12.10.;1.000,00;11.000,00"
PAYMENT = "13.11.2026;13.11.2026;Stadtwerke;Strom 10/26;-100,00;10.900,00"


def table(*lines, header=HEADER):
    return "\n".join([header, *lines]) + "\n"


@tagged("post_install", "-at_install")
class TestFormatsCsv(FormatCase):
    """Tables that are read at once, or refused because something is in doubt."""

    filename = "november.csv"

    def read_amounts(self, text, **options):
        statement = self.read_one(text, **options)
        return [str(each.amount) for each in statement.transactions]

    def test_a_plain_table_with_balances(self):
        statement = self.read_one(table(RECEIPT, PAYMENT))
        self.assertEqual(statement.balance_start, Decimal("10000.00"))
        self.assertEqual(statement.balance_end, Decimal("10900.00"))
        self.assertEqual(statement.date, date(2026, 11, 13))
        receipt, payment = statement.transactions
        self.assertEqual(receipt.date, date(2026, 11, 10))
        self.assertEqual(receipt.value_date, date(2026, 11, 12))
        self.assertEqual(receipt.amount, Decimal("1000.00"))
        self.assertEqual(receipt.partner_name, "Kirchner GmbH")
        self.assertEqual(receipt.text, "RE 42 vom 12.10.")
        self.assertEqual(payment.amount, Decimal("-100.00"))
        self.assertEqual(statement.warnings, [])
        self.assertUnique(statement)

    def test_the_latest_first_is_the_same_statement(self):
        first = self.read_one(table(RECEIPT, PAYMENT))
        latest_first = self.read_one(table(PAYMENT, RECEIPT))
        self.assertEqual(latest_first, first)

    def test_headers_of_nine_languages(self):
        for header in (
            "Date,Description,Amount",
            "Buchungstag,Buchungstext,Betrag",
            "Boekdatum,Omschrijving,Bedrag",
            "Bogføringsdato,Tekst,Beløb",
            "Bokført dato,Forklaring,Beløp",
            "Bokföringsdag,Beskrivning,Belopp",
            "Date opération,Libellé,Montant",
            "Fecha contable,Concepto,Importe",
            "Data contabile,Descrizione,Importo",
        ):
            text = table("31.12.2026,RE 42,-5.25", header=header)
            (line,) = self.read_one(text).transactions
            self.assertEqual((str(line.amount), line.text), ("-5.25", "RE 42"), header)

    def test_debit_and_credit_in_columns_of_their_own(self):
        for header, lines in (
            ("Date;Text;Debit;Credit", ("31/12/2026;A;100,00;", "31/12/2026;B;;5,50")),
            (
                "Dato;Tekst;Ut av konto;Inn på konto",
                ("31.12.26;A;-100;", "31.12.26;B;;5,50"),
            ),
            (
                "Date;Text;Withdrawals;Deposits",
                ("31/12/26;A;$100.00;0.00", "31/12/26;B;0.00;$5.50"),
            ),
        ):
            amounts = self.read_amounts(table(*lines, header=header))
            self.assertEqual(
                [Decimal(each) for each in amounts], [-100, Decimal("5.5")]
            )

    def test_a_column_that_says_debit_or_credit(self):
        text = table(
            "20261110;Kirchner;Bij;1000,00",
            "20261111;Stadtwerke;Af;100,00",
            header="Datum;Naam / Omschrijving;Af Bij;Bedrag (EUR)",
        )
        self.assertEqual(self.read_amounts(text), ["1000.00", "-100.00"])
        self.assertEqual(self.read_one(text).currency, "EUR")

    def test_two_accounts_of_one_table(self):
        header = "Account number;Date;Amount;Currency"
        text = table(
            "DE89370400440532013000;2026-11-10;-5.00;EUR",
            "DE89370400440532013000;2026-11-11;-6.00;EUR",
            "DE02120300000000202051;2026-11-10;7.00;EUR",
            "DE02120300000000202051;2026-11-11;8.00;EUR",
            header=header,
        )
        first, second = self.read(text)
        self.assertEqual(first.account_number, "DE89370400440532013000")
        self.assertEqual(second.account_number, "DE02120300000000202051")

    def test_lines_before_the_header_and_totals_behind(self):
        text = "Account 123\nFrom;01.11.2026\n\n" + table(
            RECEIPT, PAYMENT, "Summe;;;;900,00;"
        )
        statement = self.read_one(text)
        self.assertEqual(len(statement.transactions), 2)
        self.assertWarned(statement, "at the end of the table", "left out: 1")

    def test_a_text_that_goes_on_in_the_next_line(self):
        statement = self.read_one(table(RECEIPT, ";;;danke;;", PAYMENT))
        self.assertEqual(statement.transactions[0].text, "RE 42 vom 12.10. danke")

    def test_what_is_pending_is_left_out_and_told(self):
        text = table(
            "2026-11-10,A,-5.00,COMPLETED",
            "2026-11-11,B,-6.00,PENDING",
            header="Date,Description,Amount,State",
        )
        statement = self.read_one(text)
        self.assertEqual(len(statement.transactions), 1)
        self.assertWarned(statement, "not booked", "left out: 1")

    def test_tables_of_well_known_banks(self):
        for header, line, amount in (
            (
                '"Buchungsdatum";"Status";"Verwendungszweck";"Betrag (€)"',
                '"31.12.26";"Gebucht";"RE 42";"-5,25"',
                "-5.25",
            ),
            (
                "Auftragskonto;Buchungstag;Buchungstext;Betrag;Waehrung;Info",
                "DE89370400440532013000;31.12.26;RE 42;-5,25;EUR;Umsatz gebucht",
                "-5.25",
            ),
            (
                "Datum;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;Saldo",
                "31.12.2026;RE 42;;-5.25;94.75",
                "-5.25",
            ),
            ("Date;Libellé;Débit euros;Crédit euros", "31/12/2026;RE 42;;5,25", "5.25"),
            (
                "Transaction Date,Transaction Description,Debit Amount,Credit Amount",
                "31/12/2026,RE 42,5.25,",
                "-5.25",
            ),
            (
                "Details,Posting Date,Description,Amount,Balance,Check or Slip #",
                "DEBIT,12/31/2026,RE 42,-5.25,94.75,3011",
                "-5.25",
            ),
            (
                "Dato;Forklaring;Rentedato;Ut fra konto;Inn på konto",
                "31.12.2026;RE 42;31.12.2026;;5,25",
                "5.25",
            ),
        ):
            (line,) = self.read_one(table(line, header=header)).transactions
            self.assertEqual(
                (line.date, str(line.amount)), (date(2026, 12, 31), amount)
            )
            self.assertIn("RE 42", line.text, header)

    def test_formulas_stay_text(self):
        text = table("31/12/2026,=HYPERLINK(1),-5.00", header="Date,Description,Amount")
        (line,) = self.read_one(text).transactions
        self.assertEqual(line.text, "=HYPERLINK(1)")
        text = table(
            "31/12/2026,A,=1+2", "31/12/2026,B,-1.50", header="Date,Text,Amount"
        )
        self.assertRefused(text, "Line 2", "=1+2")

    def test_equal_lines_are_told_apart_and_the_same_at_every_import(self):
        text = table(*["31/12/2026,Toll,-5.00"] * 3, header="Date,Text,Amount")
        statement = self.read_one(text)
        self.assertUnique(statement)
        self.assertEqual(self.read_one(text), statement)

    def test_encodings_and_delimiters(self):
        for delimiter in ";\t|":
            for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
                text = table(RECEIPT, PAYMENT).replace(";", delimiter)
                line = self.read_one(text, encoding=encoding).transactions[0]
                self.assertEqual(line.partner_name, "Kirchner GmbH")

    def test_what_is_in_doubt_is_refused_with_what_to_do(self):
        positive = table("31/12/2026,A,5.00", header="Date,Text,Amount")
        self.assertRefused(positive, "Amount", "money in or money out")
        card = table(
            "31/12/2026,A,5.00", "31/12/2026,B,-9.00", header="Date,Card No,Amount"
        )
        self.assertRefused(card, "Amount", "money in or money out")
        fee = table("31/12/2026,A,-5.00,1.00", header="Date,Text,Amount,Fee")
        self.assertRefused(fee, "fees", "Fee")
        self.assertRefused(
            table("A,5.00", header="Text,Amount"), "no column for the date"
        )
        self.assertRefused(
            table("31/12/2026,A", header="Date,Text"), "no column for the amount"
        )
        self.assertRefused("a;b;c\n1;2;3\n", "no line has known column names")
        thousand = table("31/12/2026;A;-1,234", header="Date;Text;Amount")
        self.assertRefused(thousand, "Line 2", "1,234", "can mean")

    def test_a_day_that_may_be_another_is_asked_for(self):
        text = table(
            "05/03/2026,A,-5.00", "06/03/2026,B,6.00", header="Date,Text,Amount"
        )
        error = self.assertRefused(text, "05/03/2026", "line 2", "Choose the order")
        self.assertEqual(error.choices, ("dmy", "mdy"))

    def test_a_damaged_line_is_named(self):
        self.assertRefused(table(RECEIPT, PAYMENT.replace("13.11", "13.13")), "Line 3")
        self.assertRefused(
            table(RECEIPT.replace("1.000,00", "1..0"), PAYMENT), "Line 2"
        )
        self.assertRefused(table('"' + RECEIPT, *[PAYMENT] * 40), "quotation mark")

    def test_balances_that_do_not_follow_are_told(self):
        wrong = PAYMENT.replace("10.900,00", "10.555,00")
        statement = self.read_one(table(RECEIPT, wrong, PAYMENT))
        self.assertIsNone(statement.balance_end)
        self.assertWarned(statement, "do not follow")

    def test_lines_of_one_day_in_any_order_keep_their_balances(self):
        lines = [
            "10.11.2026;;A;;-10,00;90,00",
            "12.11.2026;;C;;-30,00;40,00",
            "12.11.2026;;B;;-20,00;70,00",
        ]
        statement = self.read_one(table(*lines))
        self.assertEqual(statement.balance_start, Decimal("100.00"))
        self.assertEqual(statement.balance_end, Decimal("40.00"))

    def test_a_guess_leaves_open_what_it_does_not_know(self):
        text = table("05/03/2026,A,5.00", header="Date,Text,Amount")
        found = statement_formats.guess(text.encode(), "x.csv")
        self.assertEqual((found.date, found.amount), ("Date", "Amount"))
        self.assertEqual(found.date_format, "")
        self.assertIsNone(statement_formats.guess(b"a;b\n1;2\n", "x.csv"))
