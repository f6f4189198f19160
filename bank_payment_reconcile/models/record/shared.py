"""What branches see of their parent, and what all companies share: read by all of
them, written where it belongs.
"""

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
        self._bank_check_named(*vals_list)
        records = super().create(vals_list)
        records._check_own_company()
        return records

    def write(self, vals):
        self._check_own_company()
        self._bank_check_named(vals)
        result = super().write(vals)
        self._check_own_company()
        return result

    def copy_data(self, default=None):
        # EXTENDS base: a copy of what is not one's own to change is one's own.
        copies = super().copy_data(default)
        if self.env.su or "company_id" not in self._fields:
            return copies
        for vals in copies if "company_id" not in (default or {}) else ():
            if not self._may_write_in(vals.get("company_id")):
                vals["company_id"] = self.env.company.id
        return copies

    @api.model
    def _may_write_in(self, company_id):
        """Whether this person changes what belongs to a company; to none: to all."""
        if company_id:
            return company_id in self.env.companies.ids
        return self.env.user.has_group("base.group_system")

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
        # A company that is not chosen is not to be read, but to be named.
        companies = self.sudo()._get_owning_companies()
        for record, company in zip(self, companies, strict=True):
            if self._may_write_in(company.id):
                continue
            if company:
                raise AccessError(
                    self.env._(
                        "%(record)s belongs to %(company)s: switch to that company "
                        "to change it, or create one of your own.",
                        record=record.sudo().display_name,
                        company=company.name,
                    )
                )
            raise AccessError(
                self.env._(
                    "%s is shared by all companies: only a system administrator can "
                    "change it. Create one for your own company instead.",
                    record.sudo().display_name,
                )
            )
