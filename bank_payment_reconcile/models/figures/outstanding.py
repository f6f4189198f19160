"""Payments and checks that the bank has not shown yet, by their age."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .line_figures import AGE_DAYS, select_age


class BankLineFigures(models.Model):
    """What is outstanding today, whatever the period."""

    _inherit = "bank.line.figures"

    @api.model
    def _get_outstanding_payments(self, banks):
        """As Odoo says that they wait for the bank; those in the check register are
        counted there.

        :return: as `_prepare_ages`
        """
        return self._get_waiting(
            self.env["account.payment"],
            Domain("journal_id", "in", banks.ids)
            & Domain("is_matched", "=", False)
            & Domain("state", "in", ("in_process", "paid"))
            & Domain("bank_check_entry_ids", "not any", [("is_open", "=", True)]),
            "date",
            SQL("amount_company_currency_signed"),
        )

    @api.model
    def _get_outstanding_checks(self, banks):
        """The open checks of the register, issued and received.

        :return: as `_prepare_ages`
        """
        self.env["account.payment"].flush_model(["amount_company_currency_signed"])
        return self._get_waiting(
            self.env["bank.check.entry"],
            Domain("journal_id", "in", banks.ids) & Domain("is_open", "=", True),
            "check_date",
            SQL(
                """(SELECT payment.amount_company_currency_signed
                      FROM account_payment payment
                     WHERE payment.id = payment_id)"""
            ),
        )

    @api.model
    def _get_waiting(self, records, domain, date, amount):
        """One query: records of a domain by the age of their date.

        :param records: of the model; no matter which.
        :param date: the name of the date that they wait since.
        :param amount: SQL of their amount in company currency.
        """
        today = fields.Date.context_today(self)
        query = records._search(domain)
        table = records._table
        day = records._field_to_sql(table, date, query)
        age = select_age(SQL("(%s - %s)", today, day))
        query.groupby = age
        rows = self.env.execute_query_dict(
            query.select(
                SQL("%s AS age", age),
                SQL("count(*) AS count"),
                SQL("sum(abs(%s)) AS amount", amount),
                SQL(
                    "(array_agg(%(id)s ORDER BY %(day)s, %(id)s))[1] AS oldest_id",
                    id=SQL.identifier(table, "id"),
                    day=day,
                ),
            )
        )
        return self._prepare_ages(
            records, rows, lambda key: domain & _get_days(date, key, today), domain
        )


def _get_days(date, age, today):
    """Domain of the days of an age.

    :param age: a key of `AGES`.
    """
    first, last = AGE_DAYS[age]
    days = Domain.TRUE
    if first is not None:
        days &= Domain(date, "<=", (today - timedelta(days=first)).isoformat())
    if last is not None:
        days &= Domain(date, ">=", (today - timedelta(days=last)).isoformat())
    return days
