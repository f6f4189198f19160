from datetime import date

from .common import BankReconcileCommon

#: Of the banks; the one in dollars is the common one.
ACCOUNTS = {
    "USD": "NO8330001234567",
    "EUR": "NL91ABNA0417164300",
    "GBP": "GB29NWBK60161331926819",
}


class FundTransferCommon(BankReconcileCommon):
    """A company in dollars with banks in dollars (two), euros and pounds.

    From January 1st, 2026 a euro is 1.25 and a pound 2.00 dollars.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.company_data["company"]
        cls.transfers = cls.company.transfer_account_id
        for code, rate in (("EUR", 0.8), ("GBP", 0.5)):
            cls.setup_other_currency(code, rates=[("2026-01-01", rate)])
        cls.savings = cls._create_bank("Savings", "USD")
        cls.euros = cls._create_bank("Eurobank", "EUR")
        cls.pounds = cls._create_bank("Poundbank", "GBP")
        (cls.bank + cls.savings + cls.euros + cls.pounds).bank_fee_account_id = cls.fees

    @classmethod
    def _create_bank(cls, name, currency):
        return cls.env["account.journal"].create(
            {
                "name": name,
                "code": name[:4].upper(),
                "type": "bank",
                "company_id": cls.company.id,
                "currency_id": currency != "USD" and cls.env.ref(f"base.{currency}").id,
                "bank_account_id": cls.env["res.partner.bank"]
                .create(
                    {
                        "acc_number": ACCOUNTS[currency],
                        "partner_id": cls.company.partner_id.id,
                    }
                )
                .id,
            }
        )

    @classmethod
    def _prepare(cls, paying, receiving, amount, **values):
        return cls.env["bank.fund.transfer"].create(
            {
                "journal_from_id": paying.id,
                "journal_to_id": receiving.id,
                "amount": amount,
                "date": date(2026, 1, 14),
                "memo": "liquidity TRF-0042",
                **values,
            }
        )

    @classmethod
    def _transfer(cls, paying, receiving, amount, **values):
        """:return: the two payments, out and in."""
        action = cls._prepare(paying, receiving, amount, **values).action_transfer()
        outgoing = cls.env["account.payment"].browse(action["res_id"])
        return outgoing, outgoing.paired_internal_transfer_payment_id

    def _assert_entry(self, payment, *lines):
        """Lines are (account, amount in the bank's currency, in dollars)."""
        found = [
            (line.account_id, line.amount_currency, line.balance)
            for line in payment.move_id.line_ids
        ]
        self.assertEqual(
            set(payment.move_id.line_ids.currency_id), {payment.currency_id}
        )
        key = str
        self.assertEqual(sorted(found, key=key), sorted(lines, key=key))

    def _assert_even_between(self, *moves):
        """Nothing is left on the account for transfers."""
        lines = self.env["account.move.line"].search(
            [("account_id", "=", self.transfers.id), ("parent_state", "=", "posted")]
        )
        self.assertEqual(lines.move_id, self.env["account.move"].union(*moves))
        self.assertTrue(all(lines.mapped("reconciled")))
        self.assertEqual(sum(lines.mapped("amount_residual_currency")), 0.0)
        self.assertEqual(sum(lines.mapped("balance")), 0.0)
