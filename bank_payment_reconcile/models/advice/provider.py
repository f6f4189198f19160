"""A payment provider or marketplace: what becomes of its fees, and of what no invoice
explains.
"""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import escape_psql

from ..record.rights import needs

ON_BALANCE = "[('account_type', '!=', 'off_balance')]"


class BankPaymentProvider(models.Model):
    """Who collects our customers' money and pays it out, less fees, with a report."""

    _name = "bank.payment.provider"
    _inherit = ["bank.shared", "bank.tracked", "bank.record"]
    _description = "Payment Provider"
    _order = "name, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char(required=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        tracking=True,
    )
    source = fields.Char(
        string="Report",
        readonly=True,
        copy=False,
        help="The kind of report by which the provider is known.",
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Vendor",
        check_company=True,
        tracking=True,
        help="Who invoices the fees.",
    )
    fee_account_id = fields.Many2one(
        "account.account",
        string="Fees",
        check_company=True,
        domain=ON_BALANCE,
        tracking=True,
        help="Empty: the account for fees of the bank that the payout comes to. Where "
        "the fees are invoiced as a bill, choose the vendor's payable account, so that "
        "they are no cost twice.",
    )
    fee_tax_ids = fields.Many2many(
        "account.tax",
        "bank_payment_provider_fee_tax_rel",
        string="Taxes of the Fees",
        check_company=True,
        tracking=True,
        help="Taxes that the fees contain: the provider's value added tax, or reverse "
        "charge where the provider is abroad.",
    )
    clearing_account_id = fields.Many2one(
        "account.account",
        string="Clearing",
        check_company=True,
        domain="[('reconcile', '=', True)]",
        tracking=True,
        help="Takes what is between the provider and us: reserves, adjustments, and a "
        "payout that comes in several parts.",
    )
    reserve_account_id = fields.Many2one(
        "account.account",
        string="Reserves",
        check_company=True,
        domain=ON_BALANCE,
        tracking=True,
        help="Empty: the clearing account.",
    )
    dispute_account_id = fields.Many2one(
        "account.account",
        string="Disputes",
        check_company=True,
        domain=ON_BALANCE,
        tracking=True,
        help="Takes what customers have their bank take back. Empty: the customer owes "
        "it again.",
    )
    unknown_to = fields.Selection(
        [
            ("customer", "On account of the customer"),
            ("clearing", "On the clearing account"),
        ],
        string="Without an Invoice",
        required=True,
        default="customer",
        tracking=True,
        help="Where rows go that no invoice fits. Of a customer who is not known they "
        "go to the clearing account.",
    )
    journal_id = fields.Many2one(
        "account.journal",
        string="Own Journal",
        copy=False,
        check_company=True,
        domain="[('type', 'in', ('bank', 'credit'))]",
        ondelete="restrict",
        tracking=True,
        help="The provider is kept like a bank: its reports are the statements of this "
        "journal, and a payout is a transfer to the bank.",
    )
    advice_ids = fields.One2many("bank.payment.advice", "provider_id")
    advice_count = fields.Integer(compute="_compute_advice_count")

    _source_uniq = models.UniqueIndex(
        "(company_id, source) WHERE source IS NOT NULL AND active",
        "There is already a provider with these reports.",
    )

    @api.depends("advice_ids")
    def _compute_advice_count(self):
        counts = dict(
            self.env["bank.payment.advice"]._read_group(
                [("provider_id", "in", self.ids)], ["provider_id"], ["__count"]
            )
        )
        for provider in self:
            provider.advice_count = counts.get(provider, 0)

    # -------------------------------------------------------------------------
    # Whose report it is
    # -------------------------------------------------------------------------

    @api.model
    def _get_of_source(self, source, name, company):
        """The provider of a kind of report, made when the first one comes.

        :param source: as the readers call it.
        :param name: the provider's.
        """
        own = Domain("company_id", "parent_of", company.id)
        found = self.sudo().search(own & Domain("source", "=", source))
        if not found:
            found = self.sudo().create(
                {"name": name, "source": source, "company_id": company.id}
            )
        return found._get_nearest(company).with_env(self.env)

    @needs("read")
    def action_open_advices(self):
        """Its payouts."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_payment_advice"
        )
        domain = [("provider_id", "=", self.id)]
        return {**action, "context": {}, "domain": domain}

    @api.model
    def _get_of_name(self, name, company):
        """The provider that a report of no known kind is of, made where there is none.

        :param name: as the bank or the report writes it.
        """
        own = Domain("company_id", "parent_of", company.id)
        found = self.sudo().search(own & Domain("name", "=ilike", escape_psql(name)))
        if not found:
            found = self.sudo().create({"name": name, "company_id": company.id})
        return found._get_nearest(company).with_env(self.env)

    def _get_nearest(self, company):
        """The company's own one before its parent's."""
        own = self.filtered(lambda provider: provider.company_id == company)
        return (own or self)[:1]

    # -------------------------------------------------------------------------
    # Accounts
    # -------------------------------------------------------------------------

    def _get_fee_account(self, journal):
        """Where its fees go; empty where neither it nor the bank says."""
        return self.fee_account_id or journal._bank_get_charges_account()

    def _get_account_of(self, kind):
        """Where a row goes that concerns the provider and us."""
        if kind == "reserve" and self.reserve_account_id:
            return self.reserve_account_id
        return self.clearing_account_id
