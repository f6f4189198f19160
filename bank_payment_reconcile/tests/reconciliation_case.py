from datetime import date

from odoo import Command

from .common import BankReconcileCommon


class ReconciliationCommon(BankReconcileCommon):
    """January at the bank: it opens with 0 and closes with 1,168.50."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.invoice = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")
        cls.bill = cls._create_document(
            cls.fjord, 320.0, "BILL/2026/01/0001", "in_invoice", ref="F-1"
        )
        cls.payment = cls._pay(cls.nordlicht, 501.0, date(2026, 1, 8))
        cls.paid = cls._create_line(1000.0, "INV/2026/00042", date(2026, 1, 10))
        cls.sent = cls._create_line(-320.0, "F-1", date(2026, 1, 12))
        cls.shown = cls._create_line(501.0, "deposit", date(2026, 1, 14))
        cls.fee = cls._create_line(-12.5, "Monthly fee", date(2026, 1, 31))
        cls.lines = cls.paid | cls.sent | cls.shown | cls.fee
        cls.statement = cls._create_statement(cls.lines, 0.0, 1168.5)
        cls._apply(cls.paid, (cls.invoice, 1000.0))
        cls._apply(cls.sent, (cls.bill, -320.0))
        cls._apply(cls.shown, (cls.payment._seek_for_lines()[0], 501.0))
        cls._apply(cls.fee, (cls.fees, -12.5))

    @classmethod
    def _create_statement(cls, lines, start, end, name="January"):
        return cls.env["account.bank.statement"].create(
            {
                "name": name,
                "line_ids": [Command.set(lines.ids)],
                "balance_start": start,
                "balance_end_real": end,
            }
        )

    @classmethod
    def _pay(cls, partner, amount, day, **values):
        payment = cls.env["account.payment"].create(
            {
                "payment_type": "inbound" if amount > 0 else "outbound",
                "partner_type": "customer" if amount > 0 else "supplier",
                "partner_id": partner.id,
                "amount": abs(amount),
                "journal_id": cls.bank.id,
                "date": day,
                **values,
            }
        )
        payment.action_post()
        return payment

    def _reconcile(self, statement=None):
        statement = (statement or self.statement).with_user(self.accountant)
        statement.action_bank_post_and_reconcile()
        return statement.bank_reconciliation_id

    def _ledger(self, *domain, field="balance"):
        entries = self.env["account.move.line"].search(
            [("parent_state", "=", "posted"), *domain]
        )
        return sum(entries.mapped(field))
