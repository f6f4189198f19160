"""The entries that the proof of a bank's balance lists, as they were open at a date:
a few queries, whatever their number.
"""

import functools

from odoo import models
from odoo.tools import SQL

from ...proof import Kind, amount_in_bank_currency, exact, kind_on_outstanding
from .proof_figures import currency_of


class BankReconciliationProof(models.AbstractModel):
    """Reads the entries that were open at the date of the proof."""

    _inherit = "bank.reconciliation.proof"

    def _get_ledger_balance(self, journal, date):
        """Balance of the bank's account at the date, in the bank's and in the
        company's currency."""
        self._flush_proof()
        [(amount_currency, balance)] = self.env.execute_query(
            SQL(
                """
                SELECT COALESCE(SUM(amount_currency), 0), COALESCE(SUM(balance), 0)
                  FROM account_move_line
                 WHERE account_id = %s
                   AND parent_state = 'posted'
                   AND date <= %s
                   AND company_id = ANY(%s)
                """,
                journal.default_account_id.id,
                date,
                self._get_company_ids(journal),
            )
        )
        company_currency = journal._bank_get_company_currency()
        foreign = journal.currency_id and journal.currency_id != company_currency
        return (amount_currency if foreign else balance), balance

    def _get_direct_entries(self, journal, date):
        """Entries on the bank's account without a bank line, as far as they were open
        at the date."""
        rows = self._get_residual_rows(
            journal,
            date,
            SQL(
                """entry.account_id = %s
                   AND entry.statement_line_id IS NULL
                   AND entry.company_id = ANY(%s)""",
                journal.default_account_id.id,
                self._get_company_ids(journal),
            ),
        )
        opening_ids = set(journal._bank_get_opening_moves().ids)
        return [
            self._to_open_entry(
                row,
                Kind.REVALUATION if row["is_revaluation"] else Kind.DIRECT,
                is_opening=row["move_id"] in opening_ids,
            )
            for row in rows
        ]

    def _get_outstanding_entries(self, journal, date):
        """This bank's entries on outstanding accounts, in whatever journal, as far as
        they were open at the date; and those that may be another bank's.

        Those of its bank lines too: a line that was matched with an entry dated later,
        or that somebody posted there without one.
        """
        told = journal._bank_find_elsewhere(
            SQL(
                """
                entry.date <= %(date)s
                AND (entry.reconciled IS NOT TRUE
                  OR EXISTS (
                     SELECT
                       FROM account_partial_reconcile later
                      WHERE later.debit_move_id = entry.id
                        AND later.max_date > %(date)s)
                  OR EXISTS (
                     SELECT
                       FROM account_partial_reconcile later
                      WHERE later.credit_move_id = entry.id
                        AND later.max_date > %(date)s))
                """,
                date=date,
            )
        )
        rows = self._get_own_rows(journal, date)
        if told:
            rows += self._get_residual_rows(
                journal, date, SQL("entry.id = ANY(%s)", list(told))
            )
        return [self._to_open_entry(row, self._get_kind(row, told)) for row in rows]

    def _get_kind(self, row, told):
        """What an entry on an outstanding account is.

        :param told: {id: whether it is this bank's} of entries in other journals
        """
        return kind_on_outstanding(
            is_revaluation=row["is_revaluation"],
            is_told=told.get(row["id"], True),
            is_bank_line=bool(row["statement_line_id"]) and row["id"] not in told,
            is_payment=bool(row["payment_id"]),
            is_check=bool(row["check_number"]),
        )

    def _get_own_rows(self, journal, date):
        """The entries in the bank's own journal."""
        accounts = (
            journal.inbound_payment_method_line_ids.payment_account_id
            | journal.outbound_payment_method_line_ids.payment_account_id
            | journal._bank_get_outstanding_accounts()
        )
        return self._get_residual_rows(
            journal,
            date,
            SQL(
                """entry.journal_id = %(journal)s
                   AND entry.account_id != ALL(%(own_accounts)s)
                   AND CASE
                       WHEN entry.statement_line_id IS NOT NULL
                       THEN entry.account_id = ANY(%(accounts)s)
                         OR entry.account_id IN (
                            SELECT outstanding_account_id
                              FROM account_payment
                             WHERE journal_id = %(journal)s
                            )
                       WHEN payment.id IS NULL
                       THEN entry.account_id = ANY(%(accounts)s)
                       ELSE entry.account_id = payment.outstanding_account_id
                       END""",
                journal=journal.id,
                accounts=accounts.ids,
                own_accounts=[
                    account.id
                    for account in (
                        journal.default_account_id,
                        journal.suspense_account_id,
                    )
                    if account
                ],
            ),
        )

    def _get_residual_rows(self, journal, date, condition):
        """Posted entries that were open at a date: dicts of what an `OpenEntry` has.

        `closed_date` is the last day anything was reconciled with the entry, be it
        after the date. What is reset to draft Odoo keeps reconciled, until it is
        posted again: the ledger has nothing of it, so it closes nothing. Nor does a
        bank line's own entry on the bank's account, which Odoo reconciles with its
        reversal: the statement has the one and not the other.
        """
        self._flush_proof()
        rows = self.env.execute_query_dict(
            SQL(
                """
                SELECT entry.id,
                       entry.date,
                       entry.amount_currency - COALESCE(matched.amount_currency, 0)
                           AS residual_currency,
                       entry.balance - COALESCE(matched.balance, 0)
                           AS company_amount,
                       entry.currency_id,
                       entry.statement_line_id,
                       matched.closed_date,
                       move.id AS move_id,
                       move.name AS number,
                       payment.id AS payment_id,
                       payment.check_number,
                       partner.complete_name AS partner_name,
                       COALESCE(payment.memo, entry.name) AS text
                  FROM account_move_line entry
                  JOIN account_move move ON move.id = entry.move_id
             LEFT JOIN account_payment payment ON payment.id = entry.payment_id
             LEFT JOIN res_partner partner ON partner.id = entry.partner_id
             LEFT JOIN LATERAL (
                       SELECT SUM(partial.amount_currency)
                                  FILTER (WHERE partial.max_date <= %(date)s)
                                  AS amount_currency,
                              SUM(partial.amount)
                                  FILTER (WHERE partial.max_date <= %(date)s)
                                  AS balance,
                              MAX(partial.max_date) AS closed_date
                         FROM (
                              SELECT debit_amount_currency AS amount_currency,
                                     amount,
                                     max_date,
                                     credit_move_id AS other_id
                                FROM account_partial_reconcile
                               WHERE debit_move_id = entry.id
                           UNION ALL
                              SELECT -credit_amount_currency,
                                     -amount,
                                     max_date,
                                     debit_move_id
                                FROM account_partial_reconcile
                               WHERE credit_move_id = entry.id
                              ) partial
                         JOIN account_move_line other
                           ON other.id = partial.other_id
                          AND other.parent_state = 'posted'
                          AND (
                              other.statement_line_id IS NULL
                              OR entry.account_id != %(bank_account)s
                              )
                       ) matched ON TRUE
                 WHERE %(condition)s
                   AND entry.parent_state = 'posted'
                   AND entry.date <= %(date)s
                   AND (
                       entry.amount_currency != COALESCE(matched.amount_currency, 0)
                       OR entry.balance != COALESCE(matched.balance, 0)
                       )
                """,
                date=date,
                condition=condition,
                bank_account=journal.default_account_id.id,
            )
        )
        return self._to_bank_currency(journal, date, rows)

    def _to_bank_currency(self, journal, date, rows):
        """Give rows their `amount`, at the date's rate where they are in another
        currency than the bank's.

        Sets `is_revaluation`, too: nothing is open of it in its own currency.
        """
        currencies = {
            each.id: currency_of(each)
            for each in self.env["res.currency"].browse(
                {row["currency_id"] for row in rows}
            )
        }
        company_currency = journal._bank_get_company_currency()
        currency = journal._bank_get_currency()
        bank_currency = currency_of(currency)

        @functools.cache
        def get_rate():
            return exact(get_rate(company_currency, currency, journal.company_id, date))

        for row in rows:
            residual = exact(row["residual_currency"])
            is_revaluation = currencies[row["currency_id"]].is_zero(residual)
            row["is_revaluation"] = is_revaluation
            row["amount"] = amount_in_bank_currency(
                bank_currency,
                residual,
                exact(row["company_amount"]),
                is_company_currency=currency == company_currency,
                is_own_currency=row["currency_id"] == currency.id or is_revaluation,
                get_rate=get_rate,
            )
        return rows
