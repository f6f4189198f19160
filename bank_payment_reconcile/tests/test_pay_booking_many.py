"""Payments in other currencies, and many of them."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .pay_export_case import PayExportCase

#: Statements of the database that one more payment may take at most, with Odoo's own:
#: to export it, and to take it back.
MORE_QUERIES = {"each": (8, 1), "run": (3, 3)}


@tagged("post_install", "-at_install")
class TestPayBookingCurrencies(PayExportCase):
    """The books are kept in euros; a dollar is 0.90 of them until 24 November, and 0.92
    from then on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # A euro of the books is one, whatever rates the tests gave it before.
        cls.env.company.currency_id.rate_ids.unlink()
        cls.dollar_bank = cls._create_bank("USD", "BUSD", 1 / 0.90, 1 / 0.92)
        cls.yen_bank = cls._create_bank("JPY", "BJPY", 160, 160)
        cls.vendor = cls._create_vendor(
            "Harbor Supplies Inc.",
            "000123456789",
            street="12 Dock Street",
            zip="21202",
            city="Baltimore",
            country_id=cls.env.ref("base.us").id,
        )
        cls.vendor.bank_ids.bank_id = cls._create_institute("Harbor Bank", "HRBRUS33")

    @classmethod
    def _create_institute(cls, name, bic):
        return cls.env["res.bank"].create(
            {
                "name": name,
                "bic": bic,
                "city": "Baltimore",
                "country": cls.env.ref("base.us").id,
            }
        )

    @classmethod
    def _create_bank(cls, name, code, before, after):
        currency = cls.env["res.currency"].with_context(active_test=False)
        currency = currency.search([("name", "=", name)])
        currency.active = True
        currency.rate_ids.unlink()
        currency.rate_ids = [
            Command.create(
                {"name": day, "rate": rate, "company_id": cls.env.company.id}
            )
            for day, rate in ((date(2026, 1, 1), before), (date(2026, 11, 24), after))
        ]
        account = (
            cls.env["res.partner.bank"]
            .sudo()
            .create(
                {
                    "acc_number": f"70011{code}",
                    "partner_id": cls.env.company.partner_id.id,
                    "bank_id": cls._create_institute(
                        f"Bank {name}", f"BK{name[:2]}DEFF"
                    ).id,
                }
            )
        )
        return cls.env["account.journal"].create(
            {
                "name": f"Bank in {name}",
                "type": "bank",
                "code": code,
                "currency_id": currency.id,
                "bank_account_id": account.id,
                "bank_payment_format": "pain.001.001.09",
            }
        )

    def _pay_from(self, bank, amount):
        bill = self._next_bill(
            amount, vendor=self.vendor, currency_id=bank.currency_id.id
        )
        run = self._create_run(journal_id=bank.id, execution_date=date(2026, 11, 27))
        self._pay(run, bill)
        return bill, run

    def test_dollars_leave_at_the_rate_of_the_day(self):
        for booking in ("each", "run"):
            with self.subTest(booking=booking):
                self.dollar_bank.bank_run_booking = booking
                bill, run = self._pay_from(self.dollar_bank, 1000)
                self.assertEqual(bill.balance, -900)
                root = self._read(self._export(run))
                [amount] = root.findall(".//InstdAmt")
                self.assertEqual((amount.text, amount.get("Ccy")), ("1000.00", "USD"))
                self.assertEqual(self._texts(root, "ChrgBr"), ["SHAR"])
                self.assertNotIn("SEPA", self._texts(root, "SvcLvl/Cd"))
                self.assertEqual(bill.amount_residual_currency, 0)
                self.assertEqual(bill.amount_residual, 0)
                self.assertTrue(bill.reconciled)
                # 920.00 leave for what stood in the books with 900.00.
                entry = run.line_ids.payment_id.move_id | run.line_ids.booking_move_id
                money = entry.line_ids.filtered(lambda line: line.balance < 0)
                self.assertEqual((money.balance, money.amount_currency), (-920, -1000))
                self.assertEqual(self._get_loss(bill), 20)

    def _get_loss(self, bill):
        account = self.env.company.expense_currency_exchange_account_id
        entry = bill.matched_debit_ids.exchange_move_id
        return sum(
            entry.line_ids.filtered(lambda line: line.account_id == account).mapped(
                "balance"
            )
        )

    def test_a_difference_of_rates_goes_with_what_is_taken_back(self):
        for booking in ("each", "run"):
            with self.subTest(booking=booking):
                self.dollar_bank.bank_run_booking = booking
                bill, run = self._pay_from(self.dollar_bank, 1000)
                self._export(run)
                run.action_cancel("refused")
                self.assertEqual(
                    (bill.amount_residual_currency, bill.amount_residual),
                    (-1000, -900),
                )

    def test_yen_have_no_decimals(self):
        bill, run = self._pay_from(self.yen_bank, 50000)
        root = self._read(self._export(run))
        [amount] = root.findall(".//InstdAmt")
        self.assertEqual((amount.text, amount.get("Ccy")), ("50000", "JPY"))
        self.assertTrue(bill.reconciled)


@tagged("post_install", "-at_install")
class TestPayBookingMany(PayExportCase):
    def _count(self, amounts, booking):
        self.bank.bank_run_booking = booking
        run = self._run_of(*amounts)
        self._accept(run)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        run.action_export()
        self.env.flush_all()
        exported = self.env.cr.sql_log_count
        self.env.invalidate_all()
        run.action_cancel("counted")
        self.env.flush_all()
        return exported - before, self.env.cr.sql_log_count - exported

    def test_more_payments_take_few_more_queries(self):
        for booking in ("each", "run"):
            with self.subTest(booking=booking):
                # What is asked once only has been asked.
                self._count([1, 2], booking)
                few = self._count(range(1, 6), booking)
                many = self._count(range(1, 26), booking)
                for more, less, most in zip(
                    many, few, MORE_QUERIES[booking], strict=True
                ):
                    self.assertLessEqual((more - less) / 20, most)
