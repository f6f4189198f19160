"""Lines that came although they look like others: for a person to look at."""

from odoo import api, fields, models
from odoo.tools.misc import format_date, formatLang

from ..record.rights import needs


class AccountBankStatementLine(models.Model):
    """A line that may be a payment which is already in the books."""

    _inherit = "account.bank.statement.line"

    bank_look_alike_id = fields.Many2one(
        "account.bank.statement.line",
        string="Looks Like",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="set null",
        help="A line that was there before and may be the same payment: nobody was "
        "asked when this one was imported.",
    )
    bank_look_alike_note = fields.Char(
        string="Look Alike Note", compute="_compute_bank_look_alike_note"
    )

    @api.depends("bank_look_alike_id")
    @api.depends_context("lang")
    def _compute_bank_look_alike_note(self):
        for line in self:
            other = line.bank_look_alike_id
            if not other:
                line.bank_look_alike_note = False
                continue
            line.bank_look_alike_note = self.env._(
                "It looks like the %(amount)s of %(date)s that is in the books already "
                '("%(text)s"): accept it where it is another payment, take it out '
                "where it is the same.",
                amount=formatLang(
                    self.env, other.amount, currency_obj=other.currency_id
                ),
                date=format_date(self.env, other.bank_booking_date),
                text=(other.partner_name or other.payment_ref or "")[:80],
            )

    def _bank_waits_for_likeness(self):
        """Whether nobody has said yet that this is a payment of its own."""
        applications = self.application_ids
        return bool(
            self.bank_look_alike_id
            and not self.is_reconciled
            and not (applications and applications._is_accepted())
        )

    @needs("write")
    def action_bank_keep_look_alike(self):
        """These are payments of their own, though they look like others."""
        alike = self.filtered("bank_look_alike_id")
        if alike:
            alike._bank_write_by_code({"bank_look_alike_id": False})
