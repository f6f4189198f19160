from datetime import date, datetime
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile.models.payment import (
    bank_days,
    grouping,
    references,
)
from odoo.addons.bank_payment_reconcile.payment_files import (
    Account,
    Address,
    OrderParty,
)

from .pay_run_case import IBANS, PayRunCase


@tagged("post_install", "-at_install")
class TestPayBatch(PayRunCase):
    """What of a run the writer of files gets."""

    def test_a_run_as_plain_values(self):
        france = self.env.ref("base.fr")
        self.tulp.write(
            {
                "street": "12 rue du Lac",
                "street2": "2e étage",
                "zip": "74000",
                "city": "Annecy",
                "country_id": france.id,
            }
        )
        account = self.tulp.bank_ids
        account.bank_id = self.env["res.bank"].create(
            {"name": "Lakebank", "bic": "abnanl2a", "city": "Delft"}
        )
        bill = self._bill(self.tulp, 1234.5, "F-1")
        run = self._create_run(execution_date=date(2026, 11, 30))
        line = self._pay(run, bill, text="F-1", purpose="supp", priority="urgent")
        batch = run._prepare_batch()
        [payment] = batch.payments
        self.assertEqual(payment.key, line.id)
        self.assertEqual(payment.amount, Decimal("1234.50"))
        self.assertEqual(str(payment.amount), "1234.50")
        self.assertEqual(
            payment.party,
            OrderParty(
                "Tulp Kantoor B.V.",
                Address(
                    street="12 rue du Lac",
                    postal_code="74000",
                    town="Annecy",
                    country="FR",
                    second_line="2e étage",
                ),
            ),
        )
        self.assertEqual(
            payment.account,
            Account(
                IBANS[2],
                bic="ABNANL2A",
                bank_name="Lakebank",
                bank_address=Address(town="Delft"),
            ),
        )
        self.assertEqual(payment.execution_date, date(2026, 11, 30))
        self.assertEqual(
            (payment.text, payment.purpose, payment.priority, payment.charges),
            ("F-1", "SUPP", "urgent", ""),
        )
        self.assertEqual(batch.account.number, "DE89370400440532013000")
        self.assertEqual(batch.account.currency, self.env.company.currency_id.name)
        self.assertEqual(batch.today, date(2026, 11, 26))
        self.assertEqual(batch.kind, "transfer")

    def test_time_is_that_of_the_company(self):
        self.env.company.partner_id.tz = "Pacific/Auckland"
        batch = self._create_run()._prepare_batch()
        self.assertEqual(batch.created_at, datetime(2026, 11, 26, 22, 0))

    def test_what_is_gone_is_not_in_the_file(self):
        run = self._create_run()
        first = self._pay(run, self._bill(self.tulp, 10.0, "F-1"))
        self._pay(run, self._bill(self.rhein, 20.0, "F-2"))
        first.sudo().state = "cancelled"
        self.assertEqual(
            [payment.amount for payment in run._prepare_batch().payments],
            [Decimal("20.00")],
        )

    def test_the_holder_of_the_account_is_paid(self):
        self.tulp.bank_ids.sudo().acc_holder_name = "Factor N.V."
        run = self._create_run()
        self._pay(run, self._bill(self.tulp, 10.0, "F-1"))
        [payment] = run._prepare_batch().payments
        self.assertEqual(payment.party.name, "Factor N.V.")

    def test_what_looks_like_an_iban_is_meant_as_one(self):
        numbers = {"NL91ABNA0417164301": True, "123456789": False, "RF52": False}
        for index, (number, is_iban) in enumerate(numbers.items()):
            partner = self._create_vendor(f"Holder of {number}", number)
            run = self._create_run()
            self._pay(run, self._bill(partner, 10.0, f"I-{index}"))
            [payment] = run._prepare_batch().payments
            self.assertEqual(payment.account.is_iban, is_iban, number)

    def test_a_yen_has_no_decimals(self):
        yen = self.setup_other_currency("JPY", rounding=1.0)
        run = self._create_run()
        self._pay(run, self._bill(self.tulp, 50_000.0, "J-1", currency_id=yen.id))
        [payment] = run._prepare_batch().payments
        self.assertEqual((str(payment.amount), payment.currency), ("50000", "JPY"))

    def test_many_payments_take_no_more_queries(self):
        run, other = self._create_run(), self._create_run()
        for index in range(20):
            partner = self._create_vendor(f"Payee {index}", f"12345{index:02}")
            target = run if index < 2 else other
            self._pay(target, self._bill(partner, 1.0 + index, f"P-{index}"))
        self.env.flush_all()
        few, many = self._count_queries(run), self._count_queries(other)
        self.assertLessEqual(many, few)

    def _count_queries(self, run):
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        run._prepare_batch()
        return self.env.cr.sql_log_count - before

    # -- Plain values

    def test_which_numbers_are_references(self):
        belgian = "BE68539007547034"
        swiss, qr = "CH9300762011623852957", "CH4431999123000889012"
        long = "210000000003139471430009017"
        for text, account, reference in (
            ("RF52 INV2 0261 18", IBANS[2], "RF52INV2026118"),
            ("RF53INV2026118", IBANS[2], ""),
            ("010/8068/17183", belgian, "010806817183"),
            ("+++010/8068/17183+++", IBANS[2], "010806817183"),
            ("010806817183", belgian, "010806817183"),
            ("010806817183", IBANS[2], ""),
            ("010806817184", belgian, ""),
            (long, qr, long),
            (long, swiss, ""),
            (long[:-1] + "8", qr, ""),
            ("RF52INV2026118", qr, ""),
            ("", belgian, ""),
        ):
            self.assertEqual(
                references.find_reference(text, account), reference, (text, account)
            )

    def test_a_text_tells_how_many_it_leaves_out(self):
        numbers = [f"INVOICE-{n:06}" for n in range(20)]
        text = references.tell_documents(numbers)
        self.assertLessEqual(len(text), 140)
        named = text.count("INVOICE")
        self.assertTrue(text.endswith(f" +{20 - named}"))
        self.assertEqual(references.tell_documents(["A", "A", "", "B"]), "A, B")

    def test_when_banks_work(self):
        opened = bank_days.next_open
        self.assertEqual(opened(date(2027, 3, 26)), date(2027, 3, 30))
        self.assertEqual(opened(date(2026, 12, 25)), date(2026, 12, 28))
        self.assertEqual(bank_days.last_open(date(2027, 1, 1)), date(2026, 12, 31))
        evening = datetime(2026, 11, 27, 16, 0)
        self.assertEqual(bank_days.get_first_day(evening), date(2026, 11, 27))
        self.assertEqual(bank_days.get_first_day(evening, "14:30"), date(2026, 11, 30))

    def test_a_claim_that_two_accounts_can_take_together_only_is_told(self):
        day = date(2026, 11, 26)

        def item(number, amount, account):
            return grouping.OpenItem(
                number, number, 1, 1, "vendor", 1, account, amount, 0.0, day, day
            )

        items = [item(1, 90.0, 7), item(2, 60.0, 8), item(3, -100.0, 0)]
        orders, refused = grouping.group(items, True, False, lambda _c, x: round(x, 2))
        self.assertEqual([order.amount for order in orders], [90.0, 60.0])
        self.assertFalse(refused[0].is_payee)
        # To one account they are one payment.
        items[1].account_id = 7
        items[1].reference = "RF52INV2026118"
        orders, refused = grouping.group(items, True, False, lambda _c, x: round(x, 2))
        self.assertEqual([order.amount for order in orders], [50.0])
        self.assertFalse(refused)
