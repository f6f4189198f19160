from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..models.record.rights import needs
from .bank_wizard_once import one_at_a_time

#: Lines in the way that are written out; the button opens all of them.
SHOWN = 8


class BankPostReconcile(models.TransientModel):
    """Ask for the statement date and the balances, show what is in the way, then
    post every line and file the statement as reconciled."""

    _name = "bank.post.reconcile"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Post and Reconcile"
    _check_company_auto = True
    _bank_figures_of = ("journal_id",)

    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        domain=[("type", "in", ("bank", "cash", "credit"))],
    )
    company_id = fields.Many2one(related="journal_id.company_id")
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    # As a person's own search, all of these: stored fields would be the system's.
    statement_id = fields.Many2one(
        "account.bank.statement",
        compute="_compute_statement_id",
        compute_sudo=False,
        store=True,
        readonly=False,
        check_company=True,
        domain="[('journal_id', '=', journal_id)]",
        help="Empty: the bank's lines that are on no statement.",
    )
    date_from = fields.Date(
        string="Lines From",
        compute="_compute_dates",
        compute_sudo=False,
        store=True,
        readonly=False,
        help="The first day of the lines that are on no statement.",
    )
    date = fields.Date(
        string="Statement Date",
        compute="_compute_dates",
        compute_sudo=False,
        store=True,
        readonly=False,
        required=True,
    )
    line_ids = fields.Many2many(
        "account.bank.statement.line", compute="_compute_line_ids"
    )
    line_count = fields.Integer(string="Lines", compute="_compute_line_ids")
    line_total = fields.Monetary(string="Sum of the Lines", compute="_compute_line_ids")
    balance_start = fields.Monetary(
        string="Opening Balance",
        compute="_compute_balance_start",
        compute_sudo=False,
        store=True,
        readonly=False,
    )
    balance_end = fields.Monetary(
        string="Closing Balance",
        compute="_compute_balance_end",
        compute_sudo=False,
        store=True,
        readonly=False,
        help="The last balance on the bank's statement.",
    )
    computed_balance = fields.Monetary(
        string="Opening Balance and Lines", compute="_compute_difference"
    )
    difference = fields.Monetary(compute="_compute_difference")
    opening_note = fields.Char(compute="_compute_opening_note")
    obstacle_ids = fields.Many2many(
        "account.bank.statement.line",
        compute="_compute_obstacles",
        string="Lines in the Way",
    )
    obstacle_count = fields.Integer(compute="_compute_obstacles")
    obstacles = fields.Text(compute="_compute_obstacles")
    to_post_count = fields.Integer(
        string="To Post", compute="_compute_obstacles", help="Lines not posted yet."
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("journal_id")
    def _compute_currency_id(self):
        for wizard in self:
            journal = wizard.journal_id
            wizard.currency_id = journal._bank_get_currency()

    @api.depends("journal_id")
    def _compute_statement_id(self):
        """The bank's first statement that is not reconciled yet."""
        for wizard in self:
            if wizard.statement_id.journal_id == wizard.journal_id:
                continue
            line = self.env["account.bank.statement.line"].search(
                wizard._get_waiting_domain() & Domain("statement_id", "!=", False),
                order="internal_index",
                limit=1,
            )
            wizard.statement_id = line.statement_id

    @api.depends("journal_id", "statement_id")
    def _compute_dates(self):
        """From the first line that is not posted to the last one."""
        Line = self.env["account.bank.statement.line"]
        for wizard in self:
            if wizard.statement_id:
                wizard.date_from = False
                wizard.date = max(
                    wizard.statement_id._bank_get_lines_to_reconcile().mapped(
                        "bank_booking_date"
                    ),
                    default=wizard.statement_id.date,
                )
                continue
            domain = wizard._get_waiting_domain() & Domain("statement_id", "=", False)
            first = Line.search(domain, order="internal_index", limit=1)
            last = Line.search(domain, order="internal_index desc", limit=1)
            # What is posted already of a draft stays with it.
            first |= first.bank_reconciliation_id.line_ids
            wizard.date_from = min(first.mapped("bank_booking_date"), default=False)
            wizard.date = last.bank_booking_date or fields.Date.context_today(self)

    def _get_waiting_domain(self):
        """Lines that are not posted and on no document."""
        return (
            Domain("journal_id", "=", self.journal_id.id)
            & Domain("state", "=", "posted")
            & Domain("is_reconciled", "=", False)
            & (
                Domain("bank_reconciliation_id", "=", False)
                | Domain("bank_reconciliation_id.state", "=", "draft")
            )
        )

    @api.depends("journal_id", "statement_id", "date_from", "date")
    def _compute_line_ids(self):
        for wizard in self:
            lines = wizard._get_lines()
            wizard.line_ids = lines
            wizard.line_count = len(lines)
            wizard.line_total = sum(lines.mapped("amount"))

    def _get_lines(self):
        if self.statement_id:
            return self.statement_id._bank_get_lines_to_reconcile()
        if not self.date_from or not self.date:
            return self.env["account.bank.statement.line"]
        return self.env["account.bank.statement.line"].search(
            Domain("journal_id", "=", self.journal_id.id)
            & Domain("state", "=", "posted")
            & Domain("statement_id", "=", False)
            & Domain("bank_booking_date", ">=", self.date_from)
            & Domain("bank_booking_date", "<=", self.date)
            & (
                Domain("bank_reconciliation_id", "=", False)
                | Domain("bank_reconciliation_id.state", "=", "draft")
            )
        )

    @api.depends("line_ids")
    def _compute_balance_start(self):
        for wizard in self:
            wizard.balance_start = wizard.line_ids._origin._bank_get_opening_balance()

    @api.depends("statement_id")
    def _compute_balance_end(self):
        """The statement's own; without one a person reads it off the bank's paper."""
        for wizard in self:
            wizard.balance_end = wizard.statement_id.balance_end_real

    @api.depends("line_total", "balance_start", "balance_end")
    def _compute_difference(self):
        for wizard in self:
            wizard.computed_balance = wizard.balance_start + wizard.line_total
            wizard.difference = wizard.balance_end - wizard.computed_balance

    @api.depends("journal_id", "line_ids", "balance_start")
    @api.depends_context("lang")
    def _compute_opening_note(self):
        """Opening balance and lines may well make the closing balance: the ledger has
        the lines only."""
        for wizard in self:
            journal = wizard.journal_id
            wizard.opening_note = bool(journal) and journal._bank_get_opening_sentence(
                wizard._bank_get_opening_gap()
            )

    def _bank_get_opening_gap(self):
        return self.journal_id._bank_get_opening_gap(
            self.balance_start, self.line_ids._origin
        )

    @api.depends("line_ids")
    def _compute_obstacles(self):
        for wizard in self:
            lines = wizard.line_ids._origin
            errors = lines._bank_get_obstacles()
            wizard.to_post_count = len(
                lines.filtered(lambda line: not line.is_reconciled)
            )
            wizard.obstacle_ids = lines.browse(line.id for line in errors)
            wizard.obstacle_count = len(errors)
            sentences = [
                f"{line.bank_booking_date} "
                f"{line.partner_name or line.payment_ref or ''} "
                f"{line.currency_id.format(line.amount)}: {error}"
                for line, error in list(errors.items())[:SHOWN]
            ]
            if len(errors) > SHOWN:
                sentences.append(self.env._("and %s more.", len(errors) - SHOWN))
            wizard.obstacles = "\n".join(sentences)

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    @one_at_a_time
    def action_post(self):
        """Post all lines and file the statement.

        :return: the action that opens the document, or the progress of posting many.
        :raises UserError: balances do not meet, or lines are not fully applied.
        """
        return self._get_document().action_post_and_follow()

    @needs("write")
    @one_at_a_time
    def action_test_report(self):
        """Print what the document would be; it stays a draft."""
        return self._get_document().action_test_report()

    @needs("write")
    def action_bank_book_opening_balance(self):
        """Book what the ledger lacks of the opening balance, then come back."""
        self.ensure_one()
        return self.journal_id._bank_action_book_opening(
            self._bank_get_opening_gap(), asking=self, back=self
        )

    @needs("write")
    def action_open_obstacles(self):
        """The lines in the way, in the payment reconciliation journal."""
        return self.obstacle_ids._bank_action_open_reconciliation()

    def _get_document(self):
        self.ensure_one()
        values = {
            "date": self.date,
            "balance_start": self.balance_start,
            "balance_end": self.balance_end,
        }
        if self.statement_id:
            return self.statement_id._bank_get_or_create_reconciliation(**values)
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "%s has no lines without a statement in these days: choose other "
                    "dates or a statement.",
                    self.journal_id.display_name,
                )
            )
        drafts = self.line_ids.bank_reconciliation_id
        return self.line_ids._bank_put_on_reconciliation(
            drafts[:1], {"journal_id": self.journal_id.id, **values}
        )
