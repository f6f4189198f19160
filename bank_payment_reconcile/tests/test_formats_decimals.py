"""What "500,000" is where the file tells no currency: that of the bank decides."""

import io
import zipfile
from decimal import Decimal

from odoo.exceptions import UserError
from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats import StatementError
from odoo.addons.bank_payment_reconcile.statement_formats.shared.amounts import (
    AmountReader,
)

from .common import BankReconcileCommon

CSV = "Date;Text;Amount\n2026-01-12;rent;-{0}\n2026-01-13;sale;{0}\n"
QIF = "!Type:Bank\nD2026-01-12\nT-{0}\nPrent\n^\nD2026-01-13\nT{0}\nPsale\n^\n"
JSON = (
    '{{"statements": [{{"transactions": ['
    '{{"date": "2026-01-12", "amount": "-{0}", "text": "rent"}},'
    '{{"date": "2026-01-13", "amount": "{0}", "text": "sale"}}]}}]}}'
)
OFX = (
    "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><BANKACCTFROM><ACCTID>1</BANKACCTFROM>"
    "<BANKTRANLIST>"
    "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260112<TRNAMT>-{0}<FITID>1<NAME>rent</STMTTRN>"
    "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260113<TRNAMT>{0}<FITID>2<NAME>sale</STMTTRN>"
    "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
)
FILES = {"a.csv": CSV, "a.qif": QIF, "a.json": JSON, "a.ofx": OFX}


def zipped(name, text):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, text)
    return target.getvalue()


@tagged("post_install", "-at_install")
class TestDecimals(BaseCase):
    def _read(self, data, currency, name="a"):
        [statement] = statement_formats.read(data, name, currency=currency)
        return [each.amount for each in statement.transactions]

    def test_in_every_format_with_separators(self):
        for name, text in FILES.items():
            for raw in ("500,000", "500.000"):
                data = text.format(raw).encode()
                for content in (data, zipped(name, data)):
                    with self.subTest(name=name, raw=raw, size=len(content)):
                        self.assertEqual(
                            self._read(content, "JPY"), [Decimal(-500000), 500000]
                        )
                        self.assertEqual(
                            self._read(content, "TND"), [Decimal(-500), 500]
                        )
                        # Of two decimals it is neither for certain.
                        for currency in ("EUR", ""):
                            with self.assertRaisesRegex(StatementError, "can mean"):
                                self._read(content, currency)

    def test_the_file_s_own_currency_comes_first(self):
        text = OFX.replace("<STMTRS>", "<STMTRS><CURDEF>TND").format("500.000")
        self.assertEqual(self._read(text.encode(), "JPY"), [Decimal(-500), 500])

    def test_what_the_file_shows_comes_before_the_currency(self):
        """A dinar file that groups by points: nobody counts a thousand times less."""
        for others, raw, expected in (
            (["1.234.567"], "500.000", "500000"),
            (["1.234.567,500"], "500.000", "500000"),
            (["1.234.567,500"], "500,000", "500.000"),
            (["1234.500"], "500,000", "500000"),
            (["1,250.500"], "500.000", "500.000"),
        ):
            with self.subTest(raw=raw, others=others):
                reader = AmountReader([raw, *others], "TND")
                self.assertEqual(str(reader.read(raw)), expected)

    def test_a_mark_that_groups_elsewhere_groups(self):
        self.assertEqual(AmountReader(["1,234", "1,234,567"]).read("1,234"), 1234)

    def test_a_description_that_cannot_be_for_yen(self):
        description = statement_formats.guess(CSV.format("12,50").encode(), "a.csv")
        self.assertEqual(description.decimal_mark, ",")
        data = CSV.format("500,000").encode()
        with self.assertRaisesRegex(StatementError, "JPY has no decimals"):
            statement_formats.read_described(data, "a.csv", description, "JPY")
        found = statement_formats.read_described(data, "a.csv", description, "TND")
        self.assertEqual([each.amount for each in found[0].transactions], [-500, 500])


@tagged("post_install", "-at_install")
class TestDecimalsOfABank(BankReconcileCommon):
    """The same files, imported on a bank in yen and on one in dinar."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.banks = {}
        for code, rounding in (("JPY", 1.0), ("TND", 0.001)):
            currency = cls.env["res.currency"].with_context(active_test=False)
            currency = currency.search([("name", "=", code)])
            currency.write({"active": True, "rounding": rounding})
            cls.banks[code] = cls.env["account.journal"].create(
                {"name": code, "type": "bank", "code": code, "currency_id": currency.id}
            )

    def _import(self, code, data, name="a.csv"):
        bank = self.banks[code].with_user(self.accountant)
        return bank.import_bank_statements(data, name).line_ids.mapped("amount")

    def test_a_table_and_one_that_is_described(self):
        data = CSV.format("500,000").encode()
        self.assertEqual(sorted(self._import("JPY", data)), [-500000.0, 500000.0])
        self.assertEqual(sorted(self._import("TND", data)), [-500.0, 500.0])
        with self.assertRaisesRegex(UserError, "can mean 500000 or 500.000"):
            self.bank.import_bank_statements(data, "a.csv")

    def test_by_the_format_of_the_bank(self):
        description = statement_formats.guess(CSV.format("5").encode(), "a.csv")
        values = self.env["bank.statement.format"]._prepare_from_description(
            description, ("Date", "Text", "Amount")
        )
        record = self.env["bank.statement.format"].create({"name": "T", **values})
        self.assertEqual(record.decimal_mark, "found")
        data = CSV.format("500.000").encode()
        for code, amount in (("JPY", 500000.0), ("TND", 500.0)):
            self.banks[code].bank_statement_format_id = record
            self.assertEqual(sorted(self._import(code, data)), [-amount, amount])

    def test_where_the_file_is_to_tell_the_bank(self):
        """Banks of one currency: no question. Of several: refused, not guessed."""
        data = QIF.format("500,000").encode()
        journal = self.env["account.journal"].with_user(self.accountant)
        with self.assertRaisesRegex(StatementError, "can mean"):
            journal._bank_read_statement_file(data, "a.qif")
        self.env["account.journal"].search(
            [("type", "in", ("bank", "cash", "credit"))]
        ).filtered(lambda bank: bank != self.banks["JPY"]).active = False
        [statement] = journal._bank_read_statement_file(data, "a.qif")
        self.assertEqual(statement.transactions[1].amount, 500000)
