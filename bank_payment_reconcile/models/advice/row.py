"""A row of an advice: one invoice, payment, refund, fee or deduction."""

from odoo import api, fields, models

from ... import advice as advices
from ..record.labels import get_labels

ROW_KINDS = [
    ("charge", "Payment"),
    ("refund", "Refund"),
    ("refund_failed", "Failed Refund"),
    ("dispute", "Dispute"),
    ("dispute_reversal", "Dispute Won"),
    ("fee", "Fee"),
    ("fee_refund", "Fee Given Back"),
    ("reserve", "Reserve"),
    ("adjustment", "Adjustment"),
    ("conversion", "Conversion"),
    ("payout", "The Payout"),
    ("payout_failed", "Failed Payout"),
    ("transfer", "Transfer"),
    ("invoice", "Invoice"),
    ("credit_note", "Credit Note"),
    ("deduction", "Deduction"),
    ("subtotal", "Subtotal"),
    ("total", "Total"),
    ("other", "Other"),
]
STATES = [
    ("none", "Does Not Count"),
    ("new", "Not Applied"),
    ("found", "Found"),
    ("part", "Found, to Be Checked"),
    ("open", "Several Fit"),
    ("missing", "Not Found"),
    ("provider", "With the Provider"),
]
#: A person has to look at these.
TO_LOOK_AT = ("part", "open", "missing")


class BankPaymentAdviceRow(models.Model):
    """What the sender wrote of one document, and what it is in the books."""

    _name = "bank.payment.advice.row"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Row of a Payment Advice"
    _order = "advice_id, sequence, id"
    _check_company_auto = True

    advice_id = fields.Many2one(
        "bank.payment.advice", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="advice_id.company_id", store=True)
    currency_id = fields.Many2one(related="advice_id.currency_id")
    sequence = fields.Integer()
    line = fields.Integer(string="Row", help="Where it stands in the document.")
    kind = fields.Selection(ROW_KINDS, required=True)
    date = fields.Date()
    numbers = fields.Char(help="What may be our document's number.")
    orders = fields.Char()
    transactions = fields.Char(help="Ids that the provider gave.")
    their_number = fields.Char(help="The number by which the sender knows it.")
    partner_name = fields.Char(string="Customer")
    partner_email = fields.Char(string="Email")
    text = fields.Char()
    gross = fields.Monetary()
    discount = fields.Monetary()
    deduction = fields.Monetary()
    fee = fields.Monetary()
    fee_tax = fields.Monetary(string="Tax on the Fee")
    net = fields.Monetary(help="What it adds to the bank's line.")
    reason = fields.Char(help="Why something was taken off.")
    reason_code = fields.Char()
    original_amount = fields.Monetary(currency_field="original_currency_id")
    original_currency_id = fields.Many2one("res.currency")
    key = fields.Char(help="Tells it from other rows of the sender.")
    remark = fields.Char()
    state = fields.Selection(STATES, required=True, default="new")
    is_to_look_at = fields.Boolean(compute="_compute_is_to_look_at", store=True)
    application_ids = fields.Many2many(
        "bank.payment.application",
        "bank_payment_advice_row_application_rel",
        "row_id",
        "application_id",
        string="Applied As",
    )
    candidate_ids = fields.Many2many(
        "account.move.line",
        "bank_payment_advice_row_candidate_rel",
        "row_id",
        "move_line_id",
        string="May Be",
    )

    @api.depends("state")
    def _compute_is_to_look_at(self):
        for row in self:
            row.is_to_look_at = row.state in TO_LOOK_AT

    @api.depends("numbers", "orders", "transactions", "text", "kind")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row._get_called()

    def _get_called(self):
        """What the document calls it, to tell it from others."""
        for named in (self.numbers, self.orders, self.transactions):
            if named:
                return named.split()[0]
        label = get_labels(self, "kind")[self.kind]
        return self.their_number or self.text or label

    # -------------------------------------------------------------------------
    # To and from what the readers return
    # -------------------------------------------------------------------------

    @api.model
    def _prepare(self, row, sequence, currencies, translate):
        """Values of the record of a row that was read.

        :param row: `advice.Row`
        :param currencies: {code: id}
        :param translate: of a sentence.
        """
        amounts = {
            name: float(getattr(row, name))
            for name in ("gross", "discount", "deduction", "fee", "fee_tax", "net")
        }
        return {
            "sequence": sequence,
            "line": row.line,
            "kind": row.kind,
            "date": row.date,
            "numbers": " ".join(_unspaced(row.numbers)) or None,
            "orders": " ".join(_unspaced(row.orders)) or None,
            "transactions": " ".join(_unspaced(row.transactions)) or None,
            "their_number": row.their_number or None,
            "partner_name": row.partner_name or None,
            "partner_email": row.partner_email or None,
            "text": row.text or None,
            **amounts,
            "reason": translate(row.reason) or None,
            "reason_code": row.reason_code or None,
            "original_amount": (
                None if row.original_amount is None else float(row.original_amount)
            ),
            "original_currency_id": currencies.get(row.original_currency),
            "key": row.key or None,
            "remark": translate(row.ignored) if row.ignored is not None else None,
            "state": "none" if row.ignored is not None else "new",
        }

    def _as_read(self, to_decimal):
        """The row as the reader returned it, for settling.

        :param to_decimal: of an amount and its currency.
        """
        own, original = self.currency_id, self.original_currency_id
        return advices.Row(
            kind=self.kind,
            gross=to_decimal(self.gross, own),
            discount=to_decimal(self.discount, own),
            deduction=to_decimal(self.deduction, own),
            fee=to_decimal(self.fee, own),
            fee_tax=to_decimal(self.fee_tax, own),
            reason=self.reason or "",
            numbers=_split(self.numbers),
            orders=_split(self.orders),
            transactions=_split(self.transactions),
            partner_name=self.partner_name or "",
            partner_email=self.partner_email or "",
            original_amount=(
                to_decimal(self.original_amount, original) if original else None
            ),
            original_currency=original.name or "",
            line=self.line,
            ignored=advices.IGNORED if self.state == "none" else None,
        )


def _unspaced(names):
    """Numbers as one word each: "RE 4711" is "RE4711"."""
    return ("".join(name.split()) for name in names if name)


def _split(names):
    return tuple((names or "").split())
