from datetime import date

from odoo import Command

from .apply_by_hand_case import ApplyByHandCommon


class CurrencyCommon(ApplyByHandCommon):
    """The company keeps its books in EUR.

    On 2 January 1 EUR is 1.25 USD or 10 SEK, on the 15th 1.00 USD or 12.5 SEK: an
    invoice of 1,000 USD is booked with 800 EUR and brings 1,000 EUR.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.euro = cls.env.ref("base.EUR")
        cls.euro.active = True
        cls.env.company.currency_id = cls.euro
        cls.euro.rate_ids.unlink()
        cls.dollar = cls._set_rates("USD", 1.25, 1.0)
        cls.krona = cls._set_rates("SEK", 10.0, 12.5)
        cls.dollar_bank = cls.env["account.journal"].create(
            {
                "name": "Dollar Bank",
                "type": "bank",
                "code": "BUSD",
                "currency_id": cls.dollar.id,
            }
        )

    @classmethod
    def _set_rates(cls, name, before, after):
        currency = cls.env["res.currency"].with_context(active_test=False)
        currency = currency.search([("name", "=", name)])
        currency.active = True
        currency.rate_ids.unlink()
        currency.rate_ids = [
            Command.create({"name": day, "rate": rate, "company_id": company.id})
            for company in cls.env.company
            for day, rate in ((date(2026, 1, 1), before), (date(2026, 1, 10), after))
        ]
        return currency

    def _invoice(self, amount, currency, number="INV/2026/00042", **values):
        return self._create_document(
            self.nordlicht, amount, number, currency_id=currency.id, **values
        )

    def _post(self, line):
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertTrue(self.euro.is_zero(sum(line.move_id.line_ids.mapped("balance"))))

    def _get_settlement(self, line):
        return line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable
        )

    def assertSettled(self, line, currency, amount, balance):
        self.assertRecordValues(
            self._get_settlement(line),
            [
                {
                    "currency_id": currency.id,
                    "amount_currency": amount,
                    "balance": balance,
                    "reconciled": True,
                }
            ],
        )

    def _get_exchange_result(self):
        """Gains less losses that Odoo booked by itself."""
        moves = self.env["account.move"].search(
            [("journal_id", "=", self.env.company.currency_exchange_journal_id.id)]
        )
        results = moves.line_ids.filtered(
            lambda entry: (
                entry.account_id
                in (
                    self.env.company.expense_currency_exchange_account_id
                    | self.env.company.income_currency_exchange_account_id
                )
            )
        )
        return -sum(results.mapped("balance"))
