"""A statement is filed, and afterwards its lines are changed by Odoo's own buttons:
re-dated, reset to draft, cancelled, unreconciled, reversed.

Whoever has the right to do that keeps it. The statement stays filed as it was and says
that it is *changed since*: by whom, when, and what; what it filed stands beside what
the books say now. It can be filed anew, which keeps what was filed first, or put right:
when the lines are as they were filed, the mark goes.
"""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..record.rights import needs

#: Lines that one message names.
SHOWN = 10


class BankReconciliation(models.Model):
    """A filed document whose lines changed says so, and is filed again or put right."""

    _inherit = "bank.reconciliation"

    is_changed = fields.Boolean(
        string="Changed Since",
        readonly=True,
        copy=False,
        help="Lines of it are not as they were filed.",
    )
    changed_by_id = fields.Many2one(
        "res.users",
        string="Last Changed By",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    changed_date = fields.Datetime(string="Last Changed On", readonly=True, copy=False)
    now_line_total = fields.Monetary(
        string="Sum of the Lines Now", compute="_compute_now"
    )
    now_ledger_balance = fields.Monetary(
        string="Ledger Now",
        compute="_compute_now",
        help="Balance of the bank's account in the ledger at the statement date, as "
        "the books are now.",
    )
    now_books_balance = fields.Monetary(
        string="Balance per Books Now", compute="_compute_now"
    )
    now_unexplained = fields.Monetary(string="Unexplained Now", compute="_compute_now")

    @api.depends("is_changed", "state")
    def _compute_now(self):
        """Of a statement that is changed since: what it would say today."""
        for document in self:
            if not document.is_changed or document.state != "posted":
                document.now_line_total = document.line_total
                document.now_ledger_balance = document.ledger_balance_end
                document.now_books_balance = document.books_balance
                document.now_unexplained = document.unexplained
                continue
            proof = self.env["bank.reconciliation.proof"]._get_proof(
                document.journal_id, document.date, document=document
            )
            lines = document.line_ids.filtered(lambda line: line.state == "posted")
            document.now_line_total = document.currency_id.round(
                sum(lines.mapped("amount"))
            )
            document.now_ledger_balance = proof.ledger_balance
            document.now_books_balance = proof.books_balance
            document.now_unexplained = proof.unexplained

    # -------------------------------------------------------------------------
    # Two ways out
    # -------------------------------------------------------------------------

    @needs("read")
    def action_open_changed_lines(self):
        """Put right: the lines that are not as they were filed."""
        self.ensure_one()
        lines = self.record_ids.filtered("changed").statement_line_id
        return (lines or self.line_ids)._bank_action_open_reconciliation()

    @needs("write")
    def action_file_again(self):
        """File the statement anew, as its lines are now.

        What was filed first stays, undone, with its figures and its lines.

        :return: the action that opens the new document.
        :raises UserError: it is not changed, or cannot be posted as it is now.
        """
        again = self.browse()
        for document in self:
            document._check_can_be_filed_again()
            # Where it cannot be filed it stands as it did, whoever catches the refusal.
            with self.env.cr.savepoint():
                again |= document._file_again()
        return again.action_open()

    def _file_again(self):
        """:return: the document that is filed in the place of this one."""
        lines = self.line_ids
        self._set_undone(self.env._("Filed again, since its lines were changed."))
        draft = self._create_draft_again(lines)
        # Whoever files a statement as its lines are now accepts them as they are.
        draft._get_unsettled_lines().sudo().bank_reopened_reason = False
        draft.action_post()
        if draft.state != "posted":
            raise UserError(
                self.env._(
                    "%(name)s cannot be filed again: %(reason)s",
                    name=self.name,
                    reason=draft.record_ids.filtered("obstacle")[:1].obstacle or "",
                )
            )
        return draft

    def _check_can_be_filed_again(self):
        self._check_before_undoing()
        # Of what is posted no entry is written.
        self._check_period_open(
            self.line_ids.filtered(lambda line: not line.is_reconciled)
        )
        if not self.is_changed:
            raise UserError(
                self.env._(
                    "%s is as it was filed: there is nothing to file again.", self.name
                )
            )

    # -------------------------------------------------------------------------
    # The mark
    # -------------------------------------------------------------------------

    def _update_changed(self, sentences):
        """Set or take the mark, and say who changed what.

        :param sentences: what a message says, a list.
        """
        self.ensure_one()
        # Whoever changes the books need not have a right on the document.
        document = self.sudo()
        document.write(
            {
                "is_changed": bool(document.record_ids.filtered("changed")),
                "changed_by_id": self.env.uid,
                "changed_date": fields.Datetime.now(),
            }
        )
        said = sentences[:SHOWN]
        if len(sentences) > SHOWN:
            said.append(self.env._("and %s more.", len(sentences) - SHOWN))
        document.message_post(body=" ".join(said))


class BankReconciliationLine(models.Model):
    """The change of one filed line: what, and by whom."""

    _inherit = "bank.reconciliation.line"

    facts = fields.Json(help="What the ledger said of the line when it was filed.")
    changed = fields.Char(
        string="Changed Since", help="How the line differs now from what was filed."
    )

    def _update_changes(self):
        """:return: a sentence for each of these that is not as it was before."""
        sentences = []
        facts = self.statement_line_id._bank_get_filed_facts()
        for record in self:
            line = record.statement_line_id
            # Kept in one language: another reader's words are no other change.
            kept = line.with_context(lang=record._get_kept_language())
            changed = kept._bank_get_filed_differences(record, facts[line]) or False
            if changed == (record.changed or False):
                continue
            record.changed = changed
            values = {"line": line._bank_get_short_name()}
            if changed:
                what = line._bank_get_filed_differences(record, facts[line])
                sentences.append(
                    self.env._(
                        "Changed since: %(line)s: %(what)s.", what=what, **values
                    )
                )
            else:
                sentences.append(
                    self.env._("As it was filed again: %(line)s.", **values)
                )
        return sentences

    def _get_kept_language(self):
        """The language of what a document keeps, whoever changes the books."""
        company = self.reconciliation_id.company_id.sudo()
        return company.partner_id.lang or "en_US"


class AccountBankStatementLine(models.Model):
    """Changes of a filed line are noted on its document."""

    _inherit = "account.bank.statement.line"

    def _bank_filter_filed(self):
        # EXTENDS
        documents = self.sudo().bank_reconciliation_id
        if not documents:
            return self.browse()
        return self.filtered(
            lambda line: line.sudo().bank_reconciliation_id.state == "posted"
        )

    def _bank_note_changes(self):
        # EXTENDS: compare lines of posted statements with what was filed of them, and
        # have the statements say what changed
        filed_lines = self.exists()._bank_filter_filed()
        if not filed_lines:
            return
        records = (
            self.env["bank.reconciliation.line"]
            .sudo()
            .search(
                Domain("statement_line_id", "in", filed_lines.ids)
                & Domain("reconciliation_id.state", "=", "posted")
            )
        )
        for document, filed in records.grouped("reconciliation_id").items():
            if sentences := filed._update_changes():
                document.with_env(self.env)._update_changed(sentences)
