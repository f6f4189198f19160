"""What the books say a bank is going to show, and whose an entry on an outstanding
account is.

Payments of a bank wait on its outstanding accounts until the bank shows them. So does
what a general journal brought there: checks of the time before the ledger began, or
what another system hands over. An account that one bank alone uses holds nothing but
its entries. Of an account that several share, the entries in a bank's own journal are
that bank's; of all others something has to say whose they are, else a person is asked.
"""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..record.locks import lock_and_mark

BANK_TYPES = ("bank", "cash", "credit")
#: What Odoo lets payments wait on where their method names no account.
CHART_ACCOUNTS = {
    "inbound": "account_journal_payment_debit_account_id",
    "outbound": "account_journal_payment_credit_account_id",
}


class AccountJournal(models.Model):
    """The outstanding accounts of a bank, and whose entries they hold."""

    _inherit = "account.journal"

    bank_match_automatically = fields.Boolean(
        string="Match Suggested Lines",
        default=True,
        help="Lines suggested from our own entries are matched with them at once.",
        tracking=True,
    )
    bank_direct_from = fields.Date(
        string="Direct Postings From",
        help="Postings to the bank's own account before this day are part of its "
        "opening balance. Empty: the day of its first bank line.",
        tracking=True,
    )

    def _bank_get_open_entries_domain(self, brought_forward=(), told_only=False):
        """Entries the bank has not shown: payments, checks, transfers, other entries
        on its outstanding accounts, and postings made directly to its account.

        What a rate made of them, without any money in their own currency, no bank
        will ever show.

        :param brought_forward: ids of entries on the bank's account that its opening
            balance contains.
        :param told_only: leave out what may be another bank's.
        """
        self.ensure_one()
        direct = self._bank_get_direct_postings_domain()
        if brought_forward:
            direct &= Domain("id", "not in", list(brought_forward))
        return (
            Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & Domain("amount_residual_currency", "!=", 0.0)
            & Domain("company_id", "child_of", self.company_id.id)
            & (
                self._bank_get_own_entries_domain()
                | self._bank_get_elsewhere_domain(told_only)
                | self._bank_get_incoming_transfers_domain()
                | direct
            )
        )

    def _bank_get_own_entries_domain(self):
        """Entries in the journal of this bank on its outstanding accounts.

        A transfer may have both its lines on one account: the bank shows the one
        that goes in the payment's direction.
        """
        money_in = Domain("payment_id.payment_type", "=", "inbound")
        in_direction = (money_in & Domain("balance", ">", 0)) | (
            ~money_in & Domain("balance", "<", 0)
        )
        return (
            Domain("journal_id", "=", self.id)
            & Domain("statement_line_id", "=", False)
            & Domain("account_id", "in", self._bank_get_outstanding_accounts().ids)
            & (Domain("payment_id", "=", False) | in_direction)
        )

    def _bank_get_incoming_transfers_domain(self):
        """What other banks of ours left on the account for transfers: this bank may
        be the one that shows it."""
        account = self._bank_get_transfer_account()
        if not account.reconcile:
            return Domain.FALSE
        currency = self._bank_get_currency()
        of_transfer = Domain("payment_id", "=", False) | Domain(
            "payment_id.destination_account_id", "=", account.id
        )
        return (
            Domain("account_id", "=", account.id)
            & Domain("journal_id", "!=", self.id)
            & Domain("journal_id.type", "in", ("bank", "cash", "credit"))
            & Domain("currency_id", "=", currency.id)
            & of_transfer
        )

    def _bank_get_direct_postings_domain(self):
        """Entries on the bank's own account that no bank line made."""
        return Domain("account_id", "=", self.default_account_id.id) & Domain(
            "statement_line_id", "=", False
        )

    def _bank_get_first_direct_day(self):
        """The day from which direct postings are likely not in the opening balance:
        what a first statement proposes to open with. Which of them are is decided by
        the balance it opens with (`bank.reconciliation.proof`).

        A bank that sends no file has no line before its first statement is made:
        there it is the month of that statement.
        """
        if self.bank_direct_from:
            return self.bank_direct_from
        first = self.env["account.bank.statement.line"].search(
            Domain("journal_id", "=", self.id) & Domain("state", "=", "posted"),
            order="internal_index",
            limit=1,
        )
        if first:
            return first.bank_booking_date
        document = self.env["bank.reconciliation"].search(
            Domain("journal_id", "=", self.id), order="date", limit=1
        )
        return document.date and document.date.replace(day=1)

    def _bank_get_opening_moves(self):
        """Entries that say of themselves that they book opening balances: the
        company's own, and those booked for this bank."""
        return self.company_id.sudo().account_opening_move_id | self.env[
            "account.move"
        ].sudo().search(Domain("bank_opening_journal_id", "=", self.id))

    def _bank_get_brought_forward_balance(self, day):
        """What the ledger holds of this bank before its first line, in the bank's
        currency: where the first statement opens.

        :param day: the day of that line.
        """
        self.ensure_one()
        foreign = self._bank_get_currency() != self._bank_get_company_currency()
        amount = "amount_currency:sum" if foreign else "balance:sum"
        openings = self._bank_get_opening_moves()
        [(total,)] = (
            self.env["account.move.line"]
            .sudo()
            ._read_group(
                Domain("account_id", "=", self.default_account_id.id)
                & Domain("parent_state", "=", "posted")
                & Domain("statement_line_id", "=", False)
                & (Domain("date", "<", day) | Domain("move_id", "in", openings.ids)),
                [],
                [amount],
            )
        )
        return total or 0.0

    # Payments of a bank wait on its outstanding accounts until the bank shows them. So
    # does what a general journal brought there: checks of the time before the ledger
    # began, or what another system hands over. An account that one bank alone uses
    # holds nothing but its entries. Of an account that several share, the entries in a
    # bank's own journal are that bank's; of all others something has to say whose they
    # are, else a person is asked.

    # -------------------------------------------------------------------------
    # Accounts
    # -------------------------------------------------------------------------

    def _bank_get_outstanding_accounts(self):
        """Accounts on which this bank's payments wait for the bank to show them."""
        self.ensure_one()
        accounts = (
            self.inbound_payment_method_line_ids.payment_account_id
            | self.outbound_payment_method_line_ids.payment_account_id
        )
        chart = self._bank_get_chart_outstanding_accounts()
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

    def _bank_get_chart_outstanding_accounts(self):
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

    def _bank_get_outstanding_journals(self):
        """Which banks let payments wait on the accounts of this one.

        The account for transfers lies between all banks, so it is never one's own.

        :return: {account's id: ids of banks}
        """
        accounts = self._bank_get_outstanding_accounts()
        if not accounts:
            return {}
        chart = self._bank_get_chart_outstanding_accounts()
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
                companies=self._bank_get_tree_company_ids(),
                bank=self.id,
                transfer=self._bank_get_transfer_account().id or 0,
                inbound=chart["inbound"].id or None,
                outbound=chart["outbound"].id or None,
            )
        )
        return dict(rows)

    def _bank_get_tree_company_ids(self):
        """All companies that may share the accounts of this bank's."""
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        return companies.search([("id", "child_of", self.company_id.root_id.id)]).ids

    # -------------------------------------------------------------------------
    # Entries
    # -------------------------------------------------------------------------

    def _bank_get_elsewhere_domain(self, told_only=False):
        """Open entries on this bank's outstanding accounts that are booked in another
        journal: its own, and those of which nothing tells whose they are.

        :param told_only: its own alone.
        """
        self.ensure_one()
        found = self._bank_select_elsewhere(SQL("entry.reconciled IS NOT TRUE"))
        if not found:
            return Domain.FALSE
        told = SQL("WHERE found.is_told") if told_only else SQL()
        return Domain(
            "id", "in", SQL("(SELECT found.id FROM (%s) found %s)", found, told)
        )

    def _bank_find_elsewhere(self, condition):
        """:param condition: SQL on `entry`, the entries that are looked at.
        :return: {entry's id: whether it is this bank's; False where nothing tells
            whose it is}
        """
        self.ensure_one()
        found = self._bank_select_elsewhere(condition)
        return dict(self.env.execute_query(found)) if found else {}

    def _bank_select_elsewhere(self, condition):
        """The query of (id, is_told) of posted entries on this bank's outstanding
        accounts that are not in the journal of a bank that shares the account; none
        that are known to be another bank's. None where it has no such account.

        A revaluation of a shared account is no bank's money, so nobody is asked. One
        entry may bring thousands of lines: what it says itself is read once.
        """
        banks = self._bank_get_outstanding_journals()
        if not banks:
            return None
        self._bank_flush_elsewhere()
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
            owner=self._bank_get_owner_sql(),
            types=list(BANK_TYPES),
            companies=self.env["bank.reconciliation.proof"]._get_company_ids(self),
            condition=condition,
        )

    def _bank_get_owner_sql(self):
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
            self._bank_get_transfer_account().id or 0,
        )

    def _bank_flush_elsewhere(self):
        """Write what the query reads."""
        self.env["bank.reconciliation.proof"]._flush_proof()
        self.env["bank.payment.application"].flush_model()
        self.env["bank.entry.owner"].flush_model()
        self.flush_model(["default_account_id", "type"])

    # -------------------------------------------------------------------------
    # What two people do at once
    # -------------------------------------------------------------------------

    def _bank_lock_statements(self, wait=False):
        """Nobody else posts or undoes a statement of these banks until we are done.

        :raises UserError: somebody does.
        """
        journals = self.sudo()
        for journal in journals - lock_and_mark(journals, wait):
            raise UserError(
                self.env._(
                    "Somebody else is posting or undoing a statement of %s right now: "
                    "try again in a moment.",
                    journal.display_name,
                )
            )


class BankReconciliation(models.Model):
    """The entries that are outstanding at the document's bank."""

    _inherit = "bank.reconciliation"

    def _lock_statement(self, message):
        """The document, and its bank: what is checked of its place in the chain holds
        until it is posted.

        :param message: what a person reads where somebody has the document.
        """
        if not self.try_lock_for_update():
            raise UserError(message % self.name)
        self.journal_id._bank_lock_statements()
