from odoo import api, models


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = "base.partner.merge.automatic.wizard"

    @api.model
    def _update_foreign_keys(self, src_partners, dst_partner):
        # EXTENDS base: written past the models. What comes together is known from
        # today on, on both sides: the bills of the one meet the account of the other.
        merged = src_partners | dst_partner
        accounts, payers = merged._get_known_payers()
        result = super()._update_foreign_keys(src_partners, dst_partner)
        self.env.invalidate_all()
        merged._note_known_anew(accounts.exists(), payers.exists(), dst_partner)
        return result
