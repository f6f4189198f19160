"""Payments of runs that lines may give back, as the matcher wants them."""

from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from ... import matching
from ..application.application import OWED
from ..matcher.returns import EARLIER_LIMIT, RETURN_DAYS


class BankMatchingLedger(models.AbstractModel):
    """Loads payments of runs that lines may give back."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _get_earlier_orders(self, journal, currency, returning):
        # EXTENDS
        found, *covered = super()._get_earlier_orders(journal, currency, returning)
        lines = self.env["bank.payment.line"].search(
            self._get_earlier_orders_domain(journal, currency, returning),
            order="id DESC",
            limit=EARLIER_LIMIT,
        )
        lines = lines.sudo()
        shown = lines.filtered(lambda line: line.state == "done")._get_bank_lines()
        prepared = [
            self._prepare_earlier_order(line, shown[line.id], currency)
            for line in lines
        ]
        found += [payment for payment in prepared if payment]
        unbooked = lines.filtered(
            lambda line: not line.payment_id and not line.booking_move_id
        )
        parts = self.env["bank.payment.application"].search(
            Domain("state", "=", "posted")
            & (
                Domain("move_line_id.payment_id", "in", lines.payment_id.ids)
                | Domain("move_line_id", "in", unbooked.item_ids.move_line_id.ids)
            )
        )
        bank_lines = parts.statement_line_id.browse().union(*shown.values())
        return found, covered[0] | bank_lines, covered[1] | parts

    @api.model
    def _get_earlier_orders_domain(self, journal, currency, returning):
        """Payments that lines name by an id, whatever became of them, and those of the
        amount."""
        ids = {
            identifier
            for line in returning
            for identifier in (line.end_to_end_id, *line.order_ids, *line.text.split())
            if identifier
        }
        amounts = self._get_returned_amounts(returning, currency)
        first = min(line.date for line in returning) - timedelta(days=RETURN_DAYS)
        named = Domain("run_id.message_id", "in", list(ids)) | Domain(
            "run_id.name", "in", list(ids)
        )
        for name in ("end_to_end_id", "instruction_id", "payment_information_id"):
            named |= Domain(name, "in", list(ids))
        return (
            Domain("journal_id", "=", journal.id)
            & Domain("currency_id", "=", currency.id)
            & Domain("state", "in", ("done", "returned"))
            & Domain("execution_date", ">=", first)
            & (named | Domain("amount", "in", list(map(abs, amounts))))
        )

    @api.model
    def _prepare_earlier_order(self, line, bank_lines, currency):
        """A payment of a run as one that the bank has shown; None where it paid no
        partner. One that has come back is there by its ids, for nothing.

        :param bank_lines: that show it.
        """
        items = line.item_ids.move_line_id
        account = items.account_id[:1] or line._get_paid_items().account_id[:1]
        partner = line.partner_id.commercial_partner_id
        if not account or not partner:
            return None
        is_done = line.state == "done"
        sign = 1 if line.run_id.kind == "debit" else -1
        documents = items.move_id if is_done else items.move_id.browse()
        run_ids = (
            line.payment_information_id,
            line.run_id.message_id,
            line.run_id.name,
        )
        return matching.EarlierPayment(
            key=f"order:{line.id}",
            amount=sign * self._to_minor(line.amount, currency) if is_done else 0,
            date=bank_lines[:1].bank_booking_date or line.execution_date,
            partner=partner.id,
            account=account.id,
            number=documents[:1].name or line.end_to_end_id or "",
            numbers=tuple(filter(None, documents.mapped("name"))),
            references=tuple(filter(None, documents.mapped("payment_reference"))),
            end_to_end_id=line.end_to_end_id or "",
            order_ids=tuple(filter(None, (line.instruction_id,))),
            block_ids=tuple(filter(None, run_ids)) if is_done else (),
            mandate=line.mandate_id.reference or "" if is_done else "",
        )

    @api.model
    def _get_given_back(self, lines, parts):
        # EXTENDS
        gone = super()._get_given_back(lines, parts)
        payments = parts.move_line_id.payment_id
        returns = self.env["bank.payment.application"].search(
            Domain("state", "=", "posted")
            & (
                Domain("returned_line_id", "in", lines.ids)
                | Domain("returned_application_ids", "in", parts.ids)
                | Domain("returned_payment_id", "in", payments.ids)
            )
        )
        back = returns.returned_payment_id
        return (
            gone[0] | (lines & returns.returned_line_id),
            gone[1]
            | (parts & returns.returned_application_ids)
            | parts.filtered(lambda part: part.move_line_id.payment_id & back),
        )


class BankPaymentLine(models.Model):
    """Comes back."""

    _inherit = "bank.payment.line"

    def _get_paid_items(self):
        """The entry lines on payable or receivable accounts that closed its open items;
        none where the bank's own line did."""
        return self._get_booked_entries().filtered(
            lambda entry: entry.account_id.account_type in OWED
        )

    def _get_booked_entries(self):
        """What was booked of it beside the money: what closed its open items, and what
        was taken off them; nothing where the bank's own line did."""
        return self.booked_item_ids or self.payment_id._bank_get_booked_entries()


class AccountPayment(models.Model):
    """A payment that comes back."""

    _inherit = "account.payment"

    def _bank_get_booked_entries(self):
        """What its entry says beside the money."""
        return self.move_id.line_ids.filtered(
            lambda entry: (
                entry.account_id
                not in (
                    entry.payment_id.outstanding_account_id,
                    entry.journal_id.default_account_id,
                )
            )
        )
