"""Checks that bank lines show and that are not outstanding, for the matcher."""

from odoo import api, models
from odoo.fields import Domain

from ... import matching


class BankMatchingLedger(models.AbstractModel):
    """Loads checks that are not outstanding, by number."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _get_gone_checks(self, journal, currency, lines, payments):
        # EXTENDS
        Check = self.env["bank.check.entry"].sudo()
        issued = Domain("journal_id", "=", journal.id) & Domain(
            "direction", "=", "issued"
        )
        if not Check.search_count(issued, limit=1):
            return []
        keys = {
            Check._to_key(number)
            for line in self._to_lines(lines)
            for number in matching.named_checks(line)
        }
        found = Check.search(issued & Domain("number_key", "in", list(keys)))
        outstanding = {Check._to_key(p.check_number) for p in payments}
        found = found.filtered(lambda check: check.number_key not in outstanding)
        holding = found._get_holding_lines()
        result = []
        for check in found:
            why, date = check._get_gone_reason(holding.get(check.payment_id.id))
            if why:
                amount = -self._to_minor(check.amount, currency)
                result.append(
                    matching.GoneCheck(
                        number=check.number,
                        why=why,
                        amount=amount if check.currency_id == currency else None,
                        date=str(date or ""),
                    )
                )
        return result


class BankCheckEntry(models.Model):
    """A check as the matcher takes it."""

    _inherit = "bank.check.entry"

    def _get_gone_reason(self, holding):
        """Why the check is not outstanding, and since when.

        :param holding: the bank line that is matched with it and not posted yet.
        :return: (`why` of `matching.GoneCheck`, date); (None, None) where it is, or is
            not posted yet.
        """
        self.ensure_one()
        if self.state in ("cleared", "bounced"):
            return "paid", self.cleared_date
        if self.state in ("voided", "financially_voided"):
            return "void", self.void_date
        if self.state == "posted" and not self.is_open:
            return "closed", None
        if self.state == "posted" and holding:
            return "matched", holding.bank_booking_date
        return None, None
