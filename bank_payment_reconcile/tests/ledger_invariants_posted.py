"""What the ledger must have of a bank line that is posted."""

from collections import Counter


class PostedInvariants:
    """Part of `LedgerInvariants`."""

    # -- Posted applications --------------------------------------------------

    def _find_without_entry(self, line, posted):
        _bank, suspense, _rest = self._split(line)
        if line.move_id.state != "posted":
            yield f"{self._name(line)}: applications posted, entry not."
        elif suspense or not line.is_reconciled:
            yield f"{self._name(line)}: applications posted, money on suspense."
        if line.application_ids.filtered(lambda a: a.state != "posted"):
            yield f"{self._name(line)} is posted and has applications that are not."

    def _find_without_reconciliation(self, line, posted):
        own = line.move_id.line_ids
        for item, applications in posted.grouped("move_line_id").items():
            if not item:
                continue
            target = applications.clearing_line_id or item
            taken = sum(
                partial.debit_amount_currency
                for partial in target.matched_credit_ids
                if partial.credit_move_id in own
            ) - sum(
                partial.credit_amount_currency
                for partial in target.matched_debit_ids
                if partial.debit_move_id in own
            )
            applied = sum(applications.mapped("item_amount"))
            if target.currency_id.compare_amounts(taken, applied):
                yield (
                    f"{self._name(line)}: {applied} applied to {item.move_id.name}, "
                    f"{taken} reconciled in the ledger."
                )

    def _find_without_row(self, line, posted):
        """A row without taxes is a line of the entry, to the cent."""
        there = Counter(
            (entry.account_id, entry.partner_id, f"{entry.amount_currency:.2f}")
            for entry in line.move_id.line_ids
        )
        for application in posted.filtered(
            lambda a: not a.move_line_id and not a.tax_ids
        ):
            partner = application.partner_id or line.partner_id
            if line.bank_partner_set_by_posting:
                # The line had none yet when its entry was written.
                partner = application.partner_id
            key = (application.account_id, partner, f"{-application.amount:.2f}")
            if not there[key]:
                yield (
                    f"{self._name(line)}: no entry line of {application.amount} on "
                    f"{application.account_id.code}."
                )
            there[key] -= 1

    def _find_absorbed(self, line, posted):
        """Nothing but the rounding of a currency hides in a counterpart."""
        bank, _suspense, rest = self._split(line)
        own = rest - rest.filtered(lambda e: e.account_id in posted.account_id)
        currencies = rest.currency_id | bank.currency_id | posted.item_currency_id
        if currencies == self.currency:
            if strange := own.filtered(lambda e: e.account_id in self.exchange):
                yield (
                    f"{self._name(line)}: {sum(strange.mapped('balance'))} of exchange "
                    "difference in one currency."
                )
            return
        if not bank.amount_currency:
            return
        rate = bank.balance / bank.amount_currency
        bound = self.currency.rounding * (len(rest) + 1)
        for entry in (rest - own).filtered(
            lambda e: e.currency_id == bank.currency_id != self.currency
        ):
            worth = entry.amount_currency * rate
            if abs(entry.balance - worth) > bound:
                yield (
                    f"{self._name(line)}: {entry.amount_currency} on "
                    f"{entry.account_id.code} are worth {worth:.2f}, booked with "
                    f"{entry.balance}."
                )
