"""The other lines that wait and are like one that a person put on an account: the same
is done to all of them at once."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..application.application import OWED
from ..record.locks import lock_and_mark
from ..record.rights import is_id, needs
from .learned_payer import NUMBER
from .past_booking import TEXT_KEY

#: So many are offered at once.
OFFERED = 500


class AccountBankStatementLine(models.Model):
    """Does to other lines what a person did to one."""

    _inherit = "account.bank.statement.line"

    @needs("read")
    def get_bank_others_like(self):
        """The lines of the bank that wait, have nothing applied but a guess, and are
        like this one, where a person put all of it on one account.

        :return: dict of `ids`, `account` (to which this one is applied) and `text` (by
            what they are alike); False where there is nothing to offer.
        """
        if not self.exists():
            return False
        self.ensure_one()
        others = self._bank_find_others_like()
        return bool(others) and {
            "ids": others.ids,
            "account": self._bank_get_row_for_others().display_name,
            "text": self._bank_get_short_text(self.partner_name or self.payment_ref),
        }

    @needs("write")
    def action_bank_apply_like(self, line_ids):
        """Apply other lines to the account that a person put this one on.

        :param line_ids: those that `get_bank_others_like` told; nothing is done to any
            other one.
        :return: a notification that tells how many lines are applied.
        :raises UserError: none of them waits any more.
        """
        self.ensure_one()
        asked = self.browse(filter(is_id, line_ids))
        others = lock_and_mark(asked & self._bank_find_others_like(), wait=True)
        if not others:
            raise UserError(
                self.env._(
                    "The lines like %s were applied or changed meanwhile: look at them "
                    "one by one.",
                    self._bank_get_short_name(),
                )
            )
        row = self._bank_get_row_for_others()
        if guessed := others._bank_filter_guessed():
            guessed.action_remove_applications()
        others.action_transfer_difference(
            row.account_id,
            row.partner_id,
            # Each has its own text, but what the row is called is the same for all.
            row.label if row.label != self.payment_ref else None,
            taxes=row.tax_ids,
            analytic_distribution=row.analytic_distribution,
        )
        return others._bank_notify_applied()

    def _bank_get_row_for_others(self):
        """The row by which a person put all of this line on one account; empty where
        it is applied in any other way."""
        row = self.application_ids
        is_whole = (
            len(row) == 1
            and row.confidence == "manual"
            and row.state != "posted"
            and not row.move_line_id
            and not row.transfer_line_id
            and self.bank_transaction_currency_id.is_zero(self.difference_amount)
        )
        return row if is_whole else row.browse()

    def _bank_find_others_like(self):
        """Lines that wait as this one did, the latest first; none of those that a
        person has to look at for another reason."""
        row = self._bank_get_row_for_others()
        if not row:
            return self.browse()
        ids = [line_id for (line_id,) in self._bank_read_others_like(row)]
        return self.search(
            Domain("id", "in", ids)
            & (
                Domain("difference_amount", "!=", 0)
                | Domain("application_ids", "!=", False)
            )
        )

    def _bank_read_others_like(self, row):
        self.flush_model()
        self.env["bank.payment.application"].flush_model(
            ["statement_line_id", "confidence", "accepted_by_id"]
        )
        [(key,)] = self.env.execute_query(
            SQL(
                "SELECT COALESCE(%s, '') FROM account_bank_statement_line "
                "WHERE id = %s",
                SQL(TEXT_KEY.format("payment_ref")),
                self.id,
            )
        )
        return self.env.execute_query(
            SQL(
                """
                SELECT other.id
                  FROM account_bank_statement_line line
                  JOIN account_bank_statement_line other
                    ON other.journal_id = line.journal_id
                   AND other.company_id = line.company_id
                   AND other.id <> line.id
                   AND (other.amount > 0) = (line.amount > 0)
                  JOIN account_move move ON move.id = other.move_id
                 WHERE line.id = %(line)s
                   AND move.state = 'posted'
                   AND other.is_reconciled IS NOT TRUE
                   AND other.bank_look_alike_id IS NULL
                   AND other.bank_reopened_reason IS NULL
                   AND %(is_alike)s
                   AND NOT EXISTS (
                       SELECT FROM bank_payment_application applied
                        WHERE applied.statement_line_id = other.id
                          AND (applied.confidence <> 'low'
                               OR applied.accepted_by_id IS NOT NULL))
                 ORDER BY other.internal_index DESC
                 LIMIT %(limit)s
                """,
                line=self.id,
                is_alike=self._bank_select_is_alike(row, key),
                limit=OFFERED,
            )
        )

    def _bank_select_is_alike(self, row, key):
        """SQL of whether `other` is like `line`: the same words, numbers and months
        apart, and where the row names a partner, the same payer. On a partner's own
        account the payer alone tells.

        :param row: the application of the line.
        :param key: what `TEXT_KEY` makes of the line's text.
        """
        number, other_number = (
            SQL(
                "COALESCE(%s, '')",
                SQL(NUMBER.replace("account_number", f"{table}.account_number")),
            )
            for table in ("line", "other")
        )
        same_payer = SQL(
            """
            CASE WHEN %(number)s <> '' THEN %(other_number)s = %(number)s
                 ELSE %(other_number)s = '' AND line.partner_name <> ''
                      AND lower(other.partner_name) = lower(line.partner_name) END
            """,
            number=number,
            other_number=other_number,
        )
        # Cheap before dear: the longest word is looked for in all texts that wait, and
        # the key made of those that have it.
        same_words = SQL(
            "CASE WHEN strpos(lower(other.payment_ref), %s) > 0 THEN %s = %s "
            "ELSE FALSE END",
            max(key.split(), key=len, default=""),
            SQL(TEXT_KEY.format("other.payment_ref")),
            key,
        )
        if not key or row.account_id.account_type in OWED:
            return same_payer
        if row.partner_id:
            return SQL("%s AND %s", same_words, same_payer)
        return same_words
