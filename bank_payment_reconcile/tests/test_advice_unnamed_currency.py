"""A customer's table names no currency: it is that of the payment which it explains."""

from odoo.tests import tagged

from .advice_case import AdviceCommon


@tagged("post_install", "-at_install")
class TestAdviceUnnamedCurrency(AdviceCommon):
    """The books are in dollars; the bank is in pounds, two to the dollar's one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pounds = cls.env.ref("base.GBP")
        cls.pounds.active = True
        cls.pounds.rate_ids.unlink()
        cls.env["res.currency.rate"].create(
            {
                "name": "2026-01-01",
                "rate": 2.0,
                "currency_id": cls.pounds.id,
                "company_id": cls.company.id,
            }
        )
        cls.london = cls.env["account.journal"].create(
            {
                "name": "London",
                "code": "LON",
                "type": "bank",
                "currency_id": cls.pounds.id,
            }
        )
        cls.item = cls._create_document(
            cls.nordlicht, 1000.0, "INV/2026/00301", currency_id=cls.pounds.id
        )

    def _arrive(self):
        return self._create_line(
            1000.0, "NORDLICHT PAYMENT SEE ADVICE", journal_id=self.london.id
        )

    def _said(self, currency=""):
        row = self._row("invoice", "1000.00", "INV/2026/00301")
        return self._remittance([row], currency=currency)

    def _assert_paid(self, line, advice):
        self.assertEqual(advice.currency_id, self.pounds)
        self.assertEqual(line.difference_amount, 0.0)
        line.action_accept()
        self._post(line)
        self.assertTrue(self.item.reconciled)

    def test_it_is_dropped_on_the_payment(self):
        line = self._arrive()
        [advice], _told = self._take(self._said(), lines=line)
        self._assert_paid(line, advice)

    def test_it_comes_before_the_payment(self):
        """Until there is one it is taken to be in dollars."""
        [advice], _told = self._take(self._said())
        self.assertEqual(advice.currency_id, self.company.currency_id)
        line = self._arrive()
        line.action_apply_automatically()
        self.assertEqual(advice.statement_line_ids, line)
        self._assert_paid(line, advice)

    def test_it_came_before_and_is_dropped_again(self):
        [advice], _told = self._take(self._said())
        line = self._arrive()
        [again], _told = self._take(self._said(), lines=line)
        self.assertEqual(again, advice)
        self._assert_paid(line, advice)

    def test_one_that_is_in_dollars_is_no_payment_in_pounds(self):
        self._take(self._said(self.company.currency_id.name))
        line = self._arrive()
        line.action_apply_automatically()
        self.assertFalse(line.bank_advice_ids)


@tagged("post_install", "-at_install")
class TestAdviceTakenOff(AdviceCommon):
    def test_freight_that_names_no_invoice_is_told_with_its_amount(self):
        """500.00 less 114.65 for freight: 385.35."""
        self._create_document(self.nordlicht, 500.0, "INV/2026/00320")
        line = self._create_line(385.35, "NORDLICHT SEE ADVICE RA-4711")
        self._take(
            self._remittance(
                [
                    self._row("invoice", "500.00", "INV/2026/00320"),
                    self._row(
                        "deduction", "0", deduction="-114.65", reason="freight", line=3
                    ),
                ],
                number="RA-4711",
                sender="Nordlicht Versand GmbH",
            )
        )
        self.assertEqual(line.difference_amount, 0.0)
        reasons = "\n".join(line.application_ids.mapped("explanation"))
        self.assertIn("114.65 USD is taken off (freight) and stays open", reasons)
        self.assertNotIn("0.00", reasons.replace("500.00", ""))
