"""Payments of earlier statements that bank lines may return."""

from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from ... import matching
from ..application.application import OWED

#: A direct debit may be given back for thirteen months.
RETURN_DAYS = 400
#: So many earlier payments are read.
EARLIER_LIMIT = 500


class BankMatchingLedger(models.AbstractModel):
    """Loads what lines that speak of a return may return."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _get_earlier_payments(self, journal, currency, asked):
        """Payments of the bank that lines may return: of their amount the other way,
        posted to one partner. None is read where no line speaks of a return.

        :param asked: the lines, as `matching.Line`.
        :return: list of `matching.EarlierPayment`
        """
        returning = list(matching.returning(asked))
        if not returning:
            return []
        amounts = {-line.amount / 10**currency.decimal_places for line in returning}
        first = min(line.date for line in returning) - timedelta(days=RETURN_DAYS)
        last = max(line.date for line in returning)
        lines = self.env["account.bank.statement.line"].search(
            Domain("journal_id", "=", journal.id)
            & Domain("company_id", "child_of", self.env.company.id)
            & Domain("is_reconciled", "=", True)
            & Domain("bank_transaction_currency_id", "=", currency.id)
            & Domain("bank_transaction_amount", "in", list(amounts))
            & Domain("date", ">=", first)
            & Domain("date", "<=", last),
            order="date DESC, id DESC",
            limit=EARLIER_LIMIT,
        )
        _read_at_once(lines)
        prepared = (self._prepare_earlier_payment(line, currency) for line in lines)
        orders = self._get_earlier_orders(journal, currency, returning)
        # The bank's line of an order by itself is that order.
        shown = {order.key for order in orders}
        found = [payment for payment in prepared if payment]
        return [*orders, *(payment for payment in found if payment.key not in shown)]

    @api.model
    def _get_earlier_orders(self, journal, currency, returning):
        """Hook: payments of runs that the bank has shown, alone or with others, and
        that lines name.

        :param returning: `matching.Line` of those that say that a payment comes back.
        :return: list of `matching.EarlierPayment`
        """
        return []

    @api.model
    def _prepare_earlier_payment(self, line, currency):
        """One posted bank line; None where it is not of one partner on one account."""
        # The documents of a branch, too, that the parent's bank paid.
        entry = line.sudo().move_id
        registered = _get_settled(entry.line_ids).filtered("origin_payment_id")
        owed = (entry | registered).line_ids.filtered(
            lambda item: item.account_id.account_type in OWED and item.partner_id
        )
        if len(owed.partner_id) != 1 or len(owed.account_id) != 1:
            return None
        documents = _get_settled(owed) - entry - registered
        named = [*documents.mapped("name"), *documents.mapped("ref")]
        named += [*registered.mapped("name"), *registered.mapped("ref")]
        references = [line.bank_structured_reference]
        references += documents.mapped("payment_reference")
        return matching.EarlierPayment(
            key=line.id,
            amount=self._to_minor(line.bank_transaction_amount, currency),
            date=line.bank_booking_date,
            partner=owed.partner_id.commercial_partner_id.id,
            account=owed.account_id.id,
            number=(documents or registered or entry)[:1].name or "",
            numbers=tuple(dict.fromkeys(filter(None, named))),
            references=tuple(dict.fromkeys(filter(None, references))),
            end_to_end_id=line.bank_end_to_end_id
            or registered.origin_payment_id[:1].bank_end_to_end_id
            or "",
            counterparty=line.account_number or "",
            entries=tuple(owed.ids),
        )


def _read_at_once(lines):
    """Read what each of the lines would read for itself."""
    entries = lines.sudo().move_id
    entries |= _get_settled(entries.line_ids)
    items = entries.line_ids
    items.mapped("account_id.account_type")
    items.mapped("partner_id.commercial_partner_id")
    documents = entries | _get_settled(items)
    documents.mapped("payment_reference")
    entries.mapped("origin_payment_id.bank_end_to_end_id")


def _get_settled(items):
    """The entries that items are reconciled with."""
    debits = items.matched_debit_ids.debit_move_id
    return (debits | items.matched_credit_ids.credit_move_id).move_id
