"""Amounts that no account can hold to the last digit: refused, with their place.

Odoo rounds 2**48 smallest units of a currency exactly, and of 2**49 some not: an
account in euros holds less than 2,814,749,767,106.56, one in yen a hundred times as
much, one in dinars a tenth of it.
"""

import json
from decimal import Decimal

from odoo.tests import tagged
from odoo.tools import float_round

from ..feeds import json_body
from ..statement_formats import Description, StatementError, read_described
from ..statement_formats.shared.holding import excess
from .formats_case import FormatCase
from .test_formats_bai2 import GROUP, RECEIPT, bai2
from .test_formats_camt import balance, camt, entry, statement
from .test_formats_cfonb120 import ACCOUNT, cfonb, movement
from .test_formats_coda import coda
from .test_formats_coda import movement as coda_movement
from .test_formats_mt940 import message
from .test_formats_norma43 import movement as norma43_movement
from .test_formats_norma43 import norma43
from .test_formats_ofx import bank_statement, ofx, record
from .test_formats_qif import bank
from .test_formats_qif import record as qif_record

LARGE = "99999999999999.99"  # sixteen digits
HUGE = "1" + "0" * 29
LARGEST = "2814749767106.55"


def plain_json(amount="12.50", currency="EUR"):
    transaction = {"date": "2026-11-10", "exact_amount": amount}
    return json.dumps(
        {"statements": [{"currency": currency, "transactions": [transaction]}]}
    )


def table(amount="-12.50", currency="EUR", balance="", original=""):
    head = "Date;Amount;Currency;Balance;Original;Original currency;Text"
    return f"{head}\n2026-11-10;{amount};{currency};{balance};{original};USD;RE 42\n"


DESCRIPTION = Description(
    date="Date",
    amount="Amount",
    currency="Currency",
    balance="Balance",
    original_amount="Original",
    original_currency="Original currency",
    text=("Text",),
    decimal_mark=".",
    delimiter=";",
)


