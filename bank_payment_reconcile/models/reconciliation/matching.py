"""Matching the bank's lines with our entries by hand."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..record.rights import browse_named, needs


class BankReconciliation(models.Model):
    """Matches and releases lines and entries by hand."""

    _inherit = "bank.reconciliation"

    # -------------------------------------------------------------------------
    # Match
    # -------------------------------------------------------------------------

    @needs("write")
    def action_match(self, lines, entries):
        """Match one line with one or several entries, or several lines with one.

        Entries are taken whole: what the bank shows otherwise is a difference of
        the line and keeps the document from being posted. Of several lines each
        takes its own amount, and the last one what is left of the entry.

        :param lines: `account.bank.statement.line` of this document, or their ids.
        :param entries: `account.move.line` of `get_entries_domain`, or their ids.
        :return: the applications made.
        :raises UserError: several of both, or one that cannot be matched.
        """
        self._check_draft()
        lines = self._browse("account.bank.statement.line", lines)
        entries = self._browse("account.move.line", entries)
        self._check_selection(lines, entries)
        lines._bank_check_on_draft(self)
        lines.application_ids.filtered(lambda a: not a.accepted_by_id).unlink()
        self._check_entries_free(entries)
        self._check_offered(entries)
        self._check_lines_open(lines)
        applications = self.env["bank.payment.application"]._bank_create_by_code(
            self._prepare_matches(lines, entries)
        )
        lines._bank_note_manual_change()
        return applications

    def _browse(self, model, records):
        """Records, which a client names by their ids."""
        return browse_named(self.env, model, records)

    def _check_selection(self, lines, entries):
        if not lines or not entries:
            raise UserError(
                self.env._(
                    "Choose a line of the bank and one of our entries to match them."
                )
            )
        if len(lines) > 1 and len(entries) > 1:
            raise UserError(
                self.env._(
                    "%(lines)s lines with %(entries)s entries: many-to-many matches "
                    "are not supported. Match one line with several entries, or "
                    "several lines with one entry.",
                    lines=len(lines),
                    entries=len(entries),
                )
            )
        signs = {
            self.currency_id.compare_amounts(record, 0.0)
            for record in (
                *lines.mapped("amount"),
                *entries.mapped("amount_residual_currency"),
            )
        }
        if len(lines) == len(entries) == 1 and len(signs) > 1:
            raise UserError(
                self.env._(
                    "%(line)s is money %(line_side)s and %(entry)s is money "
                    "%(entry_side)s: they cannot be the same.",
                    line=lines._bank_get_short_name(),
                    line_side=self._get_side_name(lines.amount),
                    entry=entries.move_id.name,
                    entry_side=self._get_side_name(entries.amount_residual_currency),
                )
            )

    def _get_side_name(self, amount):
        return self.env._("in") if amount > 0 else self.env._("out")

    def _check_offered(self, entries):
        """Refuse what this document does not offer: a bank line's own entry, another
        bank's or company's, a partner's item, what the opening balance contains, what
        no bank shows. A client may name any id.

        :raises UserError: one of them is not offered.
        """
        offered = self._get_offered_domain() | Domain(
            "id", "in", self._get_matched_entries().ids
        )
        strange = entries - entries.search(Domain("id", "in", entries.ids) & offered)
        if strange:
            raise UserError(
                self.env._(
                    "%(entry)s on %(account)s is not an outstanding entry of "
                    "%(bank)s: choose among our entries that %(document)s lists.",
                    entry=strange[0].move_id.name,
                    account=strange[0].account_id.display_name,
                    bank=self.journal_id.display_name,
                    document=self.name,
                )
            )

    def _check_entries_free(self, entries):
        """Refuse entries that are closed, or promised to other lines."""
        entries._bank_lock_to_match()
        applications = entries._bank_get_applications()
        for entry in entries:
            if entry.reconciled or entry.parent_state != "posted":
                raise UserError(
                    self.env._(
                        "%s is no longer open: it was reconciled, reversed or reset "
                        "in the meantime. Reload the page.",
                        entry.move_id.name,
                    )
                )
            if matches := applications.get(entry):
                line = matches[0].statement_line_id
                raise UserError(
                    self.env._(
                        "%(entry)s is already matched with %(line)s%(document)s: "
                        "remove that match first.",
                        entry=entry.move_id.name,
                        line=line._bank_get_short_name(),
                        document=(
                            f" ({line.bank_reconciliation_id.name})"
                            if line.bank_reconciliation_id
                            else ""
                        ),
                    )
                )

    def _check_lines_open(self, lines):
        for line in lines:
            if line.bank_transaction_currency_id.is_zero(line.difference_amount):
                raise UserError(
                    self.env._(
                        "%s is already matched: remove that match first.",
                        line._bank_get_short_name(),
                    )
                )

    def _prepare_matches(self, lines, entries):
        """Values of the applications, in the transaction currency of each line."""
        if len(lines) == 1:
            return [
                self._prepare_match(
                    lines,
                    entry,
                    lines._bank_from_item_amount(entry, entry.amount_residual_currency),
                )
                for entry in entries
            ]
        left = entries.amount_residual_currency
        result = []
        for line in lines[:-1]:
            result.append(self._prepare_match(line, entries, line.difference_amount))
            left -= line._bank_to_item_amount(entries, line.difference_amount)
        last = lines[-1]
        rest = last._bank_from_item_amount(entries, entries.currency_id.round(left))
        if (
            last.bank_transaction_currency_id.compare_amounts(
                rest * last.difference_amount, 0.0
            )
            <= 0
        ):
            # The lines before took it all, or more: nothing is left to be matched.
            raise UserError(
                self.env._(
                    "The lines exceed %(entry)s of %(amount)s: choose fewer.",
                    entry=entries.move_id.name,
                    amount=entries.currency_id.format(entries.amount_residual_currency),
                )
            )
        return [*result, self._prepare_match(last, entries, rest)]

    def _prepare_match(self, line, entry, amount):
        return {
            "statement_line_id": line.id,
            "move_line_id": entry.id,
            "amount": amount,
            "confidence": "manual",
        }

    # -------------------------------------------------------------------------
    # Unmatch
    # -------------------------------------------------------------------------

    @needs("write")
    def action_unmatch(self, lines=None, entries=None):
        """Remove matches of lines or entries; of all without a choice.

        Where several lines share an entry the whole group goes: what is left of it
        would be no match.

        :raises UserError: there is nothing to remove.
        """
        self._check_draft()
        matches = self._get_matches()
        if lines is not None or entries is not None:
            lines = self._browse("account.bank.statement.line", lines)
            entries = self._browse("account.move.line", entries)
            chosen = matches.filtered(
                lambda a: a.statement_line_id in lines or a.move_line_id in entries
            )
            matches = matches.filtered(lambda a: a.move_line_id in chosen.move_line_id)
        if not matches:
            raise UserError(
                self.env._(
                    "The selected lines have no matches to remove: choose lines that "
                    "are matched."
                )
            )
        touched = matches.statement_line_id
        # A correction of what is matched no more corrects nothing.
        corrections = touched.application_ids.filtered("corrects_entry_id")
        (matches | corrections).unlink()
        touched._bank_note_manual_change()
        return True

    def _get_matches(self):
        """Applications of this document's lines to entries of the bank."""
        applications = self.line_ids.application_ids
        return applications.filtered(
            lambda a: a.state != "posted" and a.move_line_id._bank_filter_entries()
        )


class AccountBankStatementLine(models.Model):
    """A line takes entries as applications, within what is open."""

    _inherit = "account.bank.statement.line"

    def _bank_check_on_draft(self, document):
        """Refuse lines of other documents, and those that are posted."""
        self._bank_check_on_document(document)
        self._bank_check_not_posted()

    def _bank_check_on_document(self, document):
        """Refuse lines of other documents."""
        if strange := self.filtered(
            lambda line: line.bank_reconciliation_id != document
        ):
            raise UserError(
                self.env._(
                    "%(line)s is not on %(document)s: add it there first.",
                    line=strange[0]._bank_get_short_name(),
                    document=document.name,
                )
            )
