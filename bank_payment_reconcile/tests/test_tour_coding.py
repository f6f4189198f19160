"""Payments without documents, typed into the list one after the other."""

from datetime import date

from odoo.tests import tagged

from .test_tour_payment_buttons import PaymentPageCase


@tagged("post_install", "-at_install")
class TestTourCoding(PaymentPageCase):
    """Four payments for different accounts, then five for one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.coded, cls.filled = (
            cls.card.browse(
                cls._create_line(
                    -10.0 * number,
                    f"{kind} {number} BY CARD",
                    day=date(2026, 1, day + number),
                    partner_name="Kartendienst",
                ).id
                for number in range(1, count + 1)
            )
            for kind, count, day in (("CODE", 4, 24), ("FILL", 5, 16))
        )

    def test_by_keys_alone(self):
        self._walk("bank_payment_coding_tour")
        first, second, third, fourth = self.coded.application_ids.sorted("amount")
        self.assertEqual(
            (first | second | fourth).account_id | self.rounding, self.rounding
        )
        self.assertEqual(second.tax_ids, self.company_data["default_tax_purchase"])
        self.assertFalse((first | third | fourth).tax_ids)
        self.assertEqual(third.partner_id, self.fjord)
        self.assertEqual(third.account_id, self.receivable)
        rows = self.filled.application_ids
        self.assertEqual(rows.account_id, self.rounding)
        self.assertEqual(
            sorted(rows.mapped("amount")), [-50.0, -40.0, -30.0, -20.0, -10.0]
        )
        self.assertEqual((rows | first).accepted_by_id, self.accountant)
        self.assertFalse(self.card.application_ids)

    def test_by_the_mouse_too(self):
        self._walk("bank_payment_coding_mouse_tour")
        filled = self.coded[3] | self.filled[4] | self.filled[3]
        self.assertEqual(filled.application_ids.account_id, self.rounding)
        self.assertFalse((self.coded[:3] | self.filled[:3]).application_ids)

    def test_on_a_slow_connection(self):
        self._slow_down()
        self.test_by_keys_alone()
