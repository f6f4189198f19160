from dataclasses import replace
from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import payment_files
from odoo.addons.bank_payment_reconcile.payment_files import (
    OrderParty,
    PaymentFileError,
    described,
)

from .payment_files_case import NEW_YORK, US_BANK, PaymentFilesCase

Column, Layout = described.LayoutColumn, described.Layout


@tagged("post_install", "-at_install")
class TestNacha(PaymentFilesCase):
    name = "nacha"

    def setUp(self):
        super().setUp()
        self.ours = replace(US_BANK, number="999", clearing="011000015", currency="USD")
        self.company = OrderParty("Our Company Inc", NEW_YORK, "12-3456789")

    def batch(self, *payments, **traits):
        values = {"account": self.ours, "party": self.company}
        return super().batch(*payments, **{**values, **traits})

    def lines(self, *payments, **traits):
        batch = self.batch(*payments, **traits)
        return payment_files.write(batch, self.format()).decode().splitlines()

    def test_a_file_is_of_whole_blocks_of_94_characters(self):
        lines = self.lines(self.to_new_york(amount=Decimal("12.34"), text="Bill 7"))
        self.assertEqual(len(lines), 10)
        self.assertEqual({len(line) for line in lines}, {94})
        self.assertEqual(
            lines[0],
            "101 01100001511234567892611271030A094101Harbor Bank            "
            "Our Company Inc        RUN-7   ",
        )
        self.assertEqual(
            lines[1],
            "5220Our Company Inc RUN-7-1             1123456789CCDPAYMENTS  "
            "261127261130   1011000010000001",
        )
        self.assertEqual(
            lines[2],
            "622021000021123456789        0000001234E1             "
            "Acme Inc                1011000010000001",
        )
        self.assertEqual(lines[3], f"705{'Bill 7':80}00010000001")
        self.assertEqual(
            lines[4],
            "82200000020002100002000000000000000000001234"
            f"1123456789{'':25}011000010000001",
        )
        self.assertEqual(
            lines[5],
            "9000001000001000000020002100002000000000000000000001234" + " " * 39,
        )
        self.assertEqual(lines[6:], ["9" * 94] * 4)

    def test_persons_companies_and_long_texts_stand_apart(self):
        person = self.with_party(self.to_new_york(key=2), is_company=False)
        savings = self.to_new_york(key=4, account=replace(US_BANK, kind="savings"))
        long_text = self.to_new_york(key=3, text="Invoice " * 30)
        lines = self.lines(self.to_new_york(), person, long_text, savings)
        batches = [line[50:53] for line in lines if line[0] == "5"]
        self.assertEqual(batches, ["CCD", "PPD", "CTX"])
        self.assertEqual([line[1:3] for line in lines if line[0] == "6"][1], "32")
        [entry] = [line for line in lines if line[0] == "6" and line[54:58] == "0003"]
        self.assertEqual(entry[58:74], "Acme Inc        ")
        addenda = [line[83:87] for line in lines if line[0] == "7"]
        self.assertEqual(addenda, ["0001", "0002", "0003"])

    def test_debits_are_debits(self):
        lines = self.lines(self.to_new_york(), kind="debit")
        self.assertEqual(lines[1][:4], "5225")
        self.assertEqual(lines[2][:3], "627")
        self.assertEqual(lines[3][20:44], "000000010000000000000000")

    def test_what_has_no_room_is_told(self):
        order = self.to_new_york()
        number = "1" * 18
        self.assertFound(
            replace(order, account=replace(US_BANK, number=number)), "account_long"
        )
        self.assertFound(
            replace(order, account=replace(US_BANK, clearing="021000022")),
            "clearing_wrong",
        )
        self.assertFound(replace(order, currency="EUR"), "nacha_currency")
        person = self.with_party(replace(order, text="x" * 81), is_company=False)
        self.assertFound(person, "text_long")
        name = self.with_party(order, name="A Company of a Very Long Name")
        self.assertFound(name, "name_converted", "yellow")
        self.assertFound(self.batch(order, party=OrderParty("Us")), "own_identifier")
        rich = replace(order, amount=Decimal("1000000.01"))
        self.assertNotFound(rich, "amount_too_large")
        today = replace(rich, execution_date=date(2026, 11, 27))
        self.assertFound(today, "amount_too_large")
        nowhere = replace(self.ours, clearing="", clearing_system="")
        self.assertFound(self.batch(order, account=nowhere), "own_routing_missing")


@tagged("post_install", "-at_install")
class TestDescribed(PaymentFilesCase):
    name = "described"

    def write_layout(self, layout, *payments):
        batch = self.batch(*payments)
        return payment_files.write(batch, self.format(layout=layout)).decode()

    def test_a_table_with_names_and_totals(self):
        layout = Layout(
            rows=(
                Column("row_number", title="No"),
                Column("payee", title="Name"),
                Column("amount", title="Amount"),
                Column("date", title="Date", date_format="%d.%m.%Y"),
            ),
            footer=(Column("constant", text="Sum"), Column("count"), Column("total")),
            has_titles=True,
            decimal_mark=",",
            line_end="\n",
        )
        semicolon = self.with_party(self.order(2), name="A, B (C)")
        self.assertEqual(
            self.write_layout(layout, self.order(), semicolon),
            "No;Name;Amount;Date\n1;Tulp Kantoor BV;100,00;30.11.2026\n"
            "2;A, B (C);100,00;30.11.2026\nSum;2;200,00\n",
        )

    def test_fixed_width_fills_and_never_cuts(self):
        layout = Layout(
            rows=(
                Column("payee", width=18),
                Column("amount", width=10, align="right", fill="0"),
            ),
            header=(
                Column("constant", text="H", width=1),
                Column("file_date", width=8),
            ),
            footer=(Column("total", width=12, align="right", fill="0"),),
            kind="fixed",
            decimal_mark="",
            date_format="%Y%m%d",
            line_end="\n",
        )
        self.assertEqual(
            self.write_layout(layout, self.order()),
            "H20261127\nTulp Kantoor BV   0000010000\n000000010000\n",
        )
        narrow = replace(layout, rows=(Column("payee", width=5),))
        self.assertFound(self.order(), "layout_room", layout=narrow)
        self.assertFound(self.order(), "layout_missing")
        unknown = replace(layout, encoding="latin-99")
        self.assertFound(self.order(), "layout_room", layout=unknown)

    def test_checks_for_positive_pay_are_rows_too(self):
        layout = Layout(
            rows=(
                Column("own_account"),
                Column("check_number", width=6, align="right", fill="0"),
                Column("check_amount"),
                Column("issue_or_void"),
            ),
            total_of="check_amount",
            footer=(Column("count"), Column("total")),
            delimiter=",",
        )
        rows = [
            {"check_number": "17", "check_amount": Decimal(5), "issue_or_void": "I"},
            {
                "check_number": "18",
                "check_amount": Decimal("7.5"),
                "issue_or_void": "V",
            },
        ]
        values = {"own_account": "999", "currency": "USD"}
        self.assertEqual(
            described.write_rows(rows, layout, values),
            b"999,000017,5.00,I\r\n999,000018,7.50,V\r\n2,12.50\r\n",
        )
        long_number = [{"check_number": "1234567"}]
        with self.assertRaisesRegex(PaymentFileError, "row 1 is longer than 6"):
            described.write_rows(long_number, layout, values)
        odd = [{"check_number": "1", "check_amount": Decimal("1.005")}]
        with self.assertRaisesRegex(PaymentFileError, "does not fit"):
            described.write_rows(odd, layout, values)
