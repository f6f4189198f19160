"""What one bank line may be, and of whom: the side panel's question."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from .. import matching
from .rights import needs


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    @needs("write")
    def get_likely_partners(self, limit=5):
        """Partners this line may be of, the likeliest first.

        :return: list of dicts: partner_id, name, score (0..100), reason (sentences
            in the reader's language, one a line), open_amount (net of what is open
            with the partner in the line's currency, positive for money that is to
            come in).
        """
        if not self.exists():
            return []
        self.ensure_one()
        ledger, line = self.env["bank.matching.ledger"]._load_for_line(self)
        likely = matching.likely_partners(ledger, line, limit)
        open_amounts = self._get_open_amounts([partner.key for partner in likely])
        return [
            {
                "partner_id": partner.key,
                "name": ledger.partners[partner.key].name,
                "score": partner.score,
                "reason": self._reasons_as_text(partner.reasons),
                "open_amount": open_amounts.get(partner.key, 0.0),
            }
            for partner in likely
            if partner.key in ledger.partners
        ]

    @needs("write")
    def get_suggestions(self, limit=10):
        """What this line may be applied to, the best first.

        :return: list of dicts: kind ("item", "payment", "account" or "on_account"),
            move_line_id, account_id, transfer_line_id and partner_id (False where
            there is none), name, partner (name), due_date (ISO or False),
            open_amount, amount (share of the line), discount, confidence, reasons
            (sentences in the reader's language, one a line), group (the same number
            for what belongs together in one answer).
        """
        if not self.exists():
            return []
        self.ensure_one()
        ledger, line = self.env["bank.matching.ledger"]._load_for_line(self)
        uses, seen = [], set()
        for group, proposal in enumerate(matching.suggest(ledger, line, limit)):
            for use in proposal.applications:
                if (use.kind, use.key, use.transfer) not in seen:
                    seen.add((use.kind, use.key, use.transfer))
                    uses.append((group, proposal, use))
        uses = uses[:limit]
        entries = self.env["account.move.line"].browse(
            use.key for _, _, use in uses if use.kind.is_entry
        )
        entries.fetch(
            ["move_name", "partner_id", "date_maturity", "amount_residual_currency"]
        )
        return [self._prepare_suggestion(*use) for use in uses]

    def _prepare_suggestion(self, group, proposal, use):
        """One use of the line's money as `get_suggestions` gives it."""
        currency = self.transaction_currency_id
        values = self._prepare_application(proposal, use, currency)
        entry = self.env["account.move.line"].browse(values.get("move_line_id", []))
        account = self.env["account.account"].browse(values.get("account_id") or [])
        partner = entry.partner_id or self.env["res.partner"].browse(
            values.get("partner_id") or []
        )
        return {
            "kind": use.kind.value,
            "group": group,
            "move_line_id": entry.id,
            "account_id": account.id,
            "transfer_line_id": values.get("transfer_line_id") or False,
            "partner_id": partner.id,
            "name": entry.move_name or account.display_name or partner.display_name,
            "partner": partner.display_name or "",
            "due_date": entry.date_maturity.isoformat()
            if entry.date_maturity
            else False,
            "open_amount": entry.amount_residual_currency,
            "amount": values["amount"],
            "discount": values["discount_amount"],
            "confidence": proposal.confidence,
            "reasons": self._reasons_as_text(proposal.reasons),
        }

    def _reasons_as_text(self, reasons):
        """Reasons of the matcher as sentences in the reader's language."""
        return self.env["bank.payment.application"]._reasons_to_text(
            self._prepare_reasons(reasons)
        )

    def _get_open_amounts(self, partner_ids):
        """What is open with partners in the line's currency, by partner's id."""
        if not partner_ids:
            return {}
        MoveLine = self.env["account.move.line"]
        currency = self.transaction_currency_id
        query = MoveLine._search(
            self.env["bank.matching.ledger"]
            ._with_company_of(self.journal_id, self)
            ._get_open_items_domain(self.journal_id, currency)
            & Domain("partner_id", "in", partner_ids)
        )
        query.groupby = SQL.identifier(MoveLine._table, "partner_id")
        rows = self.env.execute_query(
            query.select(
                SQL.identifier(MoveLine._table, "partner_id"),
                SQL(
                    "SUM(%s)",
                    MoveLine._field_to_sql(
                        MoveLine._table, "amount_residual_currency", query
                    ),
                ),
            )
        )
        return {partner: currency.round(float(amount)) for partner, amount in rows}
