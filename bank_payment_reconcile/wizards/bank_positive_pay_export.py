"""The checks that a bank has not been told of are exported."""

from odoo import api, fields, models

from ..models.record.rights import needs
from .bank_wizard_once import taken_once


class BankPositivePayExport(models.TransientModel):
    """Asks of which bank, and shows how many checks its file will tell of."""

    _name = "bank.positive.pay.export"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Export Positive Pay"
    _bank_figures_of = ("journal_id",)

    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        domain=[("bank_positive_pay_layout_id", "!=", False)],
        default=lambda self: self._get_first_bank(),
    )
    issued_count = fields.Integer(string="Issued", compute="_compute_counts")
    void_count = fields.Integer(string="Void", compute="_compute_counts")

    @api.model
    def _get_first_bank(self):
        return self.env["account.journal"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("bank_positive_pay_layout_id", "!=", False),
            ],
            limit=1,
        )

    @api.depends("journal_id")
    def _compute_counts(self):
        for wizard in self:
            journal = wizard.journal_id
            issued, void = self.env["bank.positive.pay"]._find_untold(journal)
            wizard.issued_count, wizard.void_count = len(issued), len(void)

    @needs("write")
    @taken_once
    def action_export(self):
        """Make the file, and show it in the register."""
        self.ensure_one()
        self.journal_id.check_access("read")
        self.journal_id._bank_check_company_chosen()
        export = self.env["bank.positive.pay"]._export(self.journal_id)
        return {
            "type": "ir.actions.act_window",
            "name": export.filename,
            "res_model": export._name,
            "res_id": export.id,
            "views": [(False, "form")],
        }
