"""What feeds fetched, imported, refused and failed at."""

import hashlib
import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import LockError, UserError

from ... import statement_formats
from ..application.journal import BANK_TYPES
from ..record.labels import get_labels
from ..record.machine_failures import is_of_the_machine
from ..record.rights import needs
from ..record.translated_sentence import translate

_logger = logging.getLogger(__name__)
_KEPT_DAYS = 90


class BankStatementFeedLog(models.Model):
    """A file of a feed and what became of it, or an attempt that failed.

    The rows are also the feed's memory: a file is known by the digest of its content,
    and one in a folder by name, size and time before it is read.
    """

    _name = "bank.statement.feed.log"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Bank Feed Log"
    _order = "id desc"

    feed_id = fields.Many2one(
        "bank.statement.feed", required=True, readonly=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="feed_id.company_id", store=True)
    name = fields.Char(string="File", readonly=True)
    state = fields.Selection(
        [
            ("waiting", "Being Written"),
            ("imported", "Imported"),
            ("known", "Nothing New"),
            ("repeated", "Repeated"),
            ("refused", "Refused"),
            ("settled", "Settled"),
            ("failed", "Failed"),
        ],
        required=True,
        readonly=True,
    )
    message = fields.Text(readonly=True)
    identity = fields.Char(readonly=True)
    digest = fields.Char(string="SHA256", readonly=True)
    size = fields.Integer(string="Size (bytes)", readonly=True)
    repeat_count = fields.Integer(
        string="Came Again", readonly=True, help="How often the same content came."
    )
    line_count = fields.Integer(string="Transactions", readonly=True)
    statement_ids = fields.Many2many(
        "account.bank.statement", string="Statements", readonly=True
    )
    attachment_id = fields.Many2one("ir.attachment", string="Content", readonly=True)

    _digest_unique = models.UniqueIndex(
        "(feed_id, digest) WHERE digest IS NOT NULL",
        "This file is already in the log of the feed.",
    )
    _identity_idx = models.Index("(feed_id, identity) WHERE identity IS NOT NULL")

    @api.depends("name", "state")
    def _compute_display_name(self):
        labels = get_labels(self, "state")
        for row in self:
            row.display_name = row.name or labels[row.state]

    def _get_known_state(self):
        """What a provider has to know of this file (`feeds.Known`)."""
        if self.state == "waiting":
            return "waiting"
        return "refused" if self.state in ("refused", "settled") else "done"

    # -------------------------------------------------------------------------
    # Taking a file
    # -------------------------------------------------------------------------

    @api.model
    def _take(self, feed, file):
        """Import a file and remember it, in this transaction.

        :param file: `feeds.FetchedFile`
        :return: what became of it, a value of `state`.
        """
        row = self._get_row(feed, file)
        if file.is_waiting:
            return self._remember(
                row, feed, file, state="waiting", message=self._get_waiting_message()
            ).state
        if file.problem:
            return self._remember(
                row,
                feed,
                file,
                state="refused",
                message=translate(self.env, file.problem),
            ).state
        digest = hashlib.sha256(file.data).hexdigest()
        earlier = self.sudo().search(
            [("feed_id", "=", feed.id), ("digest", "=", digest)], limit=1
        )
        if earlier:
            return self._remember_again(row, earlier, feed, file)
        row = self._remember(
            row, feed, file, state="refused", digest=digest, size=len(file.data)
        )
        row._keep(file)
        row._import(file.data)
        return row.state

    def _get_row(self, feed, file):
        if not file.identity:
            return self.sudo()
        return self.sudo().search(
            [("feed_id", "=", feed.id), ("identity", "=", file.identity)], limit=1
        )

    def _remember(self, row, feed, file, **values):
        values["name"], values["identity"] = file.name, file.identity or False
        if row:
            row.write(values)
            return row
        return row.create({"feed_id": feed.id, **values})

    def _remember_again(self, row, earlier, feed, file):
        """The same content under another name, or once more from the web."""
        earlier.repeat_count += 1
        if file.identity:
            message = self.env._("Has the same content as %s.", earlier.name)
            self._remember(row, feed, file, state="repeated", message=message)
        return "repeated"

    def _get_waiting_message(self):
        return self.env._("Taken when it is unchanged at the next check.")

    def _keep(self, file):
        """Keep the content: with the log, until a statement has it."""
        self.attachment_id = (
            self.env["ir.attachment"]
            .sudo()
            .create(
                {
                    "name": file.name,
                    "raw": file.data,
                    "res_model": self._name,
                    "res_id": self.id,
                }
            )
        )

    # -------------------------------------------------------------------------
    # Importing
    # -------------------------------------------------------------------------

    def _import(self, data):
        """Import the file and note what came of it; a refusal rolls back no row."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                other = self._import_other_file(data)
                if not other:
                    statements, remarks = self._import_on_journals(data)
        except LockError:
            # Others are at the same records: not the file's fault.
            raise
        except UserError as error:
            self._note_refusal(str(error))
        except Exception as error:
            if is_of_the_machine(error):
                # Nor is this: the next run fetches the file again.
                raise
            _logger.exception("The file %s of a bank feed failed.", self.name)
            self._note_refusal(
                self.env._(
                    "It could not be imported because of an unexpected error (%s): "
                    "the server's log has the details.",
                    type(error).__name__,
                )
            )
        else:
            if other:
                self.sudo().write({"state": "imported", "message": other})
            else:
                self._note_import(statements, remarks)

    def _import_other_file(self, data):
        """Take what is no statement, but an answer to what was sent.

        :return: what came of it; nothing where it may be a statement.
        """
        feed = self.feed_id.with_env(self.env)
        journal = feed.journal_id.with_company(feed.company_id)
        other = journal._bank_import_other_file(data, self.name, feed.company_id)
        return other and other[0]

    def _import_on_journals(self, data):
        """Import the file on the feed's bank, or on those whose accounts it has.

        :return: (the statements made, sentences on what was left out)
        :raises UserError: it is no bank's here, or cannot be read.
        """
        feed = self.feed_id.with_env(self.env)
        if feed.journal_id:
            journal = feed.journal_id.with_company(feed.company_id)
            return journal._bank_import_file(data, self.name)
        journals, remarks = self._find_journals(data)
        statements = self.env["account.bank.statement"]
        for journal in journals:
            result, _others = journal._bank_import_own(data, self.name)
            statements |= result.statements
            remarks += [f"{journal.display_name}: {each}" for each in result.remarks]
        return statements, remarks

    def _note_refusal(self, message):
        self.env.invalidate_all()
        self.sudo().write({"state": "refused", "message": message})

    def _note_import(self, statements, remarks):
        for statement in statements.sudo():
            statement.attachment_ids = [(4, self.attachment_id.id)]
        if not statements:
            remarks = [
                self.env._("Every transaction in it was imported before."),
                *remarks,
            ]
        self.sudo().write(
            {
                "state": "imported" if statements else "known",
                "message": " ".join(remarks) or False,
                "statement_ids": [(6, 0, statements.ids)],
                "line_count": len(statements.line_ids),
            }
        )

    def _find_journals(self, data):
        """The banks whose accounts a file has.

        :return: (the journals, sentences about accounts that are no bank's here)
        :raises UserError: no account is.
        """
        try:
            parsed = statement_formats.read(data, self.name)
        except statement_formats.StatementError as error:
            raise UserError(translate(self.env, error)) from error
        found = self.env["account.journal"]
        unknown = []
        for statement in parsed:
            journal = self._find_journal(statement)
            found |= journal
            if not journal:
                unknown.append(statement.account_number or "?")
        if unknown:
            remark = self.env._(
                "%(file)s has a statement of account %(account)s, which does not "
                "belong to a bank here: enter the account on its bank, or choose a "
                "bank on the feed.",
                file=self.name,
                account=", ".join(unknown[:5]),
            )
            if not found:
                raise UserError(remark)
            return found, [remark]
        return found, []

    def _find_journal(self, statement):
        """The bank with a statement's account number and currency, if there is one."""
        company = self.feed_id.company_id
        Journal = self.env["account.journal"].with_company(company)
        if not statement.account_number:
            return Journal
        journals = Journal.search(
            [
                *Journal._check_company_domain(company),
                ("type", "in", BANK_TYPES),
                ("bank_account_id", "!=", False),
            ]
        ).filtered(
            lambda journal: journal._bank_is_own_account(statement.account_number)
        )
        currency = (statement.currency or "").upper()
        fitting = journals.filtered(
            lambda journal: journal._bank_get_currency().name == currency
        )
        return (fitting or journals)[:1]

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("create", "bank.statement.import")
    def action_import_again(self):
        """Import refused files once more, after what was wrong is corrected."""
        for row in self:
            row.check_access("read")
            if row.state not in ("refused", "settled") or not row.attachment_id:
                raise UserError(
                    self.env._(
                        "%s cannot be imported from the log: import it by hand.",
                        row.display_name,
                    )
                )
            row._import(row.attachment_id.raw)

    @needs("create", "bank.statement.import")
    def action_settle(self):
        """Show refused files no longer as waiting for a person."""
        for row in self:
            row.check_access("read")
            if row.state == "refused":
                row.sudo().state = "settled"

    @api.autovacuum
    def _gc_failed_attempts(self):
        """Old failures tell nobody anything; files stay, they are the memory."""
        before = fields.Datetime.now() - timedelta(days=_KEPT_DAYS)
        self.search([("state", "=", "failed"), ("create_date", "<", before)]).unlink()
