"""What was posted before, for the matcher to tell what amount is usual."""

from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

from odoo.addons.base.models.res_bank import sanitize_account_number

from ... import matching

#: So many of the latest payments in each direction tell what is usual: two years of
#: monthly ones.
PAST_LIMIT = 24
#: An account number in one spelling; has an index.
ACCOUNT_KEY = r"upper(regexp_replace(account_number, '\W+', '', 'g'))"


class AccountBankStatementLine(models.Model):
    """Lines whose amounts tell what is usual."""

    _inherit = "account.bank.statement.line"

    # The latest of a payee are what is usual for it.
    _payee_idx = models.Index(
        f"({ACCOUNT_KEY}, id) "
        "WHERE account_number IS NOT NULL AND is_reconciled IS TRUE"
    )


class BankMatchingLedger(models.AbstractModel):
    """Loads what was posted for the same payee or text before."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _get_past(self, journal, currency, lines):
        """What the company posted before of the payees of lines, and by each mapping,
        in the lines' currency: amounts of others would hang on rates.

        :return: list of `matching.Past`
        """
        company = journal.company_id
        accounts = {
            key
            for line in lines
            if (key := sanitize_account_number(line.account_number))
        }
        mappings = self.env["bank.text.mapping"]._get_mappings(company)
        if not accounts and not mappings:
            return []
        amounts = defaultdict(list)
        for kind, key, amount in self._read_past(
            company, currency, sorted(accounts), mappings.ids
        ):
            amounts[kind, key].append(round(amount * 10**currency.decimal_places))
        return [
            matching.Past(
                amounts=tuple(found),
                account=key if kind == "account" else "",
                mapping=int(key) if kind == "mapping" else None,
            )
            for (kind, key), found in amounts.items()
        ]

    @api.model
    def _read_past(self, company, currency, accounts, mapping_ids):
        """Amounts, the latest first, in one query.

        :return: rows of kind ("account" or "mapping"), key as text, amount
        """
        self.env["account.bank.statement.line"].flush_model(
            ["account_number", "is_reconciled", "bank_transaction_amount"]
        )
        self.env["bank.payment.application"].flush_model(
            ["mapping_id", "state", "amount"]
        )
        return self.env.execute_query(
            SQL(
                """
                SELECT 'account', asked.key, past.bank_transaction_amount
                  FROM unnest(%(accounts)s::text[]) AS asked (key)
                 CROSS JOIN (VALUES (TRUE), (FALSE)) AS direction (is_in)
                  JOIN LATERAL (
                       SELECT bank_transaction_amount
                         FROM account_bank_statement_line
                        WHERE account_number IS NOT NULL
                          AND is_reconciled IS TRUE
                          AND %(account_key)s = asked.key
                          AND company_id = %(company)s
                          AND bank_transaction_currency_id = %(currency)s
                          AND (bank_transaction_amount > 0) = direction.is_in
                        ORDER BY %(account_key)s, id DESC
                        LIMIT %(limit)s) past ON TRUE
                 UNION ALL
                SELECT 'mapping', asked.id::text, past.bank_transaction_amount
                  FROM unnest(%(mappings)s::int[]) AS asked (id)
                 CROSS JOIN (VALUES (TRUE), (FALSE)) AS direction (is_in)
                  JOIN LATERAL (
                       SELECT line.bank_transaction_amount
                         FROM bank_payment_application application
                         JOIN account_bank_statement_line line
                           ON line.id = application.statement_line_id
                        WHERE application.mapping_id = asked.id
                          AND application.state = 'posted'
                          AND line.company_id = %(company)s
                          AND line.bank_transaction_currency_id = %(currency)s
                          AND (line.bank_transaction_amount > 0) = direction.is_in
                          -- a mapping of several rows counts once for a line
                          AND NOT EXISTS (
                              SELECT FROM bank_payment_application other
                               WHERE other.statement_line_id = line.id
                                 AND other.mapping_id = asked.id
                                 AND other.id > application.id)
                        ORDER BY application.id DESC
                        LIMIT %(limit)s) past ON TRUE
                """,
                accounts=accounts,
                mappings=mapping_ids,
                account_key=SQL(ACCOUNT_KEY),
                company=company.id,
                currency=currency.id,
                limit=PAST_LIMIT,
            )
        )
