"""Storing thousands of automatic matches while a person waits.

`_bank_store_proposals` creates and writes record by record, as Odoo does: ten seconds
for the lines of a large statement. Here two statements of the database write all of it.
What depends on it is computed as ever, and access is asked as ever; what other modules
add to `create` and `write` is not called for matches that no person made.
"""

import json
from decimal import Decimal

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, split_every

#: Rows of one statement of the database.
PAGE = 1000
#: What the update below writes on the lines, computed fields among them.
ANSWER_FIELDS = [
    "bank_is_ambiguous",
    "bank_is_kept_open",
    "bank_matched_on",
    "posting_error",
    "bank_reopened_reason",
    "bank_match_details",
    "applied_amount",
    "difference_amount",
    "match_confidence",
    "needs_review",
]
#: Computed fields of the applications that are inserted with them.
MATCH_FIELDS = ["company_id", "account_id", "partner_id", "item_amount"]


class AccountBankStatementLine(models.Model):
    """Stores the answers of many lines at once."""

    _inherit = "account.bank.statement.line"

    def _bank_store_matches(self, proposals, currency):
        """Write what the matcher answered for lines to which nothing is applied.

        :param proposals: one a line, in any order, of applications to entries in the
            lines' own currency.
        """
        if not self:
            return
        Application = self.env["bank.payment.application"]
        self.check_access("write")
        Application.check_access("create")
        self.env.flush_all()
        answers = {
            p.line: self._bank_prepare_line_answer(p, currency) for p in proposals
        }
        rows = self._bank_prepare_match_rows(proposals, answers, currency)
        applications = Application.sudo()._insert_matches(rows)
        self.sudo()._bank_update_answers(proposals, answers, currency)
        self._bank_note_stored_matches(applications)
        self._bank_note_undone_before()

    def _bank_prepare_match_rows(self, proposals, answers, currency):
        """Columns of the applications, without those that all have alike.

        :param answers: of `_bank_prepare_line_answer`, by line; they hold the reasons.
        """
        keys = [use.key for p in proposals for use in p.applications]
        entries = {
            entry.id: entry
            for entry in self.env["account.move.line"]
            .sudo()
            .search_fetch(
                Domain("id", "in", keys), ["account_id", "partner_id"], order="id"
            )
        }
        company = self.company_id
        company.ensure_one()
        rows = []
        for proposal in proposals:
            reasons = answers[proposal.line]["bank_match_details"]["reasons"]
            for use in proposal.applications:
                entry = entries[use.key]
                amount = _decimal_text(use.amount, currency)
                rows.append(
                    {
                        "statement_line_id": proposal.line,
                        "move_line_id": entry.id,
                        "account_id": entry.account_id.id,
                        "partner_id": entry.partner_id.id or None,
                        "rule_id": proposal.rule,
                        "amount": amount,
                        "item_amount": amount,
                        "confidence": proposal.confidence,
                        "review_required": proposal.needs_review,
                        "reasons": reasons,
                        "company_id": company.id,
                    }
                )
        return rows

    def _bank_update_answers(self, proposals, answers, currency):
        """What `_bank_prepare_line_answer` says, and the fields computed from it."""
        amounts = {line.id: line._bank_get_waiting_amount() for line in self}
        rows = [
            self._bank_prepare_answer_row(
                proposal, answers[proposal.line], amounts[proposal.line], currency
            )
            for proposal in proposals
        ]
        for page in split_every(PAGE, rows):
            self._bank_write_answers(page)

    @api.model
    def _bank_prepare_answer_row(self, proposal, answer, amount, currency):
        """Columns of one line.

        :param amount: what waits on the line, in its transaction currency.
        """
        minor = sum(use.amount for use in proposal.applications)
        left = round(amount * 10**currency.decimal_places) - minor
        line = self.browse(proposal.line).with_prefetch(self._prefetch_ids)
        review = (
            not proposal.applications
            or proposal.rivals
            or proposal.needs_review
            or left
            or line.bank_look_alike_id
        )
        return {
            "id": proposal.line,
            "bank_is_ambiguous": answer["bank_is_ambiguous"],
            "bank_match_details": answer["bank_match_details"],
            "applied_amount": _decimal_text(minor, currency),
            "difference_amount": _decimal_text(left, currency),
            "match_confidence": (
                proposal.confidence if proposal.applications else "none"
            ),
            "needs_review": bool(review),
        }

    def _bank_write_answers(self, rows):
        columns = [name for name in rows[0] if name != "id"]
        self.env.execute_query(
            SQL(
                """
                UPDATE account_bank_statement_line line
                   SET bank_is_kept_open = FALSE,
                       bank_matched_on = %(moment)s,
                       posting_error = NULL,
                       bank_reopened_reason = NULL,
                       write_uid = %(user)s,
                       write_date = %(moment)s,
                       %(answered)s
                  FROM %(answers)s
                 WHERE line.id = answer.id
             RETURNING line.id
                """,
                moment=fields.Datetime.now(),
                user=self.env.uid,
                answered=SQL(", ").join(
                    SQL("%s = %s", SQL.identifier(name), SQL.identifier("answer", name))
                    for name in columns
                ),
                answers=_as_table(self, rows, "answer"),
            )
        )

    def _bank_note_stored_matches(self, applications):
        """Let everything that depends on the new applications be computed anew."""
        entries = applications.move_line_id
        entries.invalidate_recordset(["bank_application_ids"], flush=False)
        self.invalidate_recordset([*ANSWER_FIELDS, "application_ids"], flush=False)
        applications.modified(applications._fields, create=True)
        self.modified(ANSWER_FIELDS)
        # These were written already.
        for name in ANSWER_FIELDS:
            self.env.remove_to_compute(self._fields[name], self)
        for name in MATCH_FIELDS:
            field = applications._fields[name]
            self.env.remove_to_compute(field, applications)


