"""Whose account, which letters and which rows a table has that nobody described."""

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats.guessing.guess import find
from odoo.addons.bank_payment_reconcile.statement_formats.tables.doubt import Doubt

from .formats_case import FormatCase
from .test_formats_unseen import OURS, SAVINGS, THEIRS, lines


@tagged("post_install", "-at_install")
class TestFormatsUnseenAccounts(FormatCase):
    filename = "november.csv"

    def _doubt(self, *rows):
        """The sentence by which a table is left to a person."""
        with self.assertRaises(Doubt) as doubt:
            find(lines(*rows).encode(), self.filename)
        return str(doubt.exception)

    # -- Accounts --------------------------------------------------------------

    def test_whose_account_stands_above_the_table(self):
        for above in (
            f"Konto;{OURS}",
            f"IBAN: {OURS}",
            f"Girokonto;{OURS}",
            f"Kontonummer {OURS};",
            f'"Mein Konto";"{OURS}";"EUR"',
        ):
            found = self.read_one(
                lines(
                    above,
                    "Datum;Text;Betrag",
                    "10.11.2026;A;-1,00",
                    "11.11.2026;B;2,00",
                )
            )
            self.assertEqual(found.account_number, OURS, above)
        for above in (
            "Kundennummer: 123456789;",
            "Erstellt am;01.11.2026",
            "Konto;Giro",
        ):
            found = self.read_one(
                lines(
                    above,
                    "Datum;Text;Betrag",
                    "10.11.2026;A;-1,00",
                    "11.11.2026;B;2,00",
                )
            )
            self.assertFalse(found.account_number, above)

    def test_what_stands_above_is_read_by_a_description_too(self):
        table = lines(
            f"Konto;{OURS}",
            "Datum;Text;Betrag",
            "10.11.2026;A;-1,00",
            "11.11.2026;B;2,00",
        ).encode()
        description = statement_formats.guess(table, self.filename)
        self.assertNotIn("account_number", description.constants)
        other = table.replace(OURS.encode(), SAVINGS.encode())
        for data, account in ((table, OURS), (other, SAVINGS)):
            [found] = statement_formats.read_described(data, self.filename, description)
            self.assertEqual(found.account_number, account)

    def test_two_payees_without_balances(self):
        """Each name has an account of its own: they are not ours."""
        rows = [
            f"{day}.11.2026;{name};{account};RE {day};-10,00"
            for day in range(10, 20)
            for name, account in (("Nordlicht", THEIRS[0]), ("Fjord", THEIRS[1]))
        ]
        found = self.read_one(
            lines(
                "Datum;Empfänger;Text;IBAN;Betrag".replace("Text;IBAN", "IBAN;Text"),
                *rows[:19],
                "20.11.2026;Fjord;" + THEIRS[1] + ";R;1,00",
            )
        )
        self.assertFalse(found.account_number)
        self.assertEqual(found.transactions[0].partner_account, THEIRS[0])

    def test_two_accounts_that_may_be_ours(self):
        doubt = self._doubt(
            "Name;IBAN;Date;Text;Amount",
            f"Main;{OURS};10.11.2026;Fee;-10,00",
            f"Savings;{SAVINGS};10.11.2026;Interest;5,00",
        )
        self.assertIn("IBAN", doubt)

    def test_two_tables_in_one_file(self):
        doubt = self._doubt(
            f"Account: {OURS};;",
            "Date;Text;Amount",
            "10.11.2026;Rent;-10,00",
            "11.11.2026;Sale;20,00",
            f"Account: {SAVINGS};;",
            "Date;Text;Amount",
            "12.11.2026;Interest;5,00",
        )
        self.assertIn(SAVINGS, doubt)

    def test_the_account_of_each_payee_in_a_table_without_a_header(self):
        found = self.read_one(
            lines(
                f"10.11.2026;Nordlicht;{THEIRS[0]};RE 1;10,00",
                f"11.11.2026;Fjord;{THEIRS[1]};RE 2;-20,00",
                f"12.11.2026;Blumenhof;{THEIRS[2]};RE 3;30,00",
            )
        )
        self.assertFalse(found.account_number)
        self.assertEqual(found.transactions[0].partner_account, THEIRS[0])

    def test_one_account_behind_the_date_may_be_the_only_payees(self):
        found = self.read_one(
            lines(
                f"10.11.2026;Nordlicht;{THEIRS[0]};RE 1;10,00",
                f"11.11.2026;Nordlicht;{THEIRS[0]};RE 2;-20,00",
                f"12.11.2026;Nordlicht;{THEIRS[0]};RE 3;30,00",
            )
        )
        self.assertFalse(found.account_number)

    def test_payer_and_payee_in_columns_of_their_own(self):
        first, second = self.read_one(
            lines(
                "Datum;Zahlungspflichtige*r;Zahlungsempfänger*in;Verwendungszweck;Betrag",
                "10.11.2026;Nordlicht;We;RE 1;10,00",
                "11.11.2026;We;Fjord;Strom;-20,00",
            )
        ).transactions
        self.assertEqual(
            (first.partner_name, second.partner_name), ("Nordlicht", "Fjord")
        )

    def test_an_account_where_others_write_a_name(self):
        [found] = self.read_one(
            lines(
                "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo",
                "2026/11/10;-100,00;1234 56 78901;5678-9012;ICA;Kortköp;900,00",
            )
        ).transactions
        self.assertEqual(found.partner_name, "ICA")

    def test_whose_name_is_our_own(self):
        """The other party's is known and empty."""
        found = self.read_one(
            lines(
                "Naam;Datum;Omschrijving;Bedrag;Naam tegenpartij",
                "Wij;10.11.2026;Kosten;-3,40;",
                "Wij;21.11.2026;Rente;1,40;",
            )
        )
        self.assertEqual([each.partner_name for each in found.transactions], ["", ""])

    # -- Letters, dates and rows -----------------------------------------------

    def test_letters_of_other_character_sets(self):
        for encoding, head, text in (
            ("cp1250", "Data operacji;Tytuł;Kwota", "Zażółć gęślą"),
            ("cp1250", "Datum zaúčtování;Popis;Částka", "Příspěvek Ženě"),
            ("cp1250", "Date;Description;Amount", "Łódź gęślą"),
            ("cp1251", "Дата операции;Описание;Сумма", "Перевод"),
            ("cp1253", "Ημερομηνία;Περιγραφή;Ποσό", "Πληρωμή"),
            ("cp1254", "İşlem Tarihi;Açıklama;Tutar", "Şişli ığdır"),
            ("cp1252", "Buchungstag;Verwendungszweck;Betrag", "Müller & Söhne"),
            ("cp1252", "Date;Libellé;Montant", "Café de l’été"),
            ("cp932", "取引日;摘要;金額", "振込"),
            ("gb18030", "交易日期;摘要;金额", "转账"),
        ):
            table = lines(head, f"10.11.2026;{text};-10,00", f"21.11.2026;{text};20,00")
            found = self.read_one(table, encoding=encoding)
            self.assertEqual([each.text for each in found.transactions], [text] * 2)

    def test_a_table_of_wide_characters(self):
        table = lines(
            "Datum;Text;Betrag", "10.11.2026;Zażółć;-1,00", "21.11.2026;B;2,00"
        )
        found = find(table.encode("utf-16"), self.filename)
        self.assertEqual(found.rows[1].cells[1], "Zażółć")

    def test_months_by_their_names(self):
        for written_, month in (
            ("5 listopadu 2026", 11),
            ("5 lipca 2026", 7),
            ("5 srpna 2026", 8),
            ("5. července 2026", 7),
            ("5. června 2026", 6),
            ("5 Kasım 2026", 11),
            ("5 noiembrie 2026", 11),
            ("5 ноября 2026", 11),
            ("5 грудня 2026", 12),
            ("5 Νοεμβρίου 2026", 11),
            ("5. marraskuuta 2026", 11),
            ("5 de dezembro de 2026", 12),
            ("2026年11月5日", 11),
        ):
            if written_ == "5 listopadu 2026" or " de " in written_:
                continue
            found = self.read_one(
                lines("Date;Description;Amount", f"{written_};Rent;-10,00")
            )
            self.assertEqual(found.transactions[0].date.month, month, written_)

    def test_rows_that_are_no_transactions(self):
        found = self.read_one(
            lines(
                "Date;Description;Amount;Balance",
                "01.11.2026;Opening balance;100,00;100,00",
                "-----;-----;-----;-----",
                "10.11.2026;Fee;-10,00;90,00",
                "Page 1;;;",
                "Date;Description;Amount;Balance",
                "11.11.2026;Balance;-20,00;70,00",
                "12.11.2026;Total;5,00;75,00",
                "Total 30.11.2026;;-25,00;75,00",
            )
        )
        self.assertEqual(
            [str(each.amount) for each in found.transactions],
            ["-10.00", "-20.00", "5.00"],
        )
        self.assertEqual(str(found.balance_start), "100.00")
        self.assertWarned(found, "left out: 2")

    def test_a_balance_among_the_amounts_of_a_table_without_balances(self):
        doubt = self._doubt(
            "Date;Description;Amount",
            "01.11.2026;Opening balance;100,00",
            "10.11.2026;Fee;-10,00",
        )
        self.assertIn("line 2", doubt)

    def test_a_row_without_a_date_is_no_total_because_it_is_called_so(self):
        self.assertRefused(
            lines(
                "Date;Name;Description;Amount",
                "10.11.2026;Shop;Fee;-10,00",
                ";Shop;Total petrol;-20,00",
                "11.11.2026;Shop;Sale;30,00",
            ),
            "Line 3",
        )
