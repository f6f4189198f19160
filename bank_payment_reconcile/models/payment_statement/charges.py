"""What the bank takes for a payment that comes back: our expense, or the customer's."""

from datetime import timedelta

from odoo import Command, fields, models
from odoo.fields import Domain

#: A bank that books its charges by themselves does so within so many days.
CHARGE_DAYS = 10


class AccountBankStatementLine(models.Model):
    """Charges of returns, within the line of the return or in one of their own."""

    _inherit = "account.bank.statement.line"

    bank_charge_of_return_id = fields.Many2one(
        "account.bank.statement.line",
        string="Charge of the Return",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="The line charges for the payment that came back by this one.",
    )
    bank_return_invoice_id = fields.Many2one(
        "account.move",
        string="Invoice for the Charges",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="The draft by which the charges of the return are passed on.",
    )

    # -------------------------------------------------------------------------
    # Proposing
    # -------------------------------------------------------------------------

    def _bank_place_return_charges(self):
        """Put what the bank took where its card says."""
        returns = self.sudo().filtered(
            lambda line: any(_is_return(row) for row in line.application_ids)
        )
        for line in returns:
            line._bank_place_own_charge()
        alone = (self.sudo() - returns).filtered(
            lambda line: (
                line.amount < 0
                and line.bank_end_to_end_id
                and not line.application_ids
                and line.journal_id.bank_return_charge != "none"
            )
        )
        for line, back in alone._bank_find_charged_returns().items():
            line._bank_place_lone_charge(back)

    def _bank_place_own_charge(self):
        """The charge within the line of the return."""
        way = self.journal_id.bank_return_charge or "expense"
        rows = self._bank_get_charge_rows()
        if way == "none":
            rows.unlink()
            return
        customer = self._bank_get_charged_row()
        if way != "item" or not customer:
            return
        # Read from the rows: what is stored of the line is computed later.
        applied = sum(self.application_ids.mapped("amount"))
        left = self.bank_transaction_currency_id.round(
            self.bank_transaction_amount - applied + sum(rows.mapped("amount"))
        )
        rows.unlink()
        if left < 0:
            self._bank_create_charge_row(customer, left)

    def _bank_place_lone_charge(self, back):
        """The charge in a line of its own.

        :param back: the line of the return.
        """
        self.bank_charge_of_return_id = back
        amount = self._bank_get_amount_to_match()
        customer = back._bank_get_charged_row()
        if back.journal_id.bank_return_charge == "item" and customer:
            self._bank_create_charge_row(customer, amount)
        elif account := self.journal_id._bank_get_charges_account():
            self.env["bank.payment.application"].create(
                {
                    "statement_line_id": self.id,
                    "amount": amount,
                    "confidence": "medium",
                    "review_required": True,
                    **self._bank_prepare_charges_row(account),
                }
            )

    def _bank_create_charge_row(self, row, amount):
        """The charge on the customer's account.

        :param row: by which the customer's payment comes back.
        """
        self.env["bank.payment.application"].create(
            {
                "statement_line_id": self.id,
                "account_id": row.account_id.id,
                "partner_id": row.partner_id.id,
                "amount": amount,
                "confidence": row.confidence,
                "rule_id": row.rule_id.id,
                "review_required": True,
                "label": row._tell_charge(),
            }
        )

    def _bank_get_charge_rows(self):
        """The rows of what the bank took."""
        return self._bank_get_charges_rows().filtered(lambda row: row.amount < 0)

    def _bank_get_charged_row(self):
        """The row by which the payment of the only customer comes back."""
        rows = self.application_ids.filtered(
            lambda row: (
                _is_return(row) and row.account_id.account_type == "asset_receivable"
            )
        )
        return rows[:1] if len(rows.partner_id) == 1 else rows.browse()

    def _bank_find_charged_returns(self):
        """{line: the return that it charges for}, by the id that both have."""
        if not self:
            return {}
        first = min(self.mapped("date")) - timedelta(days=CHARGE_DAYS)
        returns = self.search(
            Domain("journal_id", "in", self.journal_id.ids)
            & Domain("bank_end_to_end_id", "in", self.mapped("bank_end_to_end_id"))
            & Domain("date", ">=", first)
            & Domain("application_ids.returned_line_id", "!=", False)
        )
        found = {}
        for line in self:
            limit = line.journal_id.bank_return_charge_limit
            same = returns.filtered(
                lambda back, line=line: (
                    back.journal_id == line.journal_id
                    and back.bank_end_to_end_id == line.bank_end_to_end_id
                    and abs((line.date - back.date).days) <= CHARGE_DAYS
                )
            )
            if len(same) == 1 and -line.amount <= limit:
                found[line] = same
        return found

    # -------------------------------------------------------------------------
    # Posting
    # -------------------------------------------------------------------------

    def _bank_pass_charges_on(self):
        """Draft the invoices by which charges are passed on, all at once."""
        lines = self.sudo().filtered(
            lambda line: (
                line.journal_id.bank_return_charge == "invoice"
                and not line.bank_return_invoice_id
            )
        )
        values = []
        for line in lines:
            back = line.bank_charge_of_return_id or line
            customer = back._bank_get_charged_row()
            charge = -sum(line._bank_get_charge_rows().mapped("amount"))
            if customer and charge > 0:
                values.append(
                    (line, line._bank_prepare_charge_invoice(customer, charge))
                )
        invoices = self.env["account.move"].sudo().create([vals for _l, vals in values])
        for (line, _vals), invoice in zip(values, invoices, strict=True):
            line.bank_return_invoice_id = invoice

    def _bank_prepare_charge_invoice(self, row, charge):
        product = self.journal_id.bank_return_product_id
        line = {"name": row._tell_charge(), "quantity": 1, "price_unit": charge}
        if product:
            line["product_id"] = product.id
        else:
            line["tax_ids"] = [Command.clear()]
        return {
            "move_type": "out_invoice",
            "company_id": self.company_id.id,
            "partner_id": row.partner_id.id,
            "invoice_date": self.date,
            "currency_id": self.bank_transaction_currency_id.id,
            "invoice_line_ids": [Command.create(line)],
        }

    def _bank_take_charges_back(self):
        """The return is undone: a draft goes, an invoice that was posted stays."""
        invoices = self.sudo().bank_return_invoice_id
        invoices.filtered(lambda move: move.state == "draft").unlink()
        self.sudo().bank_return_invoice_id = False


class BankPaymentApplication(models.Model):
    """What a customer is told of the charges."""

    _inherit = "bank.payment.application"

    def _tell_charge(self):
        """In the customer's language."""
        speaker = self.with_context(lang=self.partner_id.lang)
        order = self.returned_order_id
        documents = order.item_ids.move_line_id.move_id
        documents |= self.returned_application_ids.move_line_id.move_id
        names = ", ".join(filter(None, documents[:3].mapped("name")))
        if not names:
            return speaker.env._("Bank charges of the returned payment")
        return speaker.env._("Bank charges of the returned payment of %s", names)


def _is_return(row):
    """Whether a payment that is known comes back by an application."""
    return bool(
        row.returned_order_id or row.returned_payment_id or row.returned_application_ids
    )
