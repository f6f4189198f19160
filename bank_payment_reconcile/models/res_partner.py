from odoo import fields, models
from odoo.fields import Domain


class ResPartner(models.Model):
    _inherit = "res.partner"

    learned_payer_ids = fields.One2many(
        "bank.learned.payer",
        "partner_id",
        help="Accounts and names under which this partner pays, learned from what "
        "people applied.",
    )

    def write(self, vals):
        # EXTENDS base: a contact that comes under another partner brings it accounts.
        if not {"parent_id", "is_company"} & vals.keys():
            return super().write(vals)
        accounts = (
            self.env["res.partner.bank"]
            .sudo()
            .search(Domain("partner_id", "child_of", self.ids))
        )
        before = {
            account: account.partner_id.commercial_partner_id for account in accounts
        }
        result = super().write(vals)
        changed = accounts.filtered(
            lambda a: a.partner_id.commercial_partner_id != before[a]
        )
        if changed:
            changed.bank_known_since = fields.Date.context_today(self)
            owners = changed.partner_id.union(*(before[a] for a in changed))
            self.env["account.bank.statement.line"]._note_owners_changed(
                set(changed.mapped("sanitized_acc_number")), owners
            )
        return result
