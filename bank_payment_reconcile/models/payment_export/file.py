"""The register of payment files: what was handed to banks, and what became of it."""

import hashlib
from collections import Counter
from decimal import Decimal

from odoo import fields, models
from odoo.exceptions import UserError

from ..payment_card.debits import DEBIT_FORMATS
from ..payment_card.journal import FORMATS
from ..record.rights import needs

#: What the name of a file ends in; those of ISO 20022 are XML.
ENDINGS = {"nacha": "ach", "described": "txt"}
STATES = [("to_send", "To Send"), ("unsure", "Perhaps Sent"), ("sent", "Sent")]
EVENTS = [
    ("exported", "Exported"),
    ("exported_again", "Exported Again"),
    ("sending", "Being Sent"),
    ("sent", "Sent"),
    ("failed", "Not Sent"),
    ("unsure", "Perhaps Sent"),
    ("marked_sent", "Marked as Sent"),
    ("answered", "Answered by the Bank"),
    ("cancelled", "Cancelled"),
]


class BankPaymentFile(models.Model):
    """A file that orders payments of a bank, as it was made; it stays for good."""

    _name = "bank.payment.file"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Payment File"
    _order = "id desc"

    name = fields.Char(required=True, readonly=True)
    run_id = fields.Many2one(
        "bank.payment.run",
        required=True,
        readonly=True,
        # A run that has a file refuses by itself to be deleted; an uninstallation asks
        # nobody.
        ondelete="cascade",
        index=True,
    )
    journal_id = fields.Many2one(related="run_id.journal_id", store=True)
    company_id = fields.Many2one(related="run_id.company_id", store=True, index=True)
    run_state = fields.Selection(related="run_id.state", string="State of the Run")
    message_id = fields.Char(string="Message Id", required=True, readonly=True)
    format = fields.Selection(FORMATS + DEBIT_FORMATS, readonly=True)
    attachment_id = fields.Many2one(
        "ir.attachment", string="Content", readonly=True, ondelete="restrict"
    )
    sha256 = fields.Char(string="SHA256", readonly=True)
    size = fields.Integer(string="Size (bytes)", readonly=True)
    payment_count = fields.Integer(string="Payments", readonly=True)
    sums = fields.Char(readonly=True, help="What it orders, in each of its currencies.")
    exported_by_id = fields.Many2one("res.users", readonly=True)
    exported_on = fields.Datetime(readonly=True)
    released_by_id = fields.Many2one("res.users", readonly=True)
    released_on = fields.Datetime(readonly=True)
    # -- The way to the bank
    state = fields.Selection(
        STATES,
        string="Sending",
        required=True,
        readonly=True,
        default="to_send",
        help="Perhaps Sent: it was on its way when something broke off. Ask the bank.",
    )
    feed_id = fields.Many2one("bank.statement.feed", readonly=True)
    sent_by_id = fields.Many2one("res.users", readonly=True)
    sent_on = fields.Datetime(readonly=True)
    event_ids = fields.One2many("bank.payment.file.event", "file_id", string="History")

    _message_id_uniq = models.UniqueIndex(
        "(company_id, message_id)",
        "A file with this message id was made before: export once more.",
    )

    # -------------------------------------------------------------------------
    # Making
    # -------------------------------------------------------------------------

    def _create_file(self, run, batch, data, format_name):
        """Put what a run orders into the register.

        :param batch: `payment_files.Batch`, with all its ids.
        :param data: the file's bytes.
        :return: the file
        """
        ending = ENDINGS.get(format_name, "xml")
        file = (
            self.env["bank.payment.file"]
            .sudo()
            .create(
                {
                    "name": f"{batch.message_id}.{ending}",
                    "run_id": run.id,
                    "message_id": batch.message_id,
                    "format": format_name,
                    "sha256": hashlib.sha256(data).hexdigest(),
                    "size": len(data),
                    "payment_count": len(batch.payments),
                    "sums": self._get_sums(batch),
                    "exported_by_id": self.env.uid,
                    "exported_on": fields.Datetime.now(),
                    "released_by_id": run.released_by_id.id,
                    "released_on": run.released_on,
                }
            )
        )
        file.attachment_id = file.env["ir.attachment"].create(
            {
                "name": file.name,
                "raw": data,
                "res_model": file._name,
                "res_id": file.id,
                "company_id": run.company_id.id,
            }
        )
        file._note("exported")
        return file.with_env(self.env)

    @staticmethod
    def _get_sums(batch):
        sums = Counter()
        for payment in batch.payments:
            sums[payment.currency] += Decimal(payment.amount)
        return ", ".join(f"{sums[name]:,f} {name}" for name in sorted(sums))

    def _note(self, kind, text=None):
        """Add a row to the history of these files."""
        self.env["bank.payment.file.event"].sudo().create(
            [
                {
                    "file_id": file.id,
                    "kind": kind,
                    "user_id": self.env.uid,
                    "date": fields.Datetime.now(),
                    "text": text,
                }
                for file in self
            ]
        )

    def _get_last_event(self):
        return self.event_ids.sorted("id")[-1:]

    # -------------------------------------------------------------------------
    # Handing out
    # -------------------------------------------------------------------------

    def _get_bytes(self):
        """The content, which must be what was exported.

        :raises UserError: it is not, or is gone.
        """
        self.ensure_one()
        data = self.sudo().attachment_id.raw or b""
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise UserError(
                self.env._(
                    "The content of %s is not what was exported: restore it from a "
                    "backup, or cancel the run and export a corrected one.",
                    self.name,
                )
            )
        return data

    def _check_may_go_out(self):
        """Refuse a file that would pay what was taken back.

        :raises UserError: its run, or a payment of it, was cancelled.
        """
        self.ensure_one()
        run = self.run_id
        if run.state == "cancelled":
            raise UserError(
                self.env._(
                    "%(run)s was cancelled, and its payments may stand in another "
                    "file: %(file)s is kept to be looked at only.",
                    run=run.display_name,
                    file=self.name,
                )
            )
        cancelled = run.line_ids.filtered(lambda line: line.state == "cancelled")
        if cancelled:
            raise UserError(
                self.env._(
                    "%(count)s payments of %(file)s were cancelled, and the file would "
                    "order them: cancel %(run)s and export a corrected one.",
                    count=len(cancelled),
                    file=self.name,
                    run=run.display_name,
                )
            )

    def _download(self):
        """The action that hands the bytes to the browser."""
        self.ensure_one()
        url = f"/web/content/{self.sudo().attachment_id.id}?download=true"
        # Not a link of the client's: it forgets to read the page anew after a download.
        return {
            "type": "ir.actions.client",
            "tag": "bank_download_file",
            "params": {"url": url},
        }

    @needs("write", "bank.payment.run")
    def action_export_again(self):
        """Hand the same bytes out once more; the history says who had them.

        :raises UserError: it was cancelled, or the content is not what it was.
        """
        self.ensure_one()
        self._check_may_go_out()
        self._get_bytes()
        self._note("exported_again")
        return self._download()

    @needs("read")
    def action_open_run(self):
        """The run that it was made of."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "bank.payment.run",
            "res_id": self.run_id.id,
            "views": [(False, "form")],
        }


class BankPaymentFileEvent(models.Model):
    """What was done with a payment file, by whom and when."""

    _name = "bank.payment.file.event"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "History of a Payment File"
    _order = "id desc"

    file_id = fields.Many2one(
        "bank.payment.file",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = fields.Many2one(related="file_id.company_id", store=True, index=True)
    kind = fields.Selection(EVENTS, string="What", required=True, readonly=True)
    user_id = fields.Many2one("res.users", string="Who", readonly=True)
    date = fields.Datetime(string="When", readonly=True)
    text = fields.Char(string="Remark", readonly=True)
