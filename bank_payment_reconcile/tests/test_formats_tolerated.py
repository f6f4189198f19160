"""What banks write beside the standard, and what it means all the same."""

import io
import zipfile

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .formats_case import RefusalCase
from .test_formats_bai2 import ACCOUNT as BAI2_ACCOUNT
from .test_formats_bai2 import bai2
from .test_formats_mt940 import message
from .test_formats_norma43 import ACCOUNT as SPANISH
from .test_formats_norma43 import CLOSE, norma43
from .test_formats_norma43 import movement as spanish

OFX = """OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>1<ACCTID>123456789<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261130
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261110<TRNAMT>-10.00<FITID>A000001<NAME>Shop</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261111<TRNAMT>20.00<FITID>A000002<NAME>Sale</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>110.00<DTASOF>20261130</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
QIF = "D11/10/2026\nT-10.00\nPShop\n^\nD11/11/2026\nT20.00\nPSale\n^\n"
BOTH = [("2026-11-10", "-10.00", "Shop"), ("2026-11-11", "20.00", "Sale")]


@tagged("post_install", "-at_install")
class TestFormatsTolerated(RefusalCase):
    def _read(self, data, filename="bank.dat", **options):
        data = data if isinstance(data, bytes) else data.encode()
        [found] = statement_formats.read(data, filename, **options)
        return found

    def _told(self, found):
        return [
            (str(each.date), str(each.amount), each.text) for each in found.transactions
        ]

    # -- OFX -----------------------------------------------------------------

    def test_ofx_with_a_list_that_is_never_closed(self):
        found = self._read(OFX.replace("</BANKTRANLIST>", ""))
        self.assertEqual(self._told(found), BOTH)
        self.assertEqual(str(found.balance_end), "110.00")
        # Where the statement is not closed either, something was cut off.
        cut = OFX.replace("</BANKTRANLIST>", "").replace("</STMTRS>", "")
        self.assert_file_refused(cut.encode(), "bank.dat", "not closed")

    def test_ofx_with_ends_of_other_tags(self):
        for wrong in ("</STMTRN>", "</TRANSACTION>", "</NAME2></STMTRN>"):
            found = self._read(OFX.replace("</STMTTRN>", wrong))
            self.assertEqual(self._told(found), BOTH, wrong)
            self.assertEqual(found.transactions[0].partner_name, "Shop")

    def test_ofx_with_an_amount_of_a_point(self):
        found = self._read(OFX.replace("<TRNAMT>20.00", "<TRNAMT>."))
        self.assertEqual([each.amount for each in found.transactions], [-10, 0])

    # -- QIF -----------------------------------------------------------------

    def test_qif_that_says_the_order_of_its_dates(self):
        for order, days in (("MDY", [10, 11]), ("DMY", [11, 11])):
            found = self._read(f"!Option:{order}\n!Type:Bank\n{QIF}")
            self.assertEqual([each.date.day for each in found.transactions], days)
        # A person's word counts more.
        found = self._read(f"!Option:DMY\n!Type:Bank\n{QIF}", date_order="mdy")
        self.assertEqual(self._told(found), BOTH)

    def test_qif_without_a_header(self):
        self.assertEqual(self._told(self._read(QIF, date_order="mdy")), BOTH)

    # -- Others ----------------------------------------------------------------

    def test_bai2_with_commas_to_spare(self):
        for end in (",/", ",,,/", ", ,/"):
            found = self._read(
                bai2(
                    f"16,475,1000,Z,,,Fee{end}\n",
                    account=BAI2_ACCOUNT.replace(",,/", ",,,,,/"),
                    close="49,2091000,3/\n",
                    end="98,2091000,1,5/\n99,2091000,1,7/\n",
                )
            )
            self.assertEqual(found.transactions[0].text, "Fee")

    def test_norma_43_with_a_balance_without_a_sign(self):
        for account, close, balances in (
            (SPANISH, CLOSE[:58] + "0" + CLOSE[59:], ("10000.00", None)),
            (SPANISH[:32] + "0" + SPANISH[33:], CLOSE, (None, "10900.00")),
        ):
            found = self._read(
                norma43(spanish(), spanish("1", 10000), account=account, close=close)
            )
            told = found.balance_start, found.balance_end
            self.assertEqual(tuple(each and str(each) for each in told), balances)
            self.assertEqual(len(found.transactions), 2)
            [left_out] = [each for each in found.warnings if "left out" in str(each)]
            self.assertTranslated(left_out)

    def test_mt940_without_a_reference(self):
        data = message(
            ":60F:C261110EUR100,00",
            ":61:2611101110D10,00NMSCNONREF",
            ":86:Shop",
            ":62F:C261110EUR90,00",
            opening="",
        )
        lines = [line for line in data.split("\n") if not line.startswith(":20:")]
        found = self._read("\n".join(lines))
        self.assertEqual(self._told(found), BOTH[:1])

    def test_zip_with_a_readme(self):
        def packed(*names):
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                for name in names:
                    archive.writestr(name, "Thank you for banking with us.")
                archive.writestr("bank.ofx", OFX)
            return buffer.getvalue()

        for name in ("README.txt", "readme", "Hinweise.txt", "index.html", "a.md5"):
            found = self._read(packed(name))
            self.assertEqual(self._told(found), BOTH)
            self.assertIn(name, str(found.warnings[0]))
        # What may be a statement is none that is passed over.
        self.assert_file_refused(packed("november.txt"), "bank.zip", "november.txt")
