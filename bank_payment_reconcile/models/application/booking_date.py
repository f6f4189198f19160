"""The day on which the bank booked a line: a fact, whatever day our books take it on.

Odoo moves the date of an entry into the next open period when it is posted in a
locked one. The bank does not: its statement, the order of its lines and balances, and
what happened when, go by its own day.
"""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL
from odoo.tools.misc import format_date

from ..core.entries import affects_tax_report, get_default_journal
from ..core.locks import get_locks, tell_locks
from ..record.exact_amounts import check_amounts

#: Days that are written one by one in a sentence; of more, the first and the last.
DAYS_SHOWN = 4
#: Begin of the import id of a line that no file brought (it went out in one).
OWN_ID = "own-"


class AccountBankStatementLine(models.Model):
    """Keeps the bank's day where the entry is dated later."""

    _inherit = "account.bank.statement.line"

    bank_booking_date = fields.Date(
        string="Booked by the Bank",
        copy=False,
        help="The day on which the bank booked it. Its entry is dated later where that "
        "period was locked.",
    )
    bank_booked_later_reason = fields.Char(
        string="Locked By",
        readonly=True,
        copy=False,
        help="The locks for which the entry is dated later than the bank booked it.",
    )
    bank_booked_later_note = fields.Char(
        string="Booked Later Note", compute="_compute_bank_booked_later_note"
    )

    def init(self):
        # EXTENDS base: lines from before the field have the bank's day as their date
        result = super().init()
        self.env.cr.execute(
            SQL(
                """
                UPDATE account_bank_statement_line line
                   SET bank_booking_date = move.date
                  FROM account_move move
                 WHERE move.id = line.move_id
                   AND line.bank_booking_date IS NULL
                """
            )
        )
        return result

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("bank_booking_date")
    def _compute_internal_index(self):
        # EXTENDS account: running balances and statements follow each other as the
        # bank booked them, not as our periods were open
        result = super()._compute_internal_index()
        for line in self:
            if line.internal_index and line.bank_booking_date not in (False, line.date):
                day = line.bank_booking_date.strftime("%Y%m%d")
                line.internal_index = f"{day}{line.internal_index[len(day) :]}"
        return result

    @api.depends("date", "bank_booking_date", "bank_booked_later_reason")
    @api.depends_context("lang")
    def _compute_bank_booked_later_note(self):
        for line in self:
            if line.date == line.bank_booking_date or not line.bank_booking_date:
                line.bank_booked_later_note = False
            elif line.bank_booked_later_reason:
                line.bank_booked_later_note = self.env._(
                    "The bank booked it on %(bank)s. That period was locked "
                    "(%(locks)s), so its entry is dated %(date)s.",
                    bank=format_date(self.env, line.bank_booking_date),
                    locks=line.bank_booked_later_reason,
                    date=format_date(self.env, line.date),
                )
            else:
                line.bank_booked_later_note = self.env._(
                    "The bank booked it on %(bank)s, its entry is dated %(date)s.",
                    bank=format_date(self.env, line.bank_booking_date),
                    date=format_date(self.env, line.date),
                )

    # -------------------------------------------------------------------------
    # Onchange
    # -------------------------------------------------------------------------

    @api.onchange("date", "journal_id")
    def _bank_onchange_locked_date(self):
        """Who types a line should know on which day it will stand in the books."""
        locks = self.company_id and get_locks(
            self.company_id, self.date, False, self.journal_id
        )
        if not locks or self._origin.id:
            return None
        return {
            "warning": {
                "title": self.env._("Locked period"),
                "message": self.env._(
                    "%(date)s is locked (%(locks)s): the line keeps the bank's date, "
                    "and its entry is booked in the next open period.",
                    date=format_date(self.env, self.date),
                    locks=tell_locks(self.env, locks),
                ),
            }
        }

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS account: no amount is rounded without a word; and what is said to be
        # the date, Odoo may change on posting.
        for vals in vals_list:
            self._bank_check_amounts(vals, self._bank_get_currency_of_values(vals))
        today = fields.Date.context_today(self)
        return super().create(
            [
                {
                    **vals,
                    "bank_booking_date": vals.get("bank_booking_date")
                    or vals.get("date")
                    or today,
                }
                for vals in vals_list
            ]
        )

    def write(self, vals):
        # EXTENDS account
        if vals.keys() & {"amount", "amount_currency"}:
            for line in self:
                self._bank_check_amounts(
                    vals, line.currency_id, line.foreign_currency_id
                )
        if "bank_booking_date" in vals:
            self._bank_check_date_is_ours()
            if not vals["bank_booking_date"]:
                raise UserError(
                    self.env._("Enter the day on which the bank booked it.")
                )
            return super().write(vals)
        if "date" not in vals:
            return super().write(vals)
        # Where a person typed the line, he corrects what the bank said. Where a file
        # brought it, or a lock had moved it, only the entry is dated anew.
        typed = self.filtered(
            lambda line: (
                not line._bank_is_from_file() and line.date == line.bank_booking_date
            )
        )
        result = super(AccountBankStatementLine, self - typed).write(vals)
        if typed:
            vals = {**vals, "bank_booking_date": vals["date"]}
            result = super(AccountBankStatementLine, typed).write(vals)
        return result

    def _bank_is_from_file(self):
        """Whether a bank's file brought this line, and says what it says."""
        return bool(self.bank_import_id and not self.bank_import_id.startswith(OWN_ID))

    def _bank_check_date_is_ours(self):
        told = self.filtered(lambda line: line._bank_is_from_file())
        if told and not self.env.su:
            raise UserError(
                self.env._(
                    'The bank booked "%(text)s" on %(date)s, as its file says: change '
                    "the date of the entry instead.",
                    text=told[0].payment_ref or told[0].partner_name or "",
                    date=format_date(self.env, told[0].bank_booking_date),
                )
            )

    # -------------------------------------------------------------------------
    # Locked periods
    # -------------------------------------------------------------------------

    def _bank_note_booked_later(self, days):
        """Keep for which locks Odoo dated entries of these lines later.

        :param days: {entry: its date before it was posted}
        """
        reasons = {}
        for line in self:
            day = days[line.move_id]
            if line.move_id.date == day:
                continue
            locks = get_locks(
                line.company_id,
                day,
                affects_tax_report(line.move_id),
                line.journal_id,
            )
            # The same locks are written the same, of however many lines.
            reasons.setdefault((line.company_id, tuple(locks)), []).append(line.id)
        for (company, locks), line_ids in reasons.items():
            self.sudo().browse(line_ids).bank_booked_later_reason = (
                tell_locks(company.env, locks) if locks else False
            )

    def _bank_get_booked_later_remarks(self):
        """A sentence for each lock and day on which lines were booked later than the
        bank did: how many, the bank's days, and why."""
        groups = {}
        for line in self:
            # Read from the entry: a related field is computed line by line.
            bank_date, date = line.bank_booking_date, line.move_id.date
            if bank_date and date != bank_date:
                key = (line.bank_booked_later_reason or "", date)
                groups.setdefault(key, []).append(bank_date)
        return [
            self._bank_get_booked_later_remark(reason, date, sorted(days))
            for (reason, date), days in groups.items()
        ]

    @api.model
    def _bank_get_booked_later_remark(self, reason, date, days):
        values = {
            "count": len(days),
            "days": self._bank_format_days(days),
            "date": format_date(self.env, date),
        }
        if not reason:
            return self.env._(
                "Booked on another day than at the bank: %(count)s lines of %(days)s "
                "are dated %(date)s.",
                **values,
            )
        return self.env._(
            "Booked on another day than at the bank, since the period is locked "
            "(%(locks)s): %(count)s lines of %(days)s are dated %(date)s. The lines "
            "keep the bank's date.",
            locks=reason,
            **values,
        )

    @api.model
    def _bank_format_days(self, days):
        """Days for a sentence, the first and the last one where they are many."""
        written = [format_date(self.env, day) for day in dict.fromkeys(days)]
        if len(written) > DAYS_SHOWN:
            return self.env._(
                "%(first)s to %(last)s", first=written[0], last=written[-1]
            )
        return ", ".join(written)

    # -------------------------------------------------------------------------
    # Amounts that cannot be held are refused
    # -------------------------------------------------------------------------

    def _bank_check_amounts(self, vals, currency, foreign=None):
        if vals.get("foreign_currency_id"):
            foreign = self.env["res.currency"].browse(vals["foreign_currency_id"])
        check_amounts(self, vals, {"amount": currency, "amount_currency": foreign})

    @api.model
    def _bank_get_currency_of_values(self, vals):
        """The bank's currency of a line about to be created."""
        journal = self.env["account.journal"].browse(vals.get("journal_id"))
        if not journal and vals.get("statement_id"):
            statement = self.env["account.bank.statement"].browse(vals["statement_id"])
            journal = statement.journal_id
        journal = journal or get_default_journal(self.env)
        return journal._bank_get_currency() if journal else None


class AccountBankStatement(models.Model):
    """Tells which lines were booked on another day."""

    _inherit = "account.bank.statement"

    def _compute_date(self):
        # EXTENDS account: the bank's last day, as its paper says
        result = super()._compute_date()
        for statement in self:
            lines = statement.line_ids.filtered(
                lambda line: line.internal_index and line.state == "posted"
            )
            last = lines.sorted("internal_index")[-1:]
            if last.bank_booking_date:
                statement.date = last.bank_booking_date
        return result


class AccountMove(models.Model):
    """Keeps why the date of a bank line's entry was moved."""

    _inherit = "account.move"

    def _post(self, soft=True):
        # EXTENDS account: a date in a locked period becomes one in the next open one
        lines = self.statement_line_id
        days = {move: move.date for move in lines.move_id}
        posted = super()._post(soft)
        lines._bank_note_booked_later(days)
        posted._bank_follow_posting()
        return posted

    def _bank_follow_posting(self):
        """Hook: these were posted."""
