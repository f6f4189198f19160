"""Each bank against the general ledger: its last statement, and the last import."""

from datetime import UTC

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..application.booking_date import OWN_ID


class BankLineFigures(models.Model):
    """What the bank says, what the books say, and since when."""

    _inherit = "bank.line.figures"

    @api.model
    def _get_ledgers(self, banks):
        """The balance per bank is that of its last statement with the lines since then.
        The ledger differs from it by what was posted to the bank's account without a
        line, or by lines that are missing.

        Of a parent's bank a branch is told when lines came last: the ledger and the
        statements are the parent's.

        :return: list of dicts, in the banks' order: id, name, currency_id; `ledger`,
            `statement`, `bank`, `difference` and `imported` as figures
        """
        rows = {
            row["id"]: row
            for row in self.env.execute_query_dict(self._select_ledgers(banks))
        }
        return [
            self._prepare_ledger(bank, rows[bank.id], bank._bank_is_company_chosen())
            for bank in banks
        ]

    @api.model
    def _select_ledgers(self, banks):
        """SQL of one row a bank."""
        self.env["account.move.line"].flush_model()
        self.env["account.move"].flush_model(["state"])
        self.env["account.bank.statement"].flush_model()
        self.env["account.bank.statement.line"].flush_model()
        self.env["account.journal"].flush_model()
        return SQL(
            """
            SELECT journal.id,
                   ledger.balance AS ledger,
                   statement.id AS statement_id,
                   statement.name AS statement_name,
                   statement.date AS statement_date,
                   statement.balance_end_real + since.amount AS bank,
                   since.count AS since_count,
                   statement.last_index,
                   imported.date AS imported
              FROM account_journal journal
              JOIN res_company company ON company.id = journal.company_id
        CROSS JOIN LATERAL (
                   SELECT COALESCE(sum(
                              CASE WHEN COALESCE(journal.currency_id,
                                                 company.currency_id)
                                        = company.currency_id
                                   THEN entry.balance ELSE entry.amount_currency END
                          ), 0) AS balance
                     FROM account_move_line entry
                     JOIN res_company branch ON branch.id = entry.company_id
                      AND branch.parent_path LIKE company.parent_path || '%%'
                    WHERE entry.account_id = journal.default_account_id
                      AND entry.parent_state = 'posted'
                   ) ledger
         LEFT JOIN LATERAL (
                   SELECT last.id, last.name, last.date, last.balance_end_real,
                          (SELECT max(line.internal_index)
                             FROM account_bank_statement_line line
                            WHERE line.statement_id = last.id) AS last_index
                     FROM account_bank_statement last
                    WHERE last.journal_id = journal.id
                 ORDER BY last.date DESC NULLS LAST,
                          last.first_line_index DESC NULLS LAST, last.id DESC
                    LIMIT 1
                   ) statement ON TRUE
        CROSS JOIN LATERAL (
                   SELECT COALESCE(sum(line.amount), 0) AS amount, count(*) AS count
                     FROM account_bank_statement_line line
                     JOIN account_move move ON move.id = line.move_id
                      AND move.state = 'posted'
                    WHERE line.journal_id = journal.id
                      AND line.internal_index > statement.last_index
                   ) since
        CROSS JOIN LATERAL (
                   SELECT max(line.create_date) AS date
                     FROM account_bank_statement_line line
                    WHERE line.journal_id = journal.id
                      AND line.company_id = ANY(%(companies)s)
                      AND (line.bank_import_id NOT LIKE %(own)s
                           OR line.bank_content_id IS NOT NULL)
                   ) imported
             WHERE journal.id = ANY(%(banks)s)
            """,
            banks=banks.ids,
            companies=self.env.companies.ids,
            own=f"{OWN_ID}%",
        )

    @api.model
    def _prepare_imported(self, bank, imported):
        """The day on which lines came last by a file; it opens those of that day.

        :param imported: when, in UTC; None for never.
        """
        day = begin = None
        if imported:
            day = fields.Datetime.context_timestamp(self, imported)
            begin = day.replace(hour=0, minute=0, second=0, microsecond=0)
            begin = fields.Datetime.to_string(begin.astimezone(UTC))
        from_file = Domain("bank_import_id", "!=", False) & Domain(
            "bank_import_id", "not =like", f"{OWN_ID}%"
        ) | Domain("bank_content_id", "!=", False)
        return self._prepare_figure(
            day and day.date().isoformat(),
            Domain("journal_id", "=", bank.id)
            & Domain(
                "line_id",
                "any",
                Domain("create_date", ">=", begin or False) & from_file,
            ),
        )

    @api.model
    def _prepare_ledger(self, bank, row, is_chosen):
        """What the page shows of a bank.

        :param is_chosen: whether its company is, whose ledger it is.
        """
        currency = bank._bank_get_currency()
        account = Domain("account_id", "=", bank.default_account_id.id) & Domain(
            "parent_state", "=", "posted"
        )
        known = {"id": bank.id, "name": bank.display_name, "currency_id": currency.id}
        known["imported"] = self._prepare_imported(bank, row["imported"])
        if not is_chosen:
            return known
        ledger = currency.round(float(row["ledger"]))
        has_statement = bool(row["statement_id"])
        at_bank = currency.round(float(row["bank"] or 0)) if has_statement else None
        return {
            **known,
            "ledger": self._prepare_figure(ledger, account, "account.move.line"),
            "statement": self._prepare_figure(
                row["statement_name"] if has_statement else None,
                Domain("id", "=", row["statement_id"]),
                "account.bank.statement",
                date=row["statement_date"] and row["statement_date"].isoformat(),
            ),
            "bank": self._prepare_figure(
                at_bank,
                Domain("journal_id", "=", bank.id)
                & Domain("line_id.internal_index", ">", row["last_index"] or ""),
                since=row["since_count"],
            ),
            # What makes it differ, if it is in the books.
            "difference": self._prepare_figure(
                currency.round(ledger - at_bank) if has_statement else None,
                account & Domain("statement_line_id", "=", False),
                "account.move.line",
            ),
        }
