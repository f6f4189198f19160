"""How lines like one were booked before."""

from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

from .learned_payer import NUMBER
from .past import ACCOUNT_KEY
from .past_booking import (
    TEXT_KEY,
    PastAccount,
    is_by_person,
    select_booking,
    to_booking,
)

#: So many of the latest lines of one payer or text are looked at.
LIKE_LIMIT = 100
KINDS = ("both", "account", "text", "name")


class AccountBankStatementLine(models.Model):
    """Finds how lines like these were booked."""

    _inherit = "account.bank.statement.line"

    # The latest of a text and of a name, as `_payee_idx` finds those of an account.
    _bank_past_text_idx = models.Index(
        f"(({TEXT_KEY.format('payment_ref')}), id) WHERE is_reconciled IS TRUE"
    )
    _bank_past_name_idx = models.Index(
        "(lower(partner_name), id) "
        "WHERE partner_name IS NOT NULL AND is_reconciled IS TRUE"
    )

    # -------------------------------------------------------------------------
    # Lines like these
    # -------------------------------------------------------------------------

    def _bank_get_past_accounts(self):
        """How most of the lines like these were booked: of the same payer account with
        the same words, else of the same account, the same words, or where the bank
        tells no account, the same name; in the same direction, in the same company.

        What was undone is booked no more, so it says nothing.

        :return: {line: `PastAccount`}, for lines of which the past tells one.
        """
        found = defaultdict(list)
        for line_id, kind, *told in self._bank_read_past_accounts() if self else ():
            found[line_id, kind].append(told)
        result = {}
        for line in self:
            for kind in KINDS:
                past = _get_most(kind, found.get((line.id, kind), ()))
                if past:
                    result[line] = past
                    break
        return self._bank_filter_usable_past(result)

    def _bank_filter_usable_past(self, past):
        """What may still be booked so: on an account and with taxes that are in use."""
        accounts = self.env["account.account"].browse(
            {each.booking.account for each in past.values()}
        )
        taxes = self.env["account.tax"].browse(
            {tax for each in past.values() for tax in each.booking.taxes}
        )
        usable = set(accounts.sudo().filtered("active").ids)
        for company in self.company_id:
            errors = accounts.sudo()._bank_get_account_errors(company)
            usable -= set(self.env["account.account"].union(*errors).ids)
        in_use = set(taxes.sudo().filtered("active").ids)
        return {
            line: each
            for line, each in past.items()
            if each.booking.account in usable and in_use.issuperset(each.booking.taxes)
        }

    def _bank_read_past_accounts(self):
        """In one query for all of these.

        :return: rows of line id, kind, account id or None, tax ids, analytic
            distribution, partner ids, count, last date, ids of the latest lines.
        """
        self.env["account.bank.statement.line"].flush_model()
        self.env["account.move.line"].flush_model()
        self.env["bank.payment.application"].flush_model(["posted_automatically"])
        text_key = SQL(TEXT_KEY.format("payment_ref"))
        return self.env.execute_query(
            SQL(
                """
                WITH line AS (
                    SELECT id, company_id, amount > 0 AS is_in,
                           COALESCE(%(number)s, '') AS number,
                           COALESCE(lower(partner_name), '') AS name,
                           COALESCE(%(text_key)s, '') AS words
                      FROM account_bank_statement_line WHERE id = ANY(%(ids)s)),
                asked AS (
                    SELECT DISTINCT company_id, is_in, number, name, words FROM line),
                alike AS (%(alike)s),
                told AS (
                    SELECT alike.company_id, alike.is_in, alike.number, alike.name,
                           alike.words, kind.kind, booked.account_id, booked.tax_ids,
                           booked.analytic,
                           array_agg(DISTINCT booked.partner_id) AS partners,
                           count(*) AS count, max(move.date) AS last,
                           (array_agg(alike.id ORDER BY alike.id DESC))[1:5] AS ids
                      FROM alike
                      JOIN account_move move ON move.id = alike.move_id
                      JOIN account_journal journal ON journal.id = alike.journal_id
                      JOIN LATERAL (%(booking)s) booked ON TRUE
                      JOIN LATERAL (
                           SELECT alike.kind
                            UNION ALL
                           SELECT 'both' WHERE alike.kind = 'account'
                              AND alike.words <> '' AND alike.words = alike.past_words
                           ) kind (kind) ON TRUE
                     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9)
                SELECT line.id, told.kind, told.account_id, told.tax_ids, told.analytic,
                       told.partners, told.count, told.last, told.ids
                  FROM line
                  JOIN told USING (company_id, is_in, number, name, words)
                """,
                number=SQL(NUMBER),
                text_key=text_key,
                ids=self.ids,
                alike=SQL(" UNION ALL ").join(self._bank_select_alike()),
                booking=select_booking("alike", "journal"),
            )
        )

    @api.model
    def _bank_select_alike(self):
        """SQL of the latest lines like each that is asked for, by what they are."""
        text_key = SQL(TEXT_KEY.format("past.payment_ref"))
        account_key = SQL(ACCOUNT_KEY.replace("account_number", "past.account_number"))
        kinds = {
            "account": (
                SQL("asked.number <> ''"),
                SQL(
                    "past.account_number IS NOT NULL AND %s = asked.number", account_key
                ),
                account_key,
            ),
            "text": (
                SQL("asked.words <> ''"),
                SQL("%s = asked.words", text_key),
                text_key,
            ),
            "name": (
                SQL("asked.number = '' AND asked.name <> ''"),
                SQL(
                    "past.partner_name IS NOT NULL "
                    "AND lower(past.partner_name) = asked.name"
                ),
                SQL("lower(past.partner_name)"),
            ),
        }
        return [
            SQL(
                """
                (SELECT asked.*, %(kind)s AS kind, found.*
                   FROM asked
                   JOIN LATERAL (
                        SELECT past.id, past.move_id, past.journal_id,
                               %(text_key)s AS past_words
                          FROM account_bank_statement_line past
                         WHERE past.is_reconciled IS TRUE AND %(is_alike)s
                           AND past.company_id = asked.company_id
                           AND (past.amount > 0) = asked.is_in
                           AND %(by_person)s
                         ORDER BY %(order)s, past.id DESC
                         LIMIT %(limit)s) found ON TRUE
                  WHERE %(is_asked)s)
                """,
                kind=kind,
                text_key=text_key,
                is_alike=is_alike,
                by_person=is_by_person("past"),
                order=order,
                limit=LIKE_LIMIT,
                is_asked=is_asked,
            )
            for kind, (is_asked, is_alike, order) in kinds.items()
        ]


def _get_most(kind, rows):
    """The booking that more than half of the lines had.

    :param rows: as `_bank_read_past_accounts` returns them, from the account on.
    :return: `PastAccount`, or None where there is none.
    """
    total = sum(row[4] for row in rows)
    for account, taxes, analytic, partners, count, last, ids in rows:
        booking = to_booking(account, taxes, analytic)
        if booking and 2 * count > total:
            partner = partners[0] if len(partners) == 1 else None
            return PastAccount(booking, count, total, last, partner, kind, ids)
    return None
