"""What a filed statement says of a bank line, as data, and how the line differs now.

Compared are the facts of the ledger and not our record of them: whoever changes the
entry by Odoo's own buttons changes these.
"""

from odoo import api, models
from odoo.tools import SQL
from odoo.tools.misc import format_date


class AccountBankStatementLine(models.Model):
    """Tells how a line differs from what was filed of it."""

    _inherit = "account.bank.statement.line"

    def _bank_get_filed_facts(self):
        """What the ledger says of these lines.

        :return: {line: facts}; amounts in the currencies of the entries, matches as
            [id of the journal entry on the other side, id of the account they meet
            on, amount of this one]. Not the line of that entry: another bank line
            that is undone and posted again has a new one.
        """
        lines = self.sudo()
        lines.move_id.line_ids.fetch(
            ["account_id", "partner_id", "amount_currency", "balance", "currency_id"]
        )
        reversals = lines.move_id.reversal_move_ids.filtered(
            lambda move: move.state == "posted"
        )
        reversed_moves = reversals.reversed_entry_id
        clearings = lines._bank_get_clearings()
        entries = lines.move_id.line_ids | self.env["account.move.line"].sudo().union(
            *clearings.values()
        )
        matches = entries._bank_get_filed_matches()
        return {
            line.with_env(self.env): {
                "state": line.move_id.state,
                "date": f"{line.move_id.date}",
                "bank_date": f"{line.bank_booking_date}",
                "amount": line.amount,
                "journal": line.move_id.journal_id.id,
                "is_reversed": line.move_id in reversed_moves,
                "is_reconciled": line.is_reconciled,
                "entries": sorted(
                    [
                        entry.account_id.id,
                        entry.partner_id.id,
                        entry.currency_id.round(entry.amount_currency),
                        entry.company_currency_id.round(entry.balance),
                    ]
                    for entry in line.move_id.line_ids
                ),
                "matches": sorted(
                    match
                    for entry in line.move_id.line_ids | clearings[line]
                    for match in matches.get(entry.id, ())
                ),
            }
            for line in lines
        }

    def _bank_get_clearings(self):
        """{line: entries that its posting cleared direct postings by}"""
        return {line: line.application_ids.clearing_line_id for line in self}

    def _bank_get_filed_differences(self, filed, facts):
        """How a line differs from what was filed of it, as a sentence.

        :param filed: the `bank.reconciliation.line` of it, which may be of a time
            when its facts were not kept yet.
        :param facts: of `_bank_get_filed_facts`.
        :return: empty where it is as it was filed.
        """
        self.ensure_one()
        was = filed.facts or {}
        if facts["state"] != "posted":
            return (
                self.env._("its entry is cancelled")
                if facts["state"] == "cancel"
                else self.env._("its entry is reset to draft")
            )
        result = [
            *self._bank_tell_moved(filed, was, facts),
            *self._bank_tell_used_otherwise(was, facts),
        ]
        return "; ".join(result)

    def _bank_tell_moved(self, filed, was, facts):
        """Another day, amount or bank than was filed."""
        was_day = was.get("date")
        if was_day and facts["date"] != was_day:
            yield self.env._(
                "its entry is dated %(now)s and was dated %(was)s",
                now=format_date(self.env, facts["date"]),
                was=format_date(self.env, was_day),
            )
        if filed.date and f"{filed.date}" != facts["bank_date"]:
            yield self.env._(
                "the bank booked it on %(now)s and %(was)s was filed",
                now=format_date(self.env, facts["bank_date"]),
                was=format_date(self.env, filed.date),
            )
        if self.currency_id.compare_amounts(filed.amount, self.amount):
            yield self.env._(
                "its amount is %(now)s and was %(was)s",
                now=self.currency_id.format(self.amount),
                was=self.currency_id.format(filed.amount),
            )
        if self.journal_id != filed.reconciliation_id.journal_id:
            yield self.env._("it is of %s now", self.journal_id.display_name)

    def _bank_tell_used_otherwise(self, was, facts):
        """Other entries, or not those that its money settled."""
        if facts["is_reversed"] and not was.get("is_reversed"):
            reversals = self.sudo().move_id.reversal_move_ids
            yield self.env._(
                "its entry is reversed by %s", ", ".join(reversals.mapped("name"))
            )
        if not facts["is_reconciled"]:
            yield self.env._("its money waits to be applied")
        elif facts["entries"] != was.get("entries", facts["entries"]):
            yield self.env._("its entry is on other accounts, partners or amounts")
        elif lost := self._bank_get_lost_matches(was, facts):
            names = {move.name or move.display_name for move in lost.exists()}
            yield (
                self.env._("it no longer settles %s", ", ".join(sorted(names)))
                if names
                else self.env._("what it settled is deleted")
            )

    @api.model
    def _bank_get_lost_matches(self, was, facts):
        """Journal entries that it settled when it was filed and does not settle now;
        what it settles besides is no change of what was filed."""
        left = {}
        for move_id, account_id, amount in facts["matches"]:
            key = (move_id, account_id)
            left[key] = left.get(key, 0.0) + abs(amount)
        lost = set()
        for move_id, account_id, amount in was.get("matches", ()):
            key = (move_id, account_id)
            left[key] = left.get(key, 0.0) - abs(amount)
            if self.currency_id.compare_amounts(left[key], 0.0) < 0:
                lost.add(move_id)
        return self.env["account.move"].sudo().browse(lost)


class AccountMoveLine(models.Model):
    """What a filed line was booked on, as data."""

    _inherit = "account.move.line"

    def _bank_get_filed_matches(self):
        """What posted entries settle these, exchange differences aside.

        :return: {entry id: [[id of the other journal entry, account id, amount of
            this one]]}
        """
        if not self.ids:
            return {}
        self.env["account.partial.reconcile"].flush_model()
        self.env["account.move"].flush_model(["state"])
        self.flush_model(["parent_state"])
        rows = self.env.execute_query(
            SQL(
                """
                WITH side AS (
                    SELECT debit_move_id AS id, credit_move_id AS other_id,
                           debit_amount_currency AS amount
                      FROM account_partial_reconcile
                     WHERE debit_move_id = ANY(%(ids)s)
                 UNION ALL
                    SELECT credit_move_id, debit_move_id, credit_amount_currency
                      FROM account_partial_reconcile
                     WHERE credit_move_id = ANY(%(ids)s)
                )
                SELECT side.id, other.move_id, other.account_id, SUM(side.amount)
                  FROM side
                  JOIN account_move_line other ON other.id = side.other_id
                 WHERE other.parent_state = 'posted'
                   AND NOT EXISTS (
                       SELECT FROM account_partial_reconcile exchange
                        WHERE exchange.exchange_move_id = other.move_id)
              GROUP BY side.id, other.move_id, other.account_id
                """,
                ids=self.ids,
            )
        )
        result = {}
        for entry_id, move_id, account_id, amount in rows:
            match = [move_id, account_id, round(amount, 6)]
            result.setdefault(entry_id, []).append(match)
        return result
