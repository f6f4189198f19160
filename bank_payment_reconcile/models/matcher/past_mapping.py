"""A mapping by one click, of what was booked the same way often enough."""

from odoo import Command, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..record.rights import needs
from .past_booking import is_by_person, select_booking, to_booking


class AccountBankStatementLine(models.Model):
    """Makes a mapping of the past of a line."""

    _inherit = "account.bank.statement.line"

    @needs("create", "bank.text.mapping")
    def action_bank_map_past(self):
        """Make a mapping of how lines like this one were booked, and apply what waits
        by it.

        :return: a notification that tells how many lines are applied.
        :raises UserError: it was not booked so often enough, or not always so.
        """
        self.ensure_one()
        self._bank_check_not_posted()
        past = self._bank_get_past_accounts().get(self)
        if not past or not self._bank_is_mappable(past):
            raise UserError(
                self.env._(
                    "Lines like this one were not booked alike at least %(bound)s "
                    "times, or there is a mapping for their words already: apply the "
                    "account to this line only.",
                    bound=self.company_id.bank_past_bound,
                )
            )
        title = self._bank_get_past_title(past)
        words = self._bank_get_past_words(past)
        if words:
            self._bank_check_words_tell(words, past.booking)
        if offer := self._bank_get_past_offer(title, past):
            offer.action_use()
        else:
            self._bank_create_past_mapping(title, words, past)
        return self._bank_get_waiting_like(words).action_apply_automatically()

    def _bank_create_past_mapping(self, title, words, past):
        Mapping = self.env["bank.text.mapping"]
        values = Mapping._prepare_past_mapping(
            title, past.booking, self.amount > 0, self.company_id, past.partner
        )
        seen = self | self.browse(past.lines)
        values |= seen._bank_propose_bounds()
        if not words:
            condition = {"subject": "account", "value": self.account_number}
            values |= {
                "look_in": "nowhere",
                "condition_ids": [Command.create(condition)],
            }
        return Mapping.create(values)

    def _bank_check_words_tell(self, words, booking):
        """:raises UserError: lines with these words were booked otherwise, too."""
        others = sum(
            count
            for *told, count in self._bank_read_bookings_of(words)
            if to_booking(*told) != booking
        )
        if others:
            raise UserError(
                self.env._(
                    'The words "%(words)s" also stand in %(count)s lines that were '
                    "booked otherwise: create the mapping by hand, with words that "
                    "these lines do not have.",
                    words=words,
                    count=others,
                )
            )

    def _bank_read_bookings_of(self, words):
        """How lines with these words were booked, whose payer ever they are of.

        :return: rows of account id, tax ids, analytic distribution, count.
        """
        self.flush_model()
        return self.env.execute_query(
            SQL(
                """
                SELECT booked.account_id, booked.tax_ids, booked.analytic, count(*)
                  FROM account_bank_statement_line line
                  JOIN account_journal journal ON journal.id = line.journal_id
                  JOIN LATERAL (%(booking)s) booked ON TRUE
                 WHERE line.company_id = %(company)s
                   AND line.is_reconciled IS TRUE
                   AND (line.amount > 0) = %(is_in)s
                   AND position(%(words)s IN lower(line.payment_ref)) > 0
                   AND %(by_person)s
                 GROUP BY 1, 2, 3
                """,
                booking=select_booking("line", "journal"),
                company=self.company_id.id,
                is_in=self.amount > 0,
                words=words.lower(),
                by_person=is_by_person("line"),
            )
        )

    def _bank_get_waiting_like(self, words):
        """Unposted lines of the company with the words, or without any, of the same
        account, that neither a person nor a high confidence has settled."""
        waiting = (
            Domain("company_id", "=", self.company_id.id)
            & Domain("is_reconciled", "=", False)
            & Domain("state", "=", "posted")
            & Domain("match_confidence", "in", (False, "none", "low", "medium"))
        )
        if not words:
            return self.search(
                waiting & Domain("account_number", "=", self.account_number)
            )
        wanted = words.casefold()
        return self.search(waiting & Domain("payment_ref", "ilike", words)).filtered(
            lambda line: wanted in (line.payment_ref or "").casefold()
        )
