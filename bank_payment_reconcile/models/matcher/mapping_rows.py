"""The rows of a mapping: what of a line's money goes where, and with what tax."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command

from ... import matching
from ..application.application import OWED

SHARES = [
    ("rest", "The Rest"),
    ("percent", "Percent"),
    ("fixed", "Fixed Amount"),
]


class BankTextMappingRow(models.Model):
    """One account that a mapping books to, and how much of the line's money."""

    _name = "bank.text.mapping.row"
    _inherit = ["bank.mapping.part", "bank.record", "analytic.mixin"]
    _description = "Row of a Text-to-Account Mapping"
    _order = "sequence, id"
    _check_company_auto = True

    company_id = fields.Many2one(
        related="mapping_id.company_id", store=True, precompute=True, copy=False
    )
    currency_id = fields.Many2one(related="mapping_id.currency_id")
    share = fields.Selection(SHARES, required=True, default="rest")
    percent = fields.Float(
        digits=(16, 4), help="Of the whole line; negative: against its direction."
    )
    fixed_amount = fields.Monetary(
        help="In the company's currency; positive: in the line's direction, whether "
        "money in or out, negative: against it.",
    )
    account_id = fields.Many2one(
        "account.account",
        required=True,
        check_company=True,
        domain=[("account_type", "!=", "off_balance")],
        ondelete="restrict",
    )
    tax_ids = fields.Many2many(
        "account.tax",
        string="Taxes",
        check_company=True,
        help="Taxes that the amount of the row contains.",
    )
    label = fields.Char(help="Empty: the line's text.")

    def copy_data(self, default=None):
        # EXTENDS bank.shared: the company of a row is its mapping's, and not written.
        copies = super().copy_data(default)
        for vals in copies:
            vals.pop("company_id", None)
        return copies

    @api.constrains("share", "percent", "fixed_amount")
    def _check_share(self):
        for row in self:
            is_empty = (row.share == "percent" and not row.percent) or (
                row.share == "fixed" and row.currency_id.is_zero(row.fixed_amount)
            )
            if is_empty or abs(row.percent) > 1000:
                raise ValidationError(
                    self.env._(
                        'A row of the mapping "%(text)s" on %(account)s books nothing: '
                        "enter a percentage or an amount, or choose the rest.",
                        text=row.mapping_id.text,
                        account=row.account_id.display_name,
                    )
                )

    @api.constrains("account_id", "mapping_id")
    def _check_row_account(self):
        """As of a mapping's own accounts: no bank's, and what is owed is somebody's."""
        for row in self:
            row.account_id._bank_check_off_banks(row.company_id)
        self.mapping_id._check_rows()

    def _to_matching(self):
        """The rows as the matcher wants them."""
        to_minor = self.env["bank.matching.ledger"]._to_minor
        return tuple(
            matching.MappingRow(
                key=row.id,
                account=row.account_id.id,
                share=row.share,
                percent=Decimal(str(round(row.percent, 4))),
                fixed=to_minor(row.fixed_amount, row.currency_id),
            )
            for row in self
        )

    def _bank_prepare_application(self):
        """What an application has of its row, besides account and amount."""
        self.ensure_one()
        return {
            "label": self.label,
            "tax_ids": [Command.set(self.tax_ids.ids)],
            "analytic_distribution": self.analytic_distribution,
        }


class BankTextMapping(models.Model):
    """A mapping that books to several accounts, or with taxes."""

    _inherit = "bank.text.mapping"

    row_ids = fields.One2many(
        "bank.text.mapping.row", "mapping_id", string="Rows", copy=True
    )
    row_summary = fields.Char(
        compute="_compute_row_summary", store=True, string="Booked To", tracking=True
    )

    @api.depends(
        "row_ids.share",
        "row_ids.percent",
        "row_ids.fixed_amount",
        "row_ids.account_id",
        "row_ids.tax_ids",
        "row_ids.analytic_distribution",
        "row_ids.label",
        "row_ids.sequence",
    )
    def _compute_row_summary(self):
        for mapping in self:
            mapping.row_summary = "; ".join(
                mapping._bank_tell_row(row) for row in mapping.row_ids
            )

    def _bank_tell_row(self, row):
        """A row in short, in no language: a share, an account, taxes."""
        amount = {
            "percent": f"{row.percent:g} %",
            "fixed": f"{row.fixed_amount:.{row.currency_id.decimal_places or 0}f}",
            "rest": "…",
        }.get(row.share, "")
        account = row.account_id.sudo().with_company(self.company_id)
        taxes = ", ".join(row.tax_ids.sudo().mapped("name"))
        told = [amount, account.code or account.name or "", taxes and f"({taxes})"]
        return " ".join(filter(None, told))

    @api.constrains("row_ids", "debit_account_id", "credit_account_id", "partner_id")
    def _check_rows(self):
        for mapping in self.filtered("row_ids"):
            rows = mapping.row_ids
            if mapping.debit_account_id or mapping.credit_account_id:
                raise ValidationError(
                    self.env._(
                        'The mapping "%s" has rows and an account: remove one of them.',
                        mapping.text,
                    )
                )
            if len(rows.filtered(lambda row: row.share == "rest")) > 1:
                raise ValidationError(
                    self.env._(
                        'Two rows of the mapping "%s" take the rest: only one can.',
                        mapping.text,
                    )
                )
            owed = rows.account_id.filtered(lambda a: a.account_type in OWED)
            if owed and not mapping.partner_id:
                raise ValidationError(
                    self.env._(
                        "%(account)s is a receivable or payable account: set a "
                        'partner on the mapping "%(text)s".',
                        account=owed[0].display_name,
                        text=mapping.text,
                    )
                )

    def _are_rows_usable(self, unusable):
        """Whether what the rows book to may still be used.

        :param unusable: accounts that have become a bank's since.
        """
        self.ensure_one()
        return not any(
            row.account_id in unusable
            or (row.account_id.account_type in OWED and not self.partner_id)
            for row in self.row_ids
        )
