"""Matching the bank's lines with our entries automatically."""

from odoo import models
from odoo.fields import Domain

from ... import matching
from ..record.rights import needs

#: Shorter texts name nothing (`matching`): the user is told.
TEXT_LENGTH = 4
#: Reasons of the matcher for a line that shows a check it should not show.
ODD_CHECKS = {
    "check_paid",
    "check_matched",
    "check_void",
    "check_closed",
    "check_shown",
}
#: What is read of a line to match it.
MATCHED_FIELDS = [
    "account_number",
    "bank_booking_date",
    "bank_check_number",
    "company_id",
    "bank_end_to_end_id",
    "bank_order_ids",
    "bank_return_code",
    "is_reconciled",
    "move_id",
    "partner_id",
    "partner_name",
    "bank_payer_city",
    "bank_payer_street",
    "payment_ref",
    "bank_structured_reference",
    "bank_transaction_amount",
    "bank_transaction_currency_id",
    "transaction_type",
]


class BankReconciliation(models.Model):
    """Finds the entries of the document's lines by rules."""

    _inherit = "bank.reconciliation"

    @needs("write")
    def action_match_automatically(self, days=0, overwrite=False):
        """Match the lines of the draft with our open entries. Never posts.

        Lines that are applied to invoices or accounts are left alone, and so are
        those that share an entry with them.

        :param days: the most that may lie between a line and its entry; checks and
            end-to-end ids are found at any date.
        :param overwrite: also replace what is matched already, by whomever.
        :return: a notification that tells how many lines are matched.
        """
        self._check_draft()
        unposted = self._get_unposted_lines()
        lines = self._get_lines_to_match(unposted, overwrite)
        lines.application_ids.unlink()
        # Entries, lines and answers of a large bank are many objects, none of which
        # would be collected meanwhile.
        with matching.collector_paused():
            self.with_company(self.company_id)._match_lines(
                lines, max(int(days or 0), 0)
            )
        return self._notify_matched(unposted)

    def _get_lines_to_match(self, lines, overwrite):
        """Those of lines that nothing is matched with; all that have only matches to
        overwrite."""
        free = lines.filtered(lambda line: not line.application_ids)
        if not overwrite:
            return free
        replaced = self._get_matches()
        # What corrects the amount of an entry goes with its match.
        replaced |= lines.application_ids.filtered("corrects_entry_id")
        kept = lines.filtered(lambda line: line.application_ids - replaced)
        held = kept.application_ids.move_line_id
        return (lines - kept).filtered(
            lambda line: not (line.application_ids.move_line_id & held)
        )

    def _get_unposted_lines(self):
        # All at once and no more than is asked: these are wide records.
        self.line_ids.fetch(MATCHED_FIELDS)
        self.line_ids.move_id.fetch(["state"])
        # Read from the entry: a related field is computed line by line.
        return self.line_ids.filtered(
            lambda line: not line.is_reconciled and line.move_id.state == "posted"
        )

    def _match_lines(self, lines, days):
        """Match lines of one document, each currency by itself, since no rate decides,
        and those of a branch by its own names."""
        Ledger = self.env["bank.matching.ledger"]
        odd = lines.browse()
        for (_journal, currency), group in lines._bank_group_for_matching():
            asked = Ledger._to_lines(group)
            ledger = Ledger._load_entries(
                self.journal_id, currency, group, self._get_matched_domain(asked)
            )
            proposals = matching.match_entries(ledger, asked, days)
            self.env["account.move.line"].browse(
                {use.key for p in proposals for use in p.applications}
            )._bank_lock_to_match()
            group._bank_store_matches(proposals, currency)
            odd += lines.browse(
                proposal.line
                for proposal in proposals
                if any(reason.kind in ODD_CHECKS for reason in proposal.reasons)
            )
        # What is no entry of ours may be a fee or interest that a mapping knows; a
        # check that the bank should not have paid is neither.
        (lines - odd).filtered(
            lambda line: not line.application_ids and not line.bank_is_ambiguous
        )._bank_apply_mappings()

    def _get_matched_domain(self, lines):
        """Entries up to the statement date, and those dated later that a line names
        beyond doubt: a check dated ahead is paid when its bearer likes.

        :param lines: `matching.Line` of the bank lines.
        """
        self.ensure_one()
        Check = self.env["bank.check.entry"]
        numbers = {
            Check._to_key(number)
            for line in lines
            for number in matching.named_checks(line)
        }
        ids = {line.end_to_end_id for line in lines} - {""}
        named = Domain(
            "payment_id.bank_check_entry_ids.number_key", "in", list(numbers)
        )
        named |= Domain("payment_id.bank_end_to_end_id", "in", list(ids))
        return self._get_entries_domain(told_only=True, later=named)

    def _notify_matched(self, lines):
        """NAV's closing word: x lines out of y are matched, and what hinders."""
        matched = lines.filtered("application_ids")
        matched.fetch(["difference_amount"])
        different = matched.filtered("difference_amount")
        message = self.env._(
            "%(matched)s of %(total)s lines are matched.",
            matched=len(matched - different),
            total=len(lines),
        )
        if different:
            message += " " + self.env._(
                "Found with another amount: %(count)s; transfer the difference, or "
                "correct the payment.",
                count=len(different),
            )
        short = (lines - matched).filtered(lambda line: line._bank_has_short_text())
        if short:
            message += " " + self.env._(
                "Texts of fewer than %(length)s characters identify no entry; "
                "%(count)s lines have nothing longer: match them by hand.",
                length=TEXT_LENGTH,
                count=len(short),
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if matched else "warning",
                "message": message,
                "next": {"type": "ir.actions.act_window_close"},
            },
        }


class AccountBankStatementLine(models.Model):
    """Bank lines as the matching of entries takes them."""

    _inherit = "account.bank.statement.line"

    def _bank_has_short_text(self):
        """Whether the bank tells nothing that could name an entry."""
        texts = (
            self.payment_ref,
            self.partner_name,
            self.bank_structured_reference,
            self.bank_check_number,
            self.bank_end_to_end_id,
        )
        return all(len(text.strip()) < TEXT_LENGTH for text in texts if text)
