"""What a bank may post without a person: the limits of a line and of a day.

The matcher makes lines above the bank's limit lines to review. Here they are asked
again when they are posted, since a limit may be lower than when they were matched.
"""

from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ...matching import Currency, Reason, reasons


class AccountBankStatementLine(models.Model):
    """Keeps automatic posting within the bank's limits of a line and of a day."""

    _inherit = "account.bank.statement.line"

    bank_posting_left_until = fields.Datetime(
        string="Left Until",
        readonly=True,
        copy=False,
        help="The day's limit left no room for it: the scheduled action looks at it "
        "again on the next day.",
    )

    # -------------------------------------------------------------------------
    # One worker a bank
    # -------------------------------------------------------------------------

    def _bank_take_turn(self):
        """Those of these lines that this transaction may post within the limits; asked
        before they are locked, so that they are free for whoever may.

        Where a bank has a limit for the day, one worker posts on it at a time. It also
        rewrites the bank's row: a worker that began before and did not see what was
        posted meanwhile is told by the database to begin anew.
        """
        limited = self.journal_id.filtered("bank_post_day_limit")
        mine = limited.sudo().try_lock_for_update(allow_referencing=True)
        if mine:
            self.env.execute_query(
                SQL(
                    "UPDATE account_journal SET write_date = write_date "
                    "WHERE id = ANY(%s) RETURNING id",
                    sorted(mine.ids),
                )
            )
        others = limited.sudo() - mine
        return self.filtered(lambda line: line.journal_id not in others)

    # -------------------------------------------------------------------------
    # The limits
    # -------------------------------------------------------------------------

    def _bank_is_bound_by_limits(self):
        """Whether no person stands behind what is applied."""
        self.ensure_one()
        return not self.application_ids._is_accepted()

    def _bank_get_limit_errors(self):
        """Why lines are left to a person: what they stand on, or a limit of their bank.

        Lines are met in their order; a smaller one may fit behind one that is left.

        :return: {line: sentence}
        """
        bound = self.filtered(lambda line: line._bank_is_bound_by_limits())
        errors = bound._bank_get_basis_errors()
        bound = bound.filtered(lambda line: line not in errors)
        rest = bound.journal_id._bank_get_rest_of_day()
        for line in bound.sorted("internal_index"):
            journal, amount = line.journal_id, abs(line.amount)
            compare = line.currency_id.compare_amounts
            limit = journal.bank_post_limit
            if limit and compare(amount, limit) > 0:
                errors[line] = line._bank_tell_beyond_limit(limit)
            elif journal not in rest:
                continue
            elif compare(amount, rest[journal]) > 0:
                errors[line] = line._bank_leave_for_day(rest[journal])
            else:
                rest[journal] -= amount
        return errors

    def _bank_tell_beyond_limit(self, limit):
        return self.env._(
            "%(amount)s exceeds the limit for automatic posting on %(bank)s "
            "(%(limit)s): review and accept it.",
            amount=self.currency_id.format(abs(self.amount)),
            limit=self.currency_id.format(limit),
            bank=self.journal_id.display_name,
        )

    def _bank_leave_for_day(self, rest):
        """Leave the line for the next day, or for good where it is more than a day's.

        :param rest: what is left of the day's limit.
        :return: the sentence that says why.
        """
        limit = self.journal_id.bank_post_day_limit
        values = {
            "amount": self.currency_id.format(abs(self.amount)),
            "limit": self.currency_id.format(limit),
            "rest": self.currency_id.format(max(rest, 0.0)),
            "bank": self.journal_id.display_name,
        }
        if self.currency_id.compare_amounts(abs(self.amount), limit) > 0:
            return self.env._(
                "%(amount)s exceeds the daily limit for automatic posting on "
                "%(bank)s (%(limit)s): review and accept it.",
                **values,
            )
        _begin, end = self.journal_id._bank_get_posting_day()
        self.sudo().bank_posting_left_until = end
        return self.env._(
            "%(rest)s is left of the daily limit for automatic posting on %(bank)s "
            "(%(limit)s), less than %(amount)s: it waits until tomorrow, or accept "
            "it.",
            **values,
        )

    # -------------------------------------------------------------------------
    # The history says what let it pass
    # -------------------------------------------------------------------------

    def _bank_note_passed_limits(self):
        passed = self._bank_prepare_reasons(self._bank_get_passed_limits())
        for application in self.application_ids.sudo():
            # It may have been posted and undone before.
            kept = [
                reason
                for reason in application.reasons or []
                if reason["kind"] not in reasons.AT_POSTING
            ]
            application.reasons = kept + passed

    def _bank_get_passed_limits(self):
        self.ensure_one()
        if not self._bank_is_bound_by_limits():
            users = self.application_ids.accepted_by_id.mapped("name")
            return [Reason("accepted_before", {"user": ", ".join(users)})]
        journal = self.journal_id
        limits = {
            "within_limit": journal.bank_post_limit,
            "within_day_limit": journal.bank_post_day_limit,
        }
        amount = self._bank_to_money(self.amount)
        passed = [
            Reason(kind, {"amount": amount, "limit": self._bank_to_money(limit)})
            for kind, limit in limits.items()
            if limit
        ]
        return passed or [Reason("no_limit")]

    def _bank_to_money(self, amount):
        """An amount in the bank's currency as the parameter of a reason."""
        currency = self.currency_id
        minor = self.env["bank.matching.ledger"]._to_minor(amount, currency)
        return reasons.money(minor, Currency(currency.name, currency.decimal_places))


