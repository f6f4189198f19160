"""Positive pay: the bank is told which checks were issued and which are void, and pays
no others."""

import base64
from datetime import timedelta
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..record.locks import lock_and_mark
from ..record.rights import needs

KINDS = [("issued", "Issued"), ("void", "Void")]


class BankPositivePay(models.Model):
    """A file that told the bank of checks: who made it, when, what stands in it."""

    _name = "bank.positive.pay"
    _inherit = ["mail.thread", "bank.record"]
    _is_written_by_code = True
    _description = "Positive Pay File"
    _order = "id desc"
    _rec_name = "filename"
    _check_company_auto = True
    _mail_post_access = "read"

    journal_id = fields.Many2one(
        "account.journal", string="Bank", required=True, check_company=True, index=True
    )
    company_id = fields.Many2one(
        related="journal_id.company_id", store=True, index=True, precompute=True
    )
    currency_id = fields.Many2one("res.currency", required=True)
    layout_id = fields.Many2one(
        "bank.payment.layout", ondelete="set null", check_company=True
    )
    date = fields.Date(required=True)
    user_id = fields.Many2one("res.users", string="Exported By", required=True)
    line_ids = fields.One2many("bank.positive.pay.line", "export_id", string="Checks")
    issued_count = fields.Integer(string="Issued")
    issued_amount = fields.Monetary(string="Amount Issued")
    void_count = fields.Integer(string="Void")
    data = fields.Binary(string="File", attachment=True, required=True)
    filename = fields.Char(required=True)
    checksum = fields.Char(string="SHA-256", help="Of the bytes of the file.")

    # -------------------------------------------------------------------------
    # Exporting
    # -------------------------------------------------------------------------

    @api.model
    def _export(self, journal):
        """Tell the bank of the checks that it has not been told of yet.

        :return: the file's record.
        :raises UserError: the bank has no layout for it, or there is nothing to tell.
        """
        # Of two people at once, the second one finds nothing left to tell.
        lock_and_mark(journal.sudo(), wait=True)
        layout = journal.bank_positive_pay_layout_id
        if not layout:
            raise UserError(
                self.env._(
                    "%s has no layout for positive pay: choose it on the bank, under "
                    "Electronic Services.",
                    journal.display_name,
                )
            )
        issued, void = self._find_untold(journal)
        if not (issued or void):
            raise UserError(
                self.env._(
                    "%s knows of all checks already: none was issued or voided since "
                    "the last file.",
                    journal.display_name,
                )
            )
        return self._store(journal, layout, issued, void)

    @api.model
    def _find_untold(self, journal):
        """The checks that a bank has not been told of.

        Void are those that it takes for good, and those that were spoiled lately: what
        is older, no bank pays.

        :return: (those issued, those void), in the order of their numbers.
        """
        Check = self.env["bank.check.entry"].sudo()
        own = Domain("journal_id", "=", journal.id) & Domain("direction", "=", "issued")
        told = self.env["bank.positive.pay.line"].sudo()
        told_issued = told._search(
            Domain("journal_id", "=", journal.id) & Domain("kind", "=", "issued")
        ).subselect("check_id")
        told_void = told._search(
            Domain("journal_id", "=", journal.id) & Domain("kind", "=", "void")
        ).subselect("check_id")
        issued = Check.search(
            own & Domain("is_open", "=", True) & Domain("id", "not in", told_issued),
            order="number_key",
        )
        lately = Domain("id", "in", told_issued)
        days = journal.bank_check_stale_days
        first = fields.Date.context_today(self) - timedelta(days=days)
        lately |= Domain("void_date", ">=", first) if days else Domain.TRUE
        void = Check.search(
            own
            & Domain("state", "in", ("voided", "financially_voided"))
            & lately
            & Domain("id", "not in", told_void),
            order="number_key",
        )
        return issued, void

    @api.model
    def _store(self, journal, layout, issued, void):
        today = fields.Date.context_today(self)
        currency = journal._bank_get_currency()
        ending = layout._get_ending()
        bank_format = journal._bank_get_payment_format()
        data = layout._write_checks(journal, bank_format, issued, void, today)
        export = self.sudo().create(
            {
                "journal_id": journal.id,
                "currency_id": currency.id,
                "layout_id": layout.id,
                "date": today,
                "user_id": self.env.user.id,
                "issued_count": len(issued),
                "issued_amount": sum(issued.mapped("amount")),
                "void_count": len(void),
                "data": base64.b64encode(data),
                "filename": f"positive-pay-{journal.code}-{today}.{ending}",
                "checksum": sha256(data).hexdigest(),
                "line_ids": [
                    fields.Command.create({"check_id": check.id, "kind": kind})
                    for kind, checks in (("issued", issued), ("void", void))
                    for check in checks
                ],
            }
        )
        return export.sudo(self.env.su)

    @needs("read")
    def action_download(self):
        """The file as it was made, byte for byte."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/data/{self.filename}"
            "?download=true",
            "target": "self",
        }

    def _bank_get_kept_message(self):
        # OVERRIDE bank.record
        self.ensure_one()
        return self.env._(
            "%s tells what the bank was told: it can neither be changed nor deleted.",
            self.filename,
        )


class BankPositivePayLine(models.Model):
    """A check in such a file."""

    _name = "bank.positive.pay.line"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Check in a Positive Pay File"
    _order = "export_id desc, kind, id"
    _rec_name = "check_id"
    _check_company_auto = True

    export_id = fields.Many2one(
        "bank.positive.pay", required=True, ondelete="cascade", index=True
    )
    journal_id = fields.Many2one(
        related="export_id.journal_id", store=True, index=True, precompute=True
    )
    company_id = fields.Many2one(
        related="export_id.company_id", store=True, index=True, precompute=True
    )
    check_id = fields.Many2one(
        "bank.check.entry", required=True, ondelete="restrict", check_company=True
    )
    kind = fields.Selection(KINDS, required=True)
    currency_id = fields.Many2one(related="check_id.currency_id")
    amount = fields.Monetary(related="check_id.amount")
    check_date = fields.Date(related="check_id.check_date")
    partner_name = fields.Char(related="check_id.partner_name")

    # However many export at once, the bank is told once.
    _told_uniq = models.UniqueIndex(
        "(check_id, kind)", "The bank was told of this check already."
    )
