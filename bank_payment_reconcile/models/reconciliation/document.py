"""A bank reconciliation: a statement of the bank, its lines, the balances to meet."""

import re

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..application.journal import BANK_TYPES
from ..record.exact_amounts import check_amounts
from ..record.rights import needs

KINDS = [
    ("payment", "Payment reconciliation"),
    ("bank", "Bank account reconciliation"),
]


class BankReconciliation(models.Model):
    """A bank statement that was reconciled: what the bank says, what the books say
    and what each line was applied to, as they were on the day it was posted.

    Posting freezes it: the figures and the records below it are never recomputed.
    Undoing keeps it, so that an auditor finds every statement that ever counted as
    reconciled, and why it no longer does.
    """

    _name = "bank.reconciliation"
    _inherit = ["mail.thread", "bank.record"]
    _description = "Bank Reconciliation"
    _check_company_auto = True
    _bank_figures_of = ("journal_id",)
    # The bank of a company also has lines of its branches.
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char(required=True, copy=False, tracking=True)
    kind = fields.Selection(KINDS, required=True, default="bank", readonly=True)
    state = fields.Selection(
        [("draft", "Draft"), ("posted", "Posted"), ("undone", "Undone")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        index=True,
        check_company=True,
        domain=[("type", "in", BANK_TYPES)],
        default=lambda self: self._get_only_bank(),
    )
    company_id = fields.Many2one(
        related="journal_id.company_id", store=True, precompute=True
    )
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    statement_id = fields.Many2one(
        "account.bank.statement",
        string="Bank Statement",
        index="btree_not_null",
        check_company=True,
        ondelete="set null",
        copy=False,
    )
    date = fields.Date(string="Statement Date", required=True, tracking=True)
    balance_start = fields.Monetary(
        string="Opening Balance",
        tracking=True,
        help="What the bank's statement begins with, in the bank's currency.",
    )
    balance_end = fields.Monetary(
        string="Closing Balance",
        tracking=True,
        help="What the bank's statement ends with, in the bank's currency.",
    )
    line_ids = fields.One2many(
        "account.bank.statement.line",
        "bank_reconciliation_id",
        string="Bank's Lines",
        copy=False,
        help="The bank's lines that are reconciled here. Undoing lets them go, to be "
        "reconciled again.",
    )
    # Of posted documents. A draft's matches stand on its lines; to store them here as
    # well would write a row for each whenever something is matched.
    settled_entry_ids = fields.Many2many(
        "account.move.line",
        "bank_reconciliation_entry_rel",
        "reconciliation_id",
        "entry_id",
        string="Settled Bank Entries",
        readonly=True,
        copy=False,
    )
    entry_ids = fields.Many2many(
        "account.move.line",
        string="Our Bank Entries",
        compute="_compute_entry_ids",
        help="Our entries (registered payments, checks, direct postings) that the "
        "bank's lines are matched with.",
    )
    difference = fields.Monetary(
        compute="_compute_difference",
        help="Closing balance less opening balance less the bank's lines. Zero before "
        "it can be posted.",
    )
    posted_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    posted_date = fields.Datetime(string="Posted On", readonly=True, copy=False)
    undone_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    undone_date = fields.Datetime(string="Undone On", readonly=True, copy=False)
    later_document_id = fields.Many2one(
        "bank.reconciliation", compute="_compute_later_document_id"
    )

    # Also answers which document of a bank is the last one.
    _name_uniq = models.UniqueIndex(
        "(journal_id, name)", "A reconciliation of this bank already has that name."
    )
    _journal_date_idx = models.Index("(journal_id, state, date)")

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    def _get_only_bank(self):
        """The bank of a new document where there is no other one to choose."""
        banks = self.env["account.journal"].search(
            Domain("company_id", "=", self.env.company.id)
            & Domain("type", "in", BANK_TYPES),
            limit=2,
        )
        return banks if len(banks) == 1 else banks.browse()

    @api.depends("journal_id.currency_id", "company_id.currency_id")
    def _compute_currency_id(self):
        for document in self:
            document.currency_id = (
                document.journal_id.currency_id or document.company_id.currency_id
            )

    @api.depends("line_ids.application_ids.move_line_id", "settled_entry_ids", "state")
    def _compute_entry_ids(self):
        """Of a draft; a posted document keeps what it was posted with."""
        for document in self:
            if document.state == "draft":
                items = document.line_ids.application_ids.move_line_id
                # An entry of a branch that is not chosen is not shown.
                visible = items._filtered_access("read")
                document.entry_ids = visible._bank_filter_entries()
            else:
                document.entry_ids = document.settled_entry_ids

    @api.depends("balance_start", "balance_end", "line_ids.amount", "line_total")
    def _compute_difference(self):
        for document in self:
            if document.state == "draft":
                total = sum(document.line_ids.mapped("amount"))
            else:
                # Its lines may be on another document by now.
                total = document.line_total
            difference = document.balance_end - document.balance_start - total
            document.difference = (
                document.currency_id.round(difference)
                if document.currency_id
                else difference
            )

    @api.depends("journal_id", "date", "state")
    def _compute_later_document_id(self):
        """The next posted document of the bank: its opening balance rests on this
        one's closing balance."""
        for document in self:
            document.later_document_id = document._get_next_document()

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            # What a person typed from the bank's paper
            journal = self.env["account.journal"].browse(vals.get("journal_id"))
            if journal:
                self._check_typed_balances(vals, journal._bank_get_currency())
        journal_ids = [
            vals["journal_id"] for vals in vals_list if vals.get("journal_id")
        ]
        self.env["account.journal"].browse(journal_ids)._bank_check_company_chosen()
        for vals in vals_list:
            # Without a bank or a date Odoo says what is missing.
            if not vals.get("name") and vals.get("journal_id") and vals.get("date"):
                vals["name"] = self._get_new_name(
                    vals.get("kind", "bank"),
                    self.env["account.journal"].browse(vals["journal_id"]),
                    self.env["account.bank.statement"].browse(vals.get("statement_id")),
                    fields.Date.to_date(vals["date"]),
                )
        documents = super().create(vals_list)
        # A bank that came as a default, too.
        documents.journal_id._bank_check_company_chosen()
        documents._take_vacant_place()
        for document, vals in zip(documents, vals_list, strict=True):
            # A reconciliation of the bank starts with the lines that wait.
            if document.kind == "bank" and "line_ids" not in vals:
                document.action_get_lines()
        return documents

    @api.model
    def _get_free_name(self, journal, statement, date):
        """The statement's name, or the bank and the date; with the next number
        where that is taken."""
        base = statement.name or f"{journal.code} {fields.Date.to_string(date)}"
        taken = set(
            self.sudo()
            .search_fetch(
                [("journal_id", "=", journal.id), ("name", "=like", f"{base}%")],
                ["name"],
            )
            .mapped("name")
        )
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base} ({number})"
        return name

    def _bank_filter_kept(self):
        # EXTENDS bank.record
        return self.filtered(lambda document: document.state != "draft")

    @api.model
    def _bank_get_kept_fields(self):
        # EXTENDS bank.record: a posted document is kept whole, but for its messages
        return super()._bank_get_kept_fields() | {
            name
            for name, field in self._fields.items()
            if field.store and not name.startswith(("message_", "website_message_"))
        }

    def _bank_get_kept_message(self):
        # EXTENDS bank.record
        return self.env._(
            "%s cannot be changed once it is posted: undo it and reconcile again.",
            self.name,
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_posted(self):
        if kept := self._bank_filter_kept():
            raise UserError(
                self.env._(
                    "%s was posted and stays for the audit trail: it cannot be "
                    "deleted.",
                    kept[0].name,
                )
            )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("read")
    def action_open_lines(self):
        """The bank's lines in the payment reconciliation journal."""
        self.ensure_one()
        lines = self.line_ids or self.record_ids.statement_line_id
        return lines._bank_action_open_reconciliation()

    @needs("read")
    def action_open_entries(self):
        """The entries of the bank's lines."""
        self.ensure_one()
        moves = (self.line_ids or self.record_ids.statement_line_id).move_id
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("%s: Entries", self.name),
            "res_model": "account.move.line",
            "domain": [("move_id", "in", moves.ids)],
            "views": [(False, "list"), (False, "form")],
        }

    @api.model
    def _get_new_name(self, kind, journal, statement, date):
        """The name of a new document: of a bank account reconciliation without a
        statement of the bank, its next number of the year."""
        if kind == "bank" and not statement:
            return self._get_next_number(journal, date)
        return self._get_free_name(journal, statement, date)

    @api.model
    def _get_next_number(self, journal, date):
        prefix = f"{journal.code}/{date.year}/"
        names = (
            self.sudo()
            .search_fetch(
                Domain("journal_id", "=", journal.id)
                & Domain("name", "=like", f"{prefix}%"),
                ["name"],
            )
            .mapped("name")
        )
        numbers = [
            int(found[1])
            for name in names
            if (found := re.fullmatch(re.escape(prefix) + r"(\d+)", name))
        ]
        return f"{prefix}{max(numbers, default=0) + 1:03}"

    # -------------------------------------------------------------------------
    # Amounts that cannot be held are refused
    # -------------------------------------------------------------------------

    def write(self, vals):
        # What a person typed from the bank's paper
        if vals.keys() & {"balance_start", "balance_end"}:
            for document in self:
                self._check_typed_balances(vals, document.currency_id)
        return super().write(vals)

    def _check_typed_balances(self, vals, currency):
        check_amounts(self, vals, {"balance_start": currency, "balance_end": currency})
