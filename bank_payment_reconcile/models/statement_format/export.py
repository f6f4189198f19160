"""A statement as a file: what came in can go out, and come in again unchanged."""

import re
import secrets
from collections import Counter
from decimal import Decimal

from odoo import models

from ... import statement_formats
from ..application.booking_date import OWN_ID

#: What the import made of the bank's own id, and of the day and amount beside it.
_IMPORT_ID = re.compile(r"(.{6,}):([0-9]{8}):(-?[0-9]+(?:\.[0-9]+)?)", re.DOTALL)


class AccountBankStatement(models.Model):
    """Writes statements as CAMT, OFX or CSV."""

    _inherit = "account.bank.statement"

    def _bank_to_file_statements(self):
        """The statements with their lines as the readers return them.

        Each line carries an id by which an import on the same bank knows it: the
        bank's own where day and amount make it unique, else all of its import id.

        :return: list of `statement_formats.Statement`
        """
        lines = self.line_ids
        lines._bank_give_import_ids()
        own_ids = Counter(lines.mapped(lambda line: line._bank_get_exported_id()))
        return [
            statement._bank_to_file_statement(own_ids)
            for statement in self.sorted("first_line_index")
        ]

    def _bank_to_file_statement(self, own_ids):
        self.ensure_one()
        currency = self.currency_id
        lines = self.line_ids.sorted("internal_index")
        return statement_formats.Statement(
            account_number=self.journal_id.bank_account_id.acc_number or "",
            currency=currency.name,
            name=self.name or "",
            date=self.date or max(lines.mapped("bank_booking_date"), default=None),
            balance_start=_exact(self.balance_start, currency),
            balance_end=_exact(self.balance_end_real, currency),
            transactions=[line._bank_to_file_transaction(own_ids) for line in lines],
        )


class AccountBankStatementLine(models.Model):
    """A line as an exported transaction."""

    _inherit = "account.bank.statement.line"

    def _bank_give_import_ids(self):
        """Lines that no bank's file brought get an id of their own, which stays."""
        for line in self:
            if not line.bank_import_id:
                line._bank_write_by_code(
                    {"bank_import_id": f"{OWN_ID}{secrets.token_hex(12)}"}
                )

    def _bank_get_exported_id(self):
        """The bank's own id of this line; "" where the bank gave none, or where its
        id, day and amount in a file would not make the same import id again."""
        match = _IMPORT_ID.fullmatch(self.bank_import_id or "")
        amount = f"{_exact(self.amount, self.currency_id):f}"
        if match and match.groups()[1:] == (f"{self.bank_booking_date:%Y%m%d}", amount):
            return match[1]
        return ""

    def _bank_to_file_transaction(self, own_ids):
        """This line as a transaction of a file.

        :param own_ids: how many lines of the file have each id of the bank.
        """
        own = self._bank_get_exported_id()
        text = self.payment_ref or ""
        transaction = statement_formats.Transaction(
            date=self.bank_booking_date,
            amount=_exact(self.amount, self.currency_id),
            value_date=self.bank_value_date or None,
            text="" if text == "/" else text,
            partner_name=self.partner_name or "",
            partner_account=self.account_number or "",
            partner_street=self.bank_payer_street or "",
            partner_city=self.bank_payer_city or "",
            end_to_end_id=self.bank_end_to_end_id or "",
            reference=self.bank_structured_reference or "",
            check_number=self.bank_check_number or "",
            transaction_type=self.transaction_type or "",
            bank_id=own if own and own_ids[own] == 1 else self.bank_import_id,
        )
        if foreign := self.foreign_currency_id:
            transaction.original_currency = foreign.name
            transaction.original_amount = _exact(self.amount_currency, foreign)
        transaction.charges = self._bank_to_file_charges()
        if foreign and transaction.charges:
            # What was ordered is before the charges.
            transaction.original_amount -= _exact(self.bank_charges_amount, foreign)
        return transaction

    def _bank_to_file_charges(self):
        """What came off this line, as the readers return it."""
        currency = self.bank_transaction_currency_id
        charges = []
        if self.bank_charges_amount:
            amount = _exact(self.bank_charges_amount, currency)
            charges.append(statement_formats.Charge(amount, currency.name, True))
        for each in filter(None, (self.bank_charges_unclear or "").split(", ")):
            amount, _blank, code = each.partition(" ")
            charges.append(statement_formats.Charge(-Decimal(amount), code, True))
        return tuple(charges)


def _exact(amount, currency):
    """The amount as a decimal number with the decimals of its currency."""
    return Decimal(f"{amount:.{currency.decimal_places}f}")
