"""What the file of a collection says of its mandates."""

from odoo import models


class BankPaymentRun(models.Model):
    """Tells each mandate, and what has changed of it."""

    _inherit = "bank.payment.run"

    def _get_mandates_told(self, lines):
        # EXTENDS payment
        told = super()._get_mandates_told(lines)
        if self.kind != "debit":
            return told
        uses = {use.payment_line_id: use for use in lines._get_uses()}
        for mandate, own in lines.grouped("mandate_id").items():
            told |= {line: uses[line]._to_file() for line in own if line in uses}
            new = own.filtered(lambda line: line not in uses)
            if not new or not mandate.signed_on:
                continue
            new = new.sorted(_get_order)
            wants_first = self.journal_id.bank_first_sequence
            details = mandate._get_debit_details(len(new), wants_first)
            told |= dict(zip(new, details, strict=True))
        return told


def _get_order(line):
    """Debits by one mandate come one after the other."""
    return (
        line._get_planned_date() or line.create_date.date(),
        line.sequence,
        line.id,
    )
