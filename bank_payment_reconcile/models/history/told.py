"""A finding in one sentence."""

from odoo import api, models

from ..record.labels import get_labels


class BankHistoryFinding(models.Model):
    """Says what was found."""

    _inherit = "bank.history.finding"

    @api.depends(
        "kind", "partner_id", "account_number", "name", "text", "account_id", "days"
    )
    @api.depends_context("lang")
    def _compute_told(self):
        for finding in self:
            finding.told = getattr(finding, f"_tell_{finding.kind}")()

    def _tell_payer(self):
        return self.env._(
            "%(partner)s pays from %(account)s",
            partner=self._get_partner_name(),
            account=self.account_number,
        )

    def _tell_payee(self):
        return self.env._(
            "We paid %(partner)s to %(account)s",
            partner=self._get_partner_name(),
            account=self.account_number,
        )

    def _tell_name(self):
        return self.env._(
            "%(partner)s pays as “%(name)s”",
            partner=self._get_partner_name(),
            name=self.name,
        )

    def _tell_text(self):
        # Taxes and analytic accounts may be of a kind that this person never reads.
        finding = self.sudo()
        booked = [finding.account_id.display_name]
        booked += finding.tax_ids.mapped("name")
        booked += finding._get_analytic_names()
        if self.is_in:
            return self.env._(
                "Money in “%(text)s” goes to %(booked)s",
                text=self.text,
                booked=", ".join(booked),
            )
        return self.env._(
            "Money out “%(text)s” goes to %(booked)s",
            text=self.text,
            booked=", ".join(booked),
        )

    def _get_analytic_names(self):
        names = []
        for keys, percent in (self.analytic_distribution or {}).items():
            ids = [int(key) for key in keys.split(",")]
            accounts = self.env["account.analytic.account"].browse(ids).exists()
            names.append(f"{', '.join(accounts.mapped('name'))} {percent:g} %")
        return names

    def _tell_delay(self):
        partner = self._get_partner_name()
        if self.is_in:
            if self.days < 0:
                return self.env._(
                    "%(partner)s usually pays %(days)s days before the due date",
                    partner=partner,
                    days=-self.days,
                )
            return self.env._(
                "%(partner)s usually pays %(days)s days after the due date",
                partner=partner,
                days=self.days,
            )
        if self.days < 0:
            return self.env._(
                "We usually pay %(partner)s %(days)s days before the due date",
                partner=partner,
                days=-self.days,
            )
        return self.env._(
            "We usually pay %(partner)s %(days)s days after the due date",
            partner=partner,
            days=self.days,
        )

    def _tell_way(self):
        labels = get_labels(self, "way")
        if self.is_in:
            return self.env._(
                "%(partner)s pays: %(way)s",
                partner=self._get_partner_name(),
                way=labels[self.way],
            )
        return self.env._(
            "We pay %(partner)s: %(way)s",
            partner=self._get_partner_name(),
            way=labels[self.way],
        )

    def _get_partner_name(self):
        return self.partner_id.sudo().display_name or ""