class AccountJournal(models.Model):
    """The limits up to which a bank's lines are posted automatically."""

    _inherit = "account.journal"

    bank_post_limit = fields.Float(
        string="Review Above",
        digits=(16, 2),
        tracking=True,
        help="A line of more than this, in or out, in the bank account's currency, "
        "needs a review whatever fits it, and is not posted automatically. 0: "
        "no limit.",
    )
    bank_post_day_limit = fields.Float(
        string="Posted on One Day up to",
        digits=(16, 2),
        tracking=True,
        help="The most that the scheduled action posts on one day, in the currency of "
        "the bank account: money in and money out added up without their signs. What a "
        "person accepted or posts does not count, nor what was undone. What is beyond "
        "it waits for the next day. 0: no limit.",
    )

    def _bank_get_posting_day(self):
        """When today begins and ends where the bank's company is, in UTC."""
        self.ensure_one()
        zone = pytz.timezone(self.company_id.partner_id.tz or "UTC")
        today = pytz.utc.localize(fields.Datetime.now()).astimezone(zone).date()
        return tuple(
            zone.localize(datetime.combine(day, time.min))
            .astimezone(pytz.utc)
            .replace(tzinfo=None)
            for day in (today, today + timedelta(days=1))
        )

    def _bank_get_rest_of_day(self):
        """What is left of the day's limits, of the banks that have one.

        :return: {journal: amount in the bank's currency; below zero where the limit was
            lowered}
        """
        limited = self.filtered("bank_post_day_limit")
        if not limited:
            return {}
        used = limited._bank_get_posted_on_day()
        return {
            journal: journal.bank_post_day_limit - used.get(journal.id, 0.0)
            for journal in limited
        }

    def _bank_get_posted_on_day(self):
        """What was posted today without a person and still is, by id of the bank.

        Read off what is posted: undoing, which is a person's act, gives it back.
        """
        self.env["bank.payment.application"].flush_model()
        self.env["account.bank.statement.line"].flush_model(["amount"])
        day = {journal.id: journal._bank_get_posting_day()[0] for journal in self}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT line.journal_id, sum(abs(line.amount))
                  FROM account_bank_statement_line line
                  JOIN unnest(%(journals)s::int[], %(days)s::timestamp[])
                       AS day (journal_id, begin) ON day.journal_id = line.journal_id
                 WHERE line.id IN (
                       SELECT statement_line_id
                         FROM bank_payment_application application
                        WHERE posted_automatically IS TRUE
                          AND posted_date >= %(first)s
                          AND posted_date >= day.begin
                        GROUP BY statement_line_id
                       HAVING bool_or(accepted_by_id IS NULL))
                 GROUP BY line.journal_id
                """,
                journals=list(day),
                days=list(day.values()),
                first=min(day.values()),
            )
        )
        return {journal_id: float(amount) for journal_id, amount in rows}

    # -------------------------------------------------------------------------
    # Limits
    # -------------------------------------------------------------------------

    @api.constrains("bank_post_limit", "bank_post_day_limit")
    def _bank_check_limits(self):
        for journal in self:
            if journal.bank_post_limit < 0 or journal.bank_post_day_limit < 0:
                raise ValidationError(
                    self.env._(
                        "A limit for automatic posting on %s cannot be negative: "
                        "enter an amount above zero, or 0 for no limit.",
                        journal.display_name,
                    )
                )
