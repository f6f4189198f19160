"""Our entries that the bank is going to show: what the right pane of a bank account
reconciliation lists.
"""

from odoo import api, fields, models

from ..core.currencies import convert
from ..record.rights import browse_context
from .journal import BANK_TYPES

ENTRY_KINDS = [
    ("payment", "Payment"),
    ("check", "Check"),
    ("transfer", "Transfer"),
    ("direct", "Direct"),
    ("entry", "Entry"),
    ("untold", "Bank?"),
]


def get_looking_document(env):
    """The `bank.reconciliation` in the context, from which entries are seen; none where
    whoever asks may not read it."""
    document = browse_context(env, "bank.reconciliation", "bank_reconciliation_id")
    return document[:1]._filtered_access("read")


class AccountMoveLine(models.Model):
    """Outstanding entries of a bank, with what is open of them."""

    _inherit = "account.move.line"

    bank_application_ids = fields.One2many("bank.payment.application", "move_line_id")
    bank_entry_kind = fields.Selection(
        ENTRY_KINDS,
        string="Kind",
        compute="_compute_bank_entry",
        help="A direct posting is on the bank's own account without a bank line. "
        "Bank?: several banks share the account, and it is not known which of "
        "them is going to show the entry; matching it decides.",
    )
    bank_check_number = fields.Char(
        string="Check Number", compute="_compute_bank_check_number"
    )
    bank_entry_currency_id = fields.Many2one(
        "res.currency", compute="_compute_bank_entry"
    )
    bank_open_amount = fields.Monetary(
        string="Open",
        compute="_compute_bank_entry",
        currency_field="bank_entry_currency_id",
        help="What the bank has not shown yet and no other document's line is matched "
        "with, in the bank's currency, positive for money in.",
    )
    bank_match_state = fields.Selection(
        [("here", "Matched"), ("other", "Matched Elsewhere")],
        string="Match",
        compute="_compute_bank_entry",
        help="Whether a line of this bank account reconciliation is matched with the "
        "entry, or a line of another document.",
    )
    bank_matched_lines = fields.Char(
        string="Matched With", compute="_compute_bank_entry"
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends(
        "amount_residual",
        "amount_residual_currency",
        "payment_id",
        "bank_application_ids.item_amount",
        "bank_application_ids.state",
        "bank_application_ids.statement_line_id.bank_reconciliation_id",
    )
    @api.depends_context("bank_reconciliation_id")
    def _compute_bank_entry(self):
        """Seen from the document in the context; without one, from no bank."""
        document = get_looking_document(self.env)
        applications = self._bank_get_applications()
        untold = self._bank_filter_not_told(document.journal_id)
        for entry in self:
            matches = applications.get(entry, self.env["bank.payment.application"])
            here = matches.filtered(
                lambda a: a.statement_line_id.bank_reconciliation_id == document
            )
            others = matches - here
            currency = document.currency_id or entry.currency_id
            entry.bank_entry_kind = (
                "untold"
                if entry in untold
                else entry._bank_get_entry_kind(document.journal_id)
            )
            entry.bank_entry_currency_id = currency
            entry.bank_open_amount = entry._bank_get_open_amount(document, others)
            entry.bank_match_state = (
                "here" if here and document else "other" if matches else False
            )
            lines = (here or others).statement_line_id
            entry.bank_matched_lines = (
                ", ".join(line._bank_get_short_name() for line in lines) or False
            )

    @api.depends("payment_id.check_number", "payment_id.bank_received_check_number")
    def _compute_bank_check_number(self):
        for entry in self:
            payment = entry.payment_id
            entry.bank_check_number = (
                payment.check_number or payment.bank_received_check_number
            )

    def _bank_get_entry_kind(self, journal):
        """What the bank will show it as.

        :param journal: the bank that looks; its own account tells direct postings.
        """
        self.ensure_one()
        payment = self.payment_id
        if self.account_id == (journal or self.journal_id).default_account_id:
            return "direct"
        if self.bank_check_number:
            return "check"
        if payment and payment._bank_is_transfer():
            return "transfer" if journal else "entry"
        if (
            journal
            and self.journal_id != journal
            and self.journal_id.type in BANK_TYPES
        ):
            return "transfer"
        return "payment" if payment else "entry"

    def _bank_get_open_amount(self, document, others):
        """What is left for the document, in its bank's currency."""
        self.ensure_one()
        held = sum(others.mapped("item_amount"))
        left = self.currency_id.round(self.amount_residual_currency - held)
        if not document or self.currency_id == document.currency_id:
            return left
        return convert(
            left,
            self.currency_id,
            document.currency_id,
            document.company_id,
            document.date,
        )
