from decimal import Decimal

from odoo.tests import tagged

from .test_formats_mt940 import RECEIPT, THEIRS, Mt940Case


@tagged("post_install", "-at_install")
class TestFormatsMt940Details(Mt940Case):
    """Field :86: in the dialects of the banks."""

    def test_a_german_transfer(self):
        line = self.read_line(
            RECEIPT,
            ":86:166?00GUTSCHRIFT?109251?20EREF+E2E-7?21KREF+NONREF?22MREF+M-3",
            "?23SVWZ+RE 42 vom 12.10.2026 u?24nd RE 43?25ABWA+Anna Weiß"
            f"?30COBADEFFXXX?31{THEIRS}?32Kirchner Maschinenbau GmbH?33 & Co?34000",
        )
        self.assertEqual(line.text, "RE 42 vom 12.10.2026 und RE 43")
        self.assertEqual(line.end_to_end_id, "E2E-7")
        self.assertEqual(line.mandate, "M-3")
        # Whoever it is paid for, where the bank tells
        self.assertEqual(line.partner_name, "Anna Weiß")
        self.assertEqual(line.partner_account, THEIRS)
        self.assertEqual(line.partner_bic, "COBADEFFXXX")
        self.assertEqual(line.transaction_type, "NTRF+166")
        self.assertEqual(line.raw["86.?00"], "GUTSCHRIFT")
        self.assertEqual(line.raw["86.?32"], "Kirchner Maschinenbau GmbH")

    def test_a_german_name_in_two_pieces(self):
        line = self.read_line(
            RECEIPT, ":86:166?20RE 42?32Kirchner Maschinenbau und A?33nlagen GmbH"
        )
        self.assertEqual(line.partner_name, "Kirchner Maschinenbau und Anlagen GmbH")

    def test_a_reference_over_two_subfields(self):
        line = self.read_line(
            RECEIPT, ":86:166?20EREF+ZV01002841909493000000?2102?22SVWZ+Karten"
        )
        self.assertEqual(line.end_to_end_id, "ZV0100284190949300000002")
        self.assertEqual(line.text, "Karten")

    def test_text_behind_a_reference_is_text(self):
        line = self.read_line(RECEIPT, ":86:159?20EREF+TFNR 5?21MTLG:Konto gesperrt")
        self.assertEqual(line.end_to_end_id, "TFNR 5")
        self.assertEqual(line.text, "MTLG:Konto gesperrt")

    def test_a_german_text_without_keywords_goes_on_in_60_to_63(self):
        line = self.read_line(RECEIPT, ":86:051?00X?20RE 42?21RE 43?60RE 44?10931")
        self.assertEqual(line.text, "RE 42 RE 43 RE 44")

    def test_a_booking_without_purpose_tells_its_kind(self):
        line = self.read_line(RECEIPT, ":86:805?00ABSCHLUSS?109")
        self.assertEqual(line.text, "ABSCHLUSS")

    def test_reference_not_provided(self):
        line = self.read_line(RECEIPT, ":86:166?20EREF+NOTPROVIDED?21SVWZ+RE 42")
        self.assertEqual(line.end_to_end_id, "")

    def test_other_marks_than_question_marks(self):
        for mark in ">^~<|":
            fields = f":86:020{mark}00X{mark}20RE 42{mark}32Kirchner{mark}38{THEIRS}"
            line = self.read_line(RECEIPT, fields)
            self.assertEqual(line.text, "RE 42", mark)
            self.assertEqual(line.partner_name, "Kirchner", mark)
            self.assertEqual(line.partner_account, THEIRS, mark)

    def test_a_question_in_a_german_text(self):
        line = self.read_line(RECEIPT, ":86:166?20wann kommt?? Ware?21bald?32K")
        self.assertEqual(line.text, "wann kommt?? Ware bald")

    def test_a_dutch_transfer(self):
        line = self.read_line(
            RECEIPT,
            ":86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A",
            "/NAME/Jansen en Zonen/REMI/Factuur 2026/042 van oktober/EREF/E2E-7",
        )
        self.assertEqual(line.partner_name, "Jansen en Zonen")
        self.assertEqual(line.partner_account, "NL91ABNA0417164300")
        self.assertEqual(line.partner_bic, "ABNANL2A")
        self.assertEqual(line.text, "Factuur 2026/042 van oktober")
        self.assertEqual(line.end_to_end_id, "E2E-7")

    def test_a_dutch_transfer_by_counterparty(self):
        line = self.read_line(
            RECEIPT,
            ":86:/EREF/E2E-7//CNTP/NL32INGB0000012345/INGBNL2A/Jansen/Delft///REMI/"
            "USTD//Factuur 42/",
        )
        self.assertEqual(line.partner_name, "Jansen")
        self.assertEqual(line.partner_account, "NL32INGB0000012345")
        self.assertEqual(line.partner_bic, "INGBNL2A")
        self.assertEqual(line.partner_city, "Delft")
        self.assertEqual(line.text, "Factuur 42")

    def test_a_dutch_payment_with_a_structured_reference(self):
        line = self.read_line(
            RECEIPT, ":86:/CNTP/NL32INGB0000012345///REMI/STRD/CUR/9001123412341234/"
        )
        self.assertEqual(line.reference, "9001123412341234")
        self.assertEqual(line.text, "9001123412341234")

    def test_a_dutch_direct_debit_names_both_sides(self):
        fields = "/ORDP//NAME/Wij/BENM//NAME/Jansen/MARF/M-3/REMI/Factuur 42"
        out = self.read_line(":61:261110D1,00NDDTNONREF", f":86:{fields}")
        self.assertEqual((out.partner_name, out.mandate), ("Jansen", "M-3"))

    def test_an_account_in_the_text_is_not_the_banks(self):
        """Whoever writes the text may write whose account he likes into it, in the
        bank's own notation: only what stands before the text is the bank's."""
        text = "Invoice BT-26-1001"
        mule, vendor = "LT601010012345678901", "EE179922001101021045"
        for case, fields, account in (
            ("none told", f":86:/EREF/E-7/REMI/{text}/IBAN/{vendor}", ""),
            ("another told", f":86:/IBAN/{mule}/REMI/{text}/IBAN/{vendor}", mule),
            ("by counterparty", f":86:/CNTP/{mule}/REMI/{text}/CNTP/{vendor}", mule),
            ("by label", f":86:OMSCHRIJVING: {text}  IBAN: {vendor}", ""),
            ("by keyword", f":86:105?20EREF+E-7?21SVWZ+{text}?22 IBAN+{vendor}", ""),
            ("by two", f":86:IBAN: {mule}  OMSCHRIJVING: {text}  IBAN: {vendor}", mule),
        ):
            with self.subTest(case):
                line = self.read_line(":61:261110D1190,00NDDTNONREF", fields)
                self.assertEqual(line.partner_account, account)
                self.assertIn(text, line.text)

    def test_words_broken_by_the_width_of_the_line(self):
        start = "/BENM//NAME/Jansen/REMI/"
        line = self.read_line(
            RECEIPT, ":86:" + start + "x" * (65 - len(start)), "en Zonen"
        )
        self.assertTrue(line.text.endswith("xen Zonen"))

    def test_a_text_in_columns(self):
        line = self.read_line(
            RECEIPT,
            ":86:SEPA OVERBOEKING                 IBAN: NL91ABNA0417164300",
            "BIC: ABNANL2A                    NAAM: JANSEN EN ZONEN",
            "OMSCHRIJVING: FACTUUR 42",
        )
        self.assertEqual(line.partner_name, "JANSEN EN ZONEN")
        self.assertEqual(line.partner_account, "NL91ABNA0417164300")
        self.assertEqual(line.partner_bic, "ABNANL2A")
        self.assertTrue(line.text.endswith("OMSCHRIJVING: FACTUUR 42"))

    def test_the_other_account_in_place_of_a_reference(self):
        line = self.read_line(
            ":61:261110D65,00NOVBNL47INGB0417164300",
            "jansen",
            ":86:NL47INGB0417164300 jansen",
            "",
            "Factuur 42",
        )
        self.assertEqual(line.partner_account, "NL47INGB0417164300")
        self.assertEqual(line.partner_name, "jansen")
        self.assertEqual(line.end_to_end_id, "")
        self.assertEqual(line.text, "NL47INGB0417164300 jansen Factuur 42")

    def test_the_other_account_and_name_in_fixed_columns(self):
        line = self.read_line(":61:261110D44,95N0600733959555      JANSEN BV", ":86:RE")
        self.assertEqual(line.partner_account, "0733959555")
        self.assertEqual(line.partner_name, "JANSEN BV")

    def test_a_bank_that_writes_no_86(self):
        line = self.read_line(
            ":61:261110DF2402,00S   X", ":NS:01526715", "15ERGO Versicherung", "16RE 42"
        )
        self.assertEqual(line.amount, Decimal("-2402.00"))
        self.assertEqual(line.text, "526715 ERGO Versicherung RE 42")

    def test_colons_at_the_start_of_a_line_are_text(self):
        line = self.read_line(RECEIPT, ":86:Ihre Bestellung", ":42:17 Uhr")
        self.assertEqual(line.text, "Ihre Bestellung :42:17 Uhr")
