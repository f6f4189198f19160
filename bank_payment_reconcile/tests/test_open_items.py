from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestOpenItems(BankReconcileCommon):
    """The list of what a bank line may be applied to."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.invoice = cls._create_document(
            cls.nordlicht,
            1234.5,
            "INV/2026/00042",
            ref="PO 100%_7",
            invoice_date_due=date(2026, 2, 1),
        )
        cls.credit = cls._create_document(
            cls.nordlicht, 200.0, "RINV/2026/00001", "out_refund"
        )
        cls.bill = cls._create_document(
            cls.fjord, 820.0, "BILL/2026/01/0001", "in_invoice", ref="PB-5001"
        )
        cls.line = cls._create_line(800.0, "payment", partner_id=cls.nordlicht.id)

    def _list(self, scope="all", search="", **values):
        found = self.line.get_open_items(scope, search, **values)
        return [record["name"] for record in found["records"]]

    def _register(self, amount, check=None, partner=None):
        payment = self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": (partner or self.fjord).id,
                "amount": amount,
                "journal_id": self.bank.id,
                "date": date(2026, 1, 10),
            }
        )
        payment.action_post()
        if check:
            payment.check_number = check
        return payment

    def test_one_record(self):
        record = self.line.get_open_items("all", "00042")["records"][0]
        self.assertEqual(
            {key: record[key] for key in record.keys() - {"account", "currency_id"}},
            {
                "move_line_id": self.invoice.id,
                "name": "INV/2026/00042",
                "ref": "PO 100%_7",
                "partner_id": self.nordlicht.id,
                "partner": "Nordlicht Versand GmbH",
                "date": date(2026, 1, 2),
                "due_date": date(2026, 2, 1),
                "amount_total": 1234.5,
                "item_residual": 1234.5,
                "residual": 1234.5,
                "available": 1234.5,
                "discount": 0.0,
                "discount_date": False,
                "residual_after_discount": 1234.5,
                "currency": "USD",
                "kind": "invoice",
                "check_number": False,
                "taken_by": False,
                "applied": 0.0,
            },
        )
        self.assertIn(self.receivable.code, record["account"])

    def test_signs_and_kinds_are_those_of_the_money(self):
        self._register(75.0, check="3364")
        self._register(60.0)
        found = {
            record["kind"]: record["residual"]
            for record in self.line.get_open_items("all")["records"]
        }
        self.assertEqual(
            found,
            {
                "invoice": 1234.5,
                "credit_note": -200.0,
                "bill": -820.0,
                "check": -75.0,
                "payment": -60.0,
            },
        )

    def test_scopes(self):
        payment = self._register(75.0)
        self.assertEqual(
            sorted(self._list("partner")), ["INV/2026/00042", "RINV/2026/00001"]
        )
        self.assertEqual(len(self._list("all")), 4)
        self.assertEqual(self._list("payments"), [payment.move_id.name])

    def test_line_without_any_partner_lists_none_of_a_partner(self):
        line = self._create_line(10.0)
        self.assertEqual(line.get_open_items("partner"), {"length": 0, "records": []})

    def test_partner_that_the_matcher_recognised(self):
        line = self._create_line(10.0, partner_name="Fjordlysnes Handel AS")
        line.action_apply_automatically()
        line.action_remove_applications()
        line.sudo().bank_match_details = {"partner": self.fjord.id}
        records = line.get_open_items("partner")["records"]
        self.assertEqual([r["move_line_id"] for r in records], self.bill.ids)

    def test_payment_of_another_bank_is_not_listed(self):
        other = self.bank.copy()
        payment = self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": self.fjord.id,
                "amount": 5.0,
                "journal_id": other.id,
            }
        )
        payment.action_post()
        self.assertNotIn(payment.move_id.name, self._list("all"))
        self.assertNotIn(payment.move_id.name, self._list("payments"))

    def test_search_by_number_reference_partner_and_words_together(self):
        self.assertEqual(self._list(search="00042"), ["INV/2026/00042"])
        self.assertEqual(self._list(search="pb-5001"), ["BILL/2026/01/0001"])
        self.assertEqual(self._list(search="fjordlys"), ["BILL/2026/01/0001"])
        self.assertEqual(self._list(search="nordlicht RINV"), ["RINV/2026/00001"])
        self.assertEqual(self._list(search="fjordlys 00042"), [])

    def test_per_cent_and_underscore_are_themselves(self):
        self.assertEqual(self._list(search="100%_7"), ["INV/2026/00042"])
        self.assertEqual(self._list(search="%"), ["INV/2026/00042"])
        self.assertEqual(self._list(search="_"), ["INV/2026/00042"])
        self.assertEqual(self._list(search="\\"), [])

    def test_amount_in_the_format_of_the_user(self):
        self.assertEqual(self._list(search="1,234.50"), ["INV/2026/00042"])
        self.assertEqual(self._list(search="-820"), ["BILL/2026/01/0001"])
        german = self.env["res.lang"]._activate_lang("de_DE")
        german.write({"decimal_point": ",", "thousands_sep": "."})
        line = self.line.with_context(lang="de_DE")
        found = line.get_open_items("all", "1.234,50")["records"]
        self.assertEqual([r["move_line_id"] for r in found], self.invoice.ids)

    def test_words_that_python_reads_as_numbers(self):
        for text in ("nan", "inf", "1e999"):
            self.assertEqual(self._list(search=text), [])

    def test_order_and_pages(self):
        late = self._create_document(
            self.nordlicht, 5.0, "INV/2026/00001", day=date(2026, 2, 1)
        )
        self.assertEqual(self._list(order="date_maturity desc")[0], late.move_id.name)
        self.assertEqual(self._list(order="name")[0], "BILL/2026/01/0001")
        page = self.line.get_open_items("all", order="name", limit=2, offset=2)
        self.assertEqual(page["length"], 4)
        self.assertEqual(
            [record["name"] for record in page["records"]],
            ["INV/2026/00042", "RINV/2026/00001"],
        )
        beyond = self.line.get_open_items("all", limit=2, offset=100)
        self.assertEqual(beyond, {"length": 4, "records": []})
        with self.assertRaises(UserError):
            self._list(order="id; drop table")

    def test_applied_here_and_taken_elsewhere(self):
        other = self._create_line(300.0, "from Nordlicht")
        other.action_apply_item(self.invoice.id, 300.0)
        self.line.action_apply_item(self.invoice.id, 100.0)
        record = self.line.get_open_items("all", "00042")["records"][0]
        self.assertEqual(record["applied"], 100.0)
        self.assertEqual(record["available"], 934.5)
        self.assertIn("from Nordlicht", record["taken_by"])

    def test_hidden_kinds(self):
        payment = self._register(75.0)
        company = self.env.company
        for field, names in (
            ("bank_hide_customer_items", ["INV/2026/00042", "RINV/2026/00001"]),
            ("bank_hide_vendor_items", ["BILL/2026/01/0001"]),
            ("bank_hide_payments", [payment.move_id.name]),
        ):
            before = set(self._list("all"))
            company[field] = True
            self.assertEqual(before - set(self._list("all")), set(names))
        self.assertEqual(self._list("payments"), [payment.move_id.name])

    def test_a_page_costs_the_same_queries_for_few_items_and_many(self):
        for n in range(20):
            self._create_document(self.fjord, 10.0 + n, f"INV/2026/1{n:04}")
        self._create_line(10.0).action_apply_item(self.invoice.id)

        def count(limit):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.line.get_open_items("all", "INV", limit=limit)
            return self.env.cr.sql_log_count - before

        count(1)
        self.assertEqual(count(20), count(2))
        self.assertLessEqual(count(20), 20)
