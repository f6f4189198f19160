import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.application.journal import BANK_TYPES
from ..models.reconciliation.filed import KINDS
from ..models.reconciliation.proof_figures import SECTIONS
from ..models.record.rights import needs
from ..report.bank_proof_workbook import BankProofWorkbook
from .bank_wizard_once import one_at_a_time


class BankReconciliationReport(models.TransientModel):
    """The bank reconciliation statement, or what was outstanding, of banks at any
    date: on screen, printed, or as a workbook."""

    _name = "bank.reconciliation.report"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Bank Reconciliation Report"
    _bank_figures_of = ("journal_ids",)

    journal_ids = fields.Many2many(
        "account.journal",
        string="Banks",
        domain="[('type', 'in', ('bank', 'cash', 'credit')), "
        "('company_id', 'in', allowed_company_ids)]",
        default=lambda self: self._get_default_journals(),
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    content = fields.Selection(
        [
            ("statement", "Bank reconciliation statement"),
            ("outstanding", "Outstanding items"),
        ],
        string="Report",
        required=True,
        default="statement",
    )
    reconciliation_id = fields.Many2one(
        "bank.reconciliation",
        string="Statement",
        help="A posted statement is reported as it was posted.",
    )
    item_ids = fields.One2many("bank.reconciliation.report.item", "report_id")
    workbook = fields.Binary(attachment=False, readonly=True)
    workbook_name = fields.Char(readonly=True)

    def _get_default_journals(self):
        journals = self._get_all_journals()
        # One bank needs no choice; of several a person chooses, or takes all.
        return journals if len(journals) == 1 else journals.browse()

    def _get_all_journals(self):
        """The banks of the companies that are chosen in the menu."""
        return self.env["account.journal"].search(
            [("type", "in", BANK_TYPES), ("company_id", "in", self.env.companies.ids)]
        )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    @one_at_a_time
    def action_view(self):
        """The statement on screen, or the list of what was outstanding."""
        if self.content == "outstanding":
            return self._action_open_items()
        return self._get_report_action("action_report_bank_proof_html")

    @needs("write")
    def action_print(self):
        self._get_proofs()
        return self._get_report_action("action_report_bank_proof")

    @needs("write")
    def action_export(self):
        """Download the workbook."""
        proofs = self._get_proofs()
        self.workbook = base64.b64encode(
            BankProofWorkbook(self.env, self.content).build(proofs)
        )
        self.workbook_name = f"{self._get_file_name()}.xlsx"
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/workbook/"
            f"{self.workbook_name}?download=true",
            "target": "download",
        }

    @needs("write")
    def action_open_ledger(self):
        """The entries of the bank's account up to the date."""
        self.ensure_one()
        journals = self._get_journals()
        if len(journals) != 1:
            raise UserError(
                self.env._("Choose one bank to open the entries of its account.")
            )
        return journals._bank_action_open_ledger(
            self.reconciliation_id.date or self.date
        )

    def _get_report_action(self, name):
        self._get_journals()
        return self.env.ref(f"bank_payment_reconcile.{name}").report_action(
            self, config=False
        )

    def _action_open_items(self):
        proofs = self._get_proofs()
        self.item_ids.unlink()
        self.item_ids.create(
            [
                {
                    "report_id": self.id,
                    "journal_id": proof.journal.id,
                    "currency_id": proof.currency.id,
                    "section": item.section,
                    "kind": item.kind,
                    "date": item.date,
                    "number": item.number,
                    "check_number": item.check_number,
                    "partner_name": item.partner_name,
                    "text": item.text,
                    "days": item.days,
                    "is_stale": item.is_stale,
                    "amount": item.amount,
                    "move_id": item.move_id,
                }
                for proof in proofs
                for item in proof.outstanding_items
            ]
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._(
                "Outstanding at %s",
                fields.Date.to_string(self.reconciliation_id.date or self.date),
            ),
            "res_model": "bank.reconciliation.report.item",
            "domain": [("report_id", "=", self.id)],
            "context": {"group_by": ["journal_id", "section"]},
            "views": [(False, "list")],
        }

    # -------------------------------------------------------------------------
    # Content
    # -------------------------------------------------------------------------

    def _get_journals(self):
        """The banks of the report: those that were chosen, else all of them.

        :raises UserError: there is no bank.
        :raises AccessError: one is of a company that is not chosen in the menu.
        """
        journals = self.reconciliation_id.journal_id or self.journal_ids
        journals = journals or self._get_all_journals()
        if not journals:
            raise UserError(
                self.env._("No company that is chosen in the menu has a bank.")
            )
        journals._bank_check_company_chosen()
        return journals

    def _get_proofs(self):
        """:return: a list of :class:`BankProof`, one a bank"""
        self.ensure_one()
        if self.reconciliation_id:
            return [self.reconciliation_id._get_proof()]
        proof = self.env["bank.reconciliation.proof"]
        return [
            proof._get_proof(journal, self.date) for journal in self._get_journals()
        ]

    def _get_file_name(self):
        document = self.reconciliation_id
        if document:
            title = document.name.replace("/", "-")
        else:
            title = fields.Date.to_string(self.date)
        if self.content == "outstanding":
            return self.env._("Outstanding items %s", title)
        return self.env._("Bank reconciliation %s", title)


class BankReconciliationReportItem(models.TransientModel):
    """An entry that was outstanding at the date of a report."""

    _name = "bank.reconciliation.report.item"
    _inherit = ["bank.wizard"]
    _description = "Item of a Bank Reconciliation Report"
    _order = "journal_id, section, date, id"
    _rec_name = "number"

    report_id = fields.Many2one(
        "bank.reconciliation.report", required=True, index=True, ondelete="cascade"
    )
    journal_id = fields.Many2one("account.journal", string="Bank")
    currency_id = fields.Many2one("res.currency")
    section = fields.Selection(SECTIONS)
    kind = fields.Selection(KINDS)
    date = fields.Date()
    number = fields.Char()
    check_number = fields.Char()
    partner_name = fields.Char(string="Partner")
    text = fields.Char()
    days = fields.Integer(aggregator=None)
    is_stale = fields.Boolean(string="Stale")
    amount = fields.Monetary(help="What was open at the date, positive for money in.")
    move_id = fields.Many2one("account.move", string="Entry")

    @api.readonly
    @needs("write")
    def action_open_entry(self):
        """The entry, as it is today."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.move",
            "res_id": self.move_id.id,
            "views": [(False, "form")],
        }
