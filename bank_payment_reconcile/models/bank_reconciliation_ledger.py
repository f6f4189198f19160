"""What the books say on the statement date: the bank's account, and our payments and
checks that the bank has not shown yet."""

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class BankReconciliation(models.Model):
    _inherit = "bank.reconciliation"

    ledger_balance_start = fields.Monetary(
        string="Ledger Before",
        readonly=True,
        copy=False,
        help="Balance of the bank's account in the ledger at the statement date, "
        "without the lines of this document.",
    )
    ledger_balance_end = fields.Monetary(
        string="Ledger After",
        readonly=True,
        copy=False,
        help="Balance of the bank's account in the ledger at the statement date.",
    )
    ledger_direct = fields.Monetary(
        string="Direct Postings",
        readonly=True,
        copy=False,
        help="What entries without a bank line hold of that balance. The statement "
        "cannot show them.",
    )
    outstanding_ids = fields.One2many(
        "bank.reconciliation.outstanding",
        "reconciliation_id",
        readonly=True,
        copy=False,
    )
    outstanding_payment_count = fields.Integer(readonly=True, copy=False)
    outstanding_payment_total = fields.Monetary(
        string="Outstanding Payments", readonly=True, copy=False
    )
    outstanding_check_count = fields.Integer(readonly=True, copy=False)
    outstanding_check_total = fields.Monetary(
        string="Outstanding Checks", readonly=True, copy=False
    )
    balance_with_outstanding = fields.Monetary(
        string="Balance with Outstanding",
        readonly=True,
        copy=False,
        help="Closing balance once the bank has shown all that is outstanding.",
    )

    # -------------------------------------------------------------------------
    # Ledger
    # -------------------------------------------------------------------------

    def _prepare_ledger_figures(self, lines):
        account = Domain("account_id", "=", self.journal_id.default_account_id.id)
        at_date = (
            account
            & Domain("parent_state", "=", "posted")
            & Domain("date", "<=", self.date)
            & Domain("company_id", "child_of", self.company_id.id)
        )
        total = self._sum_entries(at_date)
        mine = self._sum_entries(account & Domain("move_id", "in", lines.move_id.ids))
        return {
            "ledger_balance_end": total,
            "ledger_balance_start": self.currency_id.round(total - mine),
            "ledger_direct": self._sum_entries(
                at_date & Domain("statement_line_id", "=", False)
            ),
        }

    def _sum_entries(self, domain):
        """Sum of entries in the bank's currency."""
        foreign = self.currency_id != self.company_id.currency_id
        field = "amount_currency:sum" if foreign else "balance:sum"
        # The balance of an account is that of all its entries, a branch's too.
        [(total,)] = (
            self.env["account.move.line"].sudo()._read_group(domain, [], [field])
        )
        return self.currency_id.round(total or 0.0)

    # -------------------------------------------------------------------------
    # Outstanding
    # -------------------------------------------------------------------------

    def _prepare_outstanding(self):
        """Values of the records of what was outstanding at the statement date."""
        residuals = self._get_outstanding_residuals()
        entries = self.env["account.move.line"].sudo().browse(residuals)
        result = []
        for entry in entries:
            amount = self._to_own_currency(entry, *residuals[entry.id])
            if self.currency_id.is_zero(amount):
                continue
            result.append(
                {"reconciliation_id": self.id, **self._prepare_entry(entry, amount)}
            )
        # The order in which they are read again, for who reads them from the cache.
        return sorted(result, key=lambda v: (v["kind"], v["date"], v["entry_id"]))

    def _prepare_entry(self, entry, amount):
        payment = entry.payment_id
        return {
            "kind": self._get_outstanding_kind(payment),
            "entry_id": entry.id,
            "date": entry.date,
            "number": entry.move_id.name,
            "check_number": payment.check_number,
            "partner_name": entry.partner_id.name,
            "text": payment.memo or entry.name,
            "amount": amount,
        }

    def _get_outstanding_kind(self, payment):
        if not payment:
            return "entry"
        return "check" if payment.check_number else "payment"

    def _to_own_currency(self, entry, amount_currency, balance):
        """A residual in the bank's currency."""
        if entry.currency_id == self.currency_id:
            return self.currency_id.round(amount_currency)
        company_currency = entry.company_id.currency_id
        return company_currency._convert(
            balance, self.currency_id, entry.company_id, self.date
        )

    def _get_outstanding_residuals(self):
        """Our entries on outstanding accounts of this bank, and what of each was open
        at the statement date: what the bank showed later was outstanding then.

        :return: {entry id: (residual in the entry's currency, in the company's)}
        """
        journal = self.journal_id
        accounts = (
            journal._get_journal_inbound_outstanding_payment_accounts()
            | journal._get_journal_outbound_outstanding_payment_accounts()
        )
        self.env["account.partial.reconcile"].flush_model()
        self.env["account.move.line"].flush_model()
        self.env["account.payment"].flush_model(["outstanding_account_id"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT entry.id,
                       entry.amount_currency - COALESCE(matched.amount_currency, 0),
                       entry.balance - COALESCE(matched.balance, 0)
                  FROM account_move_line entry
             LEFT JOIN account_payment payment ON payment.id = entry.payment_id
             LEFT JOIN LATERAL (
                       SELECT SUM(partial.debit_amount_currency) AS amount_currency,
                              SUM(partial.amount) AS balance
                         FROM (
                              SELECT debit_amount_currency, amount, max_date
                                FROM account_partial_reconcile
                               WHERE debit_move_id = entry.id
                           UNION ALL
                              SELECT -credit_amount_currency, -amount, max_date
                                FROM account_partial_reconcile
                               WHERE credit_move_id = entry.id
                              ) partial
                        WHERE partial.max_date <= %(date)s
                       ) matched ON TRUE
                 WHERE entry.journal_id = %(journal)s
                   AND entry.parent_state = 'posted'
                   AND entry.date <= %(date)s
                   AND entry.statement_line_id IS NULL
                   AND entry.account_id != %(bank_account)s
                   AND (
                       entry.account_id = payment.outstanding_account_id
                       OR payment.id IS NULL AND entry.account_id = ANY(%(accounts)s)
                       )
                   AND (
                       entry.amount_currency != COALESCE(matched.amount_currency, 0)
                       OR entry.balance != COALESCE(matched.balance, 0)
                       )
                """,
                date=self.date,
                journal=journal.id,
                bank_account=journal.default_account_id.id,
                accounts=accounts.ids,
            )
        )
        return {entry_id: residual for entry_id, *residual in rows}

    def _prepare_outstanding_figures(self):
        checks = self.outstanding_ids.filtered(lambda entry: entry.kind == "check")
        payments = self.outstanding_ids - checks
        check_total = self.currency_id.round(sum(checks.mapped("amount")))
        payment_total = self.currency_id.round(sum(payments.mapped("amount")))
        return {
            "outstanding_check_count": len(checks),
            "outstanding_check_total": check_total,
            "outstanding_payment_count": len(payments),
            "outstanding_payment_total": payment_total,
            "balance_with_outstanding": self.currency_id.round(
                self.balance_end + check_total + payment_total
            ),
        }
