from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.base.models.res_bank import sanitize_account_number

from ..matching.model import LearnedPayer as MatchingLearnedPayer


class BankLearnedPayer(models.Model):
    """How a payer appears at the bank, as a person once told: the account or the
    name that a bank line showed and that nothing else ties to the partner."""

    _name = "bank.learned.payer"
    _inherit = ["bank.shared", "bank.record"]
    _description = "Learned Payer"
    _order = "partner_id, id"
    _check_company_auto = True

    partner_id = fields.Many2one(
        "res.partner",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    account_number = fields.Char(
        string="Bank Account", help="As the bank wrote it, without blanks."
    )
    name = fields.Char(string="Payer Name", help="As the bank wrote it.")
    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Learned From",
        readonly=True,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
        help="The bank line that a person applied to this partner.",
    )

    _account_or_name = models.Constraint(
        "CHECK (account_number IS NOT NULL OR name IS NOT NULL)",
        "A learned payer has an account or a name.",
    )
    _unique = models.UniqueIndex(
        "(company_id, partner_id, COALESCE(account_number, ''), COALESCE(name, ''))",
        "This payer is known for the partner already.",
    )

    @api.depends("name", "account_number")
    def _compute_display_name(self):
        for payer in self:
            payer.display_name = payer.account_number or payer.name

    def _prepare_written(self, vals):
        # EXTENDS bank.record: what a person changed was not learned from that line
        return {**super()._prepare_written(vals), "statement_line_id": False}

    # -------------------------------------------------------------------------
    # Learning
    # -------------------------------------------------------------------------

    @api.model
    def _learn_from(self, lines):
        """Remember the payers of lines that a person applied to one partner which
        the matcher had not recognised by itself.

        :param lines: posted bank lines; those applied without a person teach
            nothing, or a mistake of the night would confirm itself.
        """
        values = []
        for line in lines:
            partner = line.application_ids.partner_id.commercial_partner_id
            if len(partner) == 1 and line._is_partner_news(partner):
                values += self._prepare_payers(line, partner)
        return self._create_unknown(values)

    @api.model
    def _prepare_payers(self, line, partner):
        """The account tells more than the name, which others may share: the name
        is only learned where the bank gives no account."""
        vals = {
            "partner_id": partner.id,
            "company_id": line.company_id.id,
            "statement_line_id": line.id,
        }
        if account := sanitize_account_number(line.account_number):
            return [{**vals, "account_number": account, "name": False}]
        if line.partner_name:
            return [{**vals, "account_number": False, "name": line.partner_name}]
        return []

    @api.model
    def _create_unknown(self, values):
        """Create those that are not known yet, each once."""

        def key(record):
            partner = record["partner_id"]
            return (
                partner if isinstance(partner, int) else partner.id,
                record["account_number"] or "",
                record["name"] or "",
            )

        existing = self.search(
            Domain("partner_id", "in", [vals["partner_id"] for vals in values])
        )
        known = {key(payer) for payer in existing}
        wanted = {key(vals): vals for vals in values}
        return self._create_by_code(
            [vals for k, vals in wanted.items() if k not in known]
        )

    # -------------------------------------------------------------------------
    # For the matcher
    # -------------------------------------------------------------------------

    @api.model
    def _get_learned(self, company):
        return self.search([("company_id", "parent_of", company.ids)])

    def _to_matching(self):
        return [
            MatchingLearnedPayer(
                partner=payer.partner_id.id,
                account=payer.account_number or "",
                name=payer.name or "",
            )
            for payer in self
        ]
