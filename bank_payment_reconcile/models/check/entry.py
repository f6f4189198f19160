"""The check register: one entry a check, and what became of it."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..record.labels import get_labels
from ..record.rights import needs

DIRECTIONS = [("issued", "Issued"), ("received", "Received")]
STATES = [
    ("printed", "Printed, Not Posted"),
    ("posted", "Posted"),
    ("cleared", "Cleared"),
    ("bounced", "Bounced"),
    ("voided", "Voided"),
    ("financially_voided", "Financially Voided"),
]
#: Ways to void what was posted: an entry takes the check back.
FINANCIAL_VOIDS = [
    ("unapply_void", "Unapply and Void"),
    ("void_only", "Void Check Only"),
]
#: How a number came to be void.
VOID_TYPES = [
    ("unposted", "Voided Before Posting"),
    *FINANCIAL_VOIDS,
    ("reprinted", "Printed Again Under Another Number"),
    ("blank", "Blank Check Spoiled or Lost"),
    ("deleted", "Payment Deleted"),
]
#: Wide enough for every number a bank prints, and for PostgreSQL's bigint.
NUMBER_LENGTH = 18


class BankCheckEntry(models.Model):
    """A check: one record for every number of a bank, kept for good.

    Odoo keeps a number on the payment, where a reprint, a reset or a deletion
    loses it. Here it stays, with what became of it. Issued checks come from payments
    (`bank_check_register.py`) or, as blanks that were spoiled or lost, by hand;
    received ones from customers' payments. What a live check says follows its
    payment; a void one keeps what it said last.
    """

    _name = "bank.check.entry"
    _inherit = ["mail.thread", "bank.record"]
    _is_written_by_code = True
    _description = "Check"
    _order = "journal_id, number_key desc, id desc"
    _rec_name = "number"
    # Whoever may read a check may note something on it.
    _mail_post_access = "read"

    number = fields.Char(required=True, readonly=True, help="As printed on the check.")
    number_key = fields.Char(
        compute="_compute_number_key",
        store=True,
        help="The number with as many leading zeros as make numbers sort and compare.",
    )
    direction = fields.Selection(
        DIRECTIONS, required=True, default="issued", readonly=True
    )
    journal_id = fields.Many2one(
        "account.journal", string="Bank", required=True, readonly=True, index=True
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    payment_id = fields.Many2one(
        "account.payment",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    move_id = fields.Many2one(related="payment_id.move_id", string="Journal Entry")

    # -- Copies of the payment, which last longer than it
    payment_name = fields.Char(
        string="Payment Number", compute="_compute_payment_name", store=True
    )
    check_date = fields.Date(compute="_compute_from_payment", store=True)
    partner_id = fields.Many2one(
        "res.partner", compute="_compute_from_payment", store=True, index=True
    )
    partner_name = fields.Char(
        string="Payee or Payer", compute="_compute_from_payment", store=True
    )
    amount = fields.Monetary(compute="_compute_from_payment", store=True)
    currency_id = fields.Many2one(
        "res.currency", compute="_compute_from_payment", store=True
    )

    # -- What became of it
    state = fields.Selection(
        STATES, compute="_compute_state", store=True, index=True, default="printed"
    )
    is_open = fields.Boolean(
        string="Outstanding",
        compute="_compute_state",
        store=True,
        help="Posted, and neither the bank nor another entry has closed it.",
    )
    cleared_date = fields.Date(compute="_compute_state", store=True)
    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Bank Line",
        compute="_compute_state",
        store=True,
        index="btree_not_null",
        ondelete="set null",
    )
    statement_status = fields.Selection(
        [("open", "Open"), ("matched", "Matched"), ("closed", "Closed")],
        compute="_compute_statement_status",
        search="_search_statement_status",
        help="Matched: a bank line that is not posted yet holds it.",
    )
    reconciliation_id = fields.Many2one(
        "bank.reconciliation", compute="_compute_statement_status"
    )
    bounced_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Bounced By",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="The bank line by which the money of the check went back.",
    )
    void_type = fields.Selection(VOID_TYPES, readonly=True, tracking=True)
    void_date = fields.Date(readonly=True, tracking=True)
    void_reason = fields.Char(readonly=True)
    void_move_id = fields.Many2one(
        "account.move",
        string="Voiding Entry",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )

    # -- What the bank was told, and what was given to it
    stop_requested = fields.Boolean(
        string="Payment Stopped",
        readonly=True,
        tracking=True,
        help="The bank was told not to pay this check.",
    )
    stop_date = fields.Date(string="Stopped On", readonly=True)
    deposit_reference = fields.Char(
        string="Deposit",
        readonly=True,
        index="btree_not_null",
        tracking=True,
        help="Checks that were brought to the bank together.",
    )
    deposit_date = fields.Date(readonly=True)
    is_stale = fields.Boolean(
        string="Stale",
        compute="_compute_is_stale",
        search="_search_is_stale",
        help="Outstanding for longer than the bank's checks are good for.",
    )

    # Also the order in which gaps are looked for.
    _number_uniq = models.UniqueIndex(
        "(journal_id, number_key) WHERE direction = 'issued'",
        "This bank already has a check with that number: use another one.",
    )
    _payment_uniq = models.UniqueIndex(
        "(payment_id) WHERE payment_id IS NOT NULL AND void_type IS NULL",
        "A payment is one check only: void the other one first.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("number")
    def _compute_number_key(self):
        for check in self:
            check.number_key = self._to_key(check.number)

    @api.model
    def _to_key(self, number):
        """What numbers are compared by: 101 and 00101 are the same check."""
        return (number or "").strip().zfill(NUMBER_LENGTH)

    @api.depends(
        "void_type",
        "payment_id.date",
        "payment_id.partner_id",
        "payment_id.amount",
        "payment_id.currency_id",
    )
    def _compute_from_payment(self):
        for check in self:
            payment = check.payment_id
            follows = payment and not check.void_type
            source = payment if follows else check
            check.check_date = payment.date if follows else check.check_date
            check.partner_id = source.partner_id
            check.partner_name = (
                payment.partner_id.name if follows else check.partner_name
            )
            check.amount = source.amount
            check.currency_id = source.currency_id or self._get_bank_currency(check)

    # By itself: what depends on the number of a payment, Odoo looks for whenever
    # any entry is numbered, bank lines by the thousand among them.
    @api.depends("void_type", "payment_id.name")
    def _compute_payment_name(self):
        for check in self:
            follows = check.payment_id and not check.void_type
            check.payment_name = (
                check.payment_id.name if follows else check.payment_name
            )

    @api.model
    def _get_bank_currency(self, check):
        journal = check.journal_id
        return journal._bank_get_currency()

    @api.depends("number", "partner_name")
    def _compute_display_name(self):
        for check in self:
            check.display_name = " ".join(
                filter(None, (check.number, check.partner_name))
            )

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    def write(self, vals):
        # The register is written by what happens to payments and by the actions.
        if not self.env.su and vals.keys() & set(self._get_register_fields()):
            self.check_access("write")
            raise UserError(
                self.env._(
                    "Check %s cannot be edited: void it, stop it or change its "
                    "payment instead.",
                    self[:1].number,
                )
            )
        return super().write(vals)

    @api.model
    def _get_register_fields(self):
        """Fields that nobody writes by hand."""
        return [
            name
            for name, field in self._fields.items()
            if field.store and not name.startswith(("message_", "website_message_"))
        ]

    @api.ondelete(at_uninstall=False)
    def _unlink_except_on_record(self):
        if self:
            raise UserError(
                self.env._(
                    "Check %s stays on record: void it instead of deleting it.",
                    self[0].number,
                )
            )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    def _action_open(self):
        """The form of one check, the list of several."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_check_entry"
        )
        action["context"] = {}
        if len(self) == 1:
            action.update(res_id=self.id, views=[(False, "form")], view_mode="form")
        else:
            action["domain"] = [("id", "in", self.ids)]
        return action

    @needs("read")
    def action_open_payment(self):
        """Open the payment of the check."""
        self.ensure_one()
        return self.payment_id.action_open_business_doc()

    @needs("read")
    def action_open_bank_line(self):
        """Open the bank line that paid the check."""
        self.ensure_one()
        return self.statement_line_id._bank_action_open_reconciliation()

    @needs("write")
    def action_stop_payment(self):
        """Put checks on the stop list: the bank was told not to pay them."""
        self._check_may_change()
        for check in self:
            if check.state not in ("printed", "posted") or check.direction != "issued":
                raise UserError(
                    self.env._(
                        "Check %(number)s cannot be stopped: it is %(state)s. Only "
                        "issued checks that the bank has not paid yet can.",
                        number=check.number,
                        state=check._get_state_label(),
                    )
                )
        self.sudo().write(
            {"stop_requested": True, "stop_date": fields.Date.context_today(self)}
        )

    @needs("write")
    def action_lift_stop(self):
        """Take checks off the stop list."""
        self._check_may_change()
        self.sudo().write({"stop_requested": False, "stop_date": False})

    def _check_may_change(self):
        """Actions write as the system: the person needs the right all the same."""
        self.check_access("write")

    def _get_state_label(self):
        """The state in the reader's language, within a sentence."""
        self.ensure_one()
        labels = get_labels(self, "state")
        return labels[self.state].lower()
