"""What branches see of their parent, and what all companies share: read by all of
them, written where it belongs."""

from odoo import api, models
from odoo.exceptions import AccessError


class BankShared(models.AbstractModel):
    """Records of a company that its branches use, too, or of no company.

    Each is changed by whoever has its company chosen; what belongs to no company, so
    that all share it, by the system administrator alone. The record rules say the same;
    here it gets a sentence, and a record cannot be handed to a company, or to all, by
    somebody who may not write there.
    """

    _name = "bank.shared"
    _description = "Shared With Branches"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_own_company()
        return records

    def write(self, vals):
        self._check_own_company()
        result = super().write(vals)
        self._check_own_company()
        return result

    def unlink(self):
        self._check_own_company()
        return super().unlink()

    def _get_owning_companies(self):
        """The companies to which these belong; empty where one belongs to none."""
        return [record.company_id for record in self]

    def _check_own_company(self):
        """:raises AccessError: one of these is another company's, or everybody's."""
        if self.env.su:
            return
        # Of what somebody does not see, not even the name is told.
        self.check_access("read")
        chosen = set(self.env.companies.ids)
        # A company that is not chosen is not to be read, but to be named.
        companies = self.sudo()._get_owning_companies()
        for record, company in zip(self, companies, strict=True):
            if company.id in chosen:
                continue
            if company:
                raise AccessError(
                    self.env._(
                        "%(record)s belongs to %(company)s: choose that company in "
                        "the menu to change it, or make one of your own.",
                        record=record.sudo().display_name,
                        company=company.name,
                    )
                )
            if not self.env.user.has_group("base.group_system"):
                raise AccessError(
                    self.env._(
                        "%s is shared by all companies: only a system administrator "
                        "changes it. Make one of your own company instead.",
                        record.sudo().display_name,
                    )
                )
