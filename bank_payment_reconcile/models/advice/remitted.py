"""Bank lines that say themselves which documents they pay: in fields of the bank's
message, or in the addenda of an American payment.
"""

from datetime import date
from decimal import Decimal

from odoo import fields, models

from ... import advice as advices
from ... import statement_formats

#: Marks the addenda of a payment by ACH.
ADDENDA = "RMR*"


class AccountJournal(models.Model):
    """Keeps the documents of a transaction with its line."""

    _inherit = "account.journal"

    def _bank_prepare_documents(self, transaction):
        # EXTENDS
        if not advices.explains(transaction.documents):
            return super()._bank_prepare_documents(transaction)
        return {"bank_remitted": [_to_json(each) for each in transaction.documents]}


class AccountBankStatementLine(models.Model):
    """Is applied by the documents that it names itself."""

    _inherit = "account.bank.statement.line"

    bank_remitted = fields.Json(
        string="Documents Paid",
        readonly=True,
        copy=False,
        help="The documents with their amounts that the payer named in fields of the "
        "bank's message.",
    )

    def _bank_take_remitted(self):
        """Make advices of what these lines name themselves; of what nothing is in the
        books, the matcher sees the text as ever."""
        Advice = self.env["bank.payment.advice"]
        for line in self:
            if line.bank_advice_ids:
                continue
            if said := line._bank_get_remitted():
                Advice._take_own(line, said)

    def _bank_get_remitted(self):
        """The advice that a line carries itself; None of most."""
        currency = self.bank_transaction_currency_id.name
        told = {
            "currency": currency,
            "sender": self.partner_name or "",
            "number": self.bank_end_to_end_id or "",
            "day": self.date,
            "total": Decimal(str(self.bank_transaction_amount)),
        }
        if self.bank_remitted:
            documents = [_from_json(each) for each in self.bank_remitted]
            return advices.of_documents(documents, **told)
        text = self.bank_remittance_text or self.payment_ref or ""
        rows = advices.rows_in_text(text) if ADDENDA in text else []
        if not rows:
            return None
        return advices.Advice(
            kind="remittance",
            source="x12",
            currency=currency,
            sender=told["sender"],
            number=told["number"],
            date=self.date,
            total=told["total"],
            rows=rows,
        )


class BankPaymentAdvice(models.Model):
    """Takes what a bank line says itself."""

    _inherit = "bank.payment.advice"

    def _take_own(self, line, said):
        """The advice of a line that carries it, where the books have any of it.

        :param said: `advice.Advice`
        """
        advice, is_new = self._take_one(said, line.company_id, line, line.id)
        if is_new and not advice._knows_any(line):
            advice.sudo().unlink()
            return
        advice._tie_to(line, "bank")

    def _knows_any(self, line):
        """Whether one of its rows is of something open."""
        return any(each.way == "item" for _row, each in self._settle(line))


def _to_json(document):
    """A document as data, amounts as text."""
    return {
        "numbers": list(document.numbers),
        "kind": document.kind,
        "day": document.day.isoformat() if document.day else None,
        "due": _text(document.due),
        "discount": str(document.discount),
        "credit": _text(document.credit),
        "tax": str(document.tax),
        "adjustments": [
            [str(each.amount), each.reason, each.text] for each in document.adjustments
        ],
        "remitted": _text(document.remitted),
        "currency": document.currency,
    }


def _from_json(told):
    return statement_formats.RemittedDocument(
        numbers=tuple(told["numbers"]),
        kind=told["kind"],
        day=date.fromisoformat(told["day"]) if told["day"] else None,
        due=_amount(told["due"]),
        discount=Decimal(told["discount"]),
        credit=_amount(told["credit"]),
        tax=Decimal(told["tax"]),
        adjustments=tuple(
            statement_formats.Adjustment(Decimal(amount), reason, text)
            for amount, reason, text in told["adjustments"]
        ),
        remitted=_amount(told["remitted"]),
        currency=told["currency"],
    )


def _text(amount):
    return None if amount is None else str(amount)


def _amount(text):
    return None if text is None else Decimal(text)
