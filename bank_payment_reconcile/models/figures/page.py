"""The page of figures: banks and period in, all sections out."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..application.journal import BANK_TYPES
from ..record.labels import get_labels
from ..record.rights import needs
from .line_sections import get_period


class BankLineFigures(models.Model):
    """Answers the page *Overview*."""

    _inherit = "bank.line.figures"

    @api.model
    @needs("read")
    def get_figures(self, journal_id=False, date_from=False, date_to=False):
        """All figures of the page, each section one query.

        Rates, days, people and rules are of the lines that the bank booked in the
        period; what is open, outstanding and in the ledger is as it is today. A figure
        is a dict: value, and the model and domain of what it was counted of.

        :param journal_id: the bank; of any other value, all of the companies chosen.
        :param date_from: first day of the period (ISO), False for no end.
        :param date_to: its last day.
        :return: dict; without a bank there are `banks` only, and it is empty
        """
        every = self._get_banks()
        banks = every.filtered(lambda bank: bank.id == journal_id) or every
        found = {
            "banks": [{"id": bank.id, "name": bank.display_name} for bank in every]
        }
        if not banks:
            return found
        first, last = self._read_day(date_from), self._read_day(date_to)
        domain = Domain("journal_id", "in", banks.ids) & get_period(first, last)
        return {
            **found,
            "currency_id": self._get_common_currency(),
            "rates": self._get_rates(banks, first, last),
            "ages": list(get_labels(self, "age_band").values()),
            "lines": self._with_name(
                self._get_open_lines(banks), self.env["account.bank.statement.line"]
            ),
            "payments": self._with_name(
                self._get_outstanding_payments(banks), self.env["account.payment"]
            ),
            "checks": self._with_name(
                self._get_outstanding_checks(banks), self.env["bank.check.entry"]
            ),
            "reasons": self._get_reasons(banks),
            "work": self._get_people(domain),
            "rules": self._get_rules(domain),
            "ledgers": self._get_ledgers(banks),
        }

    @api.model
    def _read_day(self, day):
        """
        :raises UserError: it is none.
        """
        try:
            return fields.Date.to_date(day or None)
        except (TypeError, ValueError) as error:
            raise UserError(
                self.env._(
                    'The period begins or ends with "%s", which is no date: choose a '
                    "day.",
                    day,
                )
            ) from error

    @api.model
    def _get_banks(self):
        """The banks of the companies chosen."""
        return self.env["account.journal"].search(
            [
                *self.env["account.journal"]._check_company_domain(self.env.companies),
                ("type", "in", BANK_TYPES),
            ]
        )

    @api.model
    def _get_common_currency(self):
        """The id of the currency that amounts of all companies are in; False where
        they cannot be summed up."""
        currencies = self.env.companies.currency_id
        return currencies.id if len(currencies) == 1 else False

    @api.model
    def _with_name(self, waiting, records):
        """Name the oldest that waits.

        :param waiting: of `_prepare_ages`
        :param records: of a model with these ids; no matter which.
        """
        oldest = records.browse(waiting["oldest"] or [])
        if not oldest:
            return {**waiting, "oldest": None}
        name = oldest.display_name
        if records._name == "account.bank.statement.line":
            name = oldest.payment_ref or oldest.partner_name or name
            date = oldest.bank_booking_date
        elif records._name == "bank.check.entry":
            date = oldest.check_date
        else:
            date = oldest.date
        return {
            **waiting,
            "oldest": self._prepare_figure(
                name,
                Domain("id", "=", oldest.id),
                waiting["total"]["model"],
                date=date.isoformat(),
            ),
        }
