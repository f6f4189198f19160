"""Draft documents that bank lines would pay, for the matcher to tell of."""

from odoo import api, models
from odoo.fields import Domain

from ... import matching

#: So many drafts of the amounts asked for are read.
DRAFT_LIMIT = 1000
#: Whether money comes in for them.
PAID_IN = {
    "out_invoice": True,
    "in_refund": True,
    "in_invoice": False,
    "out_refund": False,
}


class BankMatchingLedger(models.AbstractModel):
    """Loads the drafts that lines would pay."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _get_drafts(self, currency, asked):
        """Draft documents of exactly the amount of some line; whose they are, or what
        of them is named, the matcher finds.

        :param asked: the lines, as `matching.Line`.
        :return: list of `matching.KnownDocument`
        """
        amounts = {line.amount for line in asked}
        totals = {abs(amount) / 10**currency.decimal_places for amount in amounts}
        Move = self.env["account.move"]
        drafts = Move.search_fetch(
            # By the journals, since what stands in one of a state has an index.
            Domain("journal_id.type", "in", ("sale", "purchase"))
            & Domain("state", "=", "draft")
            & Domain("move_type", "in", list(PAID_IN))
            & Domain("company_id", "child_of", self.env.company.id)
            & Domain("currency_id", "=", currency.id)
            & Domain("amount_total", "in", sorted(totals)),
            [
                "name",
                "ref",
                "payment_reference",
                "invoice_origin",
                "amount_total",
                "move_type",
                "commercial_partner_id",
            ],
            limit=DRAFT_LIMIT,
        )
        return [
            self._prepare_draft(draft, currency)
            for draft in drafts
            if self._get_draft_amount(draft, currency) in amounts
        ]

    @api.model
    def _prepare_draft(self, draft, currency):
        named = [draft.ref, draft.invoice_origin]
        return matching.KnownDocument(
            # Until it is posted a document may have no number.
            number=draft.name or draft.ref or draft.display_name,
            why="draft",
            references=tuple(dict.fromkeys(filter(None, named))),
            payment_reference=draft.payment_reference or "",
            key=draft.id,
            partner=draft.commercial_partner_id.id,
            amount=self._get_draft_amount(draft, currency),
        )

    @api.model
    def _get_draft_amount(self, draft, currency):
        """In minor units, signed as the money that would pay it; 0 where it is in
        another currency."""
        if draft.currency_id != currency or draft.move_type not in PAID_IN:
            return 0
        amount = self._to_minor(draft.amount_total, currency)
        return amount if PAID_IN[draft.move_type] else -amount
