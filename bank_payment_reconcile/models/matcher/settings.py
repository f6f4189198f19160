"""The terms of a bank and its company as the matcher wants them."""

from decimal import Decimal

from odoo import api, models
from odoo.tools import SQL

from ... import matching

#: How a bank writes is told by so many of its latest lines.
LINES_SHOWN = 200


class BankMatchingLedger(models.AbstractModel):
    """Loads the settings that decide what is proposed."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _prepare_settings(self, journal, currency):
        """The journal's terms as the matcher wants them."""
        company = self.env.company
        percent, amount = Decimal(0), 0
        # What is not set is as by default: Odoo's tables hold nothing of ours that is
        # required, or Odoo could not create its own records without us.
        if journal.bank_tolerance_type != "amount":
            percent = Decimal(str(journal.bank_tolerance_value))
        else:
            amount = self._to_minor(journal.bank_tolerance_value, currency)
        return matching.Settings(
            tolerance_percent=percent,
            tolerance_amount=amount,
            fee_percent=Decimal(str(journal.bank_fee_percent)),
            fee_amount=self._prepare_fixed_fee(journal, currency),
            charges_account=bool(journal.bank_fee_account_id),
            later_days=company.bank_later_days,
            transfer_rate_percent=Decimal(str(company.bank_transfer_rate_percent)),
            name_matching=company.bank_name_matching or "fuzzy",
            match_receivable=company.bank_match_receivable,
            match_payable=company.bank_match_payable,
            match_payments=company.bank_match_payments,
            discount_grace_days=journal.bank_discount_grace_days,
            **self._prepare_limits(journal, currency),
            # No stranger writes the lines of a cash register, nor tells an account.
            payee_check="off"
            if journal.type == "cash"
            else journal.bank_payee_check or "known",
            new_account_days=journal.bank_new_account_days,
            **self._prepare_return_terms(journal, currency),
            tells_accounts=self._is_telling_accounts(journal),
        )

    @api.model
    def _is_telling_accounts(self, journal):
        """Whether a bank tells the accounts of those whom money goes to; as long as it
        has shown too few lines it is taken to."""
        self.env["account.bank.statement.line"].flush_model(
            ["journal_id", "amount", "account_number"]
        )
        [(count, told)] = self.env.execute_query(
            SQL(
                """
                SELECT count(*), count(nullif(shown.account_number, ''))
                  FROM (SELECT account_number
                          FROM account_bank_statement_line
                         WHERE journal_id = %s AND amount < 0
                      ORDER BY id DESC
                         LIMIT %s) shown
                """,
                journal.id,
                LINES_SHOWN,
            )
        )
        return not matching.hardly_tells(count, told)

    @api.model
    def _prepare_fixed_fee(self, journal, currency):
        """The bank's fixed fee in minor units; 0 for lines in another currency than
        the bank's, where it depends on each line's rate."""
        ours = journal._bank_get_currency()
        return self._to_minor(journal.bank_fee_amount, currency) * (ours == currency)

    @api.model
    def _prepare_limits(self, journal, currency):
        """What the bank posts without a person, and how amounts are written."""
        company = journal.company_id
        ours = journal.currency_id or company.currency_id
        currencies = {
            "currency": currency,
            "company_currency": company.currency_id,
            "bank_currency": ours,
        }
        return {
            "post_limit": self._to_minor(journal.bank_post_limit, ours),
            **{
                name: matching.Currency(record.name, record.decimal_places)
                for name, record in currencies.items()
            },
        }
