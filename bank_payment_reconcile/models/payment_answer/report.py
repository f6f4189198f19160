"""What a bank answered to a file, when it came, and what it changed here."""

import hashlib

from odoo import api, fields, models
from odoo.fields import Domain

from ... import payment_files
from ..record.locks import lock_and_mark
from ..record.rights import needs
from ..record.translated_sentence import translate
from .replies import split_by_file

#: What banks write where they do not know which file they answer.
NO_MESSAGE = ("", "NOTPROVIDED", "NONREF")


class BankPaymentReport(models.Model):
    """An answer of the bank to one payment file: its words stand at the payments."""

    _name = "bank.payment.report"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Bank's Answer to Payments"
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(string="File", required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    run_id = fields.Many2one(
        "bank.payment.run",
        string="Payment Run",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        check_company=True,
    )
    journal_id = fields.Many2one(
        related="run_id.journal_id", string="Bank", store=True, readonly=True
    )
    user_id = fields.Many2one("res.users", string="Imported By", readonly=True)
    imported_on = fields.Datetime(readonly=True)
    created_on = fields.Datetime(
        string="Made by the Bank",
        readonly=True,
        help="When the bank made it, as it says itself.",
    )
    message_id = fields.Char(string="Message Id of the Bank", readonly=True)
    original_message_id = fields.Char(
        string="Answers File",
        readonly=True,
        help="The message id of the file that the bank answers.",
    )
    state = fields.Selection(
        [
            ("applied", "Noted"),
            ("held", "Waits for a Person"),
            ("unknown", "No Such Run"),
        ],
        required=True,
        readonly=True,
    )
    status_code = fields.Char(string="Status", readonly=True)
    status_text = fields.Char(string="Bank's Words", readonly=True)
    payment_count = fields.Integer(
        string="Payments", readonly=True, help="Payments of the run that it speaks of."
    )
    accepted_count = fields.Integer(string="Accepted", readonly=True)
    pending_count = fields.Integer(string="Pending", readonly=True)
    rejected_count = fields.Integer(string="Rejected", readonly=True)
    mismatch_count = fields.Integer(
        string="Other Names",
        readonly=True,
        help="Payments whose payee is not named as the account is, or of which the "
        "bank could not say.",
    )
    remarks = fields.Text(readonly=True)
    repeat_count = fields.Integer(
        string="Came Again", readonly=True, help="How often the same answer came."
    )
    digest = fields.Char(readonly=True)
    attachment_id = fields.Many2one("ir.attachment", string="Content", readonly=True)

    _digest_uniq = models.UniqueIndex(
        "(company_id, digest)", "This answer of the bank is being imported already."
    )

    @api.depends("name", "original_message_id", "run_id")
    def _compute_display_name(self):
        for report in self:
            of = report.run_id.name or report.original_message_id
            report.display_name = f"{of}: {report.name}" if of else report.name

    # -------------------------------------------------------------------------
    # Taking answers
    # -------------------------------------------------------------------------

    @api.model
    def _take(self, data, filename, company):
        """Note what a file of the bank answers, and what follows from it.

        :param data: bytes
        :param company: whose runs it may answer; those of others it does not touch.
        :return: `bank.payment.report`, one for each file that it answers; those that
            came before, too.
        :raises PaymentFileError: it cannot be read; nothing is changed.
        """
        reports = self.browse()
        for said, run in self._assign(
            payment_files.read_status(data, filename), company
        ):
            reports |= self._take_one(said, run, filename, company)
        new = reports.sudo().filtered(lambda report: not report.attachment_id)
        if new:
            new.attachment_id = (
                self.env["ir.attachment"]
                .sudo()
                .create(
                    {
                        "name": filename,
                        "raw": data,
                        "res_model": self._name,
                        "res_id": new[0].id,
                    }
                )
            )
        return reports

    def _assign(self, parsed, company):
        """:return: [(`payment_files.StatusReport`, the run that it answers, if any)]"""
        Run = self.env["bank.payment.run"].sudo().with_company(company)
        own = Domain("company_id", "=", company.id)
        names = {each.original_message_id for each in parsed} - set(NO_MESSAGE)
        runs = Run.search(own & Domain("message_id", "in", list(names)))
        by_name = {run.message_id: run for run in runs}
        found = []
        for said in parsed:
            if said.original_message_id in NO_MESSAGE:
                found += split_by_file(said, Run._get_runs_of_payments(said, company))
            else:
                found.append((said, by_name.get(said.original_message_id, Run)))
        return found

    def _take_one(self, said, run, filename, company):
        run = run.with_env(self.env).sudo()
        # Of two who bring answers to one run at once, the second sees the first's.
        lock_and_mark(run, wait=True)
        digest = hashlib.sha256(repr(said).encode()).hexdigest()
        known = self.sudo().search(
            [("company_id", "=", company.id), ("digest", "=", digest)], limit=1
        )
        if known and (known.state != "unknown" or not run):
            known.repeat_count += 1
            return known.with_env(self.env)
        values = {
            **self._prepare_report(said, filename, company, digest),
            **self._apply_to_run(said, run),
        }
        if known:
            known.write(values)
            return known.with_env(self.env)
        return self.sudo().create(values).with_env(self.env)

    def _apply_to_run(self, said, run):
        if not run:
            return {"state": "unknown", "payment_count": len(said.payments)}
        outcome = run._take_answer(said)
        return {
            "run_id": run.id,
            "state": "held" if outcome.held else "applied",
            "held_line_ids": [(6, 0, outcome.held.ids)],
            "payment_count": outcome.payments,
            "accepted_count": outcome.accepted,
            "pending_count": outcome.pending,
            "rejected_count": outcome.rejected,
            "mismatch_count": outcome.mismatches,
            "remarks": " ".join(outcome.remarks) or False,
        }

    def _prepare_report(self, said, filename, company, digest):
        text = ""
        if said.status:
            text = payment_files.explain(said.status, said.reason, said.text)
        return {
            "name": filename,
            "company_id": company.id,
            "user_id": self.env.uid,
            "imported_on": fields.Datetime.now(),
            "created_on": said.created_at,
            "message_id": said.message_id,
            "original_message_id": said.original_message_id,
            "status_code": said.status,
            "status_text": translate(self.env, text) if text else False,
            "digest": digest,
        }

    # -------------------------------------------------------------------------
    # What came of it
    # -------------------------------------------------------------------------

    def _get_sentences(self):
        """What these answers say and changed, a sentence or more for each."""
        return " ".join(report._get_sentence() for report in self)

    def _get_sentence(self):
        self.ensure_one()
        if self.state == "unknown":
            return self.env._(
                "The bank answers the file %(message)s, and no payment run here has "
                "that message id: nothing was changed.",
                message=self.original_message_id or "?",
            )
        told = self.env._(
            "Answer to %(run)s: %(accepted)s payments accepted, %(pending)s pending, "
            "%(rejected)s rejected.",
            run=self.run_id.name,
            accepted=self.accepted_count,
            pending=self.pending_count,
            rejected=self.rejected_count,
        )
        if self.repeat_count:
            told = self.env._(
                "The answer to %s was imported before: nothing was changed.",
                self.run_id.name,
            )
        elif self.mismatch_count:
            told += " " + self.env._(
                "%s payees are not named as their accounts are: release the run at the "
                "bank, or cancel it.",
                self.mismatch_count,
            )
        return " ".join(filter(None, [told, self.remarks]))

    @needs("read")
    def action_open(self):
        """Open these answers."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_payment_report"
        )
        if len(self) == 1:
            return {**action, "views": [(False, "form")], "res_id": self.id}
        return {**action, "domain": [("id", "in", self.ids)]}

    @needs("read")
    def action_open_run(self):
        """Open the run that the bank answers."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "bank.payment.run",
            "res_id": self.run_id.id,
            "views": [(False, "form")],
        }
