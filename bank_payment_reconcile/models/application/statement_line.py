"""A bank line: what the bank's file said, what is applied to it, and how surely."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..core.entries import split_bank_entry
from ..record.rights import needs
from .application import CONFIDENCE

#: Which of several applications' confidences a line shows: the best of them.
CONFIDENCE_ORDER = [value for value, _label in CONFIDENCE]


def get_confidence(confidences):
    """The confidence of a line: the highest of its applications, which nobody accepted
    yet."""
    return max(confidences, key=CONFIDENCE_ORDER.index, default="none")


def is_to_review(is_applied, is_ambiguous, is_required, is_left):
    """Whether a person has to look at a line that nobody accepted yet.

    :param is_applied: whether anything is applied to it.
    :param is_ambiguous: whether several answers are equally good.
    :param is_required: whether what proposed it asks for a review.
    :param is_left: whether some of its money is applied to nothing.
    """
    return bool(not is_applied or is_ambiguous or is_required or is_left)


class AccountBankStatementLine(models.Model):
    """What the bank's file said, what is applied, and how sure that is."""

    _name = "account.bank.statement.line"
    _inherit = ["account.bank.statement.line", "bank.record"]

    # -- What the bank's file said, beyond Odoo's fields
    bank_import_id = fields.Char(
        readonly=True,
        copy=False,
        help="The bank's identification of the transaction; the same one is never "
        "imported twice on a journal.",
    )
    bank_content_id = fields.Char(
        readonly=True,
        copy=False,
        help="The same for transactions that the bank describes alike: by it one "
        "without an identification is known again.",
    )
    bank_batch_id = fields.Char(
        readonly=True,
        copy=False,
        help="The booking at the bank that this is, or with a star at the end, is one "
        "of several payments of.",
    )
    bank_order_ids = fields.Char(
        string="Ids of the Order",
        readonly=True,
        copy=False,
        help="What the bank's file tells of the order that this books: the ids of the "
        "payment file, of its block and of the instruction.",
    )
    bank_return_code = fields.Char(
        string="Return Reason",
        readonly=True,
        copy=False,
        help="The code by which the bank says why a payment comes back.",
    )
    bank_return_text = fields.Char(string="Reason in Words", readonly=True, copy=False)
    bank_check_number = fields.Char(string="Check Number", copy=False)
    bank_end_to_end_id = fields.Char(string="End-to-End Id", copy=False)
    bank_structured_reference = fields.Char(string="Structured Reference", copy=False)
    bank_value_date = fields.Date(string="Value Date", copy=False)
    bank_payer_street = fields.Char(string="Payer Street", copy=False)
    bank_payer_city = fields.Char(string="Payer City", copy=False)
    bank_payer_address = fields.Char(
        string="Payer Address",
        copy=False,
        help="The address of the other side, whole, as the bank wrote it.",
    )
    bank_payer_bic = fields.Char(string="BIC", copy=False)
    bank_mandate_reference = fields.Char(
        string="Mandate", copy=False, help="The direct debit mandate."
    )
    # -- Applications
    application_ids = fields.One2many(
        "bank.payment.application", "statement_line_id", copy=False
    )
    bank_transaction_currency_id = fields.Many2one(
        "res.currency",
        string="Transaction Currency",
        compute="_compute_bank_transaction_currency",
        store=True,
    )
    bank_transaction_amount = fields.Monetary(
        string="Transaction Amount",
        compute="_compute_bank_transaction_currency",
        store=True,
        currency_field="bank_transaction_currency_id",
        help="The amount in the currency of the transaction.",
    )
    applied_amount = fields.Monetary(
        compute="_compute_bank_applied_amount",
        store=True,
        currency_field="bank_transaction_currency_id",
    )
    difference_amount = fields.Monetary(
        string="Difference",
        compute="_compute_bank_applied_amount",
        store=True,
        currency_field="bank_transaction_currency_id",
        help="What of the amount waits in the entry and is not applied yet.",
    )
    match_confidence = fields.Selection(
        CONFIDENCE,
        string="Confidence",
        compute="_compute_bank_match_confidence",
        store=True,
    )
    bank_is_ambiguous = fields.Boolean(
        string="Ambiguous",
        readonly=True,
        copy=False,
        help="Several answers are equally good: none was applied.",
    )
    needs_review = fields.Boolean(compute="_compute_bank_needs_review", store=True)
    # An item of a branch is named to whoever sees the bank's line that pays it.
    bank_match_details = fields.Json(
        string="Match Details",
        readonly=True,
        copy=False,
        help="Reasons and rivals of the last automatic application, as data.",
    )
    bank_matched_on = fields.Datetime(
        string="Last Matched",
        readonly=True,
        copy=False,
        help="When the automatic application last looked at this line.",
    )
    bank_is_kept_open = fields.Boolean(
        string="Kept Open",
        readonly=True,
        copy=False,
        help="A person removed what was applied: the scheduled action leaves the "
        "line alone.",
    )
    posting_error = fields.Char(
        readonly=True,
        copy=False,
        help="Why the last attempt to post this line's applications failed.",
    )
    bank_reopened_reason = fields.Char(
        string="Reopened Reason",
        readonly=True,
        copy=False,
        help="What changed in the books under a proposal or a posting of this line, so "
        "that a person has to look at it again.",
    )
    #: The partner came with the posting, so undoing takes it away again.
    bank_partner_set_by_posting = fields.Boolean(
        string="Partner Set By Posting", readonly=True, copy=False
    )

    # -- History
    bank_posting_log_ids = fields.One2many(
        "bank.posting.log", "statement_line_id", string="Posting Log"
    )
    bank_posted_application_ids = fields.One2many(
        "bank.payment.application",
        string="Posted Application",
        compute="_compute_bank_posted_application_ids",
    )

    # One transaction of the bank, one line; looked up at every import.
    _bank_import_id_uniq = models.UniqueIndex(
        "(journal_id, bank_import_id) WHERE bank_import_id IS NOT NULL",
        "This bank transaction has already been imported.",
    )
    # Looked up at every import too, where the bank gives no identification.
    _bank_content_id_idx = models.Index(
        "(journal_id, bank_content_id) WHERE bank_content_id IS NOT NULL"
    )
    _bank_batch_id_idx = models.Index(
        "(journal_id, bank_batch_id) WHERE bank_batch_id IS NOT NULL"
    )
    # The dashboard and the page count these, posted ones among them.
    _to_review_idx = models.Index("(journal_id) WHERE needs_review IS TRUE")
    # The scheduled actions look for these among all lines ever imported.
    _to_post_idx = models.Index(
        "(journal_id) WHERE is_reconciled IS NOT TRUE AND needs_review IS NOT TRUE"
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("currency_id", "foreign_currency_id", "amount", "amount_currency")
    def _compute_bank_transaction_currency(self):
        for line in self:
            foreign = line.foreign_currency_id
            line.bank_transaction_currency_id = foreign or line.currency_id
            line.bank_transaction_amount = (
                line.amount_currency if foreign else line.amount
            )

    @api.depends(
        "application_ids.amount",
        "application_ids.state",
        "bank_transaction_amount",
        "amount_residual",
        "is_reconciled",
    )
    def _compute_bank_applied_amount(self):
        for line in self:
            currency = line.bank_transaction_currency_id
            applications = line.application_ids
            applied = sum(applications.mapped("amount"))
            proposed = applications.filtered(lambda a: a.state != "posted")
            difference = line._bank_get_waiting_amount() - sum(
                proposed.mapped("amount")
            )
            if line._bank_is_used_without_us():
                # Whatever is proposed besides, all of it is used already.
                applied, difference = line.bank_transaction_amount, 0.0
            line.applied_amount = currency.round(applied) if currency else applied
            line.difference_amount = (
                currency.round(difference) if currency else difference
            )

    def _bank_get_waiting_amount(self):
        """What of the line's money waits in its entry to be applied, positive for
        money in, in the currency of the transaction.

        Less than the amount where somebody settled a part of the entry by hand.
        """
        self.ensure_one()
        # Asked for thousands of lines: what most of them have is looked at first.
        if self.checked and (waiting := self.amount_residual):
            return -waiting
        if not self.move_id.line_ids:  # its entry is being made
            return self.bank_transaction_amount
        if self.checked:
            return 0.0
        # To whoever has to review the entry Odoo shows all of it as open.
        _liquidity, suspense, _others = split_bank_entry(self)
        return -sum(suspense.mapped("amount_currency"))

    def _bank_get_held_amounts(self, item_ids=None):
        """What applications of other lines promise of each item, by item id.

        :param item_ids: the items asked for; all by default.
        """
        asked = Domain("move_line_id", "!=", False)
        if item_ids is not None:
            asked = Domain("move_line_id", "in", item_ids)
        held = self.env["bank.payment.application"]._read_group(
            Domain("state", "in", ("proposed", "accepted"))
            & asked
            & Domain("statement_line_id", "not in", self.ids),
            ["move_line_id"],
            ["item_amount:sum"],
        )
        return {item.id: amount for item, amount in held}

    def _bank_get_amount_to_match(self):
        """What the matcher finds items for: what waits, or of a posted line, which is
        only ever tried again, all that was settled."""
        self.ensure_one()
        return (
            self.bank_transaction_amount
            if self.is_reconciled
            else self._bank_get_waiting_amount()
        )

    @api.depends(
        "application_ids.confidence",
        "application_ids.state",
        "application_ids.accepted_by_id",
    )
    def _compute_bank_match_confidence(self):
        for line in self:
            applications = line.application_ids
            if applications and applications._is_accepted():
                manual = all(a.confidence == "manual" for a in applications)
                line.match_confidence = "manual" if manual else "accepted"
            else:
                line.match_confidence = get_confidence(
                    applications.mapped("confidence")
                )

    @api.depends(
        "application_ids.review_required",
        "application_ids.accepted_by_id",
        "difference_amount",
        "bank_is_ambiguous",
        "is_reconciled",
        "bank_reopened_reason",
        "bank_look_alike_id",
    )
    def _compute_bank_needs_review(self):
        for line in self:
            applications = line.application_ids
            if line.bank_reopened_reason or line._bank_waits_for_likeness():
                line.needs_review = True
            elif line.is_reconciled or applications and applications._is_accepted():
                line.needs_review = False
            else:
                line.needs_review = is_to_review(
                    applications,
                    line.bank_is_ambiguous,
                    any(applications.mapped("review_required")),
                    not line.bank_transaction_currency_id.is_zero(
                        line.difference_amount
                    ),
                )

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        # EXTENDS base: the confidence by its rank, not by its letters, so that the
        # doubtful ones stand together ("Sort for Review" of NAV 1.2)
        if field_name != "match_confidence":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        value = self._field_to_sql(alias, field_name, query)
        rank = SQL(
            "array_position(%s::varchar[], COALESCE(%s, 'none'))",
            CONFIDENCE_ORDER,
            value,
        )
        return SQL("%s %s %s", rank, direction, nulls)

    # -------------------------------------------------------------------------
    # Actions of a person
    # -------------------------------------------------------------------------

    def _bank_check_not_posted(self):
        """Refuse to change what is applied on a line that is posted."""
        if posted := self.filtered("is_reconciled"):
            raise UserError(
                self.env._(
                    'The line "%(text)s" of %(date)s is posted. Undo it first.',
                    text=self._bank_get_short_text(
                        posted[0].payment_ref or posted[0].partner_name
                    ),
                    date=posted[0].bank_booking_date,
                )
            )

    @needs("write")
    def action_accept(self):
        """A person confirms what is proposed; it may then be posted.

        Lines to which nothing is applied are left as they are. Of a posted line
        under which the books changed, it says that what the ledger says now is right.
        """
        seen = self.filtered(
            lambda line: line.is_reconciled and line.bank_reopened_reason
        )
        seen._bank_note_seen()
        waiting = self - seen
        waiting._bank_check_not_posted()
        applied = waiting.filtered("application_ids")
        if not applied and not seen:
            raise UserError(
                self.env._(
                    "Nothing is applied here yet: apply the payment to an item or an "
                    "account before you accept it."
                )
            )
        if applied:
            # What asked again, since it was undone for one, is accepted by whom it
            # asked.
            asked = applied.application_ids.filtered(
                lambda a: (
                    a.state == "proposed" or a.statement_line_id.bank_reopened_reason
                )
            )
            asked._bank_write_by_code(asked._prepare_acceptance())
            applied._bank_write_by_code(
                {"bank_is_ambiguous": False, "bank_reopened_reason": False}
            )
        # Who accepts a line says that it is a payment of its own.
        self.filtered("application_ids").action_bank_keep_look_alike()

    @needs("write")
    def action_remove_applications(self):
        """Take everything off that is applied and not posted."""
        self._bank_check_not_posted()
        self.application_ids.unlink()
        self._bank_write_by_code(
            {
                "bank_is_ambiguous": False,
                "bank_is_kept_open": True,
                "bank_match_details": False,
                "posting_error": False,
                "bank_reopened_reason": False,
            }
        )

    @api.model
    def _bank_is_covered(self, wanted, open_amount, currency):
        """Whether an amount is no more than what is open, and of its sign."""
        compare = currency.compare_amounts
        same_sign = compare(wanted, 0.0) == compare(open_amount, 0.0)
        return same_sign and compare(abs(wanted), abs(open_amount)) <= 0

    def _bank_action_open_reconciliation(self):
        """The payment reconciliation journal with these lines only."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_payment_reconciliation"
        )
        action["domain"] = list(Domain("id", "in", self.ids))
        action["context"] = {}
        return action

    # -------------------------------------------------------------------------
    # History
    # -------------------------------------------------------------------------

    @api.depends("application_ids.state")
    def _compute_bank_posted_application_ids(self):
        for line in self:
            line.bank_posted_application_ids = line.application_ids.filtered(
                lambda application: application.state == "posted"
            )
