"""By what a customer allowed us to debit an account."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import ormcache

from ...payment_files.mandates import creditor_key, is_reference

SCHEMES = [("CORE", "CORE"), ("B2B", "B2B")]
FREQUENCIES = [("recurrent", "Recurrent"), ("one_off", "One-Off")]
DECISIONS = [
    ("draft", "Not Signed"),
    ("active", "Active"),
    ("blocked", "Blocked"),
    ("revoked", "Revoked"),
]
STATES = [
    ("draft", "Not Signed"),
    ("active", "Active"),
    ("used_up", "Used Up"),
    ("blocked", "Blocked"),
    ("revoked", "Revoked"),
    ("expired", "Expired"),
]
SEQUENCE = "bank.direct.debit.mandate"


class BankDirectDebitMandate(models.Model):
    """What was signed, and what of it may still change."""

    _name = "bank.direct.debit.mandate"
    _inherit = ["mail.activity.mixin", "bank.tracked", "bank.record"]
    _description = "Direct Debit Mandate"
    _order = "id desc"
    _rec_name = "reference"
    _rec_names_search = ["reference", "partner_id.name"]
    _check_company_auto = True

    reference = fields.Char(
        copy=False,
        tracking=True,
        help="By which the bank knows the mandate. Empty: the next number. Where it "
        "changes, the next debit says so.",
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        tracking=True,
    )
    creditor_key = fields.Char(compute="_compute_creditor_key", store=True)
    partner_id = fields.Many2one(
        "res.partner",
        string="Debtor",
        required=True,
        index=True,
        check_company=True,
        tracking=True,
    )
    commercial_partner_id = fields.Many2one(
        related="partner_id.commercial_partner_id", store=True, index=True
    )
    partner_bank_id = fields.Many2one(
        "res.partner.bank",
        string="Account",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('partner_id', 'child_of', commercial_partner_id)]",
        tracking=True,
        help="Which is debited. Where it changes, the next debit says so.",
    )
    scheme = fields.Selection(
        SCHEMES,
        required=True,
        default="CORE",
        tracking=True,
        help="CORE: everybody; the debtor gets the money back for eight weeks. B2B: "
        "companies alone, whose bank has to have been told.",
    )
    frequency = fields.Selection(
        FREQUENCIES, required=True, default="recurrent", tracking=True
    )
    signed_on = fields.Date(string="Date of Signature", copy=False, tracking=True)
    is_last = fields.Boolean(
        string="Next Debit Is the Last",
        copy=False,
        tracking=True,
        help="The next debit ends the mandate.",
    )
    last_used_before = fields.Date(
        string="Last Used Elsewhere",
        copy=False,
        tracking=True,
        help="The day of the last debit made by another program, from which its "
        "36 months count.",
    )
    scan = fields.Binary(string="Signed Form", attachment=True, copy=False)
    scan_name = fields.Char(copy=False, tracking=True)
    # -- Where it stands
    decision = fields.Selection(
        DECISIONS, required=True, readonly=True, default="draft", copy=False
    )
    state = fields.Selection(
        STATES, string="Status", compute="_compute_state", store=True, tracking=True
    )
    expires_on = fields.Date(
        string="Valid Until",
        compute="_compute_state",
        store=True,
        help="36 months after the last debit, or after the signature.",
    )
    last_used_on = fields.Date(
        string="Last Debit", compute="_compute_state", store=True
    )
    block_kind = fields.Selection(
        [("mandate", "The Mandate"), ("account", "The Account"), ("person", "By Hand")],
        string="What Is Blocked",
        readonly=True,
        copy=False,
    )
    block_reason = fields.Char(readonly=True, copy=False)
    blocking_use_id = fields.Many2one(
        "bank.direct.debit.use",
        string="Blocked By",
        readonly=True,
        check_company=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    use_ids = fields.One2many(
        "bank.direct.debit.use", "mandate_id", string="Debits", copy=False
    )
    #: What the bank knew it by when it was entered: only where others used it before.
    known_reference = fields.Char(readonly=True, copy=False)
    known_account = fields.Char(readonly=True, copy=False)
    known_creditor_identifier = fields.Char(readonly=True, copy=False)
    known_creditor_name = fields.Char(readonly=True, copy=False)

    _reference_uniq = models.UniqueIndex(
        "(creditor_key, upper(replace(reference, ' ', '')))",
        "There is a mandate of this reference under your creditor identifier: use "
        "another reference. Upper and lower case count as the same.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("company_id.bank_creditor_identifier")
    def _compute_creditor_key(self):
        """Creditors with one identifier share the references of their mandates."""
        for mandate in self:
            company = mandate.company_id
            identifier = company and company._bank_get_creditor_identifier()
            mandate.creditor_key = (
                creditor_key(identifier) if identifier else f"company {company.id}"
            )

    @api.depends("reference", "partner_id")
    def _compute_display_name(self):
        for mandate in self:
            names = (mandate.reference, mandate.partner_id.name)
            mandate.display_name = ", ".join(filter(None, names))

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains("reference")
    def _check_reference(self):
        for mandate in self:
            if not is_reference(mandate.reference or ""):
                raise ValidationError(
                    self.env._(
                        '"%s" is no reference of a mandate: enter at most 35 letters '
                        "without accents, digits and / - ? : ( ) . , ' +, with no "
                        "slash first, last or doubled.",
                        mandate.reference or "",
                    )
                )

    @api.constrains("scheme", "partner_id")
    def _check_scheme(self):
        for mandate in self:
            if mandate._is_b2b_of_person():
                raise ValidationError(
                    self.env._(
                        "%s is a person: a B2B mandate is for companies alone. Choose "
                        "CORE.",
                        mandate.partner_id.name,
                    )
                )

    def _is_b2b_of_person(self):
        is_company = self.commercial_partner_id.is_company
        return self.scheme == "B2B" and not is_company

    @api.constrains("partner_bank_id", "partner_id")
    def _check_account_is_debtors(self):
        for mandate in self:
            owner = mandate.partner_bank_id.partner_id.commercial_partner_id
            if owner and owner != mandate.commercial_partner_id:
                raise ValidationError(
                    self.env._(
                        "%(account)s is an account of %(owner)s and not of "
                        "%(debtor)s: choose an account of the debtor.",
                        account=mandate.partner_bank_id.acc_number,
                        owner=owner.name,
                        debtor=mandate.partner_id.name,
                    )
                )

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get("reference"):
                vals["reference"] = self._get_next_reference(vals)
        return super().create([_strip(vals) for vals in vals_list])

    @api.model
    def _get_next_reference(self, vals):
        company = vals.get("company_id") or self.env.company.id
        sequences = self.env["ir.sequence"].sudo().with_company(company)
        return sequences.next_by_code(SEQUENCE)

    def write(self, vals):
        result = super().write(_strip(vals))
        if vals.get("partner_bank_id"):
            # It was the account that could not be debited.
            self.filtered(lambda m: m.block_kind == "account")._lift_block()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_signed(self):
        for mandate in self:
            if mandate.decision != "draft" or mandate.sudo().use_ids:
                raise UserError(
                    self.env._(
                        "%s was signed and cannot be deleted: revoke it instead.",
                        mandate.display_name,
                    )
                )

    # -------------------------------------------------------------------------
    # What is kept
    # -------------------------------------------------------------------------

    def _bank_filter_kept(self):
        # OVERRIDE bank.record
        return self.sudo().filtered(lambda mandate: mandate.decision != "draft")

    @api.model
    @ormcache()
    def _bank_get_kept_fields(self):
        # OVERRIDE bank.record
        return frozenset(
            {
                "partner_id",
                "company_id",
                "scheme",
                "frequency",
                "signed_on",
                "last_used_before",
            }
        )

    def _bank_get_kept_message(self):
        # OVERRIDE bank.record
        self.ensure_one()
        return self.env._(
            "%s is signed: only its reference and its account can change. For another "
            "debtor, scheme or signature, revoke it and enter a new one.",
            self.display_name,
        )


def _strip(vals):
    """Values with the reference as banks take it."""
    if vals.get("reference"):
        vals = {**vals, "reference": " ".join(vals["reference"].split())}
    return vals
