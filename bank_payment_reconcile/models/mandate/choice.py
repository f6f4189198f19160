"""By which mandate a customer is debited, and why by none."""

from odoo import api, models
from odoo.fields import Domain

#: Of several that do not do, the first one says why.
TOLD_FIRST = ("active", "blocked", "expired", "draft", "revoked", "used_up")


def _rank(mandate):
    return TOLD_FIRST.index(mandate.state), -mandate.id


class BankDirectDebitMandate(models.Model):
    """Chooses the mandate of each customer, all at once."""

    _inherit = "bank.direct.debit.mandate"

    @api.model
    def _get_valid_mandates(self, partners, day, company):
        """The mandate by which each of these is debited on a day.

        Of several the recurrent one, then the one signed last.

        :param partners: `res.partner`; a contact's mandate is its company's.
        :param day: on which the debit is executed, a `date`.
        :param company: the creditor.
        :return: {partner: mandate}, of those that have one.
        """
        found = {}
        for owner, mandates in self._search_of(partners, company).items():
            valid = mandates.filtered(lambda m: not m._get_problem(day))
            if valid:
                found[owner] = valid.sorted(
                    lambda m: (m.frequency == "recurrent", m.signed_on, m.id)
                )[-1:]
        return {
            partner: found[partner.commercial_partner_id]
            for partner in partners
            if partner.commercial_partner_id in found
        }

    @api.model
    def _get_reasons_without(self, partners, day, company):
        """Why these cannot be debited on a day.

        :return: {partner: sentence}, of those that cannot.
        """
        valid = self._get_valid_mandates(partners, day, company)
        found = self._search_of(partners, company)
        reasons = {}
        for partner in partners:
            if partner in valid:
                continue
            mandates = found.get(partner.commercial_partner_id, self.browse())
            reasons[partner] = (
                mandates.sorted(_rank)[0]._get_problem(day)
                if mandates
                else self.env._("No mandate was entered for this customer.")
            )
        return reasons

    @api.model
    def _search_of(self, partners, company):
        """{commercial partner: its mandates}"""
        return self.search_fetch(
            Domain("commercial_partner_id", "in", partners.commercial_partner_id.ids)
            & Domain("company_id", "=", company.id)
        ).grouped("commercial_partner_id")

    def _get_problem(self, day):
        """Why nobody is debited by this mandate on a day, as a sentence; empty where
        somebody is."""
        self.ensure_one()
        told = {"mandate": self.reference, "day": day, "reason": self.block_reason}
        if self.state == "draft":
            return self.env._("Mandate %(mandate)s is not signed yet.", **told)
        if self.state == "blocked":
            return self.env._("Mandate %(mandate)s is blocked: %(reason)s.", **told)
        if self.state == "revoked":
            return self.env._("Mandate %(mandate)s was revoked.", **told)
        if self.state == "used_up":
            return self.env._("Mandate %(mandate)s is used up.", **told)
        if self.state == "expired" or self.expires_on < day:
            return self.env._(
                "Mandate %(mandate)s was not used for 36 months and has expired on "
                "%(end)s.",
                end=self.expires_on,
                **told,
            )
        return self._get_problem_with_terms(told)

    def _get_problem_with_terms(self, told):
        if not self.partner_bank_id.sudo().active:
            return self.env._("The account of mandate %(mandate)s is archived.", **told)
        if self._is_b2b_of_person():
            return self.env._(
                "Mandate %(mandate)s is B2B, but the customer is a person.", **told
            )
        return ""
