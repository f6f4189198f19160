"""Whom the bank may name, as the matcher wants them."""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain

from .. import matching


class BankMatchingLedger(models.AbstractModel):
    _inherit = "bank.matching.ledger"

    # -------------------------------------------------------------------------
    # Partners
    # -------------------------------------------------------------------------

    @api.model
    def _get_partners_domain(self, company):
        """Whom the bank may name: customers and vendors of the company."""
        return Domain("company_id", "in", [False, *company.parent_ids.ids]) & (
            Domain("customer_rank", ">", 0) | Domain("supplier_rank", ">", 0)
        )

    @api.model
    def _get_partners(self, company, partner_ids):
        """Customers and vendors with the accounts and names the bank may use.

        :param partner_ids: ids of those who have open entries; they are wanted
            even when they are archived or neither customer nor vendor.
        """
        accounts = self._get_partner_accounts(company)
        Partner = self.env["res.partner"].with_context(active_test=False)
        partners = Partner.search_fetch(
            (
                (Domain("active", "=", True) & self._get_partners_domain(company))
                | Domain("id", "in", list(partner_ids))
            )
            # We are not our own customer: our name is on transfers.
            & Domain("id", "!=", company.partner_id.id),
            ["name", "street", "city", "is_company", "commercial_partner_id"],
        )
        aliases = defaultdict(list)
        for partner in partners:
            if partner.commercial_partner_id != partner and partner.is_company:
                aliases[partner.commercial_partner_id.id].append(partner.name)
        return [
            matching.Partner(
                key=partner.id,
                name=partner.name or "",
                street=partner.street or "",
                city=partner.city or "",
                accounts=tuple(accounts.get(partner.id, ())),
                aliases=tuple(alias for alias in aliases[partner.id] if alias),
            )
            for partner in partners
            if partner.commercial_partner_id == partner
        ]

    @api.model
    def _get_partner_accounts(self, company):
        """Bank account numbers by commercial partner, our own left out."""
        accounts = defaultdict(list)
        banks = self.env["res.partner.bank"].search_fetch(
            Domain("partner_id", "!=", company.partner_id.id)
            & Domain("company_id", "in", [False, *company.parent_ids.ids]),
            ["sanitized_acc_number", "partner_id"],
        )
        for bank in banks:
            if bank.sanitized_acc_number:
                accounts[bank.partner_id.commercial_partner_id.id].append(
                    bank.sanitized_acc_number
                )
        return accounts

    @api.model
    def _get_own_accounts(self, company):
        """Our own account numbers: money from there comes from no partner."""
        banks = self.env["res.partner.bank"].search(
            [("partner_id", "=", company.partner_id.id)]
        )
        return [number for number in banks.mapped("sanitized_acc_number") if number]
