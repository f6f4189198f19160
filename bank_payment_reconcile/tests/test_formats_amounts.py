from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.statement_formats.shared.amounts import (
    AmountError,
    AmountReader,
)


@tagged("post_install", "-at_install")
class TestFormatsAmounts(BaseCase):
    """Amounts as banks write them."""

    def _read(self, raw, others=(), currency="EUR"):
        return AmountReader([raw, *others]).read(raw, currency)

    def test_signs_before_behind_and_parentheses(self):
        for raw in ("-12.50", "12.50-", "(12.50)", "\u221212.50", "- 12.50"):
            self.assertEqual(self._read(raw), Decimal("-12.50"), raw)
        for raw in ("12.50", "+12.50", "12.50+"):
            self.assertEqual(self._read(raw), Decimal("12.50"), raw)

    def test_thousands_grouped_in_every_manner(self):
        for raw in (
            "1,234,567.50",
            "1.234.567,50",
            "1 234 567,50",
            "1\u00a0234\u00a0567,50",
            "1\u202f234\u202f567.50",
            "1'234'567.50",
            "1\u2019234\u2019567.50",
            "12,34,567.50",
            "1234567,5",
        ):
            self.assertEqual(self._read(raw), Decimal("1234567.5"), raw)

    def test_no_cent_is_lost_in_long_amounts(self):
        read = self._read("12345678901234567.89")
        self.assertEqual(str(read), "12345678901234567.89")

    def test_other_amounts_tell_what_one_comma_means(self):
        self.assertEqual(self._read("1,234", ["12,50"]), Decimal("1.234"))
        self.assertEqual(self._read("1,234", ["12.50"]), Decimal("1234"))
        self.assertEqual(self._read("1.234", ["12,50"]), Decimal("1234"))

    def test_the_currency_tells_where_no_other_amount_does(self):
        self.assertEqual(self._read("1,234", currency="JPY"), Decimal("1234"))
        self.assertEqual(self._read("1.234", currency="KWD"), Decimal("1.234"))

    def test_a_factor_of_a_thousand_is_not_guessed(self):
        for others in ((), ["5"], ["12.50", "12,50"]):
            with self.assertRaises(AmountError) as refusal:
                self._read("1,234", others)
            self.assertIn("can mean 1234 or 1.234", str(refusal.exception))

    def test_what_can_only_be_a_fraction_is_one(self):
        self.assertEqual(self._read("0,125"), Decimal("0.125"))
        self.assertEqual(self._read("1234.567"), Decimal("1234.567"))
        self.assertEqual(self._read("-1778.3952"), Decimal("-1778.3952"))
        self.assertEqual(self._read(".50"), Decimal("0.50"))

    def test_what_is_no_number_is_refused(self):
        for raw in (
            "",
            "-",
            "$120",
            "12.50 EUR",
            "twelve",
            "--5",
            "-(5)",
            "1E5",
            "NaN",
            "Infinity",
            "1..5",
            "1,2,3",
            "12.34.56",
            "1,234.567,89",
            "1 23",
            "\u0661\u0662",
            "9" * 60,
        ):
            with self.assertRaises(AmountError, msg=raw):
                self._read(raw)
