"""Bank lines whose money was used without us: Odoo's own way, another addon, a till.

They are posted like any other line. What settled them stands in the ledger alone, so
it is read from there: accounts, partners, and the documents that were reconciled.
"""

from odoo import api, fields, models
from odoo.fields import Domain

from ..core.entries import split_bank_entry


class AccountBankStatementLine(models.Model):
    """Lines whose money was settled without an application of ours."""

    _inherit = "account.bank.statement.line"

    bank_is_settled_elsewhere = fields.Boolean(
        string="Posted Elsewhere",
        compute="_compute_bank_settled_elsewhere",
        search="_search_bank_is_settled_elsewhere",
        help="It is posted, but not by an application here: Odoo's own reconciliation, "
        "another addon or a person who wrote the entry settled it.",
    )
    bank_elsewhere_entry_ids = fields.Many2many(
        "account.move.line",
        string="Settled By",
        compute="_compute_bank_settled_elsewhere",
        help="The entry lines that took the money of a line posted elsewhere.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("is_reconciled", "amount", "application_ids.state")
    def _compute_bank_settled_elsewhere(self):
        for line in self:
            line.bank_is_settled_elsewhere = line._bank_is_used_without_us()
            line.bank_elsewhere_entry_ids = (
                line._bank_get_using_entries()
                if line.bank_is_settled_elsewhere
                else False
            )

    @api.model
    def _search_bank_is_settled_elsewhere(self, operator, value):
        if operator != "in":
            return NotImplemented
        elsewhere = (
            Domain("is_reconciled", "=", True)
            & Domain("amount", "!=", 0)
            & ~Domain("application_ids", "any", [("state", "=", "posted")])
        )
        wanted = Domain.FALSE
        if True in value:
            wanted |= elsewhere
        if False in value:
            wanted |= ~elsewhere
        return wanted

    def _bank_is_used_without_us(self):
        """Whether the line is posted and none of its applications did that. One without
        money has nothing to use: Odoo calls it reconciled from the start."""
        self.ensure_one()
        return (
            self.is_reconciled
            and bool(self.amount)
            and not any(
                application.state == "posted" for application in self.application_ids
            )
        )

    def _bank_get_using_entries(self):
        """What of the line's entry took its money: all beside the bank's own line,
        but a suspense line that nothing settled."""
        self.ensure_one()
        _liquidity, suspense, others = split_bank_entry(self)
        return others | suspense.filtered(
            lambda entry: entry.matched_debit_ids or entry.matched_credit_ids
        )

    def _bank_get_clearing_moves(self):
        """The entries that cleared the suspense lines of lines posted elsewhere: they
        are no part of the lines' own entries, so undoing leaves them."""
        moves = self.env["account.move"]
        for line in self.filtered("bank_is_settled_elsewhere"):
            _liquidity, suspense, _others = split_bank_entry(line)
            for entry in suspense:
                moves = moves.union(*entry._bank_get_settled_moves())
        return moves

    # -------------------------------------------------------------------------
    # Reading
    # -------------------------------------------------------------------------

    def _bank_get_applied_names(self):
        """What the line is applied to, as its list names it: documents and accounts,
        of a line posted elsewhere those of the ledger."""
        self.ensure_one()
        if not self.bank_is_settled_elsewhere:
            return self.application_ids.mapped("display_name")
        names = [
            name
            for entry in self.bank_elsewhere_entry_ids
            for name in entry._bank_get_settled_names()
        ]
        return list(dict.fromkeys(names))

    def _bank_get_elsewhere_partner(self):
        """The partner of whoever settled the line, where the entry names one."""
        self.ensure_one()
        return self.bank_elsewhere_entry_ids.partner_id[:1]

    def _bank_get_elsewhere_panel(self):
        """What settled the line, as the side panel shows it.

        :return: dicts of plain values; amounts in the currency of the entry, positive
            for money in.
        """
        self.ensure_one()
        return [
            {
                "id": entry.id,
                "move_id": next(
                    iter(entry._bank_get_settled_moves()), entry.move_id
                ).id,
                "name": ", ".join(entry._bank_get_settled_names()),
                "account": entry.account_id.display_name,
                "partner": entry.partner_id.display_name or "",
                "label": entry.name or "",
                "amount": -entry.amount_currency,
                "currency_id": entry.currency_id.id,
            }
            for entry in self.bank_elsewhere_entry_ids
        ]


class AccountMove(models.Model):
    """Entries of lines that were settled elsewhere."""

    _inherit = "account.move"

    def _bank_notify_left_on_suspense(self):
        """Say that these entries are open again, and what may be done about it."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "message": self.env._(
                    "%s had cleared what is undone and stays posted, open on the "
                    "suspense account: reverse it, unless it is to clear the line "
                    "again.",
                    ", ".join(self.mapped("display_name")),
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }


class AccountMoveLine(models.Model):
    """The entry lines that took the money of such lines."""

    _inherit = "account.move.line"

    bank_settled_names = fields.Char(
        string="Reconciled With", compute="_compute_bank_settled_names"
    )

    @api.depends("matched_debit_ids", "matched_credit_ids")
    def _compute_bank_settled_names(self):
        for entry in self:
            names = [move.display_name for move in entry._bank_get_settled_moves()]
            entry.bank_settled_names = ", ".join(names) or False

    def _bank_get_settled_moves(self):
        """The entries that this one is reconciled with, exchange differences aside.

        :return: list, oldest first. As a union they would be read one by one, of a page
            of lines.
        """
        self.ensure_one()
        moves = {}
        for partials, side in (
            (self.matched_debit_ids, "debit_move_id"),
            (self.matched_credit_ids, "credit_move_id"),
        ):
            for partial in partials:
                move = partial[side].move_id
                moves[move.id] = move
        for partial in (*self.matched_debit_ids, *self.matched_credit_ids):
            moves.pop(partial.exchange_move_id.id, None)
        return [moves[move_id] for move_id in sorted(moves)]

    def _bank_get_settled_names(self):
        """How a list names what this entry settles: the documents, else the account."""
        self.ensure_one()
        names = [move.name for move in self._bank_get_settled_moves() if move.name]
        return names or [self.account_id.display_name]
