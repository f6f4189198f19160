from datetime import date

from odoo.tests import tagged

from .common import BankReconcileCommon
from .test_formats_camt import balance, camt, details, entry, party, statement
from .test_formats_mt940 import message

OURS = "DE89370400440532013000"
PAYER = "DE12500105170648489890"


@tagged("post_install", "-at_install")
class TestImportFormats(BankReconcileCommon):
    """The same payment in the formats of several banks: it arrives once, whole, and
    is applied to its invoice."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.currency_id = cls.env.ref("base.EUR")
        cls.bank.currency_id.active = True
        cls.invoice = cls._create_document(
            cls.nordlicht,
            1000.0,
            "INV/2026/00042",
            currency_id=cls.bank.currency_id.id,
        )

    def _check_arrives_once(self, data, filename):
        found = self.bank.import_bank_statements(data, filename)
        line = found.line_ids.filtered(lambda line: line.amount > 0)
        self.assertEqual(line.mapped("amount"), [1000.0])
        self.assertIn("INV/2026/00042", line.payment_ref)
        self.assertEqual(line.partner_name, "Nordlicht Versand GmbH")
        self.assertEqual(line.application_ids.move_line_id, self.invoice)
        self.assertEqual(line.match_confidence, "high")
        self.assertFalse(self.bank.import_bank_statements(data, filename))
        return found

    def test_payment_in_a_camt_053(self):
        paid = entry(
            "1000.00",
            details(
                parties=party("Dbtr", "Nordlicht Versand GmbH", PAYER),
                text="INV/2026/00042",
                EndToEndId="E2E-7",
            ),
        )
        file = camt(
            statement(
                balance("OPBD", "50.00", day="2026-11-01"),
                paid,
                balance("CLBD", "1050.00"),
                account=OURS,
            )
        )
        found = self._check_arrives_once(file, "november.xml")
        self.assertEqual(found.balance_start, 50.0)
        self.assertEqual(found.balance_end_real, 1050.0)
        self.assertEqual(found.line_ids.bank_end_to_end_id, "E2E-7")
        self.assertEqual(found.line_ids.account_number, PAYER)

    def test_payment_in_an_mt940(self):
        file = message(
            ":61:2611121110C1000,00NTRFNONREF//2026111000042",
            ":86:166?00GUTSCHRIFT?20SVWZ+INV/2026/00042"
            f"?31{PAYER}?32Nordlicht Versand GmbH",
            ":62F:C261110EUR1000,00",
            account=OURS,
        ).encode()
        found = self._check_arrives_once(file, "november.sta")
        self.assertEqual(found.balance_end_real, 1000.0)

    def test_payment_in_a_table(self):
        file = (
            b"Booking date;Payer;Purpose;Amount;Currency\n"
            b"2026-11-10;Nordlicht Versand GmbH;INV/2026/00042;1000.00;EUR\n"
            b"2026-11-11;;fee;-5.00;EUR\n"
        )
        found = self._check_arrives_once(file, "november.csv")
        self.assertEqual(sum(found.line_ids.mapped("amount")), 995.0)

    def test_everything_the_bank_tells_is_kept_on_the_line(self):
        address = (
            "<PstlAdr><StrtNm>Hafenstr.</StrtNm><BldgNb>5</BldgNb><TwnNm>Kiel</TwnNm>"
            "<Ctry>DE</Ctry></PstlAdr>"
        )
        agents = (
            "<RltdAgts><DbtrAgt><FinInstnId><BIC>COBADEFFXXX</BIC></FinInstnId>"
            "</DbtrAgt></RltdAgts>"
        )
        original = (
            "<AmtDtls><InstdAmt><Amt Ccy='USD'>1100.00</Amt></InstdAmt></AmtDtls>"
        )
        paid = entry(
            "1000.00",
            details(
                parties=party("Dbtr", "<b>Nordlicht</b>", PAYER, address=address),
                text="INV/2026/00042",
                more=agents + original,
                EndToEndId="E2E-7",
                MndtId="MANDATE-1",
            )
            .replace("<b>", "&lt;b&gt;")
            .replace("</b>", "&lt;/b&gt;"),
            more="<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT"
            "</SubFmlyCd></Fmly></Domn></BkTxCd><AcctSvcrRef>REF000001</AcctSvcrRef>",
        )
        file = camt(statement(paid, balance("CLBD", "1000.00"), account=OURS))
        line = self.bank.import_bank_statements(file, "november.xml").line_ids
        self.assertRecordValues(
            line,
            [
                {
                    "bank_payer_bic": "COBADEFFXXX",
                    "bank_mandate_reference": "MANDATE-1",
                    "bank_end_to_end_id": "E2E-7",
                    "transaction_type": "PMNT-RCDT-ESCT",
                    "amount_currency": 1100.0,
                    "bank_value_date": date(2026, 11, 12),
                    "bank_payer_address": "Hafenstr. 5, Kiel DE",
                    "bank_import_id": "REF000001:20261110:1000.00",
                }
            ],
        )
        self.assertEqual(line.foreign_currency_id.name, "USD")
        shown = line.action_bank_show_transaction_details()["params"]["details"]
        values = {each["name"]: each["value"] for each in shown}
        self.assertEqual(values["TxDtls.RltdPties.Dbtr.Nm"], "<b>Nordlicht</b>")
        self.assertEqual(values["AcctSvcrRef"], "REF000001")

    def test_table_whose_only_account_column_is_the_payers(self):
        file = (
            "Booking date;Payer;Purpose;IBAN;Amount\n"
            f"2026-11-10;Nordlicht Versand GmbH;INV/2026/00042;{PAYER};-1000.00\n"
        ).encode()
        found = self.bank.import_bank_statements(file, "one-line.csv")
        self.assertEqual(found.line_ids.account_number, PAYER)
