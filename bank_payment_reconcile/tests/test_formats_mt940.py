from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .formats_case import RefusalCase

THEIRS = "DE89370400440532013000"
RECEIPT = ":61:2611121110C1000,00NTRFNONREF//2026111000042"


def message(*fields, account="DE12500105170648489890", number="5/1", opening="F0,00"):
    """One MT940 message; the closing balance is among the fields, if any."""
    start = f":60{opening[0]}:C261109EUR{opening[1:]}" if opening else ""
    head = [":20:STARTUMSE", f":25:{account}", f":28C:{number}", start]
    return "\n".join(filter(None, [*head, *fields, "-", ""]))


class Mt940Case(RefusalCase):
    def read(self, *messages, encoding="utf-8"):
        data = "".join(messages).encode(encoding)
        return statement_formats.read(data, "november.sta")

    def read_one(self, *fields, **options):
        (statement,) = self.read(message(*fields, **options))
        return statement

    def read_line(self, *fields):
        (line,) = self.read_one(*fields).transactions
        return line

    def assertRefused(self, data, *words):
        """One sentence naming the file, and these words."""
        self.assert_file_refused(data.encode(), "november.sta", *words)


@tagged("post_install", "-at_install")
class TestFormatsMt940(Mt940Case):
    """Statement lines, balances, pages."""

    def test_a_receipt_is_booked_two_days_before_it_counts(self):
        line = self.read_line(RECEIPT, ":86:RE 42 vom 12.10.")
        self.assertEqual(line.amount, Decimal("1000.00"))
        self.assertEqual(line.date, date(2026, 11, 10))
        self.assertEqual(line.value_date, date(2026, 11, 12))
        self.assertEqual(line.bank_id, "2026111000042")
        self.assertEqual(line.transaction_type, "NTRF")
        self.assertEqual(line.text, "RE 42 vom 12.10.")
        self.assertEqual(line.raw["61"], RECEIPT[4:])

    def test_money_in_and_out_and_both_taken_back(self):
        for mark, sign in (("C", 1), ("D", -1), ("RC", -1), ("RD", 1)):
            for funds in ("", "R"):
                line = self.read_line(f":61:261110{mark}{funds}12,5NTRFNONREF")
                with self.subTest(mark=mark, funds=funds):
                    self.assertEqual(line.amount, sign * Decimal("12.5"))

    def test_every_way_to_write_an_amount(self):
        for written, amount in (
            ("10,", "10"),
            ("10", "10"),
            ("0,05", "0.05"),
            ("000000000010,00", "10.00"),
            ("1234,560", "1234.56"),
            ("1.234,56", "1234.56"),
            ("12.50", "12.50"),
        ):
            line = self.read_line(f":61:261110C{written}NTRFNONREF")
            self.assertEqual(line.amount, Decimal(amount), written)

    def test_booked_in_january_for_december(self):
        first = self.read_line(":61:2612310102C1,00NTRFNONREF")
        second = self.read_line(":61:2701021231C1,00NTRFNONREF")
        self.assertEqual(first.date, date(2027, 1, 2))
        self.assertEqual(second.date, date(2026, 12, 31))

    def test_without_a_booking_day_it_is_the_value_day(self):
        for blank in ("", "    "):
            line = self.read_line(f":61:261110{blank}C1,00NTRFNONREF")
            self.assertEqual(line.date, date(2026, 11, 10))

    def test_interest_on_the_thirtieth_of_february(self):
        line = self.read_line(":61:2702300230D1,00NINTNONREF")
        self.assertEqual(line.date, date(2027, 2, 28))

    def test_a_cheque(self):
        line = self.read_line(":61:261110D5,00NCHK0003011//2026111000042")
        self.assertEqual(line.check_number, "0003011")

    def test_an_order_of_our_own_carries_our_reference(self):
        line = self.read_line(":61:261110D5,00NTRFBATCH-2026-117")
        self.assertEqual(line.end_to_end_id, "BATCH-2026-117")

    def test_a_customer_paid_in_dollars(self):
        line = self.read_line(RECEIPT, "/OCMT/USD1100,00//CHGS/USD5,/", ":86:RE 42")
        self.assertEqual(line.original_amount, Decimal("1100.00"))
        self.assertEqual(line.original_currency, "USD")
        self.assertEqual(line.text, "RE 42")

    def test_charges_in_the_accounts_own_currency_are_no_conversion(self):
        line = self.read_line(":61:261110D12,35NRTINONREF", "/OCMT/EUR11,85/", ":86:x")
        self.assertIsNone(line.original_amount)

    def test_details_that_go_on_in_the_next_field(self):
        line = self.read_line(
            ":61:261110C1,00NMSCNONREF",
            "F/FLOW ACCOUNTNAME    TFRPAYMENTRE",
            ":86:F 12",
        )
        self.assertEqual(line.text, "F/FLOW ACCOUNTNAME TFRPAYMENTREF 12")

    def test_two_equal_payments_with_one_identification(self):
        lines = self.read_one(RECEIPT, RECEIPT).transactions
        self.assertEqual(
            [each.bank_id for each in lines], ["2026111000042", "2026111000042-2"]
        )

    def test_a_statement_opens_and_closes(self):
        statement = self.read_one(
            RECEIPT, ":62F:D261130EUR5,00", ":64:C261130EUR9,", ":86:of the whole"
        )
        self.assertEqual(statement.balance_start, 0)
        self.assertEqual(statement.balance_end, -5)
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.date, date(2026, 11, 30))
        self.assertIn(
            "closing balance of the bank is -5.00", str(statement.warnings[0])
        )
        self.assertEqual(statement.transactions[0].text, "")

    def test_the_pages_of_one_statement_are_one(self):
        statement, following = self.read(
            message(RECEIPT, ":62M:C261110EUR1000,00"),
            message(
                RECEIPT, ":62M:C261110EUR2000,00", opening="M1000,00", number="5/2"
            ),
            message(
                RECEIPT, ":62F:C261110EUR3000,00", opening="M2000,00", number="5/3"
            ),
            message(":62F:C261110EUR3000,00", opening="F3000,00", number="6/1"),
        )
        self.assertEqual(len(statement.transactions), 3)
        self.assertEqual((statement.balance_start, statement.balance_end), (0, 3000))
        self.assertEqual(statement.warnings, [])
        self.assertEqual(following.transactions, [])

    def test_pages_of_two_accounts_stay_apart(self):
        found = self.read(
            message(RECEIPT, ":62M:C261110EUR1000,00"),
            message(
                ":62M:C261110EUR7,00", opening="M7,00", account="NL91ABNA0417164300"
            ),
        )
        self.assertEqual([each.balance_end for each in found], [1000, 7])

    def test_an_interim_report_has_no_balances(self):
        statement = self.read_one(
            ":34F:EURD0,00",
            ":13D:2611101730+0100",
            ":61:261110D0,42NTRFNONREF",
            ":61:261111EC5,00NTRFNONREF",
            ":90D:1EUR0,42",
            ":90C:0EUR0,00",
            opening="",
        )
        self.assertEqual(len(statement.transactions), 1)
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.date, date(2026, 11, 10))
        self.assertIsNone(statement.balance_end)
        (warning,) = statement.warnings
        self.assertIn("left out: 1", str(warning))

    def test_an_interim_report_that_lost_a_line_says_so(self):
        statement = self.read_one(
            ":34F:EUR0,", ":61:261110D1,NTRFNONREF", ":90D:2EUR3,00", opening=""
        )
        self.assertIn("2 transactions of 3.00 in total", str(statement.warnings[0]))
        self.assertIn("line 6", str(statement.warnings[0]))

    def test_a_file_cut_off_before_the_closing_balance_says_so(self):
        self.assertIn("no closing balance", str(self.read_one(RECEIPT).warnings[0]))

    def test_every_way_to_write_an_account(self):
        for written, number in (
            ("DE12 5001 0517 0648 4898 90", "DE12500105170648489890"),
            ("NL91ABNA0417164300EUR", "NL91ABNA0417164300"),
            ("NL91ABNA0417164300 EUR", "NL91ABNA0417164300"),
            ("51210600/9223382012EUR", "51210600/9223382012"),
            ("10020030/1234567", "10020030/0001234567"),
            ("BPHKPLPK/320000546101", "320000546101"),
            ("1291.99.348EUR", "1291.99.348"),
            ("0001234567", "0001234567"),
            ("", ""),
        ):
            statement = self.read_one(":62F:C261110EUR0,", account=written)
            self.assertEqual(statement.account_number, number, written)

    def test_envelopes_line_ends_and_encodings(self):
        plain = message(":61:261110C1,00NTRFNONREF", ":86:Gebühr", ":62F:C261110EUR1,")
        swift = "{1:F01COBADEFF0000000000}{2:I940COBADEFFN}{4:\n" + plain[:-1] + "}{5:}"
        for text in (
            plain,
            plain.replace("\n", "\r\n"),
            plain.replace("\n", "\r"),
            plain.replace("\n:", "@@:"),
            swift,
            swift.replace("{4:\n", "{4:"),
            "ABNANL2A\n940\nABNANL2A\n" + plain,
            "\n :940:\n" + plain,
            plain.replace("\n-\n", "\n-XXX"),
        ):
            for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
                (statement,) = self.read(text, encoding=encoding)
                (line,) = statement.transactions
                self.assertEqual((line.amount, line.text), (1, "Gebühr"), text)
                self.assertEqual(statement.warnings, [])

    def test_statements_back_to_back_in_envelopes(self):
        one = message(RECEIPT, ":62F:C261110EUR1000,")[:-1]
        self.assertEqual(len(self.read(f"{{4:\n{one}}}{{1:F01}}{{4:\n{one}}}")), 2)

    def test_a_balance_nobody_can_read_does_not_stop_the_payments(self):
        statement = self.read_one(RECEIPT, ":62F:C141387INR11 27421,94")
        self.assertIsNone(statement.balance_end)
        self.assertIn("line 6", str(statement.warnings[0]))

    def test_what_is_refused_and_where(self):
        for field, reason in (
            (":61:261310C1,00NTRFNONREF", "“261310” is not a valid date"),
            (":61:2611101310C1,00NTRFNONREF", "entry date “1310”"),
            (":61:261110X1,00NTRFNONREF", "not a date, a mark and an amount"),
            (":61:261110C1.234NTRFNONREF", "no decimal comma"),
            (":61:261110C1.2.3,4NTRFNONREF", "is not a number"),
            (f":61:261110C{'9' * 50},NTRFNONREF", "too long"),
            (":61:", "not a date, a mark and an amount"),
        ):
            self.assertRefused(message(RECEIPT, field), "line 6", "DE125001", reason)

    def test_a_file_of_empty_fields(self):
        data = message(RECEIPT) + ":86:\n" * 100_000
        self.assertRefused(data, "consists of empty fields")

    def test_a_field_longer_than_any_bank_writes_is_kept_aside(self):
        line = self.read_line(RECEIPT, ":86:RE 42", *["x"] * 100_000)
        self.assertTrue(line.text.startswith("RE 42 x x"))
        self.assertLess(len(line.text), 20_001)
        self.assertEqual(len(line.raw["86"]), 5 + 200_000)

    def test_a_message_without_account_and_lines(self):
        self.assertRefused(":20:STARTUMSE\n:28C:1\n-\n", "neither an account")
