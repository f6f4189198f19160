"""Booking a run as the bank does: one entry for what it executes together."""

from collections import defaultdict

from odoo import Command, models

from ..core.entries import reconcile
from ..record.bulk import insert_links


class BankPaymentLine(models.Model):
    """Shares of the entry of a block."""

    _inherit = "bank.payment.line"

    def _book_blocks(self):
        """Book these: an entry for each block of the file.

        What goes to an own bank arrives there by a payment of its own.
        """
        blocks = self.grouped(lambda line: line.payment_information_id)
        shares = {name: lines._prepare_shares() for name, lines in blocks.items()}
        moves = self.env["account.move"].create(
            [lines._prepare_block(shares[name]) for name, lines in blocks.items()]
        )
        moves.action_post()
        plan = []
        for (name, lines), move in zip(blocks.items(), moves, strict=True):
            plan += lines._note_block(move, shares[name])
        reconcile(self.env, plan)
        self.filtered("destination_journal_id")._book_incoming()

    def _prepare_block(self, shares):
        """Values of the entry: what is paid, and on the outstanding account all of it
        once for each currency.

        :param shares: of `_prepare_shares`.
        """
        first = self[0]
        rest = defaultdict(lambda: {"amount_currency": 0.0, "balance": 0.0})
        for _line, _item, vals in shares:
            for name in ("amount_currency", "balance"):
                rest[vals["currency_id"]][name] -= vals[name]
        account = self.run_id._get_outstanding_account()
        return {
            "move_type": "entry",
            "journal_id": first.journal_id.id,
            "company_id": first.company_id.id,
            "date": first.execution_date,
            "ref": first.payment_information_id,
            "line_ids": [
                *(Command.create(vals) for _line, _item, vals in shares),
                *(
                    Command.create(
                        {
                            "name": first.payment_information_id,
                            "account_id": account.id,
                            "currency_id": currency,
                            **self._round(currency, totals),
                        }
                    )
                    for currency, totals in rest.items()
                ),
            ],
        }

    def _round(self, currency, totals):
        """What sums of floats are off is taken off."""
        ours = self.company_id.currency_id
        theirs = self.env["res.currency"].browse(currency)
        return {
            "amount_currency": theirs.round(totals["amount_currency"]),
            "balance": ours.round(totals["balance"]),
        }

    def _prepare_shares(self):
        """What each payment is of the entry.

        :return: [(payment, its open item or none, values of an entry line)]
        """
        return [share for line in self for share in line._prepare_own_shares()]

    def _prepare_own_shares(self):
        nothing = self.env["bank.payment.item"]
        if not self.item_ids:
            amount = self._get_booking_sign() * self.amount
            account = self._get_counterpart_account()
            values = {
                "name": self._get_memo() or self.end_to_end_id,
                "account_id": account.id,
                "partner_id": self.partner_id.id,
                "currency_id": self.currency_id.id,
                "amount_currency": amount,
                "balance": self._to_company_currency(amount),
            }
            return [(self, nothing, values)]
        shares = [(self, item, item._prepare_counterpart()) for item in self.item_ids]
        for item in self.item_ids.filtered("discount_amount"):
            shares += [(self, nothing, vals) for vals in item._prepare_discount_lines()]
        return shares

    def _get_counterpart_account(self):
        """Where a payment stands that closes no open item."""
        if self.destination_journal_id:
            return self._get_transfer_account()
        partner = self.partner_id.with_company(self.company_id)
        if self.run_id.kind == "debit":
            return partner.property_account_receivable_id
        return partner.property_account_payable_id

    def _note_block(self, move, shares):
        """Keep which entry lines are whose.

        :return: the groups of entry lines to reconcile.
        """
        plan, own = [], []
        # Odoo keeps the order in which they were given.
        entries = move.line_ids.sorted("id")
        for (line, item, _vals), entry in zip(shares, entries, strict=False):
            own.append((line.id, entry.id))
            if item:
                plan.append(entry | item.move_line_id)
        self.sudo().write({"booking_move_id": move.id})
        insert_links(self.sudo(), "booked_item_ids", own)
        return plan
