"""The bank's file: an auditor asks for it, and it is whole or not there."""

import base64
import os
from contextlib import suppress

from odoo import api, models
from odoo.fields import Domain

from ..core.records import get_checksum

#: What a file consists of.
CONTENT_FIELDS = {"raw", "datas", "db_datas", "store_fname", "url"}


class IrAttachment(models.Model):
    """Files of statements are neither changed nor deleted under a document."""

    _inherit = "ir.attachment"

    @api.ondelete(at_uninstall=False)
    def _bank_unlink_except_filed(self):
        self._bank_check_not_filed()

    def write(self, vals):
        # EXTENDS base
        if vals.keys() & CONTENT_FIELDS:
            self.filtered(
                lambda file: file._bank_is_changed(vals)
            )._bank_check_not_filed()
        if vals.keys() & {"res_model", "res_id"}:
            self.filtered(
                lambda file: file._bank_is_taken_off(vals)
            )._bank_check_not_filed()
        return super().write(vals)

    def _bank_is_changed(self, vals):
        """Whether a write gives the file another content.

        Odoo writes the same bytes where it moves its storage. To one outside it
        goes as superuser: an address, and then a type of its own without bytes.
        """
        changed = vals.keys() & CONTENT_FIELDS
        if self.env.su and changed == {"url"}:
            return False
        if not changed <= {"raw", "datas"}:
            return True
        if (
            self.env.su
            and self.url
            and vals.get("type", "binary") not in ("binary", "url")
            and not any(map(vals.get, changed))
        ):
            return False
        contents = [self._bank_to_bytes(name, vals[name]) for name in changed]
        return any(
            content is None or get_checksum(self.env, content) != self.checksum
            for content in contents
        )

    def _bank_to_bytes(self, name, value):
        """The bytes that a value of a field means; None where it means none: Odoo says
        what is wrong with it, unless the file may not be changed at all."""
        if name == "datas":
            try:
                return base64.b64decode(value or b"")
            except (ValueError, TypeError):
                return None
        return value.encode() if isinstance(value, str) else value or b""

    def _bank_is_taken_off(self, vals):
        """Whether a write takes the file off the statement that it hangs on.

        Odoo says again where it hangs whenever a statement is saved. One file for
        several accounts hangs on one of their statements and is listed on all.
        """
        if self.res_model != "account.bank.statement":
            return False
        if vals.get("res_model", self.res_model) != self.res_model:
            return True
        if vals.get("res_id", self.res_id) == self.res_id:
            return False
        statement = self.env[self.res_model].sudo().browse(self.res_id)
        return not vals.get("res_id") or self not in statement.attachment_ids

    @api.model
    def _same_content(self, bin_data, filepath):
        # EXTENDS base: a file that a full disk or a crash cut off in the midst of
        # writing would be in the way of the whole one for ever ("collides").
        if super()._same_content(bin_data, filepath):
            return True
        if not self._bank_is_cut_off(bin_data, filepath):
            return False
        with suppress(FileNotFoundError):  # another worker met it as well
            os.unlink(filepath)
        # It is written by the caller, who finds none there.
        return True

    @api.model
    def _bank_is_cut_off(self, bin_data, filepath):
        """Whether a file, which is named by its content, has a part of it only."""
        with open(filepath, "rb") as file:
            content = file.read(len(bin_data))
        return len(content) < len(bin_data) and bin_data.startswith(content)

    def _bank_check_not_filed(self):
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
        for statement in statements._bank_get_filed_documents():
            files = self.filtered(
                lambda file, statement=statement: (
                    file in statement.attachment_ids
                    or (file in hanging and file.res_id == statement.id)
                )
            )
            files._bank_refuse_filed(statement)
