"""Bank lines that came too late for their month: it was filed already.

The bank's balance contains such a line, and no filed statement does. It belongs to the
first statement that is open, whatever its day, and is marked there.
"""

from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain


class BankReconciliation(models.Model):
    _inherit = "bank.reconciliation"

    late_line_count = fields.Integer(
        string="Late Lines",
        compute="_compute_late_line_count",
        help="Lines dated in a time that was filed before they came.",
    )

    @api.depends("line_ids.bank_booking_date", "date", "place")
    def _compute_late_line_count(self):
        for document in self:
            day = document._get_late_before()
            document.late_line_count = day and self.env[
                "account.bank.statement.line"
            ].search_count(
                Domain("bank_reconciliation_id", "in", document._origin.ids)
                & Domain("bank_booking_date", "<", day)
            )

    def _get_late_before(self):
        """Lines dated before this day came late; False where nothing was filed
        before."""
        self.ensure_one()
        last = self._get_last_place()
        if not last:
            return False
        # Of two statements of a day the second one has lines of that day, too.
        is_same_day = last.date == self.date
        return last.date if is_same_day else last.date + timedelta(days=1)

    def _filter_late(self, lines):
        """Those of lines that an earlier statement was for."""
        day = self._get_late_before()
        return lines.filtered(
            lambda line: day and line.bank_booking_date and line.bank_booking_date < day
        )


class BankReconciliationLine(models.Model):
    _inherit = "bank.reconciliation.line"

    is_late = fields.Boolean(
        string="Late",
        help="It is dated in a time that was filed before it came.",
    )


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    bank_is_late = fields.Boolean(
        string="Late",
        compute="_compute_bank_is_late",
        help="It is dated in a time that was filed before it came: the statement that "
        "it is on contains it all the same.",
    )

    @api.depends(
        "bank_booking_date",
        "bank_reconciliation_id.date",
        "bank_reconciliation_id.place",
    )
    def _compute_bank_is_late(self):
        self.bank_is_late = False
        for document, lines in self.grouped("bank_reconciliation_id").items():
            if document:
                document._filter_late(lines).bank_is_late = True
