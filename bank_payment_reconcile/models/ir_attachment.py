"""The bank's file under a reconciled statement: an auditor asks for it."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

#: What a file consists of.
CONTENT_FIELDS = {"raw", "datas", "db_datas", "store_fname", "url"}


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_filed(self):
        self._check_not_filed()

    def write(self, vals):
        # EXTENDS base
        if vals.keys() & CONTENT_FIELDS:
            self._check_not_filed()
        elif vals.keys() & {"res_model", "res_id"}:
            self.filtered(lambda file: file._is_taken_off(vals))._check_not_filed()
        return super().write(vals)

    def _is_taken_off(self, vals):
        """Whether a write takes the file off the statement that it hangs on; the host
        says again where it hangs whenever a statement is saved."""
        return self.res_model == "account.bank.statement" and (
            vals.get("res_model", self.res_model) != self.res_model
            or vals.get("res_id", self.res_id) != self.res_id
        )

    def _check_not_filed(self):
        """:raises UserError: one of these is the bank's file of a reconciled
        statement."""
        if not self.ids:
            return
        hanging = self.filtered(lambda file: file.res_model == "account.bank.statement")
        statements = (
            self.env["account.bank.statement"]
            .sudo()
            .search(
                Domain("attachment_ids", "in", self.ids)
                | Domain("id", "in", hanging.mapped("res_id"))
            )
        )
        for statement in statements._get_filed_documents():
            files = self.filtered(
                lambda file, statement=statement: (
                    file in statement.attachment_ids
                    or (file in hanging and file.res_id == statement.id)
                )
            )
            files._refuse_filed(statement)

    def _refuse_filed(self, statement):
        """:raises UserError: always."""
        document = statement._get_filed_documents()[statement]
        raise UserError(
            self.env._(
                "%(file)s is the file of the statement %(statement)s, which is "
                "reconciled on %(document)s: undo that before you remove or change it.",
                file=self[:1].name,
                statement=statement.name,
                document=document.name,
            )
        )
