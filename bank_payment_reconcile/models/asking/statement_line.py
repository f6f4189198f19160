"""Bank lines that are to be checked: nothing posts them by itself, or among others,
until somebody has looked.

The mark is Odoo's own, an entry that is not reviewed (`account.move.checked`): Odoo's
dashboard and its journal items count it, and undoing a line takes it off. Who is asked
is told by Odoo's activities on the entry.
"""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..core.records import log_notes
from ..record.activities import ask, for_reader
from ..record.rights import needs

ACTIVITY = "bank_payment_reconcile.mail_activity_to_check"


class AccountBankStatementLine(models.Model):
    """Lines are marked, somebody is asked, and the mark is taken off."""

    _inherit = "account.bank.statement.line"

    bank_is_to_check = fields.Boolean(
        string="To Check",
        compute="_compute_bank_is_to_check",
        search="_search_bank_is_to_check",
        help="It is posted by hand and alone only, until somebody has checked it.",
    )
    #: Kept, since it is grouped by; the activities say it, see `_bank_note_asked`.
    bank_asked_id = fields.Many2one(
        "res.users",
        string="Assigned To",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="Who has the activity to check this line.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("checked", "state")
    def _compute_bank_is_to_check(self):
        for line in self:
            line.bank_is_to_check = line.state == "posted" and not line.checked

    @api.model
    def _search_bank_is_to_check(self, operator, value):
        if operator != "in":
            return NotImplemented
        marked = Domain("state", "=", "posted") & Domain("checked", "=", False)
        return Domain.OR(marked if wanted else ~marked for wanted in value)

    def _field_to_sql(self, alias, field_expr, query=None):
        # EXTENDS base: lines are grouped by it
        if field_expr != "bank_is_to_check":
            return super()._field_to_sql(alias, field_expr, query)
        return SQL(
            "(%s = 'posted' AND %s IS NOT TRUE)",
            self._field_to_sql(alias, "state", query),
            self._field_to_sql(alias, "checked", query),
        )

    # -------------------------------------------------------------------------
    # Actions of a person
    # -------------------------------------------------------------------------

    @needs("write")
    def action_bank_mark_to_check(self):
        """Mark these lines: somebody has to check them before they are posted.

        :raises UserError: the entry of one is not posted, or cannot be marked.
        """
        for line in self:
            if line.state != "posted":
                raise UserError(
                    self.env._(
                        "The entry of %s is not posted: post it before you mark it.",
                        line._bank_get_short_name(),
                    )
                )
        marked = self.filtered(lambda line: not line.bank_is_to_check)
        done = marked.filtered("is_reconciled")
        marked._bank_set_checked(False)
        for line in done:
            # As one whose suspense line somebody reconciled: Odoo takes all of it for
            # open while it is not reviewed.
            if not line.is_reconciled:
                raise UserError(
                    self.env._(
                        "%s was reconciled on the suspense account itself and would "
                        "be open again: log a note instead.",
                        line._bank_get_short_name(),
                    )
                )
        marked._bank_log_check(self.env._("To check."))

    @needs("write")
    def action_bank_take_off_mark(self):
        """These lines are checked: they are posted as all others are."""
        marked = self.filtered("bank_is_to_check")
        marked._bank_set_checked(True)
        # That they were left out is no reason any more.
        marked.filtered("posting_error").sudo().posting_error = False
        marked._bank_log_check(self.env._("Checked."))

    def _bank_set_checked(self, is_checked):
        # One note for all of them says it; tracking would post one by one.
        moves = self.move_id.with_context(tracking_disable=True)
        moves.write({"checked": is_checked})

    def _bank_log_check(self, told):
        log_notes(self.move_id, dict.fromkeys(self.move_id.ids, told))

    # -------------------------------------------------------------------------
    # Asking somebody
    # -------------------------------------------------------------------------

    def _bank_ask(self, user, question, day):
        """Mark these lines and ask somebody to check them; whoever was asked before is
        asked no more.

        :param user: one `res.users`, who is told in their language.
        :param question: plain text, or nothing.
        :param day: by which they should have looked.
        :raises UserError: they may not see one of these lines.
        """
        self.check_access("write")
        self._bank_check_shown_to(user)
        self.action_bank_mark_to_check()
        moves = self.move_id
        moves.sudo().activity_unlink([ACTIVITY], only_automated=False)
        # Of many, Odoo's list of activities tells; a mail for each would be no help.
        moves = moves.with_context(mail_activity_quick_update=len(moves) > 1)
        summary = for_reader(self, user).env._("Bank payment to check")
        ask(moves, ACTIVITY, user, summary, question or "", date_deadline=day)

    def _bank_check_shown_to(self, user):
        theirs = self.with_user(user).with_context(
            allowed_company_ids=user.sudo().company_ids.ids
        )
        if not theirs.has_access("read"):
            raise UserError(
                self.env._(
                    "%s may not see these payments: ask somebody who may.", user.name
                )
            )

    def _bank_note_asked(self):
        """Keep who is asked, as the activities on the entries say: the first of
        several; nobody where there is none."""
        activities = self.sudo().move_id.activity_search(
            [ACTIVITY], only_automated=False
        )
        asked = {each.res_id: each.user_id for each in activities.sorted("id")[::-1]}
        nobody = self.env["res.users"]
        for user, lines in self.grouped(
            lambda line: asked.get(line.move_id.id, nobody)
        ).items():
            changed = lines.filtered(lambda line, user=user: line.bank_asked_id != user)
            changed.sudo().bank_asked_id = user

    # -------------------------------------------------------------------------
    # Posting
    # -------------------------------------------------------------------------

    @api.model
    def _bank_get_checked_domain(self):
        """Lines that may be posted without a person, or with many others."""
        return Domain("bank_is_to_check", "=", False)

    def _bank_get_left_out(self):
        """Those of these lines that are to be checked.

        :return: {line: why it is not posted with others}
        """
        return {
            line: self.env._(
                "It is to check: take the mark off, or post it alone by hand."
            )
            for line in self
            if line.bank_is_to_check
        }
