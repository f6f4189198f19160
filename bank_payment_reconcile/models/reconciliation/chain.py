"""One statement after the other: numbers, opening balances, and what undoing an
earlier one means for the later ones.
"""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class BankReconciliation(models.Model):
    """Each statement opens with what the one before it closed with."""

    _inherit = "bank.reconciliation"

    balance_start = fields.Monetary(
        compute="_compute_balance_start", store=True, readonly=False, precompute=True
    )
    previous_document_id = fields.Many2one(
        "bank.reconciliation", compute="_compute_previous_document_id"
    )
    other_draft_id = fields.Many2one(
        "bank.reconciliation",
        compute="_compute_other_draft_id",
        help="Another reconciliation of this bank that is in progress.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("journal_id", "date", "kind")
    def _compute_balance_start(self):
        """What the last statement closed with; without one, what the bank's first
        waiting line begins with. Where one was undone, what that one opened with. A
        document that exists keeps what it says."""
        for document in self:
            if document._origin.id or document.kind != "bank":
                document.balance_start = document.balance_start
                continue
            last = document._get_last_place()
            if undone := document._get_own_vacancies()[:1]:
                document.balance_start = undone.balance_start
            elif last or not document.journal_id or not document.date:
                document.balance_start = last.balance_end
            elif lines := document._get_waiting_lines():
                document.balance_start = lines._bank_get_opening_balance()
            else:
                journal = document.journal_id
                document.balance_start = journal._bank_get_brought_forward_balance(
                    journal._bank_get_first_direct_day() or document.date.replace(day=1)
                )

    @api.depends("journal_id", "date", "state")
    def _compute_previous_document_id(self):
        for document in self:
            document.previous_document_id = document._get_previous_document()

    @api.depends("journal_id", "state")
    def _compute_other_draft_id(self):
        for document in self:
            document.other_draft_id = self.search(
                Domain("journal_id", "=", document.journal_id.id)
                & Domain("state", "=", "draft")
                & Domain("id", "!=", document._origin.id),
                limit=1,
            )

    def _get_previous_document(self):
        """The bank's last posted document before this one."""
        if not self.journal_id or not self.date:
            return self.browse()
        return self.search(
            self._get_before_domain() & Domain("state", "=", "posted"), limit=1
        )

    def _get_next_document(self):
        """The bank's first posted document after this one."""
        if not self.journal_id or not self.date:
            return self.browse()
        return self.search(
            self._get_after_domain() & Domain("state", "=", "posted"),
            order="date, place, id",
            limit=1,
        )

    # -------------------------------------------------------------------------
    # Onchange
    # -------------------------------------------------------------------------

    @api.onchange("journal_id")
    def _onchange_journal_id(self):
        if self.other_draft_id:
            return {
                "warning": {
                    "title": self.env._("Another reconciliation is in progress"),
                    "message": self.env._(
                        "%(other)s of %(bank)s is not posted yet: lines and entries "
                        "matched there are not offered here.",
                        other=self.other_draft_id.name,
                        bank=self.journal_id.display_name,
                    ),
                }
            }
        return None

    @api.onchange("balance_start")
    def _onchange_balance_start(self):
        last = self._get_last_place()
        if last and self.currency_id.compare_amounts(
            last.balance_end, self.balance_start
        ):
            return {
                "warning": {
                    "title": self.env._("Opening balance"),
                    "message": self.env._(
                        "%(last)s closed with %(end)s: with another opening balance "
                        "this statement does not follow it and cannot be posted.",
                        last=last.name,
                        end=self.currency_id.format(last.balance_end),
                    ),
                }
            }
        return None

    # -------------------------------------------------------------------------
    # Following the last statement
    # -------------------------------------------------------------------------

    def _check_follows(self):
        """The opening balance is the last statement's closing balance, and the
        closing balance the next one's opening balance.

        Where statements between them were undone, those have to lead from the one to
        the other: a statement is posted again in any order, as long as it opens and
        closes as it did.

        :raises UserError: it is not; the sentence names the statement in the way.
        """
        last, following = self._get_previous_document(), self._get_next_document()
        vacancies = self._get_vacancies(self.journal_id, self)
        if last and self._find_bridge(last, self, vacancies) is None:
            self._refuse_opening(last, vacancies)
        if following and self._find_bridge(self, following, vacancies) is None:
            self._refuse_closing(following, vacancies)

    def _refuse_opening(self, last, vacancies):
        between = [
            v
            for v in vacancies
            if last._get_order_key() < v.key < self._get_order_key()
        ]
        values = {
            "name": self.name,
            "start": self.currency_id.format(self.balance_start),
            "last": last.name,
            "date": fields.Date.to_string(last.date),
            "end": self.currency_id.format(last.balance_end),
        }
        if between:
            undone = between[-1].document
            raise UserError(
                self.env._(
                    "%(name)s opens with %(start)s, but %(undone)s of %(undone_date)s, "
                    "which is to be posted again, closes with %(undone_end)s, and "
                    "%(last)s of %(date)s closed with %(end)s: correct the opening "
                    "balance, or post the statement between them first.",
                    undone=undone.name,
                    undone_date=fields.Date.to_string(undone.date),
                    undone_end=self.currency_id.format(undone.balance_end),
                    **values,
                )
            )
        raise UserError(
            self.env._(
                "%(name)s opens with %(start)s, but %(last)s of %(date)s closed "
                "with %(end)s: correct the opening balance, or post the statement "
                "between them first.",
                **values,
            )
        )

    def _refuse_closing(self, following, vacancies):
        between = [
            v
            for v in vacancies
            if self._get_order_key() < v.key < following._get_order_key()
        ]
        values = {
            "name": self.name,
            "end": self.currency_id.format(self.balance_end),
            "next": following.name,
            "date": fields.Date.to_string(following.date),
            "start": self.currency_id.format(following.balance_start),
        }
        if between:
            undone = between[0].document
            raise UserError(
                self.env._(
                    "%(name)s closes with %(end)s, but %(undone)s of %(undone_date)s, "
                    "which is to be posted again, opens with %(undone_start)s, and "
                    "%(next)s of %(date)s opens with %(start)s: they do not follow "
                    "each other. Correct the closing balance, or undo %(next)s first.",
                    undone=undone.name,
                    undone_date=fields.Date.to_string(undone.date),
                    undone_start=self.currency_id.format(undone.balance_start),
                    **values,
                )
            )
        raise UserError(
            self.env._(
                "%(name)s closes with %(end)s, but %(next)s of %(date)s opens with "
                "%(start)s: they overlap or do not follow each other. Correct the "
                "date or the closing balance, or undo %(next)s first.",
                **values,
            )
        )

    def _get_last_place(self):
        """The document that this one follows: the last posted one, or a vacant place
        after it that is still to be posted again."""
        last = self._get_previous_document()
        if not self.journal_id or not self.date:
            return last
        # One that nobody reconciles again, and that nothing rests on, is given up.
        for vacancy in self._get_held_vacancies():
            is_between = vacancy.key < self._get_order_key() and (
                not last or last._get_order_key() < vacancy.key
            )
            if is_between:
                last = vacancy.document
        return last
