"""What stands against a payment of a run, or should be looked at before it leaves."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.records import log_notes
from ..record.activities import ask, for_reader
from ..record.labels import get_labels
from ..record.rights import needs
from ..record.translated_sentence import translate
from .kept_sentence import recall

LEVELS = [
    ("red", "To Mend"),
    ("word", "To Accept"),
    ("yellow", "To Look At"),
]
#: The worst first.
ORDER = {level: rank for rank, (level, _label) in enumerate(LEVELS)}


class BankPaymentFinding(models.Model):
    """One thing found when a run was checked.

    Each check makes them anew. What a person accepted stays accepted as long as the
    payment says the same and the same is found.
    """

    _name = "bank.payment.finding"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Finding of a Payment Run"
    _order = "run_id desc, rank, line_id, id"
    _rec_name = "message"
    _check_company_auto = True

    run_id = fields.Many2one(
        "bank.payment.run", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="run_id.company_id", store=True, index=True, precompute=True
    )
    line_id = fields.Many2one(
        "bank.payment.line",
        string="Payment",
        ondelete="cascade",
        index=True,
        check_company=True,
        help="Empty: it is about the whole file.",
    )
    partner_id = fields.Many2one(related="line_id.partner_id", string="Payee")
    level = fields.Selection(
        LEVELS,
        required=True,
        help="To mend: nothing is exported. To accept: it is exported after somebody "
        "accepted it. To look at: it is exported.",
    )
    rank = fields.Integer(compute="_compute_rank", store=True, precompute=True)
    code = fields.Char(required=True, help="What kind of finding it is.")
    field = fields.Char(help="What of the payment it is about.")
    sentence = fields.Json(help="The sentence, without language.")
    message = fields.Char(compute="_compute_message")
    fingerprint = fields.Char(
        help="Of what was found and of what the payment said then: an acceptance holds "
        "for these."
    )
    move_ids = fields.Many2many(
        "account.move",
        "bank_payment_finding_move_rel",
        string="Documents",
        check_company=True,
    )
    changed_by_id = fields.Many2one(
        "res.users",
        help="Who made the change that is to be looked at.",
    )
    accepted_by_id = fields.Many2one("res.users", copy=False)
    accepted_on = fields.Datetime(copy=False)

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("level")
    def _compute_rank(self):
        for finding in self:
            finding.rank = ORDER[finding.level]

    @api.depends("sentence")
    @api.depends_context("lang")
    def _compute_message(self):
        for finding in self:
            kept = finding.sentence
            finding.message = translate(self.env, recall(kept)) if kept else False

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write", "bank.payment.run")
    def action_accept(self):
        """Accept what was found, as it is; who did it and when is kept.

        :raises UserError: it is to be mended, or who accepts it is who changed the
            account.
        """
        for finding in self:
            finding._check_may_accept()
        accepted = self.filtered(lambda f: not f.accepted_by_id)
        accepted.sudo().write(
            {
                "accepted_by_id": self.env.user.id,
                "accepted_on": fields.Datetime.now(),
            }
        )
        accepted._log_on_runs(self.env._("Accepted"))

    @needs("write", "bank.payment.run")
    def action_withdraw(self):
        """Take the acceptance back."""
        self.run_id._check_findings_open()
        accepted = self.filtered("accepted_by_id")
        accepted._take_acceptance_back()
        accepted._log_on_runs(self.env._("Not accepted any more"))

    def _check_may_accept(self):
        self.ensure_one()
        self.run_id._check_findings_open()
        if self.level == "red":
            raise UserError(
                self.env._(
                    "This cannot be accepted, it has to be mended: %s", self.message
                )
            )
        is_own = self.changed_by_id == self.env.user
        if is_own and self.run_id.journal_id.bank_two_persons:
            raise UserError(
                self.env._(
                    "You made this change yourself, so another person has to accept "
                    "it: %s",
                    self.message,
                )
            )

    def _take_acceptance_back(self):
        self.filtered("accepted_by_id").sudo().write(
            {"accepted_by_id": False, "accepted_on": False}
        )

    def _log_on_runs(self, what):
        bodies = {
            run.id: "\n".join(
                f"{what}: {' – '.join(filter(None, (f.partner_id.name, f.message)))}"
                for f in findings
            )
            for run, findings in self.grouped("run_id").items()
        }
        if bodies:
            log_notes(self.run_id, bodies)

    @needs("read")
    def action_open(self):
        """Open what is to be corrected, or looked at."""
        self.ensure_one()
        if self.move_ids:
            return self._open_moves()
        if self.field == "account" and self.line_id.partner_bank_id:
            return self._open_form(self.line_id.partner_bank_id)
        if self.field == "address" and self.line_id.partner_id:
            return self._open_form(self.line_id.partner_id)
        if self.line_id:
            return {**self._open_form(self.line_id), "target": "new"}
        return self._open_form(self.run_id.journal_id)

    def _open_moves(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Documents"),
            "res_model": "account.move",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", self.move_ids.ids)],
        }

    def _open_form(self, record):
        record.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": record.display_name,
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }

    @needs("write", "bank.payment.run")
    def action_ask_for_trust(self):
        """Ask a person who may trust the account to look at it: an activity on it."""
        self.ensure_one()
        account = self.line_id.partner_bank_id
        person = self.run_id._get_trusting_people()[:1]
        if self.code != "account_not_trusted" or not person:
            raise UserError(
                self.env._(
                    "There is nobody to ask: give a person the group %s.",
                    self.run_id._get_trusting_group().full_name,
                )
            )
        summary = for_reader(self, person).env._("Trust this account, or not")
        kind = "mail.mail_activity_data_todo"
        ask(account.sudo(), kind, person, summary, self.message)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("%s was asked to look at it.", person.name),
            },
        }

    def _tell(self):
        """The finding with its payment, in one line."""
        self.ensure_one()
        level = get_labels(self, "level")[self.level]
        payee = self.line_id.partner_id.name or self.line_id.display_name
        told = f"{payee}: {self.message}" if self.line_id else self.message
        return f"{level} – {told}"
