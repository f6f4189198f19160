"""What the books say on the statement date: the bank's account, and our payments and
checks that the bank has not shown yet.
"""

from odoo import fields, models
from odoo.fields import Domain

from ...proof import Proof, exact
from ..record.rights import needs
from .proof_figures import BankProof, currency_of

#: What is kept of an item of the proof, by the same names.
ITEM_FIELDS = (
    "section",
    "kind",
    "date",
    "amount",
    "company_amount",
    "number",
    "check_number",
    "partner_name",
    "text",
    "days",
    "is_stale",
    "entry_id",
    "move_id",
)


class BankReconciliation(models.Model):
    """Balances of the ledger at the statement date."""

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
    outstanding_direct_total = fields.Monetary(
        string="Direct Postings Not Shown",
        readonly=True,
        copy=False,
        help="Entries made directly on the bank's account that the bank had not shown "
        "at the statement date.",
    )
    unposted_line_total = fields.Monetary(
        string="Lines on No Posted Statement",
        readonly=True,
        copy=False,
        help="Bank lines up to the statement date that are in the ledger and not in "
        "the closing balance.",
    )
    books_balance = fields.Monetary(
        string="Balance per Books",
        readonly=True,
        copy=False,
        help="Closing balance, plus what the bank had not shown at the statement date.",
    )
    ledger_outstanding = fields.Monetary(
        string="Outstanding in the Ledger",
        readonly=True,
        copy=False,
        help="What was open on the bank's outstanding accounts at the statement date.",
    )
    unexplained = fields.Monetary(
        readonly=True,
        copy=False,
        help="Balance per books, less the bank's account and what was open on its "
        "outstanding accounts. Zero when the proof holds.",
    )
    company_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company Currency"
    )
    company_ledger_balance = fields.Monetary(
        string="Ledger in Company Currency",
        currency_field="company_currency_id",
        readonly=True,
        copy=False,
    )
    company_ledger_outstanding = fields.Monetary(
        string="Outstanding in Company Currency",
        currency_field="company_currency_id",
        readonly=True,
        copy=False,
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
        mine = self._sum_entries(at_date & Domain("move_id", "in", lines.move_id.ids))
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

    def _get_proof(self):
        """From the balance per statement to the general ledger: as it was when the
        document was posted, or as it is now for a draft.

        :return: :class:`BankProof`
        """
        self.ensure_one()
        if self.state != "draft":
            return self._get_frozen_proof()
        return self.env["bank.reconciliation.proof"]._get_proof(
            self.journal_id, self.date, document=self
        )

    def _get_frozen_proof(self):
        proof = BankProof(
            journal=self.journal_id,
            document=self,
            date=self.date,
            currency=self.currency_id,
            company_currency=self.company_id.currency_id,
            statement_name=self.name,
            statement_date=self.date,
            figures=Proof(
                currency=currency_of(self.currency_id),
                company_currency=currency_of(self.company_id.currency_id),
                balance_end=exact(self.balance_end),
                ledger_balance=exact(self.ledger_balance_end),
                ledger_outstanding=exact(self.ledger_outstanding),
                company_ledger_balance=exact(self.company_ledger_balance),
                company_ledger_outstanding=exact(self.company_ledger_outstanding),
                items=tuple(entry._to_item() for entry in self.outstanding_ids),
            ),
        )
        proof.warnings.extend(
            self.env["bank.reconciliation.proof"]._get_proof_warnings(proof)
        )
        return proof

    def _get_outstanding_residuals(self):
        """Our entries on outstanding accounts of this bank, and what of each was open
        at the statement date: what the bank showed later was outstanding then.

        :return: {entry id: (residual in the entry's currency, in the company's)}
        """
        return {
            entry.id: (float(entry.residual), float(entry.company_amount))
            for entry in self.env["bank.reconciliation.proof"]._get_outstanding_entries(
                self.journal_id, self.date
            )
            if entry.kind.is_outstanding
        }

    def _prepare_outstanding(self, proof):
        """Values of the records of what was outstanding at the statement date."""
        return [
            {
                "reconciliation_id": self.id,
                "sequence": sequence,
                **{name: getattr(item, name) for name in ITEM_FIELDS},
            }
            for sequence, item in enumerate(proof.items, start=1)
        ]

    def _prepare_proof_figures(self, proof):
        currency = self.currency_id
        checks = [item.amount for item in proof.items if item.kind == "check"]
        payments = [
            item.amount for item in proof.items if item.kind in ("payment", "entry")
        ]
        check_total = currency.round(sum(checks))
        payment_total = currency.round(sum(payments))
        return {
            "ledger_outstanding": proof.ledger_outstanding,
            "company_ledger_balance": proof.company_ledger_balance,
            "company_ledger_outstanding": proof.company_ledger_outstanding,
            "outstanding_direct_total": proof.get_total("direct"),
            "unposted_line_total": proof.get_total("line"),
            "books_balance": proof.books_balance,
            "unexplained": proof.unexplained,
            "outstanding_check_count": len(checks),
            "outstanding_check_total": check_total,
            "outstanding_payment_count": len(payments),
            "outstanding_payment_total": payment_total,
            "balance_with_outstanding": currency.round(
                self.balance_end + check_total + payment_total
            ),
        }

    @needs("read")
    def action_open_ledger(self):
        """The entries of the bank's account up to the statement date, where something
        unexplained is to be looked for."""
        self.ensure_one()
        return self.journal_id._bank_action_open_ledger(self.date)

    @needs("create", "bank.reconciliation.report")
    def action_open_report(self):
        """The bank reconciliation statement of this document: on screen, printed or
        as a workbook."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_reconciliation_report"
        )
        action["context"] = {"default_reconciliation_id": self.id}
        return action
