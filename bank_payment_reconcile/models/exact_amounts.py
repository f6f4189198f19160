"""Amounts that an account cannot hold to the last digit are refused, not rounded.

The host calculates in doubles and rounds what it is given to the currency without a
word: 999,999,999,999,999.99 becomes 1,000,000,000,000,001.90, and 0.001 nothing. Up to
where it does so exactly is said in `statement_formats/holding.py`.
"""

from decimal import Decimal
from functools import partial

from odoo import api, models
from odoo.exceptions import UserError

from .. import statement_formats
from .translated_sentence import translate

#: A sum of floats is off by less than this part of the currency's smallest unit.
NOISE = Decimal("0.001")


def get_amount_problem(env, amount, currency):
    """Why an account in the currency cannot hold an amount, as a sentence's end; False
    where it can.

    :param amount: a Decimal as the bank wrote it, or a float as somebody sent it.
    """
    written = Decimal(repr(amount)) if isinstance(amount, float | int) else amount
    decimals = currency.decimal_places
    if not written.is_finite():
        return env._("%s is not an amount", written)
    limit = statement_formats.limit(decimals)
    if abs(written) >= limit:
        return env._(
            "%(amount)s is too large: an account in %(currency)s holds amounts below "
            "%(limit)s to the last digit",
            amount=statement_formats.shorten(written),
            currency=currency.name,
            limit=f"{limit:,f}",
        )
    # Most count in a power of ten, some in five smallest coins.
    unit = Decimal(repr(currency.rounding)) or Decimal(1).scaleb(-decimals)
    allowed = unit * NOISE if isinstance(amount, float) else 0
    if abs(written - (written / unit).to_integral_value() * unit) > allowed:
        return env._(
            "%(amount)s has more decimals than %(currency)s, which is counted in steps "
            "of %(unit)s",
            amount=statement_formats.shorten(written),
            currency=currency.name,
            unit=f"{unit.normalize():f}",
        )
    return False


def check_amounts(record, vals, currencies):
    """Refuse values that their fields cannot hold.

    :param record: of the model; what the fields are called.
    :param currencies: {name of a field: its currency}
    :raises UserError: names the field, the amount and what is wrong with it.
    """
    for name, currency in currencies.items():
        amount = vals.get(name)
        if not amount or not currency:
            continue
        if problem := get_amount_problem(record.env, amount, currency):
            raise UserError(
                record.env._(
                    "%(field)s: %(problem)s. Correct it.",
                    field=record._fields[name]._description_string(record.env),
                    problem=problem,
                )
            )


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS account
        for vals in vals_list:
            self._check_amounts(vals, self._get_currency_of_values(vals))
        return super().create(vals_list)

    def write(self, vals):
        # EXTENDS account
        if vals.keys() & {"amount", "amount_currency"}:
            for line in self:
                self._check_amounts(vals, line.currency_id, line.foreign_currency_id)
        return super().write(vals)

    def _check_amounts(self, vals, currency, foreign=None):
        if vals.get("foreign_currency_id"):
            foreign = self.env["res.currency"].browse(vals["foreign_currency_id"])
        check_amounts(self, vals, {"amount": currency, "amount_currency": foreign})

    @api.model
    def _get_currency_of_values(self, vals):
        """The bank's currency of a line about to be created."""
        journal = self.env["account.journal"].browse(vals.get("journal_id"))
        if not journal and vals.get("statement_id"):
            statement = self.env["account.bank.statement"].browse(vals["statement_id"])
            journal = statement.journal_id
        journal = journal or self._get_default_journal()
        return journal._get_bank_currency() if journal else None


class AccountBankStatement(models.Model):
    _inherit = "account.bank.statement"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS account: the currency is that of the lines, which come with it
        statements = super().create(vals_list)
        for statement, vals in zip(statements, vals_list, strict=True):
            statement._check_balances(vals)
        return statements

    def write(self, vals):
        # EXTENDS account
        if vals.keys() & {"balance_start", "balance_end_real"}:
            for statement in self:
                statement._check_balances(vals)
        return super().write(vals)

    def _check_balances(self, vals):
        currency = self.currency_id
        check_amounts(
            self, vals, {"balance_start": currency, "balance_end_real": currency}
        )


class BankReconciliation(models.Model):
    _inherit = "bank.reconciliation"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS: what a person typed from the bank's paper
        for vals in vals_list:
            journal = self.env["account.journal"].browse(vals.get("journal_id"))
            if journal:
                self._check_typed_balances(vals, journal._get_bank_currency())
        return super().create(vals_list)

    def write(self, vals):
        # EXTENDS
        if vals.keys() & {"balance_start", "balance_end"}:
            for document in self:
                self._check_typed_balances(vals, document.currency_id)
        return super().write(vals)

    def _check_typed_balances(self, vals, currency):
        check_amounts(self, vals, {"balance_start": currency, "balance_end": currency})


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _check_file_amounts(self, statement, filename):
        """Refuse a statement of which this bank cannot hold every amount.

        The reader has refused what no account in the file's currency holds. A file may
        tell no currency, and here it may be counted in other decimals.

        :raises UserError: the file, the place, the amount and the reason.
        """
        own = self._get_bank_currency()
        codes = {each.original_currency.upper() for each in statement.transactions}
        known = self.env["res.currency"].with_context(active_test=False)
        currencies = {
            currency.name: currency
            for currency in known.search([("name", "in", list(codes - {""}))])
        }
        for number, each in enumerate(statement.transactions, 1):
            place = partial(self._get_place, each, number, statement.account_number)
            self._check_file_amount(filename, place, each.amount, own)
            original = currencies.get(each.original_currency.upper())
            if original and each.original_amount is not None:
                self._check_file_amount(
                    filename, place, self._get_original(each, original), original
                )
        for balance in (statement.balance_start, statement.balance_end):
            self._check_file_amount(
                filename,
                lambda: self.env._("Balance of the statement"),
                balance,
                own,
            )

    def _get_place(self, transaction, number, account):
        """Where in its file a transaction stands."""
        place = statement_formats.place_of(transaction, number, account)
        return translate(self.env, place)

    def _get_original(self, transaction, currency):
        """The original amount; what a rate made of it, as the currency is counted.

        :return: Decimal, or a float that is rounded
        """
        if not transaction.original_is_rounded:
            return transaction.original_amount
        return currency.round(float(transaction.original_amount))

    def _check_file_amount(self, filename, tell_place, amount, currency):
        """Refuse an amount that the bank cannot hold.

        :param tell_place: gives the place in the file; asked only where it is refused.
        """
        if amount is None:
            return
        if problem := get_amount_problem(self.env, amount, currency):
            raise UserError(
                self.env._(
                    "%(file)s cannot be imported. %(place)s: %(problem)s. Nothing was "
                    "imported: correct the file or download it again.",
                    file=filename,
                    place=tell_place(),
                    problem=problem,
                )
            )
