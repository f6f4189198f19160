"""Taking documents that explain payments: chosen files, or text that is pasted."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..models.record.rights import needs
from .bank_wizard_once import taken_once


class BankPaymentAdviceImport(models.TransientModel):
    """Import payout reports and remittance advices, for chosen bank lines or for those
    that are found."""

    _name = "bank.payment.advice.import"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Import Payment Advice"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    statement_line_ids = fields.Many2many(
        "account.bank.statement.line",
        # Odoo's own name for it would be too long for the database.
        "bank_payment_advice_import_line_rel",
        "import_id",
        "line_id",
        string="Bank Lines",
        check_company=True,
        help="Empty: the payment is found by what the document says.",
    )
    attachment_ids = fields.Many2many("ir.attachment", string="Files")
    text = fields.Text(help="The text of a mail, or rows that were copied.")

    @needs("write")
    @taken_once
    def action_import(self):
        """Take the documents, and open what they explain.

        :raises UserError: one cannot be read; nothing is taken.
        """
        self.ensure_one()
        documents = [(file.raw or b"", file.name) for file in self.attachment_ids]
        if text := (self.text or "").strip():
            documents.append((text.encode(), self.env._("Pasted text.txt")))
        if not documents:
            raise UserError(self.env._("Choose a file, or paste the text."))
        Advice = self.env["bank.payment.advice"]
        Advice._check_may_take(self.company_id)
        found, sentences = Advice, []
        for data, name in documents:
            taken, told = Advice._take(
                data, name, self.company_id, self.statement_line_ids
            )
            found |= taken
            sentences += told
        return self._get_result(found, sentences)

    def _get_result(self, found, sentences):
        if lines := self.statement_line_ids:
            return lines._bank_notify_advised(found, sentences)
        if not found:
            raise UserError("\n".join(sentences))
        return found.action_open()