@tagged("post_install", "-at_install")
class TestHolding(FormatCase):
    def _round(self, amount, decimals):
        """As Odoo stores an amount."""
        return f"{float_round(float(amount), precision_digits=decimals):.{decimals}f}"

    def test_the_bound_is_what_the_host_rounds_exactly(self):
        """Below it every cent comes back; of twice as much some do not."""
        for decimals in (0, 2, 3):
            step = Decimal(1).scaleb(-decimals)
            largest = Decimal(2) ** 48 * step - step
            for less in (0, 1, 2, 49, 12345, 99999):
                for sign in (1, -1):
                    amount = sign * (largest - less * step)
                    self.assertFalse(excess(amount, "XXX", decimals), amount)
                    self.assertEqual(self._round(amount, decimals), str(amount))
            self.assertIn("too large", str(excess(largest + step, "XXX", decimals)))
        for beyond in ("9999999999999.99", "999999999999999.99"):
            self.assertNotEqual(self._round(beyond, 2), beyond)

    def test_every_format_refuses_what_is_too_large(self):
        cents = LARGE.replace(".", "")
        for text, place in (
            (camt(statement(entry(LARGE))), "Line 2"),
            (camt(statement(entry(HUGE))), "Line 2"),
            (
                ofx(bank_statement(record(TRNAMT=LARGE))),
                "Line 12",
            ),
            (ofx(bank_statement(record(TRNAMT=f"-{HUGE}"))), "Line 12"),
            (
                message(f":61:261110C{LARGE.replace('.', ',')}NTRFNONREF"),
                "Line 5",
            ),
            (bank(qif_record(amount=LARGE)), "Line 2"),
            (bai2(RECEIPT.replace("100000", cents)), "Line 4"),
            (plain_json(LARGE), "Transaction 1"),
            (plain_json(f"-{HUGE}"), "Transaction 1"),
            (table(LARGE), "Line 2"),
            (table(f"-{HUGE}"), "Line 2"),
        ):
            with self.subTest(place=place, text=text[:60]):
                self.assertRefused(text, place, "amount", "too large")

    def test_the_largest_amount_is_read_to_the_cent(self):
        for text in (
            camt(statement(entry(LARGEST))),
            ofx(bank_statement(record(TRNAMT=LARGEST))),
            message(f":61:261110C{LARGEST.replace('.', ',')}NTRFNONREF"),
            bank(qif_record(amount=LARGEST)),
            bai2(RECEIPT.replace("100000", LARGEST.replace(".", ""))),
            plain_json(LARGEST),
            # Without its minus it would be asked what it is.
            table(f"-{LARGEST}", balance="0.00"),
        ):
            (line,) = self.read_one(text).transactions
            self.assertEqual(abs(line.amount), Decimal(LARGEST))
            self.assertEqual(f"{abs(float(line.amount)):.2f}", LARGEST)

    def test_every_format_refuses_more_decimals_than_the_currency_has(self):
        for text, place in (
            (camt(statement(entry("0.001"))), "Line 2"),
            (ofx(bank_statement(record(TRNAMT="0.001"))), "Line 12"),
            (message(":61:261110C0,001NTRFNONREF"), "Line 5"),
            (plain_json("0.001"), "Transaction 1"),
            (table("0.001"), "Line 2"),
            (
                coda(coda_movement(1000001)),
                "Line 3",
            ),
            (cfonb(movement("0000000010000A")).replace("EUR2", "EUR3"), "Line 2"),
        ):
            with self.subTest(place=place, text=text[:60]):
                self.assertRefused(
                    text, place, "more decimals than EUR: 3 instead of 2"
                )

    def test_every_currency_has_its_own_decimals(self):
        for currency, good, bad in (
            ("JPY", "150.000", "150.5"),
            ("KWD", "12.345", "12.3456"),
            ("EUR", "12.340", "12.345"),
        ):
            yes = statement(entry(good, currency=currency), currency=currency)
            self.assertEqual(self.read_one(camt(yes)).currency, currency)
            self.assertTrue(self.read_one(plain_json(good, currency)).transactions)
            no = statement(entry(bad, currency=currency), currency=currency)
            self.assertRefused(camt(no), "Line 2", f"more decimals than {currency}")
            self.assertRefused(plain_json(bad, currency), "Transaction 1")
        for currency, largest, too_large in (
            ("KWD", "281474976710.655", "281474976710.656"),
            ("EUR", "2814749767106.55", "2814749767106.56"),
            ("JPY", "281474976710655", "281474976710656"),
        ):
            self.assertTrue(self.read(plain_json(largest, currency)))
            self.assertRefused(plain_json(too_large, currency), "too large")

    def test_a_file_without_a_currency_is_held_to_the_digits(self):
        """What the currency is, and its decimals, the import knows (QIF tells none)."""
        text = bank(qif_record(amount="12.345"), qif_record(amount="0.5"))
        self.assertEqual(self.read_one(text).transactions[0].amount, Decimal("12.345"))
        self.assertRefused(bank(qif_record(amount="9999999999999.999")), "Line 2")

    def test_balances(self):
        day = "<DTASOF>20261130</LEDGERBAL>"
        for text, what in (
            (camt(statement(balance("OPBD", LARGE), entry())), "opening balance"),
            (camt(statement(entry(), balance("CLBD", "1.001"))), "closing balance"),
            (
                ofx(
                    bank_statement(record(), balance=f"<LEDGERBAL><BALAMT>{LARGE}{day}")
                ),
                "closing balance",
            ),
            (message(opening=f"F{LARGE.replace('.', ',')}"), "opening balance"),
            (message(":62F:C261110EUR0,001"), "closing balance"),
            (
                bai2(RECEIPT, account=f"03,48,,010,{'9' * 20},,,/\n"),
                "opening balance",
            ),
            (table(balance=LARGE), "balance"),
            (
                cfonb(old=f"01{ACCOUNT}  091126{'':50}0000000100000A").replace(
                    "EUR2", "EUR3"
                ),
                "opening balance",
            ),
        ):
            with self.subTest(what=what, text=text[:60]):
                self.assertRefused(text, "The statement of account", what)

    def test_foreign_amounts(self):
        """1,000.00 of ours was 0.001 or a quintillion of theirs."""
        told = "<AmtDtls><InstdAmt><Amt Ccy='USD'>{}</Amt></InstdAmt></AmtDtls>"
        for text in (
            camt(statement(entry(more=told.format("0.001")))),
            camt(statement(entry(more=told.format(LARGE)))),
        ):
            with self.subTest(text=text[:60]):
                self.assertRefused(text, "original amount")

    def test_rates(self):
        """Dollars at a rate nobody pays: what it makes of them is no amount."""
        origin = "<ORIGCURRENCY><CURRATE>{}<CURSYM>USD</ORIGCURRENCY>"
        foreign = "<CURRENCY><CURRATE>{}<CURSYM>USD</CURRENCY>"
        for rate in ("1e29", "1e-29", "9" * 29, "-1", "x"):
            for tag in (origin, foreign):
                text = record().replace("</STMTTRN>", f"{tag.format(rate)}</STMTTRN>")
                self.assertRefused(
                    ofx(bank_statement(text)), "Transaction 1", f"rate “{rate[:40]}”"
                )
        # A rate that may be one, of an amount that it makes too large
        text = record().replace("</STMTTRN>", f"{foreign.format('99999999')}</STMTTRN>")
        text = text.replace("1000.00", LARGEST)
        self.assertRefused(ofx(bank_statement(text)), "(transaction 1)", "too large")

    def test_a_described_table_says_the_line(self):
        self.assertTrue(read_described(table().encode(), "t.csv", DESCRIPTION))
        for text, words in (
            (table("0.001"), "Line 2"),
            (table(HUGE), "Line 2"),
            (table(original="0.001"), "Line 2"),
            (table(original=LARGE), "Line 2"),
            (table(balance=LARGE), "balance"),
        ):
            with self.assertRaises(StatementError) as refusal:
                read_described(text.encode(), "t.csv", DESCRIPTION)
            self.assertIn(words, str(refusal.exception))
            self.assertIn("t.csv", str(refusal.exception))

    def test_an_answer_of_a_web_feed(self):
        answer = b'[{"d": "2026-01-12", "a": 1e29}]'
        data = json_body.extract(answer, "json_list", {"date": "d", "amount": "a"})
        self.assertRefused(data, "Transaction 1", "too large")

    def test_what_a_fixed_width_can_hold_is_read(self):
        """Fourteen digits with two decimals: less than an account holds."""
        (line,) = self.read_one(
            norma43(norma43_movement(amount=99999999999999))
        ).transactions
        self.assertEqual(line.amount, Decimal("999999999999.99"))

    def test_a_broker_counts_fractions_of_a_cent(self):
        """The file is read as it is; a bank's journal does not take it."""
        text = ofx(bank_statement(record(TRNAMT="115.8331"))).decode()
        text = text.replace("BANKACCTFROM", "INVACCTFROM").replace(
            "BANKTRANLIST", "INVTRANLIST"
        )
        text = text.replace("STMTRS", "INVSTMTRS")
        statement = self.read_one(text)
        self.assertTrue(statement.fractions)
        self.assertEqual(statement.transactions[0].amount, Decimal("115.8331"))
        self.assertRefused(text.replace("115.8331", f"{HUGE}.5"), "too large")

    def test_yen_of_a_file_with_decimals_told_by_the_format(self):
        group = GROUP.replace("USD", "JPY")
        (line,) = self.read_one(bai2(RECEIPT, group=group)).transactions
        self.assertEqual(line.amount, Decimal("100000"))
