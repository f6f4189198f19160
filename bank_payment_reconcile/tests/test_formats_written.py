"""What is written is read again as it was."""

import csv
import io
from datetime import date, datetime, timedelta
from decimal import Decimal

from lxml import etree

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats import (
    Statement,
    Transaction,
)
from odoo.addons.bank_payment_reconcile.statement_formats.shared.identifiers import (
    given as given_name,
)
from odoo.addons.bank_payment_reconcile.statement_formats.writers.camt import (
    split_text,
)
from odoo.addons.bank_payment_reconcile.statement_formats.writers.table import (
    DESCRIPTION,
    HEADER,
)

from .hypothesis_or_skip import example, given, settings, st

MADE = datetime(2026, 11, 30, 8, 0, 0)
OWN = "DE89370400440532013000"
THEIRS = "DE12500105170648489890"
QUICK = settings(max_examples=80, deadline=None)
#: The order of the elements in the standard (camt.053.001.08), where we write them.
ORDER = {
    "Stmt": "Id CreDtTm FrToDt Acct Bal Ntry",
    "Acct": "Id Ccy",
    "Bal": "Tp Amt CdtDbtInd Dt",
    "Ntry": "Amt CdtDbtInd Sts BookgDt ValDt AcctSvcrRef BkTxCd NtryDtls",
    "TxDtls": "Refs Amt CdtDbtInd AmtDtls RltdPties RltdAgts RmtInf SplmtryData",
    "Refs": "EndToEndId MndtId ChqNb",
    "RltdPties": "Dbtr DbtrAcct Cdtr CdtrAcct",
    "Pty": "Nm PstlAdr",
    "PstlAdr": "StrtNm TwnNm",
    "RmtInf": "Ustrd Strd",
    "GrpHdr": "MsgId CreDtTm",
}
#: How long a text may be in the standard.
LONGEST = {
    "AcctSvcrRef": 35,
    "EndToEndId": 35,
    "ChqNb": 35,
    "Ref": 35,
    "TwnNm": 35,
    "StrtNm": 70,
    "Nm": 140,
    "Ustrd": 140,
    "Id": 35,
}

#: What the reader adds, or our lines do not keep.
NOT_OF_A_LINE = (
    "raw",
    "line",
    "original_is_rounded",
    "partner_address",
    "mandate",
    "batch_id",
    "batch_amount",
    "is_part",
)


def normal(text):
    return " ".join(text.split())


letters = st.characters(
    codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n\t"
)
free_texts = st.one_of(
    st.text(letters, max_size=60),
    st.lists(st.text("abcÄé&<>\"';=+-@", min_size=1, max_size=30), max_size=25).map(
        " ".join
    ),
)
# "0" or "n/a" is what banks write where they know no name.
names = free_texts.map(lambda text: text[:90]).filter(
    lambda text: not text.strip() or given_name(normal(text))
)
short_texts = st.text("abcXYZ0189/-.", max_size=12)
ids = st.text("ABCDEF0123456789:.-", min_size=8, max_size=60).filter(
    lambda text: any(each.isalpha() for each in text)
)
amounts = st.integers(-10_000_000, 10_000_000).map(lambda n: Decimal(n).scaleb(-2))
days = st.integers(0, 27).map(lambda n: date(2026, 11, 1) + timedelta(days=n))


@st.composite
def statements(draw):
    count = draw(st.integers(1, 6))
    dates = sorted(draw(days) for _n in range(count))
    own_ids = draw(st.lists(ids, min_size=count, max_size=count, unique=True))
    lines = [
        Transaction(
            date=day,
            amount=draw(amounts),
            value_date=draw(st.none() | days),
            text=draw(free_texts),
            partner_name=draw(names),
            partner_account=draw(st.sampled_from(["", THEIRS, "4711-0815"])),
            end_to_end_id=draw(short_texts),
            check_number=draw(st.sampled_from(["", "1029"])),
            transaction_type=draw(
                st.sampled_from(["", "PMNT-RCDT-ESCT", "NTRF", "CHECK", "INT"])
            ),
            bank_id=own_id,
        )
        for day, own_id in zip(dates, own_ids, strict=True)
    ]
    start = draw(amounts)
    return Statement(
        account_number=OWN,
        currency="EUR",
        date=dates[-1],
        balance_start=start,
        balance_end=start + sum(each.amount for each in lines),
        transactions=lines,
    )


def read_csv(data):
    return statement_formats.read_described(data, "x.csv", DESCRIPTION)


def read(data):
    return statement_formats.read(data, "x")


