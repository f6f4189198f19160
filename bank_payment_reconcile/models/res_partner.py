from odoo import api, fields, models
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
        known = self._get_known_payers()
        before = {
            each: each.partner_id.commercial_partner_id
            for records in known
            for each in records
        }
        result = super().write(vals)
        changed = [
            records.filtered(lambda r: r.partner_id.commercial_partner_id != before[r])
            for records in known
        ]
        self._note_known_anew(
            *changed,
            self.browse().union(*(before[r] for records in changed for r in records)),
        )
        return result

    def _get_known_payers(self):
        """The accounts noted with these partners and their contacts, and their payers
        that were learned."""
        domain = Domain("partner_id", "child_of", self.ids)
        return (
            self.env["res.partner.bank"].sudo().search(domain),
            # Those, too, that are forgotten and may come back.
            self.env["bank.learned.payer"]
            .sudo()
            .with_context(active_test=False)
            .search(domain),
        )

    def _get_payees(self):
        """The accounts of these and their contacts that a person paid to."""
        _accounts, payers = self._get_known_payers()
        return payers.filtered("is_payee")

    @api.model
    def _note_known_anew(self, accounts, payers, owners):
        """What was known of one partner is another's from today on.

        :param accounts: `res.partner.bank` that changed hands.
        :param payers: `bank.learned.payer` that did.
        :param owners: `res.partner` of whom these were before.
        """
        if not (accounts or payers):
            return
        today = fields.Date.context_today(self)
        accounts.write({"bank_known_since": today})
        payers.write({"known_since": today})
        numbers, partners, names = payers._get_told()
        self.env["account.bank.statement.line"]._note_owners_changed(
            numbers | set(accounts.mapped("sanitized_acc_number")),
            owners | partners | accounts.partner_id,
            names,
        )
