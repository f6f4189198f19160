"""A delivered format is one guess more, and never wins over what the file says."""

from decimal import Decimal
from unittest.mock import patch

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats.guessing import fitting

from .bank_samples import SAMPLES
from .test_statement_format_delivered import read_delivered

AMEX = "Date,Description,Card Member,Account #,Amount\n"
CHASE = "Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n"
REVOLUT = (
    "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,"
    "Balance\n"
)


@tagged("post_install", "-at_install")
class TestStatementFormatChoice(BaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.formats = {
            each.name: each for found in read_delivered().values() for each in found
        }

    def _score(self, name, text):
        own = self.formats[name]
        return statement_formats.fit(
            text.encode(), "x.csv", own.description, own.columns
        )[0]

    def _amounts(self, statements):
        return [str(each.amount) for found in statements for each in found.transactions]

    # -- Signs ---------------------------------------------------------------

    def test_a_card_whose_purchases_are_negative_is_not_turned(self):
        name = "American Express (English)"
        turned = (
            "01/13/2026,FERN BOOKS,PAT EXAMPLE,-12345,23.50\n"
            "01/20/2026,AUTOPAY PAYMENT - THANK YOU,PAT EXAMPLE,-12345,-100.00\n"
            "01/21/2026,RIVER CAFE,PAT EXAMPLE,-12345,8.00\n"
        )
        self.assertEqual(self._score(name, AMEX + turned), 1)
        plain = turned.replace(",-100", ",100").replace(",23", ",-23")
        plain = plain.replace(",8.00", ",-8.00")
        self.assertEqual(self._score(name, AMEX + plain), 0)
        # Nor where nothing was paid: all are negative.
        bought = "".join(line for line in plain.splitlines(True) if "THANK" not in line)
        self.assertEqual(self._score(name, AMEX + bought), 0)
        # What was paid alone does not show it, so a person is asked.
        paid = turned.splitlines(True)[1]
        self.assertEqual(self._score(name, AMEX + paid), 0)

    def test_a_card_whose_purchases_are_positive_is_not_read_as_if_negative(self):
        name = "Chase (credit card)"
        plain = (
            "12/14/2026,12/15/2026,Payment Thank You-Web,,Payment,100.00,\n"
            "12/15/2026,12/16/2026,CORNER SHOP,Groceries,Sale,-50.00,\n"
            "12/16/2026,12/17/2026,BOOK SHOP,Shopping,Sale,-12.00,\n"
        )
        self.assertEqual(self._score(name, CHASE + plain), 1)
        turned = plain.replace(",-", ",").replace(",100.00", ",-100.00")
        self.assertEqual(self._score(name, CHASE + turned), 0)

    # -- Balances ------------------------------------------------------------

    def test_fees_that_are_in_the_amount_already(self):
        taken_off = (
            "TOPUP,Current,2026-09-01 09:00:00,2026-09-01 09:00:05,Kirchner,200.00,"
            "0.00,EUR,COMPLETED,250.00\n"
            "EXCHANGE,Current,2026-09-02 12:00:00,2026-09-03 08:00:00,Exchange,"
            "-100.00,0.50,EUR,COMPLETED,149.50\n"
        )
        self.assertEqual(self._score("Revolut", REVOLUT + taken_off), 1)
        within = REVOLUT + taken_off.replace("149.50", "150.00")
        self.assertEqual(self._score("Revolut", within), 0)
        # By itself the file is read, as its balances say.
        found = statement_formats.read(within.encode(), "x.csv")
        self.assertEqual(self._amounts(found), ["200.00", "-100.00"])

    def test_rows_that_cannot_be_read_contradict_nothing(self):
        broken = REVOLUT + "TOPUP,Current,x,yesterday,Kirchner,200.00,0.00,EUR,,1.00\n"
        self.assertEqual(self._score("Revolut", broken), 1)
        with self.assertRaises(statement_formats.StatementError):
            statement_formats.read_described(
                broken.encode(), "x.csv", self.formats["Revolut"].description
            )

    # -- Which of two ----------------------------------------------------------

    def test_of_two_alike_the_one_with_more_of_the_names_is_better(self):
        one, other = "Revolut Business", "Revolut Business (without names)"
        text = SAMPLES[one].content
        self.assertGreater(self._score(one, text), self._score(other, text))
        self.assertEqual(self._score(one, SAMPLES[other].content), 0)

    def test_a_chosen_format_is_found_below_any_preamble(self):
        # A person chose it: whether the file contradicts it is theirs to see.
        own = self.formats["American Express (English)"].description
        text = f"My card\n{AMEX}01/13/2026,FERN BOOKS,PAT,-12345,-23.50\n"
        found = statement_formats.locate(text.encode(), "x.csv", own)
        self.assertEqual(found.skip_lines, 1)

    # -- What is shared by all -------------------------------------------------

    def test_a_file_is_cut_once_for_all_formats_that_cut_it_alike(self):
        data = SAMPLES["Starling"].data + b"\n"
        described = [each.description for each in self.formats.values()]
        kinds = {(each.delimiter, each.encoding) for each in described}
        fitting._cut_head.cache_clear()
        with patch.object(fitting, "first_rows", wraps=fitting.first_rows) as cut:
            for each in self.formats.values():
                statement_formats.fit(data, "x.csv", each.description, each.columns)
        self.assertLessEqual(cut.call_count, len(kinds))

    def test_a_fee_that_is_given_back(self):
        """Net proves what the sign of the fee means; else a fee is always taken."""
        description = statement_formats.Description(
            date="Date", amount="Gross", fee="Fee", date_format="ymd"
        )
        header = "Date,Gross,Fee,Net\n"
        taken, given = "2026-10-01,100,{},{}\n", "2026-10-02,-50,{},{}\n"
        for fee, back in (("-3", "1.50"), ("3", "-1.50")):
            text = header + taken.format(fee, "97") + given.format(back, "-48.50")
            found = statement_formats.read_described(
                text.encode(), "x.csv", description
            )
            self.assertEqual(self._amounts(found), ["97", "-48.50"])
            lines = found[0].transactions
            self.assertEqual(
                [each.charges[0].amount for each in lines], [-3, Decimal("1.50")]
            )
        text = header + taken.format("-3", "") + given.format("1.50", "")
        found = statement_formats.read_described(text.encode(), "x.csv", description)
        self.assertEqual(self._amounts(found), ["97", "-51.50"])

    def test_words_at_the_end_are_no_transactions(self):
        description = statement_formats.Description(
            date="Date", amount="Amount", text=("Text",), date_format="ymd"
        )
        text = "Date,Text,Amount\n2026-10-01,Shop,-5.00\n"
        for end in (
            "Disclaimer:\n",
            "Closing balance,100.00\n",
            ",,#Balance,9\n",
            "Total,,-5.00\n",
        ):
            (found,) = statement_formats.read_described(
                (text + end).encode(), "x.csv", description
            )
            self.assertEqual(self._amounts([found]), ["-5.00"])
        with self.assertRaises(statement_formats.StatementError):
            statement_formats.read_described(
                f"{text}soon,Shop,-5.00\n".encode(), "x.csv", description
            )

    def test_a_decimal_comma_is_no_thousands_mark(self):
        description = statement_formats.Description(
            date="Date", amount="Amount", date_format="ymd", decimal_mark="."
        )
        for written, amount in (("1,11,800.00", "111800.00"), ("12,500", "12500")):
            (found,) = statement_formats.read_described(
                f'Date,Amount\n2026-10-01,"{written}"\n'.encode(), "x.csv", description
            )
            self.assertEqual(self._amounts([found]), [amount])
        for written in ("12,50", "1,11,80"):
            with self.assertRaises(statement_formats.StatementError):
                statement_formats.read_described(
                    f'Date,Amount\n2026-10-01,"{written}"\n'.encode(),
                    "x.csv",
                    description,
                )
