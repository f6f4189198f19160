from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from .formats_case import FormatCase

HEADER = f"{'0000010112672505        00099449  FJORDLYS BV':60}KREDBEBB   00630366277"
HEADER = f"{HEADER:127}2"
OLD = f"12012{'BE68539007547034':34}{'EUR'}0000000010000000091126{'FJORDLYS BV':26}"
OLD = f"{OLD:125}012"
NEW = f"8012{'BE68539007547034':34}{'EUR'}0000000010900000101126"


def movement(
    amount=1000000,
    sign="0",
    text="RE 42",
    sequence=1,
    detail=0,
    code="00150000",
    bank="BANK0001",
    structure="",
):
    flag = f"1{structure}" if structure else "0"
    return (
        f"21{sequence:04d}{detail:04d}{bank:21}{sign}{amount:015d}101126{code}"
        f"{flag + text:54}10112601200 0"
    )


def more(text="", reference="", bic="", sequence=1, detail=0):
    return f"22{sequence:04d}{detail:04d}{text:53}{reference:35}{bic:11}"


def party(account="", name="", text="", sequence=1, detail=0):
    return f"23{sequence:04d}{detail:04d}{account:34}EUR{name:35}{text:43}0 0"


def information(text, kind="1", flag="0", sequence=1, detail=1):
    head = f"3{kind}{sequence:04d}{detail:04d}"
    if kind == "1":
        head += f"{'BANK0001':21}00150000{flag}"
    return head + text


def coda(*records, header=HEADER, old=OLD, new=NEW, end=None):
    """A file; its trailer counts the records."""
    body = [each for each in (old, *records, new) if each]
    count = sum(1 for each in body if each[0] != "4")
    if end is None:
        end = f"9{'':15}{count:06d}{100000:015d}{1000000:015d}"
    return "".join(f"{each:128}\r\n" for each in (header, *body, end) if each)


