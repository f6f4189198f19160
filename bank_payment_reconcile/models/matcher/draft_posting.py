"""Posting the draft that a bank line would pay, where a person says so."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..application.application import OWED
from ..record.rights import is_id, needs
from .drafts import PAID_IN

#: Reasons of the matcher that tell of a draft.
TOLD_OF_DRAFTS = {"closed_draft", "draft_fits"}
#: So many of the partner and amount are shown.
DRAFTS_SHOWN = 5


class AccountBankStatementLine(models.Model):
    """Lines that tell of drafts which they would pay."""

    _inherit = "account.bank.statement.line"

    def _bank_get_told_drafts(self):
        """The drafts that the line would pay: of which the last automatic application
        told, as far as they are drafts still; that wait with its partner and amount
        now; and that were made from it."""
        self.ensure_one()
        reasons = (self.bank_match_details or {}).get("reasons") or []
        ids = {
            reason.get("params", {}).get("key")
            for reason in reasons
            if reason["kind"] in TOLD_OF_DRAFTS
        }
        moves = self.env["account.move"].browse(sorted(filter(is_id, ids))).exists()
        moves = moves._filtered_access("read").filtered(
            lambda move: move.state == "draft"
        )
        return moves | self._bank_find_fitting_drafts() | self._bank_get_drafts_made()

    def _bank_find_fitting_drafts(self):
        """Drafts of the partner who is known to have paid, of exactly what is left."""
        partner = self._bank_get_recognised_partner()
        amount = self.difference_amount
        if self._bank_filter_guessed():
            amount = self._bank_get_waiting_amount()
        if not partner or not amount:
            return self.env["account.move"]
        kinds = [kind for kind, is_in in PAID_IN.items() if is_in == (amount > 0)]
        return self.env["account.move"].search(
            # By the journals, since what stands in one of a state has an index.
            Domain("journal_id.type", "in", ("sale", "purchase"))
            & Domain("state", "=", "draft")
            & Domain("move_type", "in", kinds)
            & Domain("company_id", "child_of", self.company_id.id)
            & Domain("currency_id", "=", self.bank_transaction_currency_id.id)
            & Domain("commercial_partner_id", "=", partner.id)
            & Domain("amount_total", "=", abs(amount)),
            limit=DRAFTS_SHOWN,
        )

    def _bank_get_drafts_made(self):
        """Hook: drafts that somebody made from the line."""
        return self.env["account.move"]

    def _bank_get_panel_drafts(self):
        # EXTENDS: each with whether this person may post it.
        if self.is_reconciled:
            return super()._bank_get_panel_drafts()
        return [
            {
                "id": draft.id,
                "name": draft.name or draft.ref or draft.display_name,
                "amount": draft.amount_total,
                "currency_id": draft.currency_id.id,
                "may_post": draft.has_access("write")
                and self.env.user.has_group("account.group_account_invoice"),
            }
            for draft in self._bank_get_told_drafts()
        ]

    @needs("write")
    def action_bank_post_draft(self, move_id):
        """Post a draft of which the line tells, by Odoo's own action and the rights of
        whoever asks, and propose the line anew.

        Odoo dates a draft without a date today, which the matcher may find too late:
        who posts it here says that the line pays it.

        :param move_id: id of the `account.move`.
        :raises UserError: the line tells of no such draft (any more), or a person
            applied it to something.
        """
        self.ensure_one()
        self._bank_check_not_posted()
        draft = self._bank_get_told_drafts().filtered(lambda move: move.id == move_id)
        if not draft:
            raise UserError(
                self.env._(
                    'The line "%s" tells of no such draft, or it is posted or deleted '
                    "meanwhile: apply the line automatically again.",
                    self.payment_ref or self.partner_name or "",
                )
            )
        if self.application_ids.accepted_by_id:
            raise UserError(
                self.env._(
                    "A person applied this line to %s: remove that first.",
                    ", ".join(self._bank_get_applied_names()),
                )
            )
        draft.action_post()
        self.action_apply_automatically()
        items = draft.line_ids.filtered(
            lambda item: item.account_id.account_type in OWED and not item.reconciled
        )
        if items and not items & self.application_ids.move_line_id:
            self.action_remove_applications()
            for item in items.sorted("date_maturity"):
                self.action_apply_item(item.id)
