"""The history of an invoice: collected on, returned on, collected again."""

from odoo import models
from odoo.fields import Domain
from odoo.tools.misc import format_date

from ..core.records import log_notes


class AccountBankStatementLine(models.Model):
    """Tells invoices when the bank shows that they were collected."""

    _inherit = "account.bank.statement.line"

    def _bank_tell_collected(self):
        """One message on each invoice that these lines collected."""
        items = self.sudo().application_ids.move_line_id
        if not items:
            return
        orders = (
            self.env["bank.payment.line"]
            .sudo()
            .search(
                Domain("run_id.kind", "=", "debit")
                & Domain("state", "=", "done")
                & (
                    Domain("payment_id", "in", items.payment_id.ids)
                    | Domain("booking_move_id", "in", items.move_id.ids)
                    | Domain("item_ids.move_line_id", "in", items.ids)
                )
            )
        )
        if orders:
            orders._tell_collected()


class BankPaymentLine(models.Model):
    """Tells its invoices what became of it."""

    _inherit = "bank.payment.line"

    def _tell_collected(self):
        again = self._find_collected_before()
        shown = self._get_bank_lines()
        bodies = {}
        for line in self:
            days = shown[line.id].mapped("bank_booking_date")
            speaker = line._speak_as_company()
            for item in line.item_ids:
                args = {
                    "day": format_date(
                        speaker.env, max(days, default=line.execution_date)
                    ),
                    "amount": line.currency_id.format(item.amount),
                    "order": line.end_to_end_id or line.run_id.name,
                }
                bodies[item.move_line_id.move_id.id] = (
                    speaker.env._(
                        "Collected again on %(day)s: %(amount)s (%(order)s).", **args
                    )
                    if item.move_line_id in again
                    else speaker.env._(
                        "Collected on %(day)s: %(amount)s (%(order)s).", **args
                    )
                )
        log_notes(self.item_ids.move_line_id.move_id, bodies)

    def _find_collected_before(self):
        """Those of their open items of which an earlier debit came back."""
        before = self.env["bank.payment.item"].search(
            Domain("move_line_id", "in", self.item_ids.move_line_id.ids)
            & Domain("line_id.state", "=", "returned")
            & Domain("line_id", "not in", self.ids)
        )
        return before.move_line_id

    def _speak_as_company(self):
        """In the language of the company, whose book the history is."""
        return self.with_context(lang=self.company_id.partner_id.lang)


class BankPaymentApplication(models.Model):
    """Tells documents that their payment came back."""

    _inherit = "bank.payment.application"

    def _tell_documents(self, tell):
        """One message on each document that is open again.

        :param tell: makes the sentence, of one application in the company's language.
        """
        bodies, moves = {}, self.env["account.move"]
        for row in self:
            speaker = row.with_context(lang=row.company_id.partner_id.lang)
            documents = row.returned_item_ids.move_id
            moves |= documents
            bodies |= dict.fromkeys(documents.ids, tell(speaker))
        if moves:
            log_notes(moves.with_env(self.env), bodies)

    def _tell_given_back(self, row):
        line = row.statement_line_id
        return row.env._(
            "Returned on %(day)s: %(amount)s. %(reason)s",
            day=format_date(row.env, line.bank_booking_date),
            amount=row.currency_id.format(abs(row.amount)),
            reason=line._bank_tell_return(),
        )

    def _tell_paid_again(self, row):
        return row.env._(
            "The return of %(day)s was undone: %(amount)s is paid again.",
            day=format_date(row.env, row.statement_line_id.bank_booking_date),
            amount=row.currency_id.format(abs(row.amount)),
        )
