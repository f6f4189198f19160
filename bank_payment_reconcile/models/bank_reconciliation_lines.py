"""Where the lines of a bank account reconciliation come from: imported, typed, or
suggested from our own entries where the bank sends paper."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .rights import needs


class BankReconciliation(models.Model):
    _inherit = "bank.reconciliation"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS: a reconciliation of the bank starts with the lines that wait.
        documents = super().create(vals_list)
        for document, vals in zip(documents, vals_list, strict=True):
            if document.kind == "bank" and "line_ids" not in vals:
                document.action_get_lines()
        return documents

    # -------------------------------------------------------------------------
    # Lines the bank sent
    # -------------------------------------------------------------------------

    @needs("write")
    def action_get_lines(self):
        """Take the bank's lines up to the date that are on no document yet."""
        for document in self:
            document._check_draft()
            lines = document._get_waiting_lines()
            lines._put_on_document(document)
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
            return self.statement_id._get_lines_to_reconcile()
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
        if not last:
            first = self.env["account.bank.statement.line"].search(
                free & Domain("is_reconciled", "=", False),
                order="internal_index",
                limit=1,
            )
            return Domain("internal_index", ">", first.internal_index or "~")
        proof = self.env["bank.reconciliation.proof"]
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
            self.env["bank.payment.application"]._create_by_code(
                [
                    self._prepare_match(line, entry, line.transaction_amount)
                    for line, entry in zip(lines, entries, strict=True)
                ]
            )
            lines._note_manual_change()
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
        """Take lines off the document; they wait for another one.

        :param lines: `account.bank.statement.line` of this document, or their ids.
        """
        self._check_draft()
        lines = self._browse("account.bank.statement.line", lines)
        lines._check_on_draft(self)
        lines._put_on_document(False)
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
        lines._check_on_draft(self)
        if sent := lines._filter_sent():
            raise UserError(
                self.env._(
                    "%s came with the bank's file and is not deleted: take it off the "
                    "statement instead.",
                    sent[0]._get_short_name(),
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
                and not line._is_settled()
            )
        )
        made -= made._filter_sent()
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
