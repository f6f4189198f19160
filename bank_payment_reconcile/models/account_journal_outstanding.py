"""Whose an entry on an outstanding account is, in whatever journal it was booked.

Payments of a bank wait on its outstanding accounts until the bank shows them. So does
what a general journal brought there: checks of the time before the ledger began, or
what another system hands over. An account that one bank alone uses holds nothing but
its entries. Of an account that several share, the entries in a bank's own journal are
that bank's; of all others something has to say whose they are, else a person is asked.
"""

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

BANK_TYPES = ("bank", "cash", "credit")
#: What the host lets payments wait on where their method names no account.
CHART_ACCOUNTS = {
    "inbound": "account_journal_payment_debit_account_id",
    "outbound": "account_journal_payment_credit_account_id",
}


class AccountJournal(models.Model):
    _inherit = "account.journal"

    # -------------------------------------------------------------------------
    # Accounts
    # -------------------------------------------------------------------------

    def _get_outstanding_accounts(self):
        """Accounts on which this bank's payments wait for the bank to show them."""
        self.ensure_one()
        accounts = (
            self._get_journal_inbound_outstanding_payment_accounts()
            | self._get_journal_outbound_outstanding_payment_accounts()
        )
        chart = self._get_chart_outstanding_accounts()
        for method in (
            self.inbound_payment_method_line_ids | self.outbound_payment_method_line_ids
        ):
            if not method.payment_account_id:
                accounts |= chart[method.payment_type]
        # Payments keep the account they were made with, whatever the journal's
        # payment methods say today; so does what a person said to be this bank's.
        told = (
            self.env["bank.entry.owner"].sudo().search([("journal_id", "=", self.id)])
        )
        accounts |= told.entry_id.account_id.sudo(False)
        used = self.env["account.payment"]._read_group(
            Domain("journal_id", "=", self.id)
            & Domain("outstanding_account_id", "!=", False),
            ["outstanding_account_id"],
        )
        accounts = accounts.union(*(account for (account,) in used))
        return (
            accounts.filtered("reconcile")
            - self.default_account_id
            - self.suspense_account_id
        )

    def _get_chart_outstanding_accounts(self):
        """{payment type: the account of the chart for methods that name none}"""
        # Whoever works in a branch alone may not enter the company above all.
        chart = (
            self.env["account.chart.template"]
            .sudo()
            .with_context(allowed_company_ids=self.company_id.root_id.ids)
        )
        empty = self.env["account.account"]
        return {
            kind: (chart.ref(name, raise_if_not_found=False) or empty).with_env(
                self.env
            )
            for kind, name in CHART_ACCOUNTS.items()
        }

    def _get_outstanding_banks(self):
        """Which banks let payments wait on the accounts of this one.

        The account for transfers lies between all banks, so it is never one's own.

        :return: {account's id: ids of banks}
        """
        accounts = self._get_outstanding_accounts()
        if not accounts:
            return {}
        chart = self._get_chart_outstanding_accounts()
        self.env["account.payment"].flush_model(
            ["journal_id", "outstanding_account_id"]
        )
        self.env["account.payment.method.line"].flush_model()
        self.env["bank.entry.owner"].flush_model()
        self.env["account.move.line"].flush_model(["account_id"])
        self.env["account.journal"].flush_model(["type", "active", "company_id"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT account.id, array_agg(bank.id)
                  FROM unnest(%(accounts)s) account (id)
                  JOIN account_journal bank
                    ON bank.type = ANY(%(types)s)
                   AND bank.company_id = ANY(%(companies)s)
                 WHERE bank.id = %(bank)s
                    OR account.id = %(transfer)s
                    OR bank.active AND EXISTS (
                       SELECT
                         FROM account_payment_method_line line
                         JOIN account_payment_method method
                           ON method.id = line.payment_method_id
                        WHERE line.journal_id = bank.id
                          AND account.id = COALESCE(
                              line.payment_account_id,
                              CASE method.payment_type
                              WHEN 'inbound' THEN %(inbound)s ELSE %(outbound)s END)
                       )
                    OR EXISTS (
                       SELECT
                         FROM account_payment payment
                        WHERE payment.journal_id = bank.id
                          AND payment.outstanding_account_id = account.id
                       )
                    OR bank.active AND EXISTS (
                       SELECT
                         FROM bank_entry_owner told
                         JOIN account_move_line entry ON entry.id = told.entry_id
                        WHERE told.journal_id = bank.id
                          AND entry.account_id = account.id
                       )
              GROUP BY account.id
                """,
                accounts=accounts.ids,
                types=list(BANK_TYPES),
                companies=self._get_tree_company_ids(),
                bank=self.id,
                transfer=self._get_transfer_account().id or 0,
                inbound=chart["inbound"].id or None,
                outbound=chart["outbound"].id or None,
            )
        )
        return dict(rows)

    def _get_tree_company_ids(self):
        """All companies that may share the accounts of this bank's."""
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        return companies.search([("id", "child_of", self.company_id.root_id.id)]).ids

    # -------------------------------------------------------------------------
    # Entries
    # -------------------------------------------------------------------------

    def _get_elsewhere_domain(self, told_only=False):
        """Open entries on this bank's outstanding accounts that are booked in another
        journal: its own, and those of which nothing tells whose they are.

        :param told_only: its own alone.
        """
        self.ensure_one()
        found = self._select_elsewhere(SQL("entry.reconciled IS NOT TRUE"))
        if not found:
            return Domain.FALSE
        told = SQL("WHERE found.is_told") if told_only else SQL()
        return Domain(
            "id", "in", SQL("(SELECT found.id FROM (%s) found %s)", found, told)
        )

    def _find_elsewhere(self, condition):
        """:param condition: SQL on `entry`, the entries that are looked at.
        :return: {entry's id: whether it is this bank's; False where nothing tells
            whose it is}
        """
        self.ensure_one()
        found = self._select_elsewhere(condition)
        return dict(self.env.execute_query(found)) if found else {}

    def _select_elsewhere(self, condition):
        """The query of (id, is_told) of posted entries on this bank's outstanding
        accounts that are not in the journal of a bank that shares the account; none
        that are known to be another bank's. None where it has no such account.

        A revaluation of a shared account is no bank's money, so nobody is asked. One
        entry may bring thousands of lines: what it says itself is read once.
        """
        banks = self._get_outstanding_banks()
        if not banks:
            return None
        self._flush_elsewhere()
        return SQL(
            """
            WITH candidate AS MATERIALIZED (
                 SELECT entry.id,
                        entry.move_id,
                        entry.payment_id,
                        entry.account_id,
                        account.bank_ids,
                        cardinality(account.bank_ids) = 1 AS is_own
                   FROM (VALUES %(accounts)s) account (id, bank_ids)
                   JOIN account_move_line entry ON entry.account_id = account.id
                  WHERE entry.parent_state = 'posted'
                    AND entry.journal_id != %(bank)s
                    AND entry.company_id = ANY(%(companies)s)
                    AND (cardinality(account.bank_ids) = 1
                         OR entry.journal_id != ALL(account.bank_ids)
                        AND entry.amount_currency != 0)
                    AND %(condition)s
                 ),
                 beside AS MATERIALIZED (
                 SELECT line.move_id,
                        CASE COUNT(DISTINCT bank.id)
                        WHEN 1 THEN MIN(bank.id) END AS bank_id
                   FROM account_move_line line
                   JOIN account_journal bank
                     ON bank.default_account_id = line.account_id
                    AND bank.type = ANY(%(types)s)
                  WHERE line.move_id IN (
                        SELECT move_id FROM candidate WHERE NOT is_own)
               GROUP BY line.move_id
                 ),
                 owned AS MATERIALIZED (
                 SELECT candidate.id,
                        candidate.bank_ids,
                        COALESCE(
                            told.journal_id,
                            CASE WHEN is_own THEN %(bank)s ELSE %(owner)s END
                        ) AS bank_id
                   FROM candidate
              LEFT JOIN bank_entry_owner told ON told.entry_id = candidate.id
                   JOIN account_move move ON move.id = candidate.move_id
              LEFT JOIN account_payment payment ON payment.id = candidate.payment_id
              LEFT JOIN beside ON beside.move_id = candidate.move_id
                 )
            SELECT id, COALESCE(bank_id = %(bank)s, FALSE) AS is_told
              FROM owned
             WHERE bank_id = %(bank)s OR (bank_id = ANY(bank_ids)) IS NOT TRUE
            """,
            bank=self.id,
            accounts=SQL(", ").join(
                SQL("(%s, %s)", account, ids) for account, ids in banks.items()
            ),
            owner=self._get_owner_sql(),
            types=list(BANK_TYPES),
            companies=self.env["bank.reconciliation.proof"]._get_company_ids(self),
            condition=condition,
        )

    def _get_owner_sql(self):
        """The bank of a candidate on a shared account of which no person said it: the
        bank whose line is matched with it or has shown it, what its document says, and
        the bank on whose account the same document stands, where it is one only.

        That says nothing on the account for transfers: there the money goes to another
        bank than the one whose account it left.
        """
        return SQL(
            """
            COALESCE(
                (SELECT MIN(line.journal_id)
                   FROM bank_payment_application application
                   JOIN account_bank_statement_line line
                     ON line.id = application.statement_line_id
                  WHERE application.move_line_id = candidate.id
                    AND application.state != 'posted'),
                (SELECT MIN(shown.journal_id)
                   FROM (SELECT debit_move_id AS id
                           FROM account_partial_reconcile
                          WHERE credit_move_id = candidate.id
                          UNION ALL
                         SELECT credit_move_id
                           FROM account_partial_reconcile
                          WHERE debit_move_id = candidate.id) other
                   JOIN account_move_line shown ON shown.id = other.id
                  WHERE shown.statement_line_id IS NOT NULL),
                move.bank_opening_journal_id,
                payment.journal_id,
                CASE WHEN candidate.account_id != %s THEN beside.bank_id END
            )
            """,
            self._get_transfer_account().id or 0,
        )

    def _flush_elsewhere(self):
        """Write what the query reads."""
        self.env["bank.reconciliation.proof"]._flush_proof()
        self.env["bank.payment.application"].flush_model()
        self.env["bank.entry.owner"].flush_model()
        self.flush_model(["default_account_id", "type"])