class BankPaymentApplication(models.Model):
    """Applications that are stored in bulk."""

    _inherit = "bank.payment.application"

    def _insert_matches(self, rows):
        """Insert proposed applications.

        :param rows: dicts of columns, each of the same ones.
        :return: the applications
        """
        if not rows:
            return self.browse()
        common = {
            "state": "proposed",
            "discount_amount": 0,
            "write_off_amount": 0,
            "posted_automatically": False,
            "create_uid": self.env.uid,
            "write_uid": self.env.uid,
            "create_date": self.env.cr.now(),
            "write_date": self.env.cr.now(),
        }
        columns = SQL(", ").join(map(SQL.identifier, rows[0]))
        found = []
        for page in split_every(PAGE, rows):
            found += self.env.execute_query(
                SQL(
                    "INSERT INTO bank_payment_application (%s, %s) "
                    "SELECT %s, %s FROM %s RETURNING id",
                    columns,
                    SQL(", ").join(map(SQL.identifier, common)),
                    columns,
                    SQL(", ").join(SQL("%s", value) for value in common.values()),
                    _as_table(self, page, "match"),
                )
            )
        applications = self.browse(row[0] for row in found)
        for field in self._fields.values():
            if field.store and field.compute and field.name not in rows[0]:
                self.env.add_to_compute(field, applications)
        return applications


def _decimal_text(minor, currency):
    """An amount in minor units as the database reads it exactly."""
    return str(Decimal(minor).scaleb(-currency.decimal_places))


def _as_table(model, rows, alias):
    """Rows as a table in a query, handed over as one text: thousands of parameters
    would be quoted one by one.

    :param rows: dicts of columns of the model, each of the same ones.
    """
    columns = SQL(", ").join(
        SQL("%s %s", SQL.identifier(name), SQL(model._fields[name].column_type[1]))
        for name in rows[0]
    )
    return SQL(
        "jsonb_to_recordset(%s) AS %s (%s)",
        json.dumps(rows),
        SQL.identifier(alias),
        columns,
    )
