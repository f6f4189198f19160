"""Open items in other currencies that lines name, and what they are worth to these.

Nothing is asked where no line names one: an amount means nothing in another currency.
"""

from odoo import api, models
from odoo.fields import Domain

from ... import matching


class BankMatchingLedger(models.AbstractModel):
    """Loads what is open in other currencies."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _add_foreign_items(self, ledger, documents, lines, currency):
        """Tell the ledger what is open in another currency of documents that the lines
        name.

        :param documents: `matching.KnownDocument` that the lines name.
        """
        foreign = [d.key for d in documents if d.why == "currency"]
        if not foreign:
            return
        items = self._get_foreign_items(foreign, lines)
        currencies = {item.currency_id for item in items}
        held = lines.with_env(self.env)._bank_get_held_amounts(items.ids)
        ledger.set_foreign_items(
            filter(None, (self._prepare_foreign_item(i, held) for i in items)),
            self._get_line_rates(lines, currency, currencies),
        )

    @api.model
    def _get_foreign_items(self, move_ids, lines):
        """What is open of documents that are not in the lines' currency."""
        companies = self.env["res.company"].search(
            [("id", "child_of", self.env.company.id)]
        )
        return (
            self.env["account.move.line"]
            .with_context(allowed_company_ids=companies.ids)
            .search_fetch(
                Domain("move_id", "in", move_ids)
                & Domain(
                    "account_type", "in", ("asset_receivable", "liability_payable")
                )
                & self._get_open_domain(())
                & Domain("parent_state", "=", "posted")
                & Domain("company_id", "in", companies.ids),
                [
                    "move_id",
                    "account_type",
                    "partner_id",
                    "amount_currency",
                    "amount_residual_currency",
                    "currency_id",
                    "date",
                    "date_maturity",
                    "invoice_date",
                    "discount_date",
                    "discount_amount_currency",
                    "display_type",
                ],
            )
        )

    @api.model
    def _prepare_foreign_item(self, item, held):
        """One open item as the matcher wants it; None when others hold all of it.

        :param held: {item's id: what other lines hold of it}
        """
        own = item.currency_id
        left = own.round(item.amount_residual_currency - held.get(item.id, 0.0))
        is_receivable = item.account_type == "asset_receivable"
        company = self.env.company
        wanted = (
            company.bank_match_receivable
            if is_receivable
            else company.bank_match_payable
        )
        if not left or (left > 0) != (item.amount_currency > 0) or not wanted:
            return None
        discount = None
        # Odoo grants the discount on documents nothing was paid on yet.
        if item.discount_date and not own.compare_amounts(left, item.amount_currency):
            granted = item.amount_currency - item.discount_amount_currency
            if not own.is_zero(granted):
                discount = matching.Discount(
                    self._to_minor(granted, own), item.discount_date
                )
        move = item.move_id
        number, reference = move.name or "", move.payment_reference or ""
        return matching.ForeignItem(
            key=item.id,
            amount=self._to_minor(left, own),
            side="receivable" if is_receivable else "payable",
            date=item.invoice_date or item.date,
            currency=matching.Currency(own.name, own.decimal_places),
            partner=item.partner_id.id or None,
            due_date=item.date_maturity or None,
            number=number,
            references=tuple(filter(None, (move.ref, move.invoice_origin))),
            payment_reference=reference if reference != number else "",
            discount=discount,
            document=move.id,
        )

    @api.model
    def _get_line_rates(self, lines, currency, currencies):
        """What other currencies are worth to each line, in its currency: at the bank's
        own rate between the currencies of its line, else at Odoo's of the line's day.

        :return: {(currency's code, line's id): `matching.Rate`}
        """
        days = {(other, line.date) for other in currencies for line in lines}
        worths = self._get_worths(self.env.company, currency, days)
        rates = {}
        for line in lines:
            for other in currencies:
                of_day = worths.get((other, line.date))
                own = line._bank_get_own_rate(other)
                if own or of_day:
                    rates[other.name, line.id] = matching.Rate(
                        own or of_day, is_banks=bool(own), of_day=of_day
                    )
        return rates


class AccountBankStatementLine(models.Model):
    """The bank's own rates of a line."""

    _inherit = "account.bank.statement.line"

    def _bank_get_own_rate(self, currency):
        """What a unit of a currency was worth in the currency of the transaction when
        the bank changed it; 0 where it did not."""
        self.ensure_one()
        if not self.foreign_currency_id:
            return 0.0
        changed = 0.0
        if currency == self.currency_id:
            changed = self.amount
        elif currency == self.company_id.currency_id:
            changed = self._bank_get_company_worth()
        return self.bank_transaction_amount / changed if changed else 0.0
