"""A statement of the bank and the document on which it is reconciled."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..record.exact_amounts import check_amounts
from ..record.rights import needs


class AccountBankStatement(models.Model):
    """A statement that is filed is kept as it was."""

    _inherit = "account.bank.statement"

    bank_reconciliation_ids = fields.One2many("bank.reconciliation", "statement_id")
    bank_reconciliation_id = fields.Many2one(
        "bank.reconciliation",
        string="Reconciliation",
        compute="_compute_bank_reconciliation_id",
        help="The document of this statement that counts: posted, or in progress.",
    )
    bank_reconciliation_state = fields.Selection(
        [("draft", "In Progress"), ("posted", "Reconciled")],
        string="Reconciled",
        compute="_compute_bank_reconciliation_id",
    )

    @api.depends("bank_reconciliation_ids.state")
    def _compute_bank_reconciliation_id(self):
        for statement in self:
            counting = statement.bank_reconciliation_ids.filtered(
                lambda document: document.state != "undone"
            ).sorted("id")
            statement.bank_reconciliation_id = counting[-1:]
            statement.bank_reconciliation_state = counting[-1:].state

    # -------------------------------------------------------------------------
    # What a posted document rests on
    # -------------------------------------------------------------------------

    @api.ondelete(at_uninstall=False)
    def _bank_unlink_except_reconciled(self):
        """The document names its statement, and the lines of it are on that one."""
        for statement, document in self._bank_get_filed_documents().items():
            raise UserError(
                self.env._(
                    "The statement %(statement)s is reconciled on %(document)s: undo "
                    "that before you delete it.",
                    statement=statement.name,
                    document=document.name,
                )
            )

    def write(self, vals):
        # EXTENDS account: no balance is rounded without a word, and what the bank sent
        # stays with what was filed of it.
        if vals.keys() & {"balance_start", "balance_end_real"}:
            for statement in self:
                statement._bank_check_balances(vals)
        before = {}
        if "attachment_ids" in vals:
            before = {
                statement: statement.attachment_ids
                for statement in self._bank_get_filed_documents()
            }
        result = super().write(vals)
        for statement, files in before.items():
            if gone := files - statement.attachment_ids:
                gone._bank_refuse_filed(statement)
        return result

    def _bank_get_filed_documents(self):
        """Posted documents that these statements, or lines of theirs, are filed on.

        :return: {statement: document} of those that are on one.
        """
        if not self.ids:
            return {}
        documents = self.env["bank.reconciliation"].sudo()
        lines = (
            self.env["account.bank.statement.line"]
            .sudo()
            ._read_group(
                Domain("statement_id", "in", self.ids)
                & Domain("bank_reconciliation_id.state", "=", "posted"),
                ["statement_id", "bank_reconciliation_id"],
            )
        )
        filed = {statement.id: document for statement, document in lines}
        named = documents.search(
            Domain("statement_id", "in", self.ids) & Domain("state", "=", "posted")
        )
        filed.update({document.statement_id.id: document for document in named})
        return {s: filed[s.id] for s in self if s.id in filed}

    @needs("write", "bank.reconciliation")
    def action_bank_post_and_reconcile(self):
        """Post every line of each statement and file the statement as reconciled.

        The statement's own date and closing balance count; it opens with what the
        bank's last document closed with.

        :return: the action that opens the documents; one that is still a draft says
            which lines could not be posted.
        :raises UserError: balances do not meet, or lines are not fully applied.
        """
        documents = self.env["bank.reconciliation"]
        for statement in self.sorted("first_line_index"):
            document = statement._bank_get_or_create_reconciliation()
            document.action_post()
            documents |= document
        return documents.action_open()

    def _bank_get_or_create_reconciliation(self, **values):
        """The draft of this statement, with its lines as they are now.

        :param values: what a person decided otherwise: date, balances.
        :raises UserError: it is reconciled already, or has no lines.
        """
        self.ensure_one()
        document = self.bank_reconciliation_id
        if document.state == "posted":
            raise UserError(
                self.env._(
                    "The statement %(statement)s is already reconciled on "
                    "%(document)s: undo that first.",
                    statement=self.name,
                    document=document.name,
                )
            )
        lines = self._bank_get_lines_to_reconcile()
        if not lines:
            raise UserError(
                self.env._(
                    "The statement %s has no lines that could be reconciled.", self.name
                )
            )
        return lines._bank_put_on_reconciliation(
            document,
            {
                "statement_id": self.id,
                "journal_id": self.journal_id.id,
                "date": max(lines.mapped("bank_booking_date")),
                "balance_start": lines._bank_get_opening_balance(),
                "balance_end": self.balance_end_real,
                **values,
            },
        )

    @needs("create", "bank.post.reconcile")
    def action_bank_open_post_reconcile(self):
        """Ask for date and balances before the statement is posted."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_post_reconcile"
        )
        action["context"] = {
            "default_statement_id": self.id,
            "default_journal_id": self.journal_id.id,
        }
        return action

    @needs("read", "bank.reconciliation")
    def action_bank_open_reconciliation(self):
        """The documents of this statement, the undone ones too."""
        return self.bank_reconciliation_ids.action_open()

    # -------------------------------------------------------------------------
    # Amounts that cannot be held are refused
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS account: the currency is that of the lines, which come with it
        statements = super().create(vals_list)
        for statement, vals in zip(statements, vals_list, strict=True):
            statement._bank_check_balances(vals)
        return statements

    def _bank_check_balances(self, vals):
        currency = self.currency_id
        check_amounts(
            self, vals, {"balance_start": currency, "balance_end_real": currency}
        )


class IrAttachment(models.Model):
    """The file of a filed statement is kept."""

    _inherit = "ir.attachment"

    def _bank_refuse_filed(self, statement):
        """:raises UserError: always."""
        document = statement._bank_get_filed_documents()[statement]
        raise UserError(
            self.env._(
                "%(file)s is the file of the statement %(statement)s, which is "
                "reconciled on %(document)s: undo that before you remove or change it.",
                file=self[:1].name,
                statement=statement.name,
                document=document.name,
            )
        )