@tagged("post_install", "-at_install")
class TestFormatsWritten(BaseCase):
    """Statements of one account, written and read again."""

    def _statement(self, *lines, **fields):
        total = sum(each.amount for each in lines)
        fields = {
            "account_number": OWN,
            "currency": "EUR",
            "date": date(2026, 11, 30),
            "balance_start": Decimal("100.00"),
            "balance_end": Decimal("100.00") + total,
            "transactions": list(lines),
            **fields,
        }
        return Statement(**fields)

    def _line(self, **fields):
        fields = {
            "date": date(2026, 11, 10),
            "amount": Decimal("1000.00"),
            "text": "RE 42",
            "bank_id": "BANK-000042",
            **fields,
        }
        return Transaction(**fields)

    def _assert_same(self, found, wanted, *fields):
        (statement,) = found
        self.assertEqual(statement.account_number, wanted.account_number)
        self.assertEqual(statement.currency, wanted.currency)
        pairs = zip(statement.transactions, wanted.transactions, strict=True)
        for line, told in pairs:
            for name in ("date", "amount", "value_date", "bank_id"):
                self.assertEqual(getattr(line, name), getattr(told, name), name)
            for name in fields:
                value = normal(getattr(told, name))
                self.assertEqual(normal(getattr(line, name)), value, name)
        return statement

    # -- Whatever the statement

    @QUICK
    @given(statements())
    def test_csv_is_read_as_it_was(self, wanted):
        found = self._assert_same(
            read_csv(statement_formats.write_csv([wanted])),
            wanted,
            "text",
            "partner_name",
            "partner_account",
            "end_to_end_id",
            "check_number",
            "transaction_type",
        )
        if found.balance_end is not None:
            self.assertEqual(found.balance_end, wanted.balance_end)

    @QUICK
    @given(statements())
    def test_camt_is_read_as_it_was(self, wanted):
        data, remarks = statement_formats.write_camt([wanted], MADE)
        self.assertEqual(remarks, [])
        found = self._assert_same(
            read(data),
            wanted,
            "text",
            "partner_name",
            "partner_account",
            "transaction_type",
        )
        self.assertEqual(found.balance_start, wanted.balance_start)
        self.assertEqual(found.balance_end, wanted.balance_end)
        self._check_structure(data)

    @QUICK
    @given(statements())
    def test_ofx_is_read_as_it_was(self, wanted):
        data, remarks = statement_formats.write_ofx([wanted], MADE)
        found = self._assert_same(read(data), wanted, "partner_name", "check_number")
        self.assertEqual(found.balance_start, wanted.balance_start)
        self.assertEqual(found.balance_end, wanted.balance_end)
        for line, told in zip(found.transactions, wanted.transactions, strict=True):
            # OFX tells a name and a memo; the text is both where they differ.
            if not remarks:
                self.assertIn(normal(told.text), normal(line.text))

    @QUICK
    @given(st.lists(st.text("ab", min_size=1, max_size=139)).map(" ".join))
    @example("x" * 300)
    @example("x" * 139 + " " + "y" * 140 + " z")
    def test_a_long_text_in_parts_is_whole_again(self, text):
        parts = split_text(text)
        self.assertTrue(all(0 < len(each) <= 140 for each in parts))
        joined, full = "", True
        for each in parts:
            joined += each if full else f" {each}"
            full = len(each) == 140
        self.assertEqual(joined, text)

    # -- What each can tell

    def _everything(self):
        return self._line(
            value_date=date(2026, 11, 12),
            original_amount=Decimal("1087.23"),
            original_currency="USD",
            text="Rechnung 42 vom 12.10. RF18539007547034",
            partner_name="Kirchner & Söhne <Nord> GmbH",
            partner_account=THEIRS,
            partner_bic="COBADEFFXXX",
            partner_street="Hafenstr. 5",
            partner_city="Kiel",
            end_to_end_id="E2E-7",
            reference="RF18539007547034",
            check_number="1029",
            transaction_type="PMNT-RCDT-ESCT",
        )

    def _assert_whole(self, line, *left_out):
        told = self._everything()
        for name in Transaction.__slots__:
            if name not in (*NOT_OF_A_LINE, *left_out):
                self.assertEqual(getattr(line, name), getattr(told, name), name)

    def test_camt_and_csv_carry_every_field_of_a_line(self):
        wanted = self._statement(self._everything())
        data, remarks = statement_formats.write_camt([wanted], MADE)
        self.assertEqual(remarks, [])
        self._assert_whole(read(data)[0].transactions[0])
        self._check_structure(data)
        data = statement_formats.write_csv([wanted])
        self._assert_whole(read_csv(data)[0].transactions[0])

    def test_ofx_carries_what_it_knows(self):
        wanted = self._statement(self._everything())
        data, remarks = statement_formats.write_ofx([wanted], MADE)
        self.assertEqual(remarks, [])
        (line,) = read(data)[0].transactions
        told = self._everything()
        self._assert_whole(
            line,
            "text",
            "partner_bic",
            "partner_street",
            "partner_city",
            "end_to_end_id",
            "transaction_type",
        )
        self.assertEqual(line.text, f"{told.partner_name} {told.text}")
        self.assertEqual(line.transaction_type, "CREDIT")

    def test_money_out_goes_to_the_creditor(self):
        paid = self._line(amount=Decimal("-75.00"), partner_name="Stadtwerke")
        data, _remarks = statement_formats.write_camt([self._statement(paid)], MADE)
        root = etree.fromstring(data)
        self.assertEqual(
            root.findtext(".//{*}RltdPties/{*}Cdtr/{*}Pty/{*}Nm"), "Stadtwerke"
        )
        self.assertEqual(root.findtext(".//{*}Ntry/{*}Amt"), "75.00")
        self.assertEqual(root.findtext(".//{*}Ntry/{*}CdtDbtInd"), "DBIT")

    def test_a_currency_without_cents(self):
        line = self._line(amount=Decimal("1200"))
        wanted = self._statement(
            line,
            currency="JPY",
            balance_start=Decimal("0"),
            balance_end=Decimal("1200"),
        )
        for data in (
            statement_formats.write_camt([wanted], MADE)[0],
            statement_formats.write_ofx([wanted], MADE)[0],
        ):
            self.assertIn(b">1200<", data)
            self.assertEqual(read(data)[0].balance_end, 1200)

    def test_statements_of_several_accounts_in_one_file(self):
        one = self._statement(self._line())
        two = self._statement(
            self._line(amount=Decimal("-5.00"), bank_id="BANK-000043"),
            account_number=THEIRS,
        )
        for found in (
            read(statement_formats.write_camt([one, two], MADE)[0]),
            read(statement_formats.write_ofx([one, two], MADE)[0]),
            read_csv(statement_formats.write_csv([one, two])),
        ):
            self.assertEqual([s.account_number for s in found], [OWN, THEIRS])
            self.assertEqual(
                [s.transactions[0].amount for s in found], [1000, Decimal("-5.00")]
            )

    def test_what_a_format_has_no_room_for_is_told(self):
        long = self._line(
            text="x" * 300,
            partner_name="N" * 150,
            check_number="1" * 40,
            end_to_end_id="E" * 40,
        )
        wanted = self._statement(long)
        _data, remarks = statement_formats.write_ofx([wanted], MADE)
        self.assertEqual(len(remarks), 3)
        self.assertIn(
            "Texts cut to the 255 characters that OFX can hold: 1.",
            " ".join(map(str, remarks)),
        )
        data, remarks = statement_formats.write_camt([wanted], MADE)
        self.assertEqual(len(remarks), 3)
        self.assertIn("End-to-end ids left out", " ".join(map(str, remarks)))
        self._check_structure(data)

    # -- Safety

    def test_no_cell_of_a_csv_is_a_formula(self):
        texts = ("=1+1", "+49 40 123", "-5 EUR", "@SUM(A1)", "'=x", "'''-y", "'quoted'")
        lines = [
            self._line(text=text, partner_name=text, bank_id=f"=BANK-{n}")
            for n, text in enumerate(texts)
        ]
        data = statement_formats.write_csv([self._statement(*lines)])
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        self.assertEqual(tuple(rows[0]), HEADER)
        numbers = {HEADER.index(each) for each in ("Amount", "Balance")}
        for row in rows[1:]:
            for position, cell in enumerate(row):
                if position not in numbers:
                    self.assertNotRegex(cell, r"^[=+@\t\r-]")
        (found,) = read_csv(data)
        self.assertEqual(tuple(each.text for each in found.transactions), texts)
        self.assertEqual(found.transactions[0].bank_id, "=BANK-0")

    def test_control_characters_do_not_break_a_file(self):
        wanted = self._statement(self._line(text="A\x00B\x1b[0m\x0bC\ud800"))
        for data in (
            statement_formats.write_camt([wanted], MADE)[0],
            statement_formats.write_ofx([wanted], MADE)[0],
        ):
            self.assertEqual(read(data)[0].transactions[0].text, "A B [0m C")

    # -- The standard

    def _check_structure(self, data):
        """Elements in the standard's order, no empty ones, none too long."""
        root = etree.fromstring(data)
        for element in root.iter():
            name = etree.QName(element).localname
            names = [etree.QName(each).localname for each in element]
            if name in ORDER:
                order = ORDER[name].split()
                self.assertEqual(names, sorted(names, key=order.index), name)
            if not names and name != "BkTxCd":
                self.assertTrue((element.text or "").strip(), name)
                self.assertLessEqual(len(element.text), LONGEST.get(name, 200), name)
