"""Releasing a run and exporting it."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ... import payment_files
from ..payment.run import OPEN_STATES
from ..record.locks import lock_and_mark
from ..record.rights import needs
from ..record.translated_sentence import translate
from .file import STATES


class BankPaymentRun(models.Model):
    """Becomes a file, once, after whoever has to released it."""

    _inherit = "bank.payment.run"

    file_ids = fields.One2many("bank.payment.file", "run_id", string="Files")
    file_id = fields.Many2one("bank.payment.file", compute="_compute_file_id")
    file_state = fields.Selection(STATES, string="Sending", compute="_compute_file_id")
    can_send = fields.Boolean(compute="_compute_file_id")
    needs_release = fields.Boolean(compute="_compute_needs_release")

    @api.depends("file_ids.state", "journal_id.bank_send_feed_id")
    def _compute_file_id(self):
        for run in self:
            run.file_id = run.file_ids[:1]
            run.file_state = run.file_id.state
            run.can_send = run.file_id.can_send

    @api.depends("journal_id.bank_two_persons", "state")
    def _compute_needs_release(self):
        for run in self:
            run.needs_release = (
                run.journal_id.bank_two_persons and run.state in OPEN_STATES
            )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_release(self):
        """Let this run be exported as it is; any change takes that back.

        :raises UserError: it is no draft any more, a check is red, or the card wants
            two persons and this one changed something in it.
        """
        for run in self:
            run._lock_run()
            run._check_is_open()
            run.action_check()
            run._check_ready()
            run._check_may_be_released_by(self.env.user)
            run.sudo().write(
                {
                    "state": "released",
                    "released_by_id": self.env.uid,
                    "released_on": fields.Datetime.now(),
                }
            )

    @needs("write")
    def action_export(self):
        """Make the file: all of it, with its ids and its entries, or nothing.

        :return: the action that hands the file out.
        :raises UserError: somebody exported it already, a check is red, or nobody
            released it; then no id is used.
        """
        self.ensure_one()
        self._lock_run()
        self._check_is_open()
        self._check_findings_open()
        batch = self._check_payments()
        self._check_ready()
        self._check_released()
        return self.with_company(self.company_id)._export(batch)._download()

    @needs("write")
    def action_export_again(self):
        """The same bytes once more, which the file's history notes."""
        return self._get_file().action_export_again()

    @needs("write")
    def action_send(self):
        """Send the file by the feed of the bank's card."""
        return self._get_file().action_send()

    @needs("write")
    def action_send_again(self):
        """Send the file once more, as a person decides who asked the bank."""
        return self._get_file().action_send_again()

    @needs("write")
    def action_mark_sent(self):
        """The bank has the file."""
        return self._get_file().action_mark_sent()

    # -------------------------------------------------------------------------
    # Steps
    # -------------------------------------------------------------------------

    def _lock_run(self):
        """Wait for whoever works on these runs, and see what they did."""
        lock_and_mark(self.sudo(), wait=True)
        self.invalidate_recordset()

    def _export(self, batch):
        """Write the file, book what it pays; the checks are done.

        :param batch: what was checked, `payment_files.Batch`.
        :return: the file.
        """
        journal = self.journal_id
        wanted = journal._bank_get_payment_format(self.kind)
        try:
            batch = self._identify(batch, wanted)
            data = payment_files.write(batch, wanted)
        except payment_files.PaymentFileError as error:
            raise UserError(translate(self.env, error)) from error
        file = self.env["bank.payment.file"]._create_file(
            self, batch, data, wanted.name
        )
        lines = self.line_ids.browse([payment.key for payment in batch.payments])
        lines._set_exported(batch)
        lines._record_uses(batch)
        self._set_exported(batch)
        self._book(lines)
        return file

    def _set_exported(self, batch):
        self.sudo().write(
            {
                "state": "exported",
                "message_id": batch.message_id,
                "exported_by_id": self.env.uid,
                "exported_on": fields.Datetime.now(),
            }
        )

    # -------------------------------------------------------------------------
    # What stands in the way
    # -------------------------------------------------------------------------

    def _check_is_open(self):
        if self.state == "cancelled":
            raise UserError(
                self.env._(
                    "%s was cancelled: make a new run of its payments.",
                    self.display_name,
                )
            )
        if self.state not in OPEN_STATES:
            raise UserError(
                self.env._(
                    "%(run)s was exported by %(user)s on %(date)s: its file is in the "
                    "register, export it again from there.",
                    run=self.display_name,
                    user=self.exported_by_id.sudo().name,
                    date=self.exported_on,
                )
            )
        if not self.line_ids:
            raise UserError(
                self.env._("%s has no payments: add some first.", self.display_name)
            )

    def _check_may_be_released_by(self, user):
        if self.journal_id.bank_two_persons and user in self.prepared_by_ids:
            raise UserError(
                self.env._(
                    "You changed something in %(run)s, and %(bank)s wants two persons: "
                    "somebody else has to release it.",
                    run=self.display_name,
                    bank=self.journal_id.display_name,
                )
            )

    def _check_released(self):
        if not self.journal_id.bank_two_persons:
            return
        if not self.released_by_id or self.released_by_id in self.prepared_by_ids:
            raise UserError(
                self.env._(
                    "Nobody released %(run)s, and %(bank)s wants two persons: somebody "
                    "who changed nothing in it has to release it first.",
                    run=self.display_name,
                    bank=self.journal_id.display_name,
                )
            )

    def _get_file(self):
        """The file of this run.

        :raises UserError: it has none yet.
        """
        self.ensure_one()
        if not self.file_id:
            raise UserError(
                self.env._("%s has no file yet: export it first.", self.display_name)
            )
        return self.file_id
