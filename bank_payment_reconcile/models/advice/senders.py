"""Who sent an advice: a provider, or a customer."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import escape_psql

from ... import advice as advices


class BankPaymentAdvice(models.Model):
    """Finds whose it is."""

    _inherit = "bank.payment.advice"

    @api.model
    def _get_provider(self, said, company, lines=None):
        """Whose payout it is; nobody of a remittance advice.

        A report of no known kind is of whoever sent one like it before, else of whom it
        names, or of whom the bank names on the line that it was dropped on.
        """
        Provider = self.env["bank.payment.provider"]
        if said.kind != "payout":
            return Provider
        if said.source not in advices.UNNAMED:
            name = said.sender or said.source
            return Provider._get_of_source(said.source, name, company)
        before = said.layout and self.sudo().search(
            Domain("company_id", "=", company.id)
            & Domain("layout", "=", said.layout)
            & Domain("provider_id", "!=", False)
        )
        if before and len(before.provider_id) == 1:
            return before.provider_id.with_env(self.env)
        name = said.sender or (lines and lines[0].partner_name)
        return Provider._get_of_name(name, company) if name else Provider

    def _find_sender(self, said, company):
        """The customer who sent a remittance advice: who sent one of this name, or of
        this layout, before; else who has just this name. Nobody where it may be
        several."""
        Partner = self.env["res.partner"]
        if said.kind != "remittance":
            return Partner
        own = Domain("company_id", "=", company.id) & Domain("partner_id", "!=", False)
        for field, value in (("sender", said.sender), ("layout", said.layout)):
            if not value:
                continue
            before = self.sudo().search(
                own & Domain("state", "=", "posted") & Domain(field, "=", value)
            )
            if len(before.partner_id.commercial_partner_id) == 1:
                return before.partner_id.commercial_partner_id.with_env(self.env)
        if not said.sender:
            return Partner
        called = Domain("complete_name", "=ilike", escape_psql(said.sender))
        of_company = Domain("company_id", "parent_of", company.id)
        named = Partner.search(
            called & (of_company | Domain("company_id", "=", False))
        ).commercial_partner_id
        return named if len(named) == 1 else Partner
