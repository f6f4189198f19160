"""What a report's rows are paid with, and what is told where they do not agree."""

import csv
import io

from odoo.tests import tagged

from .advice_document_case import AdviceDocumentCase

STRIPE = (
    "automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,"
    "created_utc,currency,gross,fee,net,reporting_category,source_id,description\n"
)


def stripe(*rows):
    """A report of Stripe: id, gross, fee, net, category, description."""
    lines = (
        f"po_1,2026-05-05 00:00:00,{own},2026-05-01 22:30:00,eur,{gross},{fee},{net},"
        f"{kind},src,{text}\n"
        for own, gross, fee, net, kind, text in rows
    )
    return STRIPE + "".join(lines)


SALE = ("txn_1", "100.00", "1.80", "98.20", "charge", "INV/1")
BACK = ("txn_2", "-30.00", "0.00", "-30.00", "refund", "INV/2")


@tagged("post_install", "-at_install")
class TestAdviceReports(AdviceDocumentCase):
    def _told(self, found):
        return [(row.kind, row.net, row.references, row.date) for row in found.rows]

    def test_the_same_report_in_any_dress(self):
        text = stripe(SALE, BACK)
        plain = self._read_one(text)
        self.assert_paid(plain, "po_1", "2026-05-05", "68.20")
        rows = list(csv.reader(io.StringIO(text)))
        german = text.replace(",", ";").replace(".", ",").replace("net;", "net;")
        turned = io.StringIO()
        csv.writer(turned).writerows([*row[::-1], "more"] for row in rows)
        excel = text.replace(",", ";").replace("100.00", "100").replace(".", ",")
        for name, data in {
            "semicolons and commas": german.encode(),
            "UTF-16": text.encode("utf-16"),
            "tabs": text.replace(",", "\t").encode(),
            "other order and one column more": turned.getvalue().encode(),
            "lines above": b"Report of May\n\n" + text.encode(),
            "lines with CR": text.replace("\n", "\r").encode(),
            "saved by a spreadsheet": excel.encode("cp1252"),
        }.items():
            with self.subTest(name):
                self.assertEqual(self._told(self._read_one(data)), self._told(plain))

    def test_days_of_rows_are_local_and_that_of_the_payout_the_provider_s(self):
        for zone, day in {"UTC": "2026-05-01", "Europe/Berlin": "2026-05-02"}.items():
            found = self._read_one(stripe(SALE), zone=zone)
            self.assertEqual(str(found.rows[0].date), day)
            self.assertEqual(str(found.date), "2026-05-05")
        found = self._read_one(stripe(SALE), zone="America/New_York")
        self.assertEqual(str(found.date), "2026-05-05")

    def test_a_net_that_does_not_fit_is_told_and_never_spread(self):
        found = self._read_one(
            stripe(("txn_1", "100.00", "1.80", "98.00", "charge", ""))
        )
        self.assertEqual(
            self._counted(found), [(2, "charge", "100.00", "-1.80", "98.20")]
        )
        [remark] = found.remarks
        self.assertIn("Line 2", str(remark))
        self.assertIn("-0.20", str(remark))

    def test_a_payout_that_its_rows_do_not_make_is_told(self):
        paid = ("txn_9", "-90.00", "0.00", "-90.00", "payout", "STRIPE PAYOUT")
        found = self._read_one(stripe(SALE, paid))
        self.assertEqual((str(found.total), str(found.difference)), ("90.00", "-8.20"))
        self.assertIn("-8.20", str(found.remarks[0]))

    def test_what_nobody_knows_is_shown(self):
        found = self._read_one(
            stripe(SALE, ("txn_3", "-5", "0", "-5", "moon_phase", ""))
        )
        self.assertEqual(self._counted(found)[1], (3, "other", "-5", "0", "-5"))

    def test_a_line_that_adds_up_does_not_count(self):
        found = self._read_one(stripe(SALE) + "Total,,,,,100.00,1.80,98.20,,,\n")
        self.assertEqual(str(found.net), "98.20")
        self.assertEqual(self._ignored(found), [(3, "total", "total")])

    def test_an_amount_that_is_none_names_its_line(self):
        with self.assertRaises(ValueError) as raised:
            self._read(stripe(SALE, ("txn_3", "1x3", "0", "1", "charge", "")))
        self.assertIn("Line 3", str(raised.exception))
        self.assertIn("1x3", str(raised.exception))

    def test_a_report_without_rows(self):
        with self.assertRaises(ValueError) as raised:
            self._read(STRIPE)
        self.assertIn("no rows", str(raised.exception))

    def test_rows_have_keys_that_stay(self):
        twice = stripe(SALE, SALE)
        first = [row.key for row in self._read_one(twice).rows]
        again = [row.key for row in self._read_one(twice + "\n").rows]
        self.assertEqual(first, again)
        self.assertEqual(len(set(first)), 2)
        [own] = [row.key for row in self._read_one(stripe(SALE)).rows]
        self.assertEqual(own, first[0])

    def test_several_payouts_and_what_is_not_paid_yet(self):
        text = stripe(SALE) + stripe(BACK).replace("po_1", "po_2")[len(STRIPE) :]
        text += stripe(("txn_4", "7", "1", "6", "charge", ""))[len(STRIPE) :].replace(
            "po_1,2026-05-05 00:00:00", ","
        )
        found = self._read(text)
        self.assertEqual(
            [(each.number, str(each.net), each.is_pending) for each in found],
            [("po_1", "98.20", False), ("po_2", "-30.00", False), ("", "6", True)],
        )

    def test_dates_that_may_be_two(self):
        text = stripe(SALE).replace("2026-05-05 00:00:00", "03/04/2026")
        text = text.replace("2026-05-01 22:30:00", "03/04/2026")
        found = self._read_one(text)
        self.assertIsNone(found.date)
        self.assertIn("order of dates", str(found.remarks[0]))
        found = self._read_one(text, date_order="mdy")
        self.assert_paid(found, "po_1", "2026-03-04", "98.20")

    def test_too_much_for_its_size_is_a_sentence(self):
        for data in (b"[" * 3_000_000, b'{"a":' * 100_000, b'"' * 1_000_000):
            with self.assertRaises(ValueError):
                self._read(data)
