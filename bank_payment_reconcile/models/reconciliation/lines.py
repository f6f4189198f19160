"""Where the lines of a bank account reconciliation come from: imported, typed,
suggested, or too late for their month.
"""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..record.rights import needs


class BankReconciliation(models.Model):
    """Gets, suggests, adds and releases the document's lines."""

    _inherit = "bank.reconciliation"

    late_line_count = fields.Integer(
        string="Late Lines",
        compute="_compute_late_line_count",
        help="Lines dated in a time that was filed before they came.",
    )

    # -------------------------------------------------------------------------
    # Lines the bank sent
    # -------------------------------------------------------------------------

    @needs("write")
    def action_get_lines(self):
        """Take the bank's lines up to the date that are on no document yet."""
        for document in self:
            document._check_draft()
            lines = document._get_waiting_lines()
            lines._bank_put_on_document(document)
        return True

    def _get_waiting_lines(self):
        """Lines up to the date that are on no document: those that are not posted;
        and posted ones that no statement before contains, whatever their day, since
        the bank's balance contains them.

        A statement that is posted again in the middle of the others gets the lines
        that it had, to close as it did; those that came late belong to the first
        statement that is open.
        """
        if self.statement_id:
            return self.statement_id._bank_get_lines_to_reconcile()
        free = (
            Domain("journal_id", "=", self.journal_id.id)
            & Domain("state", "=", "posted")
            & Domain("bank_reconciliation_id", "=", False)
            & Domain("bank_booking_date", "<=", self.date)
        )
        proof = self.env["bank.reconciliation.proof"]
        held = self._get_held_vacancies()
        if self.replaced_id and (
            self._get_next_document()
            or any(vacancy.key > self._get_order_key() for vacancy in held)
        ):
            free &= Domain("id", "in", proof._get_own_lines(self.replaced_id).ids)
            return self.env["account.bank.statement.line"].search(free)
        # They wait for the statement that is posted again.
        kept = self.browse().union(*(vacancy.undone for vacancy in held))
        free &= Domain("id", "not in", proof._get_own_lines(kept).ids)
        return self.env["account.bank.statement.line"].search(
            free
            & (Domain("is_reconciled", "=", False) | self._get_not_filed_domain(free))
        )

    def _get_not_filed_domain(self, free):
        """Bank lines that no balance before contains, as the proof counts them.

        :param free: domain of the lines that are on no document.
        """
        last = self._get_previous_document()
        proof = self.env["bank.reconciliation.proof"]
        if not last:
            # What was reconciled before the first statement is history; what a
            # statement had that was undone is not.
            vacancies = self._get_vacancies(self.journal_id, self)
            undone = self.replaced_id.union(*(vacancy.undone for vacancy in vacancies))
            first = self.env["account.bank.statement.line"].search(
                free & Domain("is_reconciled", "=", False),
                order="internal_index",
                limit=1,
            )
            return Domain("internal_index", ">", first.internal_index or "~") | Domain(
                "id", "in", proof._get_own_lines(undone).ids
            )
        statements = proof._get_statements(self.journal_id, last.date, self.browse())
        if statements.bound:
            not_filed = Domain("internal_index", ">=", statements.bound)
        else:
            not_filed = Domain("bank_booking_date", ">", last.date)
        if statements.late_from:
            not_filed |= Domain("internal_index", ">=", statements.late_from) & Domain(
                "id", ">", statements.late_after
            )
        return not_filed & Domain("id", "not in", statements.inside_ids)

    # -------------------------------------------------------------------------
    # Lines from our entries
    # -------------------------------------------------------------------------

    @needs("write")
    def action_suggest_lines(self, entries=None):
        """Make a bank line of each open entry, as the bank's paper shows it.

        Lines are matched with their entries at once, unless the bank says not to.
        Those the paper does not show are deleted again: their entries stay open.

        :param entries: `account.move.line` to make lines of, or their ids; all that
            are open up to the statement date by default, but those that may be another
            bank's.
        :return: the lines made.
        :raises UserError: there is no open entry, or one is matched already.
        """
        self._check_draft()
        if entries is None:
            entries = self._get_entries(told_only=True).filtered(
                lambda entry: not entry.bank_match_state
            )
        else:
            entries = self._browse("account.move.line", entries)
            self._check_entries_free(entries)
            self._check_offered(entries)
        if not entries:
            raise UserError(
                self.env._(
                    "There is no open entry up to %s to suggest a line for.",
                    fields.Date.to_string(self.date),
                )
            )
        entries = entries.with_context(bank_reconciliation_id=self.id)
        # The bank's own currency decides what its statement shows.
        lines = self.env["account.bank.statement.line"].create(
            [self._prepare_suggested_line(entry) for entry in entries]
        )
        if self.journal_id.bank_match_automatically:
            self.env["bank.payment.application"]._bank_create_by_code(
                [
                    self._prepare_match(line, entry, line.bank_transaction_amount)
                    for line, entry in zip(lines, entries, strict=True)
                ]
            )
            lines._bank_note_manual_change()
        return lines

    def _prepare_suggested_line(self, entry):
        payment = entry.payment_id
        is_foreign = entry.currency_id != self.currency_id
        return {
            "journal_id": self.journal_id.id,
            "bank_reconciliation_id": self.id,
            "date": max(entry.date, self._get_first_day() or entry.date),
            "amount": entry.bank_open_amount,
            "foreign_currency_id": entry.currency_id.id if is_foreign else False,
            "amount_currency": entry.amount_residual_currency if is_foreign else 0.0,
            "payment_ref": payment.memo or entry.name or entry.move_id.name,
            "partner_id": entry.partner_id.id,
            "bank_check_number": payment.check_number,
        }

    def _get_first_day(self):
        """The first day of the statement: the one after the last statement's."""
        last = self._get_last_place()
        return last and fields.Date.add(last.date, days=1)

    @needs("write")
    def action_remove_lines(self, lines):
        """Take lines off the document; they wait for another one. What is posted may go
        as well: it is offered again, and its entry stays.

        :param lines: `account.bank.statement.line` of this document, or their ids.
        """
        self._check_draft()
        lines = self._browse("account.bank.statement.line", lines)
        lines._bank_check_on_document(self)
        lines._bank_put_on_document(False)
        return True

    @needs("write")
    def action_delete_lines(self, lines):
        """Delete lines that the bank's paper does not show; what they were matched
        with is open again.

        :raises UserError: the bank sent them: only what a person or a suggestion
            wrote may go.
        """
        self._check_draft()
        lines = self._browse("account.bank.statement.line", lines)
        lines._bank_check_on_draft(self)
        if sent := lines._bank_filter_sent():
            raise UserError(
                self.env._(
                    "%s came with the bank's file and cannot be deleted: take it off "
                    "the statement instead.",
                    sent[0]._bank_get_short_name(),
                )
            )
        lines.unlink()
        return True

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    def unlink(self):
        # EXTENDS: what was suggested or typed for a draft goes with it; what the bank
        # sent waits for another one.
        made = self._get_lines_made_here()
        result = super().unlink()
        made.unlink()
        return result

    def _get_lines_made_here(self):
        """Bank lines that are there for these drafts alone."""
        made = self.line_ids.filtered(
            lambda line: (
                line.bank_made_on_id == line.bank_reconciliation_id
                and not line.statement_id
                and not line._bank_is_settled()
            )
        )
        made -= made._bank_filter_sent()
        # What stood on a statement that was filed, if undone since, is the bank's.
        filed = (
            self.env["bank.reconciliation.line"]
            .sudo()
            .search(
                Domain("statement_line_id", "in", made.ids)
                & Domain("reconciliation_id.state", "!=", "draft")
            )
        )
        return made - filed.statement_line_id.sudo(False)

    # -------------------------------------------------------------------------
    # Lines that came too late
    # -------------------------------------------------------------------------
    # The bank's balance contains such a line, and no filed statement does. It belongs
    # to the first statement that is open, whatever its day, and is marked there.

    @api.depends("line_ids.bank_booking_date", "date", "place")
    def _compute_late_line_count(self):
        for document in self:
            day = document._get_late_before()
            document.late_line_count = day and self.env[
                "account.bank.statement.line"
            ].search_count(
                Domain("bank_reconciliation_id", "in", document._origin.ids)
                & Domain("bank_booking_date", "<", day)
            )

    def _get_late_before(self):
        """Lines dated before this day came late; False where nothing was filed
        before."""
        self.ensure_one()
        last = self._get_last_place()
        if not last:
            return False
        # Of two statements of a day the second one has lines of that day, too.
        is_same_day = last.date == self.date
        return last.date if is_same_day else last.date + timedelta(days=1)

    def _filter_late(self, lines):
        """Those of lines that an earlier statement was for."""
        day = self._get_late_before()
        return lines.filtered(
            lambda line: day and line.bank_booking_date and line.bank_booking_date < day
        )


class AccountBankStatement(models.Model):
    """The statement whose lines a document takes."""

    _inherit = "account.bank.statement"

    def _bank_get_lines_to_reconcile(self):
        return self.line_ids.filtered(
            lambda line: (
                line.state == "posted"
                and line.bank_reconciliation_id.state in (False, "draft")
            )
        )


class BankReconciliationLine(models.Model):
    """A line of the document as it was filed."""

    _inherit = "bank.reconciliation.line"

    is_late = fields.Boolean(
        string="Late",
        help="It is dated in a time that was filed before it came.",
    )


class AccountBankStatementLine(models.Model):
    """Lines that were suggested or typed for a document go with its draft."""

    _inherit = "account.bank.statement.line"

    bank_is_late = fields.Boolean(
        string="Late",
        compute="_compute_bank_is_late",
        help="It is dated in a time that was filed before it came: the statement that "
        "it is on contains it all the same.",
    )

    @api.depends(
        "bank_booking_date",
        "bank_reconciliation_id.date",
        "bank_reconciliation_id.place",
    )
    def _compute_bank_is_late(self):
        self.bank_is_late = False
        for document, lines in self.grouped("bank_reconciliation_id").items():
            if document:
                document._filter_late(lines).bank_is_late = True
