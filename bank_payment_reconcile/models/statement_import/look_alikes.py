"""Lines that looked like others and are taken out, and what is deleted otherwise."""

from odoo import models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date, formatLang

from ..record.rights import needs


class AccountBankStatementLine(models.Model):
    """Lines that looked like others, accepted or taken out."""

    _inherit = "account.bank.statement.line"

    @needs("write")
    def action_bank_remove_look_alike(self):
        """These are the payments they look like: take them out, and know them again
        when a file brings them once more.

        :return: the payments of the bank, where the page of a line asks for them.
        :raises UserError: one of them is posted.
        """
        alike = self.filtered("bank_look_alike_id")
        journal = alike.journal_id[:1]
        for line in alike:
            if line.is_reconciled:
                raise UserError(
                    self.env._(
                        'The line "%(text)s" of %(date)s is posted. Undo it before '
                        "you take it out.",
                        text=line.payment_ref or line.partner_name or "",
                        date=format_date(self.env, line.bank_booking_date),
                    )
                )
        alike._bank_leave_statements()
        alike._bank_pass_on_identifications()
        alike.unlink()
        if not journal or not self.env.context.get("bank_on_its_page"):
            return None
        return journal.action_bank_open_payment_reconciliation()

    # -------------------------------------------------------------------------
    # What looks like a line that goes
    # -------------------------------------------------------------------------

    def _bank_before_deleting(self):
        # EXTENDS
        self._bank_pass_on_look_alikes()
        return super()._bank_before_deleting()

    def _bank_get_original(self, going):
        """What this line looks like, of the lines that stay.

        :param going: lines that are about to be deleted.
        """
        self.ensure_one()
        original = self.bank_look_alike_id
        while original in going:
            original = original.bank_look_alike_id
        return original

    def _bank_pass_on_look_alikes(self):
        """These are about to be deleted: what looks like one of them looks like what
        that one did, since nothing that waits may lose its review by that.

        :raises UserError: it would look like nothing any more.
        """
        followers = self.sudo().search(
            [("bank_look_alike_id", "in", self.ids), ("id", "not in", self.ids)]
        )
        for line in followers:
            gone, original = line.bank_look_alike_id, line._bank_get_original(self)
            if not original and line._bank_waits_for_likeness():
                raise UserError(
                    self.env._(
                        'The line "%(text)s" of %(date)s cannot be deleted yet: the '
                        "%(amount)s of %(other_date)s waits because it looks like "
                        "it. Accept that one, or take it out.",
                        text=gone.payment_ref or gone.partner_name or "",
                        date=format_date(self.env, gone.bank_booking_date),
                        amount=formatLang(
                            self.env, line.amount, currency_obj=line.currency_id
                        ),
                        other_date=format_date(self.env, line.bank_booking_date),
                    )
                )
            line.bank_look_alike_id = original

    def _bank_pass_on_identifications(self):
        """Whatever files called these leads to what they are."""
        aliases = self.env["bank.import.alias"].sudo()
        for alias in aliases.search([("statement_line_id", "in", self.ids)]):
            alias.statement_line_id = alias.statement_line_id._bank_get_original(self)
        aliases._remember_as(
            [
                {
                    "statement_line_id": line._bank_get_original(self).id,
                    "journal_id": line.journal_id.id,
                    "import_id": line.bank_import_id,
                    "content_id": line.bank_content_id,
                }
                for line in self
            ]
        )

    # -------------------------------------------------------------------------
    # Their statements
    # -------------------------------------------------------------------------

    def _bank_leave_statements(self):
        """Take these lines off their statements; what they are stands there instead,
        where no statement of the bank has it yet."""
        on_some = self.filtered("statement_id")
        for statement, lines in on_some.grouped("statement_id").items():
            joining = {}
            for line in lines:
                original = line._bank_get_original(self)
                if original not in joining and statement._bank_may_take_over(original):
                    joining[original] = line
            statement._bank_exchange_lines(lines, joining)


class AccountBankStatement(models.Model):
    """Statements whose lines were taken out."""

    _inherit = "account.bank.statement"

    def _bank_may_take_over(self, line):
        """Whether a line that was there before belongs to this statement: no other
        one of the bank has it."""
        of = line.statement_id
        return (
            not self.bank_is_interim
            and line.state == "posted"
            and (not of or of.bank_is_interim)
            and line.bank_reconciliation_id.state != "posted"
        )

    def _bank_goes_on(self):
        """Whether it opens with what the lines before it make."""
        before = self._bank_get_last_line_before([])
        return not before or self.currency_id.is_zero(
            self.balance_start - before.running_balance
        )

    def _bank_get_last_line_before(self, domain):
        return self.env["account.bank.statement.line"].search(
            [
                ("journal_id", "=", self.journal_id.id),
                ("internal_index", "<", self.first_line_index),
                *domain,
            ],
            order="internal_index desc",
            limit=1,
        )

    def _bank_get_counted(self, lines):
        """Those of these lines that make the balance this statement opens with: they
        stand between it and the statement before."""
        if not lines or not self._bank_goes_on():
            return lines.browse()
        begin = self._bank_get_last_line_before(
            [("statement_id", "not in", [False, *lines.statement_id.ids])]
        ).internal_index
        return lines.filtered(
            lambda line: (begin or "") < line.internal_index < self.first_line_index
        )

    def _bank_exchange_lines(self, leaving, joining):
        """Take lines off this statement, whose other lines stay complete.

        A line that takes another one's place leaves the balances as the bank told
        them. Without such a one, a statement that goes on from what is before it
        closes without the line; else it opened too early, with the line.

        :param joining: {line that comes: line of `leaving` whose place it takes}
        """
        self.ensure_one()
        start, end = self.balance_start, self.balance_end_real
        replaced = leaving.browse().union(*joining.values())
        left = sum((leaving - replaced).mapped("amount"))
        if self._bank_goes_on():
            end -= left
        else:
            start += left
        # What was worked out from lines on no statement counts one that joins twice.
        joined = leaving.browse().union(*joining)
        twice = sum(self._bank_get_counted(joined).mapped("amount"))
        start, end = start - twice, end - twice
        self._bank_take_over(joining)
        leaving.statement_id = False
        if self.line_ids:
            self.write({"balance_start": start, "balance_end_real": end})
        else:
            self.unlink()

    def _bank_take_over(self, joining):
        """Put lines on this statement that were on none, or on a report of the day.

        :param joining: as for `_bank_exchange_lines`.
        """
        lines = self.line_ids.browse().union(*joining)
        reports = lines.filtered("statement_id").grouped("statement_id")
        for report, reported in reports.items():
            if report.line_ids == reported:
                # The files it came from stay to be looked at.
                self.attachment_ids = [(4, id_) for id_ in report.attachment_ids.ids]
            report._bank_exchange_lines(reported, {})
        for line, other in joining.items():
            if not line._bank_is_from_file():
                # A person had guessed the day, and statements follow each other by it.
                line.bank_booking_date = other.bank_booking_date
        lines.statement_id = self
