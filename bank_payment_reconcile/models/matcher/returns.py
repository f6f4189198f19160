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
        amounts = self._get_returned_amounts(returning, currency)
        ids = [line.end_to_end_id for line in returning if line.end_to_end_id]
        shown = self._get_earlier_domain(journal, currency, returning)
        lines = self.env["account.bank.statement.line"].search(
            shown
            & (
                Domain("bank_transaction_amount", "in", amounts)
                | Domain("bank_end_to_end_id", "in", ids)
            ),
            order="date DESC, id DESC",
            limit=EARLIER_LIMIT,
        )
        # One of several that the bank showed together.
        parts = self.env["bank.payment.application"].search(
            Domain("statement_line_id", "any", shown)
            & Domain("state", "=", "posted")
            & Domain("move_line_id", "!=", False)
            & (
                Domain("amount", "in", amounts)
                | Domain("move_line_id.payment_id.bank_end_to_end_id", "in", ids)
            )
            & Domain("statement_line_id", "not in", lines.ids),
            order="id DESC",
            limit=EARLIER_LIMIT,
        )
        orders, *covered = self._get_earlier_orders(journal, currency, returning)
        gone = self._get_given_back(lines, parts)
        lines -= covered[0] | gone[0]
        parts -= covered[1] | gone[1]
        _read_at_once(lines | parts.statement_line_id)
        prepared = [self._prepare_earlier_payment(line, currency) for line in lines]
        prepared += [self._prepare_earlier_part(part, currency) for part in parts]
        return [*orders, *filter(None, prepared)]

    @api.model
    def _prepare_return_terms(self, journal, currency):
        """What the bank may have kept of a payment that comes back, in minor units, 0
        for lines in another currency than the bank's; and who owes it."""
        ours = journal._bank_get_currency()
        limit = self._to_minor(journal.bank_return_charge_limit, currency)
        return {
            "return_charges": limit * (ours == currency),
            "returns_charged_on": journal.bank_return_charge == "item",
        }

    @api.model
    def _get_returned_amounts(self, returning, currency):
        """What payments may have been that lines return, with what the bank's file says
        that it took of them, money in positive."""
        found = {-line.amount for line in returning}
        found |= {line.charges - line.amount for line in returning}
        return [amount / 10**currency.decimal_places for amount in found if amount]

    @api.model
    def _get_earlier_domain(self, journal, currency, returning):
        first = min(line.date for line in returning) - timedelta(days=RETURN_DAYS)
        return (
            Domain("journal_id", "=", journal.id)
            & Domain("company_id", "child_of", self.env.company.id)
            & Domain("is_reconciled", "=", True)
            & Domain("bank_transaction_currency_id", "=", currency.id)
            & Domain("date", ">=", first)
            & Domain("date", "<=", max(line.date for line in returning))
        )

    @api.model
    def _get_earlier_orders(self, journal, currency, returning):
        """Hook: payments of runs that the bank has shown, alone or with others.

        :param returning: `matching.Line` of those that say that a payment comes back.
        :return: (list of `matching.EarlierPayment`, the bank lines and the applications
            that are these)
        """
        lines = self.env["account.bank.statement.line"]
        return [], lines, lines.application_ids

    @api.model
    def _get_given_back(self, lines, parts):
        """Hook: bank lines and applications that came back already.

        :return: (lines, applications)
        """
        return (
            self.env["account.bank.statement.line"],
            self.env["bank.payment.application"],
        )

    @api.model
    def _prepare_earlier_part(self, part, currency):
        """One item or registered payment that a bank line settled among others."""
        part = part.sudo()
        line, item = part.statement_line_id, part.move_line_id
        registered = item.move_id.filtered("origin_payment_id")
        if item.account_id.account_type in OWED:
            registered = registered.browse()
            documents = item.move_id
            owed = item
        else:
            owed = registered.line_ids.filtered(
                lambda entry: entry.account_id.account_type in OWED
            )
            documents = _get_settled(owed) - registered
        if len(owed.partner_id) != 1 or len(owed.account_id) != 1:
            return None
        payment = registered.origin_payment_id[:1]
        return matching.EarlierPayment(
            key=f"part:{part.id}",
            amount=self._to_minor(part.amount, currency),
            date=line.bank_booking_date,
            partner=owed.partner_id.commercial_partner_id.id,
            account=owed.account_id.id,
            end_to_end_id=payment.bank_end_to_end_id or "",
            **_get_names(documents, registered, line, bool(payment)),
        )

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
        names = _get_names(documents, registered, line)
        return matching.EarlierPayment(
            key=f"line:{line.id}",
            amount=self._to_minor(line.bank_transaction_amount, currency),
            date=line.bank_booking_date,
            partner=owed.partner_id.commercial_partner_id.id,
            account=owed.account_id.id,
            end_to_end_id=line.bank_end_to_end_id
            or registered.origin_payment_id[:1].bank_end_to_end_id
            or "",
            counterparty=line.account_number or "",
            entries=tuple(owed.ids),
            mandate=line.bank_mandate_reference or "",
            **names,
        )


def _get_names(documents, registered, line, is_part=False):
    """By what a payment is named: its documents, and what was registered for it.

    :param is_part: what the bank told of its line was of several payments.
    """
    payments = registered.origin_payment_id
    named = [*documents.mapped("name"), *documents.mapped("ref")]
    named += [*registered.mapped("name"), *registered.mapped("ref")]
    checks = payments.mapped("bank_received_check_number")
    checks += payments.mapped("check_number")
    references = documents.mapped("payment_reference")
    if not is_part:
        references = [line.bank_structured_reference, *references]
    first = (documents or registered or line.move_id)[:1]
    return {
        "number": first.name or "",
        "numbers": tuple(dict.fromkeys(filter(None, named))),
        "checks": tuple(filter(None, checks)),
        "references": tuple(dict.fromkeys(filter(None, references))),
    }


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
