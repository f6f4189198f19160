"""What an answer of the bank tells whoever is responsible for the run."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ... import payment_files
from ..record.activities import ask, for_reader
from ..record.rights import needs
from .step import ENDS

_TO_DO = "mail.mail_activity_data_todo"
_UNSURE = {"RVMC", "RVNM", "RVNA", payment_files.VERIFIED_MIXED}


class BankPaymentRun(models.Model):
    """Answers of the bank on the run; who has to decide about them."""

    _inherit = "bank.payment.run"

    report_ids = fields.One2many(
        "bank.payment.report", "run_id", string="Bank's Answers", readonly=True
    )
    report_count = fields.Integer(string="Answers", compute="_compute_report_count")
    rejected_count = fields.Integer(compute="_compute_rejected_count")
    verification_state = fields.Selection(
        [
            ("unfinished", "Not Finished"),
            ("waiting", "Waits for Release"),
            ("released", "Released"),
        ],
        string="Verification of Payees",
        readonly=True,
        copy=False,
        help="The bank compared names and accounts, and executes nothing before you "
        "release the file there or cancel it.",
    )
    verified_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    verified_on = fields.Datetime(readonly=True, copy=False)

    @api.depends("report_ids")
    def _compute_report_count(self):
        counted = self.env["bank.payment.report"]._read_group(
            [("run_id", "in", self.ids)], ["run_id"], ["__count"]
        )
        counts = {run.id: count for run, count in counted}
        for run in self:
            run.report_count = counts.get(run.id, 0)

    @api.depends("line_ids.state")
    def _compute_rejected_count(self):
        counted = self.env["bank.payment.line"]._read_group(
            [("run_id", "in", self.ids), ("state", "=", "rejected")],
            ["run_id"],
            ["__count"],
        )
        counts = {run.id: count for run, count in counted}
        for run in self:
            run.rejected_count = counts.get(run.id, 0)

    # -------------------------------------------------------------------------
    # Verification of payees
    # -------------------------------------------------------------------------

    def _wait_for_release(self, said, answered):
        """Note whether the bank waits for a person, as it has compared the names."""
        if self.verification_state == "released":
            return
        codes = {each.status for each in answered.of.values()} | {said.status}
        codes |= {status for _name, (status, *_more) in said.block_statuses}
        state = self._get_verification_state(codes)
        if state != self.verification_state:
            self.write({"verification_state": state})

    def _get_verification_state(self, codes):
        known = self.verification_state
        if any(
            payment_files.OUTCOMES.get(line.status_code) == "accepted"
            for line in self.line_ids
        ):
            # Somebody released it at the bank, which goes on.
            return False
        if codes & _UNSURE:
            return "waiting"
        if payment_files.VERIFIED_UNFINISHED in codes:
            return known or "unfinished"
        if known == "unfinished" and codes & payment_files.VERIFIED.keys():
            # All match: the bank goes on by itself.
            return False
        return known

    @needs("write")
    def action_release_verified(self):
        """Note that a person released the file at the bank, whatever the names."""
        for run in self:
            if run.verification_state != "waiting":
                raise UserError(
                    self.env._("%s does not wait for a release at the bank.", run.name)
                )
            run._bank_write_by_code(
                {
                    "verification_state": "released",
                    "verified_by_id": self.env.uid,
                    "verified_on": fields.Datetime.now(),
                }
            )
            run.activity_unlink([_TO_DO])

    # -------------------------------------------------------------------------
    # Telling
    # -------------------------------------------------------------------------

    def _remark(self, outcome, said, answered, late, rows):
        """Note what a person should know besides."""
        remarks = outcome.remarks
        if answered.unknown:
            remarks.append(
                self.env._(
                    "%(count)s payments that it names are not in %(run)s.",
                    count=len(answered.unknown),
                    run=self.name,
                )
            )
        paid = late.filtered(lambda line: line.state not in ENDS)
        if paid:
            remarks.append(
                self.env._(
                    "%(count)s payments that it rejects stand on the statement already "
                    "(%(payments)s): they come back on a statement, if at all.",
                    count=len(paid),
                    payments=", ".join(paid[:3].mapped("display_name")),
                )
            )
        if (gone := late - paid) and not self._is_older(said):
            remarks.append(
                self.env._(
                    "The bank executes %(count)s payments that were taken back here "
                    "(%(payments)s): ask it before they are paid again.",
                    count=len(gone),
                    payments=", ".join(gone[:3].mapped("display_name")),
                )
            )
        if moved := sum(bool(row["changed_date"]) for row in rows.values()):
            remarks.append(
                self.env._(
                    "The bank executes %s payments on another day than ordered.", moved
                )
            )
        if outcome.held:
            remarks.append(
                self.env._(
                    "The bank rejects %(count)s payments because it has the same file "
                    "already: ask it which one it executes before you undo them.",
                    count=len(outcome.held),
                )
            )

    def _is_older(self, said):
        """Whether the bank has said something else since."""
        made = [day for day in self.report_ids.mapped("created_on") if day]
        return bool(said.created_at and made and said.created_at < max(made))

    def _tell_answer(self, said, outcome):
        """Note the answer in the run's messages, and have a person decide."""
        told = [
            self.env._(
                "The bank answered: %(accepted)s payments accepted, %(pending)s "
                "pending, %(rejected)s rejected.",
                accepted=outcome.accepted,
                pending=outcome.pending,
                rejected=outcome.rejected,
            ),
            *outcome.remarks,
        ]
        self.message_post(body=" ".join(told))
        if outcome.rejected or outcome.remarks or self.verification_state == "waiting":
            self._ask_responsible(outcome)

    def _ask_responsible(self, outcome):
        user = self._get_responsible()
        env = for_reader(self, user).env
        if self.verification_state == "waiting" and not outcome.rejected:
            summary = env._("Release the payments at the bank, or cancel them")
        else:
            summary = env._(
                "Payments that the bank rejects: %s",
                outcome.rejected + len(outcome.held),
            )
        ask(self, _TO_DO, user, summary, " ".join(outcome.remarks))

    def _get_responsible(self):
        """Who exported the run, released it or created it, and is still here."""
        for user in (self.exported_by_id, self.released_by_id, self.create_uid):
            if user.active and self.company_id in user.company_ids:
                return user
        return self.env.user

    @needs("read")
    def action_open_reports(self):
        """Open the bank's answers to these runs."""
        return (
            self.env["bank.payment.report"]
            .search([("run_id", "in", self.ids)])
            .action_open()
        )
