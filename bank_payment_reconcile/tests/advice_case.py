"""A provider that pays out, and a customer who sends remittance advices."""

from datetime import date
from decimal import Decimal

from ..advice import Advice, Row
from .common import BankReconcileCommon


class AdviceCommon(BankReconcileCommon):
    """Payouts of Paybridge and advices of Nordlicht, as the readers return them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        company = cls.company_data["company"]
        accounts = cls.env["account.account"]
        cls.clearing = accounts.create(
            {
                "name": "Paybridge",
                "code": "BPRCLR",
                "account_type": "asset_current",
                "reconcile": True,
            }
        )
        cls.provider = cls.env["bank.payment.provider"]._get_of_source(
            "paybridge", "Paybridge", company
        )
        cls.provider.write(
            {"fee_account_id": cls.fees.id, "clearing_account_id": cls.clearing.id}
        )
        cls.company = company

    @classmethod
    def _row(cls, kind, gross, *numbers, line=2, **more):
        amounts = {
            name: Decimal(more.pop(name))
            for name in ("fee", "fee_tax", "discount", "deduction", "original_amount")
            if name in more
        }
        return Row(
            kind=kind,
            gross=Decimal(gross),
            numbers=numbers,
            line=line,
            **amounts,
            **more,
        )

    @classmethod
    def _payout(cls, rows, **more):
        values = {
            "kind": "payout",
            "source": "paybridge",
            "sender": "Paybridge",
            "currency": cls.company.currency_id.name,
            "number": "PO-1001",
            "date": date(2026, 1, 14),
            **more,
        }
        values.setdefault("marks", (values["number"],))
        return Advice(rows=list(rows), **values)

    @classmethod
    def _remittance(cls, rows, **more):
        values = {"kind": "remittance", "source": "table", "number": "", **more}
        return cls._payout(rows, **values)

    def _take(self, *said, lines=None, data=b"a report"):
        """Take what was read; the advices, and what a person is told."""
        return self.env["bank.payment.advice"]._take_read(
            list(said), data, "report.csv", self.company, lines
        )

    def _entry(self, line):
        """The entry of a bank line without the bank's own side: {(account's code,
        partner's name): balance}"""
        result = {}
        for entry in line.move_id.line_ids:
            if entry.account_id != line.journal_id.default_account_id:
                key = (entry.account_id, entry.partner_id)
                result[key] = round(result.get(key, 0.0) + entry.balance, 2)
        return result

    def _post(self, line):
        done, errors = line._bank_post_applications()
        self.assertEqual((errors, done), ({}, line))