@tagged("post_install", "-at_install")
class TestFormatsCoda(FormatCase):
    filename = "november.cod"

    def read_line(self, *records):
        (line,) = self.read_one(coda(*records)).transactions
        return line

    def test_a_receipt_and_a_payment(self):
        statement = self.read_one(
            coda(
                movement(),
                more("VOM 12.10.", "E2E-77", "COBADEFFXXX"),
                party("DE89370400440532013000", "KIRCHNER GMBH", " DANKE"),
                movement(100000, "1", sequence=2, bank="BANK0002"),
            )
        )
        self.assertEqual(statement.account_number, "BE68539007547034")
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.date, date(2026, 11, 10))
        self.assertEqual(statement.balance_start, Decimal("10000.00"))
        self.assertEqual(statement.balance_end, Decimal("10900.00"))
        first, second = statement.transactions
        self.assertEqual(first.amount, Decimal("1000.00"))
        self.assertEqual(first.value_date, date(2026, 11, 10))
        self.assertEqual(first.text, "RE 42 VOM 12.10. DANKE")
        self.assertEqual(first.end_to_end_id, "E2E-77")
        self.assertEqual(first.partner_name, "KIRCHNER GMBH")
        self.assertEqual(first.partner_account, "DE89370400440532013000")
        self.assertEqual(first.partner_bic, "COBADEFFXXX")
        self.assertEqual(first.bank_id, "BANK0001")
        self.assertEqual(second.amount, Decimal("-100.00"))
        self.assertEqual(statement.warnings, [])

    def test_a_belgian_structured_communication(self):
        line = self.read_line(movement(text="010806817183", structure="101"))
        self.assertEqual(line.reference, "+++010/8068/17183+++")
        self.assertIn("+++010/8068/17183+++", line.text)
        for text in ("+++010/8068/17183+++ DANK", "***010/8068/17183***"):
            line = self.read_line(movement(text=text))
            self.assertEqual(line.reference, "+++010/8068/17183+++")
        # One digit wrong: it stays text.
        line = self.read_line(movement(text="010806817184", structure="101"))
        self.assertEqual((line.reference, line.text), ("", "010806817184"))

    def test_a_direct_debit_with_its_mandate(self):
        text = f"101126111{'BE12ZZZ0123456789':35}{'MANDAT-7':35}{'RE 42':62}"
        line = self.read_line(
            movement(text=text[:50], structure="127"),
            more(text[50:103]),
            party("", "", text[103:146]),
        )
        self.assertEqual(line.mandate, "MANDAT-7")
        self.assertEqual(line.text, "RE 42")

    def test_the_other_sides_address_comes_as_information(self):
        line = self.read_line(
            movement(),
            information(f"001{'KIRCHNER GMBH':70}", flag="1"),
            information(f"{'AM HOF 1':35}{'33602 BIELEFELD':35}", "2"),
        )
        self.assertEqual(line.partner_name, "KIRCHNER GMBH")
        self.assertEqual(line.partner_street, "AM HOF 1")
        self.assertEqual(line.partner_city, "33602 BIELEFELD")

    def test_the_payments_of_a_batch_are_lines_of_their_own(self):
        statement = self.read_one(
            coda(
                movement(900000, code="20150000", text="BATCH"),
                movement(600000, detail=1, code="60150000", text="RE 42"),
                more("", "E2E-1", detail=1),
                movement(300000, detail=2, code="60150000", text="RE 43"),
            )
        )
        found = [(str(e.amount), e.text) for e in statement.transactions]
        self.assertEqual(found, [("600.00", "RE 42"), ("300.00", "RE 43")])
        self.assertEqual(statement.warnings, [])
        self.assertUnique(statement)

    def test_a_batch_whose_parts_are_not_all_told_stays_one_line(self):
        line = self.read_line(
            movement(900000, code="20150000", text="BATCH"),
            movement(600000, detail=1, code="60150000", text="RE 42"),
        )
        self.assertEqual((str(line.amount), line.text), ("900.00", "BATCH"))
        self.assertIn("RE 42", line.raw["records"])

    def test_a_foreign_payment_less_charges_is_one_line(self):
        original = f"{900000:015d}{1150000:015d}{'000012777778'}USD"
        line = self.read_line(
            movement(900000, code="34150000", text="INVOICE 42"),
            movement(900000, detail=1, code="84150100", text="", structure="105"),
            movement(910000, detail=2, code="84150100", text=original, structure="105"),
            movement(10000, "1", detail=3, code="84137013", text=""),
        )
        self.assertEqual(line.amount, Decimal("900.00"))
        self.assertEqual(line.original_currency, "USD")
        self.assertEqual(line.original_amount, Decimal("1150.00"))

    def test_an_overdrawn_account_of_version_1(self):
        header = HEADER[:127] + "1"
        old = f"11012{'539007547034':12} EUR{'BE':20}"
        old = f"{old:42}1000000010000000091126"
        new = f"8012{'539007547034':12} EUR"
        new = f"{new:41}1000000009000000101126"
        counterparty = f"2300010000{'001101815623':37}{'KIRCHNER GMBH':26}{'RE 42':52}"
        (statement,) = self.read(
            coda(movement(text=""), counterparty, header=header, old=old, new=new)
        )
        self.assertEqual(statement.account_number, "539007547034")
        self.assertEqual(statement.balance_start, Decimal("-10000.00"))
        self.assertEqual(statement.balance_end, Decimal("-9000.00"))
        (line,) = statement.transactions
        self.assertEqual(line.partner_account, "001101815623")
        self.assertEqual(line.partner_name, "KIRCHNER GMBH")
        self.assertEqual(line.text, "RE 42")
        self.assertEqual(statement.warnings, [])

    def test_a_foreign_account_and_the_banks_message(self):
        old = OLD.replace("12012BE68539007547034", "13012LU280019400644750")
        new = NEW.replace("BE68539007547034  ", "LU280019400644750000")
        old = old.replace("LU280019400644750", "LU280019400644750000", 1)
        old = f"{old[:25].rstrip():39}{OLD[39:]}"
        new = f"{new[:24]:38}{NEW[38:]}"
        message = f"4{'':1}00010000{'':22}{'NEW FEES FROM JANUARY':80}"
        statement = self.read_one(coda(movement(900000), message, old=old, new=new))
        self.assertEqual(statement.account_number, "LU280019400644750000")
        self.assertWarned(statement, "NEW FEES FROM JANUARY")

    def test_several_statements_of_a_file(self):
        second = coda(movement(900000), old=OLD.replace("68539", "68540"))
        found = self.read(coda(movement(900000)) + second)
        self.assertEqual(
            [each.account_number for each in found],
            ["BE68539007547034", "BE68540007547034"],
        )

    def test_lost_records_show(self):
        end = f"9{'':15}{7:06d}"
        statement = self.read_one(coda(movement(), end=end))
        self.assertWarned(statement, "counts 7 records", "has 3")
        self.assertWarned(statement, "balance 10000.00", "10900.00")
        statement = self.read_one(coda(movement(900000), end="\r"))
        self.assertWarned(statement, "no closing record 9")

    def test_a_file_that_was_cut_is_refused_or_told(self):
        text = coda(movement(900000), more("VOM"), party(name="KIRCHNER"))
        whole = self.read_one(text).transactions
        for length in range(130, text.rindex("\r\n8") + 2):
            self.assertRefused(text[:length])
        for length in range(text.rindex("\r\n8") + 80, len(text)):
            self.assertEqual(self.read_one(text[:length]).transactions, whole)

    def test_a_damaged_record_is_named(self):
        bad = movement().replace("000000001000000", "00000000100000O")
        self.assertRefused(coda(bad), "Line 3 (record 21)", "00000000100000O")
        bad = movement().replace("10112601200", "31112601200")
        self.assertRefused(coda(bad), "Line 3 (record 21)", "311126")
        self.assertRefused(coda(movement(sign="2")), "Line 3", "neither 0 (credit)")
        self.assertRefused(coda(movement(), more(sequence=2)), "Line 4", "00020000")
        self.assertRefused(coda("7"), "Line 3 (record 7)", "not a record code")
        self.assertRefused(coda(movement(), old=""), "Line 2", "old balance")
        self.assertRefused(coda(OLD), "Line 3", "line 2", "no new balance")
