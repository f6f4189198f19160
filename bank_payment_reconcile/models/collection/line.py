"""By which mandate a payment of a run is collected."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class BankPaymentLine(models.Model):
    """Debits the account of its mandate."""

    _inherit = "bank.payment.line"

    mandate_id = fields.Many2one(
        "bank.direct.debit.mandate",
        compute="_compute_mandate_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="By which the customer allowed the debit.",
    )

    @api.depends("partner_id", "run_id.kind")
    def _compute_mandate_id(self):
        debits = self.filtered(
            lambda line: line.run_id.kind == "debit" and line.state == "draft"
        )
        for line in self - debits:
            line.mandate_id = line.mandate_id
        for (company, day), lines in debits.grouped(_get_terms).items():
            mandates = lines.mandate_id._get_valid_mandates(
                lines.partner_id, day, company
            )
            for line in lines:
                own = line.mandate_id
                if own.commercial_partner_id != line.partner_id.commercial_partner_id:
                    own = mandates.get(line.partner_id)
                line.mandate_id = own

    @api.depends("mandate_id.partner_bank_id")
    def _compute_partner_bank_id(self):
        # EXTENDS: what was exported keeps the account that it named
        kept = {
            line: line.partner_bank_id
            for line in self
            if line.run_id.kind == "debit" and line.state != "draft"
        }
        result = super()._compute_partner_bank_id()
        for line in self:
            if line in kept:
                line.partner_bank_id = kept[line]
            elif line.mandate_id and line.run_id.kind == "debit":
                line.partner_bank_id = line.mandate_id.partner_bank_id
        return result

    @api.constrains("mandate_id", "partner_id")
    def _check_mandate(self):
        for line in self:
            mandate = line.mandate_id
            if not mandate:
                continue
            owner = line.partner_id.commercial_partner_id
            if line.run_id.kind != "debit" or mandate.commercial_partner_id != owner:
                raise ValidationError(
                    self.env._(
                        "Mandate %(mandate)s does not allow %(payment)s: choose a "
                        "mandate of that customer in a run of direct debits.",
                        mandate=mandate.display_name,
                        payment=line.display_name,
                    )
                )


def _get_terms(line):
    """What of a debit decides which mandates are valid."""
    day = line._get_planned_date() or fields.Date.context_today(line)
    return line.run_id.company_id, day
