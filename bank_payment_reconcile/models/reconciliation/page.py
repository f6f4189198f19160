"""What the two-pane page of a bank account reconciliation needs of its records."""

from odoo import api, fields, models
from odoo.fields import Domain

from ..record.rights import needs
from .account_move_line import get_looking_document
from .opening import LAST_DAY


class BankReconciliation(models.Model):
    """The document as the page with the two panes shows it."""

    _inherit = "bank.reconciliation"

    def _open_panes(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_reconciliation_work"
        )
        return {
            **action,
            "display_name": self.display_name,
            "res_id": self.id,
            "context": {"default_journal_id": self.journal_id.id},
        }

    def get_formview_id(self, access_uid=None):
        # EXTENDS: so it does from a link in a message or on another record
        if self._is_in_work():
            return self.env.ref(
                "bank_payment_reconcile.view_bank_reconciliation_work_form"
            ).id
        return super().get_formview_id(access_uid)

    def _is_in_work(self):
        self.ensure_one()
        return self.kind == "bank" and self.state == "draft"

    @needs("read")
    def action_open(self):
        """This document's form, or the list of several; what is in work opens with
        both panes."""
        if len(self) == 1 and self._is_in_work():
            return self._open_panes()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_reconciliation"
        )
        if len(self) == 1:
            action.update(res_id=self.id, view_mode="form", views=[(False, "form")])
        else:
            action["domain"] = [("id", "in", self.ids)]
        return action


class AccountJournal(models.Model):
    """The bank from which the page opens."""

    _inherit = "account.journal"

    @needs("read", "bank.reconciliation")
    def action_bank_reconcile_account(self):
        """The reconciliation of this bank that is in work, of several the first one,
        since the others follow it; or a new one."""
        self.ensure_one()
        draft = self.env["bank.reconciliation"].search(
            Domain("journal_id", "=", self.id)
            & Domain("kind", "=", "bank")
            & Domain("state", "=", "draft"),
            order="date, place, id",
            limit=1,
        )
        if draft:
            return draft.action_open()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_reconciliation_work"
        )
        return {**action, "context": {"default_journal_id": self.id}}


class AccountMoveLine(models.Model):
    """An entry as the right pane shows it."""

    _inherit = "account.move.line"

    bank_listed_in_id = fields.Many2one(
        "bank.reconciliation",
        string="Listed In",
        compute="_compute_bank_listed_in_id",
        search="_search_bank_listed_in_id",
        help="The bank account reconciliation that looks at the entry. Searching for "
        "one finds every entry that counts in it: open, or matched there.",
    )
    bank_matched_line_ids = fields.Many2many(
        "account.bank.statement.line", compute="_compute_bank_matched_line_ids"
    )
    bank_entry_text = fields.Char(string="Text", compute="_compute_bank_entry_text")

    @api.depends("payment_id.memo", "ref", "name")
    def _compute_bank_entry_text(self):
        """What a person wrote on it; else Odoo's label. An entry by hand may have
        many lines, so the line's own text comes first."""
        for entry in self:
            payment = entry.payment_id
            texts = (entry.ref, entry.name) if payment else (entry.name, entry.ref)
            entry.bank_entry_text = payment.memo or texts[0] or texts[1]

    @api.depends_context("bank_reconciliation_id")
    def _compute_bank_listed_in_id(self):
        self.bank_listed_in_id = get_looking_document(self.env)

    @api.model
    def _search_bank_listed_in_id(self, operator, value):
        if operator != "in":
            return NotImplemented
        documents = self.env["bank.reconciliation"].browse(filter(None, value))
        # A filter of the page asks for what is dated later, too.
        later = self.env.context.get("bank_entries_later")
        return Domain.OR(
            document._get_entries_domain(LAST_DAY if later else None)
            for document in documents.exists()
        )

    @api.depends("bank_application_ids.state", "bank_application_ids.statement_line_id")
    def _compute_bank_matched_line_ids(self):
        applications = self._bank_get_applications()
        for entry in self:
            entry.bank_matched_line_ids = applications.get(
                entry, self.env["bank.payment.application"]
            ).statement_line_id

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        # EXTENDS base: computed for the page, sorted by what is open in the books
        if field_name == "bank_open_amount":
            field_name = "amount_residual_currency"
        return super()._order_field_to_sql(alias, field_name, direction, nulls, query)


class AccountBankStatementLine(models.Model):
    """A bank line as the left pane shows it."""

    _inherit = "account.bank.statement.line"

    bank_matched_entry_ids = fields.Many2many(
        "account.move.line", compute="_compute_bank_matched_entry_ids"
    )

    @api.depends("application_ids.move_line_id")
    def _compute_bank_matched_entry_ids(self):
        # An entry of a branch that is not chosen is not shown.
        visible = self.application_ids.move_line_id._filtered_access("read")
        for line in self:
            line.bank_matched_entry_ids = line.application_ids.move_line_id & visible
