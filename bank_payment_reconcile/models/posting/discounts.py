"""Early payment discounts of a bank line: the document's own lines, taxes included."""

from odoo import Command, models
from odoo.exceptions import UserError
from odoo.tools import frozendict

from ..core.taxes import compute_entry_lines, prepare_document_base


class AccountBankStatementLine(models.Model):
    """Early payment discounts among the counterparts of a line."""

    _inherit = "account.bank.statement.line"

    def _bank_prepare_discount_counterparts(self, application):
        """The entry lines of the discount that an application grants.

        The document says what its whole discount consists of; of another amount,
        granted by choice, base and taxes get the same share. What the discount is
        worth at the bank's rate more or less than in the books is a difference of
        rates.
        """
        item = application.move_line_id
        company_currency, currency = self.company_id.currency_id, item.currency_id
        granted = self._bank_get_granted_discount(application)
        lines = item.move_id._bank_prepare_discount_lines(item, self)
        printed = sum(vals["amount_currency"] for vals in lines)
        booked = sum(vals["balance"] for vals in lines)
        factor = granted / printed
        if currency.compare_amounts(granted, printed):
            booked = company_currency.round(booked * factor)
            self._bank_share_discount(lines, item, factor, granted, booked)
        nothing = self.env["account.move.line"]
        worth = self._bank_to_company_amount(application.discount_amount)
        return [
            *((nothing, vals) for vals in lines),
            *self._bank_prepare_rate_difference(worth - booked),
        ]

    def _bank_get_granted_discount(self, application):
        """The discount in the currency of the item."""
        item = application.move_line_id
        ours, theirs = self.bank_transaction_currency_id, item.currency_id
        discount = application.discount_amount
        if ours == theirs:
            return discount
        whole = theirs.round(item.amount_currency - item.discount_amount_currency)
        if not ours.compare_amounts(self._bank_from_item_amount(item, whole), discount):
            return whole
        share = discount / application._get_settled_amount()
        return theirs.round(application.item_amount * share)

    def _bank_share_discount(self, lines, item, factor, granted, booked):
        """Make of the lines of a whole discount those of a part of it, or of more
        than it: each gets its share, the largest what rounding leaves.

        :param granted: what they are to come to in the currency of the item.
        :param booked: and in company currency.
        """
        company_currency, currency = self.company_id.currency_id, item.currency_id
        for vals in lines:
            vals["amount_currency"] = currency.round(vals["amount_currency"] * factor)
            vals["balance"] = company_currency.round(vals["balance"] * factor)
        largest = max(lines, key=lambda vals: abs(vals["balance"]))
        for name, total in (("amount_currency", granted), ("balance", booked)):
            largest[name] += total - sum(vals[name] for vals in lines)


