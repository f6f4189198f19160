"""What ends a question: its activity is done, given to somebody else or deleted, or the
entry is reviewed."""

from odoo import api, models

from ..record.rights import needs
from .statement_line import ACTIVITY

#: What of an activity says who is asked about what.
TELLING = {"active", "activity_type_id", "res_id", "res_model_id", "user_id"}


class AccountMove(models.Model):
    """Leads to its bank line; reviewed, by whatever button, it is no question any
    more."""

    _inherit = "account.move"

    @api.depends("state", "journal_id.type")
    def _compute_checked(self):
        # EXTENDS account: posted again, it waits for the answer still
        result = super()._compute_checked()
        self.filtered("statement_line_id.bank_asked_id").checked = False
        return result

    @needs("read")
    def action_bank_open_line(self):
        """The bank's line of this entry, beside what it may be applied to."""
        self.ensure_one()
        return self.statement_line_id._bank_action_open_reconciliation()

    def _bank_end_questions(self):
        """Nobody is asked about these entries any more."""
        if moves := self.filtered("statement_line_id"):
            moves.sudo().activity_unlink([ACTIVITY], only_automated=False)


class MailActivity(models.Model):
    """Tells its bank line who is asked."""

    _inherit = "mail.activity"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS mail
        activities = super().create(vals_list)
        activities._bank_get_asked_lines()._bank_note_asked()
        return activities

    def write(self, vals):
        # EXTENDS mail
        is_told = bool(TELLING & vals.keys())
        lines = self._bank_get_asked_lines() if is_told else None
        result = super().write(vals)
        if is_told:
            (lines | self._bank_get_asked_lines())._bank_note_asked()
        return result

    def unlink(self):
        # EXTENDS mail
        lines = self._bank_get_asked_lines()
        result = super().unlink()
        lines._bank_note_asked()
        return result

    def _bank_get_asked_lines(self):
        """The bank lines that these activities ask somebody to check."""
        lines = self.env["account.bank.statement.line"].sudo()
        kind = self.env.ref(ACTIVITY, raise_if_not_found=False)
        asking = self.sudo().filtered(
            lambda activity: (
                activity.activity_type_id == kind
                and activity.res_model == "account.move"
            )
        )
        if not asking:
            return lines
        return lines.search([("move_id", "in", asking.mapped("res_id"))])
