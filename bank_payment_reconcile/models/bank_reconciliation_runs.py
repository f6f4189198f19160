"""Documents with more lines than a person waits for: a posting run posts them, and
the end of the run files the document."""

from odoo import fields, models
from odoo.exceptions import UserError

from .rights import needs


class BankReconciliation(models.Model):
    _inherit = "bank.reconciliation"

    posting_run_id = fields.Many2one(
        "bank.posting.run",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The order to post this document's lines.",
    )

    @needs("write")
    def action_post_and_follow(self):
        """Post while the person waits, or, with many lines, in a run.

        :return: the action that opens the document, or the page that shows how far
            the run is; the document is filed at its end.
        :raises UserError: as `action_post`.
        """
        self.ensure_one()
        waiting = self.line_ids.filtered(lambda line: not line.is_reconciled)
        if len(waiting) <= waiting._get_posting_threshold():
            return self.action_post()
        self._check_before_posting()
        run = waiting._create_posting_run()
        self._write_by_code({"posting_run_id": run.id})
        return run.action_open_progress()

    def _file_after_run(self):
        """File the document if its run has posted every line; say why not else."""
        self.ensure_one()
        if self.state != "draft":
            return
        errors = {
            line: line.posting_error or self.env._("It is not posted yet.")
            for line in self.line_ids
            if not line.is_reconciled
        }
        # While the run was at work other statements may have been posted, and this
        # one and its entries changed.
        self.journal_id._bank_lock_statements(wait=True)
        try:
            # Lines that could not be posted are told first: it stays a draft anyway.
            if not errors:
                self._check_can_be_filed()
        except UserError as refusal:
            self._take_snapshot(errors)
            self.message_post(body=str(refusal))
        else:
            self._file_or_tell(errors)


class BankPostingRun(models.Model):
    _inherit = "bank.posting.run"

    def write(self, vals):
        # EXTENDS: the end of a run files the documents it posted the lines of.
        result = super().write(vals)
        if vals.get("state") == "done":
            self._file_reconciliations()
        return result

    def _file_reconciliations(self):
        documents = self.env["bank.reconciliation"].search(
            [("posting_run_id", "in", self.ids), ("state", "=", "draft")]
        )
        for document in documents:
            user = document.posting_run_id.user_id
            # Who ordered it files it, in the company of the bank.
            document.with_user(user).with_context(
                allowed_company_ids=document.company_id.ids, lang=user.lang, tz=user.tz
            )._file_after_run()