class AccountMove(models.Model):
    """The document's own share of a discount, with its taxes."""

    _inherit = "account.move"

    def _bank_prepare_discount_lines(self, item, bank_line):
        """Entry lines of the whole discount that is printed for an instalment.

        :param item: the instalment's `account.move.line`; the discount is what it
            says.
        :param bank_line: the line on which the discount is taken.
        :return: list of values; `amount_currency` and `balance` come to what the
            item's discount is, a debit for a sale's.
        :raises UserError: it grants none, or the company has no account for it.
        """
        self.ensure_one()
        printed = {
            "amount_currency": item.currency_id.round(
                item.amount_currency - item.discount_amount_currency
            ),
            "balance": self.company_currency_id.round(
                item.balance - item.discount_balance
            ),
        }
        has_sign = printed["amount_currency"] * item.amount_currency > 0
        if not item.discount_date or not has_sign:
            raise UserError(
                self.env._(
                    "%s grants no early payment discount: enter a write-off instead.",
                    self.name,
                )
            )
        base = {
            "name": self.env._("Early Payment Discount"),
            "account_id": self._bank_get_discount_account(bank_line).id,
            "partner_id": item.partner_id.id,
            "currency_id": item.currency_id.id,
            **printed,
        }
        percentage = self._bank_get_printed_discount_percentage(item)
        if not percentage:
            return [base]
        bases, taxes = self._bank_split_discount(percentage / 100, base)
        # The document's money is what it is: the largest base takes what is left.
        largest = max(bases, key=lambda vals: abs(vals["balance"]))
        for name, total in printed.items():
            largest[name] += total - sum(vals[name] for vals in bases + taxes)
        return bases + taxes

    def _bank_get_discount_account(self, bank_line):
        """A sale's discount is a loss and a purchase's a gain; so is that on their
        credit notes, which makes the one on the document smaller."""
        is_sale = self.is_sale_document(include_receipts=True)
        return bank_line._bank_get_company_account(
            self.company_id,
            "account_journal_early_pay_discount_loss_account_id"
            if is_sale
            else "account_journal_early_pay_discount_gain_account_id",
        )

    # -------------------------------------------------------------------------
    # What was printed
    # -------------------------------------------------------------------------

    def _bank_get_printed_discount_percentage(self, item):
        """The percentage by which the discount reduces prices and taxes alike.

        The terms may have been changed since, so they count only where they still say
        what the item does. Else it is the roundest percentage that makes the item's
        discount, of the total or of the amount without taxes.

        :return: 0 where the discount leaves the taxes alone: there are none, or the
            document was made on terms of that kind.
        """
        products = self.line_ids.filtered(lambda line: line.display_type == "product")
        # Terms that reduce the taxes of every payment, early or late, leave lines.
        reduced_anyway = self.line_ids.filtered(lambda line: line.display_type == "epd")
        is_invoice = self.is_invoice(include_receipts=True)
        if not is_invoice or not products.tax_ids or reduced_anyway:
            return 0.0
        terms = self.invoice_payment_term_id
        reduces_taxes = terms.early_pay_discount_computation != "excluded"
        total, net = abs(item.amount_currency), self.amount_untaxed
        if self._bank_is_printed_discount(
            item, total if reduces_taxes else net, terms.discount_percentage
        ):
            return terms.discount_percentage if reduces_taxes else 0.0
        of_total = self._bank_get_roundest_percentage(item, total)
        of_net = self._bank_get_roundest_percentage(item, net)
        digits, net_digits = (
            len(f"{percentage:g}".partition(".")[2])
            for percentage in (of_total, of_net)
        )
        if digits == net_digits:
            return of_total if reduces_taxes else 0.0
        return of_total if digits < net_digits else 0.0

    def _bank_is_printed_discount(self, item, amount, percentage):
        """Whether a percentage of an amount makes the discount of an item."""
        currency = item.currency_id
        total = abs(item.amount_currency)
        return not currency.compare_amounts(
            currency.round(total - amount * percentage / 100),
            abs(item.discount_amount_currency),
        )

    def _bank_get_roundest_percentage(self, item, amount):
        """The percentage of an amount that the discount of an item is."""
        discount = abs(item.amount_currency - item.discount_amount_currency)
        exact = discount / amount * 100 if amount else 0.0
        for digits in range(4):
            if self._bank_is_printed_discount(item, amount, round(exact, digits)):
                return round(exact, digits)
        return exact

    # -------------------------------------------------------------------------
    # Base and taxes
    # -------------------------------------------------------------------------

    def _bank_split_discount(self, fraction, base):
        """The discount's bases and taxes: what the document's are less when its prices
        are less by a fraction, taken back.

        :param base: values that the bases have in common.
        :return: (bases, taxes): lists of values, not yet rounded to a total.
        """
        whole, reduced = (
            self._bank_get_reversed_amounts(factor) for factor in (1.0, 1.0 - fraction)
        )
        bases, taxes = [], []
        for key, amounts in whole.items():
            less = reduced.get(key, {"amount_currency": 0.0, "balance": 0.0})
            change = {name: less[name] - amounts[name] for name in less}
            if not any(change.values()):
                continue
            if key.get("tax_repartition_line_id"):
                tax = self.env["account.tax.repartition.line"].browse(
                    key["tax_repartition_line_id"]
                )
                name = self.env._("Early Payment Discount (%s)", tax.tax_id.name)
                taxes.append({**key, **change, "name": name})
            else:
                bases.append({**base, **key, **change})
        return bases or [base], taxes

    def _bank_get_reversed_amounts(self, factor):
        """Bases and taxes of the document on a factor of its prices, on the lines of
        the tax report that take them back.

        :return: {values of an entry line: {`amount_currency`, `balance`}}
        """
        base_lines = []
        for line in self.line_ids.filtered(lambda line: line.display_type == "product"):
            base_line = prepare_document_base(line)
            # A tax of so much a piece is none of the price.
            taxes = base_line["tax_ids"].filtered(
                lambda tax: tax.amount_type != "fixed"
            )
            base_line.update(
                tax_ids=taxes,
                price_unit=base_line["price_unit"] * factor,
                is_refund=not base_line["is_refund"],
            )
            base_lines.append(base_line)
        computed = compute_entry_lines(self.env, base_lines, self.company_id)
        result = {}
        for base_line, values in computed["base_lines_to_update"]:
            key = {
                "tax_ids": [Command.set(base_line["tax_ids"].ids)],
                "tax_tag_ids": values["tax_tag_ids"],
                "partner_id": base_line["partner_id"].id,
            }
            # Without one Odoo looks for that of the discount's account.
            if base_line["analytic_distribution"]:
                key["analytic_distribution"] = base_line["analytic_distribution"]
            amounts = result.setdefault(
                frozendict(key), {"amount_currency": 0.0, "balance": 0.0}
            )
            for name in amounts:
                amounts[name] += values[name]
        for tax in computed["tax_lines_to_add"]:
            amounts = {name: tax.pop(name) for name in ("amount_currency", "balance")}
            key = {k: v for k, v in tax.items() if k not in ("name", "tax_base_amount")}
            result[frozendict(key)] = amounts
        return result
