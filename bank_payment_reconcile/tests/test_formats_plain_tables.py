"""Tables whose columns are told by what stands in them, not by their names."""

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .formats_case import FormatCase

OURS, SAVINGS = "DE89370400440532013000", "NL91ABNA0417164300"
PAYEE, OTHER = "FR1420041010050500013M02606", "BE68539007547034"


def lines(*rows):
    return "\n".join(rows) + "\n"


@tagged("post_install", "-at_install")
class TestFormatsPlainTables(FormatCase):
    filename = "november.csv"

    def _told(self, *rows):
        """[(account, opening, closing, [(amount, text)])]"""
        return [
            (
                found.account_number,
                found.balance_start and str(found.balance_start),
                found.balance_end and str(found.balance_end),
                [(str(each.amount), each.text) for each in found.transactions],
            )
            for found in self.read(lines(*rows))
        ]

    # -- Whose account -------------------------------------------------------

    def test_two_own_accounts_whose_balances_go_on(self):
        expected = [
            (OURS, "100.00", "70.00", [("-10.00", "Fee"), ("-20.00", "Rent")]),
            (SAVINGS, "100.00", "105.00", [("5.00", "Interest")]),
        ]
        for head in ("Account name;Account", "Bezeichnung;IBAN", "Kontonummer;Konto"):
            self.assertEqual(
                self._told(
                    f"{head};Date;Description;Amount;Balance",
                    f"Main;{OURS};10.11.2026;Fee;-10,00;90,00",
                    f"Main;{OURS};11.11.2026;Rent;-20,00;70,00",
                    f"Savings;{SAVINGS};11.11.2026;Interest;5,00;105,00",
                ),
                expected,
                head,
            )

    def test_two_payees_whose_balances_are_the_accounts(self):
        told = self.read_one(
            lines(
                "Date;IBAN;Description;Amount;Balance",
                f"10.11.2026;{PAYEE};RE 42;-10,00;90,00",
                f"11.11.2026;{OTHER};RE 43;-20,00;70,00",
                f"12.11.2026;{PAYEE};RE 44;-5,00;65,00",
            )
        )
        self.assertFalse(told.account_number)
        self.assertEqual(told.transactions[0].partner_account, PAYEE)

    def test_the_only_payees_account_is_not_ours(self):
        for name in ("Empfaenger", "Empfänger", "Zahlungsempfaenger", "Beguenstigter"):
            told = self.read_one(
                lines(
                    f"Buchungstag;{name};IBAN;Verwendungszweck;Betrag",
                    f"10.11.2026;Nordlicht;{PAYEE};RE 42;-100,00",
                )
            )
            self.assertFalse(told.account_number, name)
            self.assertEqual(told.transactions[0].partner_account, PAYEE)
            self.assertEqual(told.transactions[0].partner_name, "Nordlicht")

    # -- What was written ------------------------------------------------------

    def test_text_whose_column_nobody_knows(self):
        self.assertEqual(
            self._told(
                "Date;Amount;Foo;Bar;Counter",
                "10.11.2026;-10,00;Rent;October;1",
                "11.11.2026;20,00;Nordlicht;RE 42;2",
            )[0][3],
            [("-10.00", "Rent October"), ("20.00", "Nordlicht RE 42")],
        )

    # -- Amounts ---------------------------------------------------------------

    def test_the_direction_is_a_word_in_a_column_of_any_name(self):
        for words in (
            ("Debit", "Credit"),
            ("Soll", "Haben"),
            ("Af", "Bij"),
            ("DBIT", "CRDT"),
            ("-", "+"),
        ):
            self.assertEqual(
                self._told(
                    "Date;Description;Amount;Kind",
                    f"10.11.2026;Rent;10,00;{words[0]}",
                    f"11.11.2026;Sale;20,00;{words[1]}",
                )[0][3],
                [("-10.00", "Rent"), ("20.00", "Sale")],
                words,
            )

    def test_amounts_that_have_a_sign_need_no_word(self):
        """A card is a debit card, whichever way the money goes."""
        self.assertEqual(
            self._told(
                "Date;Description;Amount;Kind",
                "10.11.2026;Shop;-10,00;Debit",
                "11.11.2026;Shop gives back;20,00;Debit",
            )[0][3],
            [("-10.00", "Shop"), ("20.00", "Shop gives back")],
        )

    def test_signs_of_money_all_over_the_world(self):
        for sign in "$€£¥₦₹₺₱₪₫₴₸₽₡₲฿¢":
            for before, behind in ((sign, ""), (f"{sign} ", ""), ("", f" {sign}")):
                self.assertEqual(
                    self._told(
                        "Date;Description;Debit;Credit;Balance",
                        f"10.11.2026;Rent;{before}10,00{behind};;{before}90,00{behind}",
                        f"11.11.2026;Sale;;{before}20,00{behind};{before}110,00{behind}",
                    ),
                    [("", "100.00", "110.00", [("-10.00", "Rent"), ("20.00", "Sale")])],
                    sign,
                )

    def test_what_was_paid_to_a_card_has_a_minus(self):
        for text in (
            "ONLINE PAYMENT - THANK YOU",
            "Zahlung/Überweisung erhalten, besten Dank",
            "PAIEMENT REÇU, MERCI",
            "Pago recibido",
            "Innbetaling mottatt takk",
        ):
            rows = ["21.11.2026;UBER TRIP;23,40", "22.11.2026;STAPLES;18,00"]
            self.assert_file_refused(
                lines(
                    "Date;Description;Amount", *rows, f"23.11.2026;{text};-41,40"
                ).encode(),
                self.filename,
                "money in or money out",
            )
            right = [
                "21.11.2026;UBER TRIP;-23,40",
                "22.11.2026;STAPLES;-18,00",
                f"23.11.2026;{text};41,40",
            ]
            self.assertEqual(
                [a for a, _text in self._told("Date;Description;Amount", *right)[0][3]],
                ["-23.40", "-18.00", "41.40"],
            )

    def test_two_bytes_a_letter(self):
        """Czech, Greek and Cyrillic letters have bytes that no other text has."""
        rows = "Date;Description;Amount\n10.11.2026;Čokoláda Ελλάς Бањи;-10,00\n"
        for encoding in ("utf-16-le", "utf-16-be"):
            data = ("\ufeff" + rows).encode(encoding)
            [statement] = statement_formats.read(data, self.filename)
            [line] = statement.transactions
            self.assertEqual((line.text, line.amount), ("Čokoláda Ελλάς Бањи", -10))

    # -- Rows that are no payments -----------------------------------------------

    def test_rows_with_a_balance_and_no_amount(self):
        expected = [("", "100.00", "70.00", [("-10.00", "Fee"), ("-20.00", "Rent")])]
        rows = [
            "01.11.2026;Opening balance;;100,00",
            "10.11.2026;Fee;-10,00;90,00",
            "10.11.2026;Balance of the day;;90,00",
            "11.11.2026;Rent;-20,00;70,00",
            "30.11.2026;Closing balance;;70,00",
        ]
        head = "Date;Description;Amount;Balance"
        self.assertEqual(self._told(head, *rows), expected)
        self.assertEqual(self._told(head, *rows[::-1]), expected)

    def test_a_row_that_lost_its_amount_is_named(self):
        self.assert_file_refused(
            lines(
                "Date;Description;Amount;Balance",
                "10.11.2026;Fee;-10,00;90,00",
                "11.11.2026;Rent;;70,00",
                "12.11.2026;Sale;5,00;75,00",
            ).encode(),
            self.filename,
            "Line 3",
            "no amount",
        )
