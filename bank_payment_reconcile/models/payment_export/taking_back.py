"""Payments that are not executed after all: cancelled by us, or rejected."""

from odoo import models
from odoo.exceptions import UserError

from ..payment.line import LIVE_STATES
from ..payment.run import LIVE_STATES as LIVE_RUNS
from ..record.locks import lock_and_mark
from ..record.rights import needs


class BankPaymentRun(models.Model):
    """Cancels a run as a whole."""

    _inherit = "bank.payment.run"

    @needs("write")
    def action_cancel(self, reason=None):
        """Cancel these runs: what is booked is undone, bills are open again.

        What was exported stays in the register, with its file and the reason.

        :param reason: why, for what the bank may have; without it, it is asked for.
        :raises UserError: the bank has taken payments of it already; then nothing is
            cancelled.
        """
        lock_and_mark(self.sudo(), wait=True)
        self.invalidate_recordset()
        exported = self.filtered(lambda run: run.state in LIVE_RUNS)
        if exported and not (reason or "").strip():
            return exported._action_ask_why(run_ids=exported.ids)
        for run in self:
            run._check_can_be_cancelled()
        for run in self - exported:
            run._cancel_draft(reason)
        for run in exported:
            run.file_ids._lock()
            run.line_ids.filtered("is_live")._take_back(reason.strip())
        return None

    @needs("write")
    def action_undo(self):
        """Undo the last step of runs that were not sent: the release, or the export.

        An exported run is cancelled by that, since its ids are used; a corrected one
        gets new ones.

        :raises UserError: it was sent, or there is nothing to undo.
        """
        for run in self:
            lock_and_mark(run.sudo(), wait=True)
            run.invalidate_recordset()
            if run.state in ("checked", "released"):
                run.sudo().write(
                    {"state": "draft", "released_by_id": False, "released_on": False}
                )
                continue
            run._check_can_be_undone()
            run.action_cancel(self.env._("Undone before it was sent"))

    # -------------------------------------------------------------------------
    # Steps
    # -------------------------------------------------------------------------

    def _cancel_draft(self, reason):
        self.line_ids.sudo().write({"state": "cancelled"})
        self._set_cancelled(reason)

    def _set_cancelled(self, reason):
        self.sudo().write({"state": "cancelled", "cancel_reason": reason or False})
        self.file_ids._note("cancelled", reason)

    def _action_ask_why(self, **values):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_payment_cancel"
        )
        action["context"] = {f"default_{name}": ids for name, ids in values.items()}
        return action

    def _check_can_be_undone(self):
        if self.state not in LIVE_RUNS:
            raise UserError(
                self.env._(
                    "%s is neither released nor exported: there is nothing to undo.",
                    self.display_name,
                )
            )
        for file in self.file_ids:
            if file.state != "to_send":
                raise UserError(file._get_sent_message())

    def _check_can_be_cancelled(self):
        """Refuse where the bank has taken payments, and name those that it has not."""
        if self.state == "cancelled":
            raise UserError(self.env._("%s was cancelled already.", self.display_name))
        live = self.line_ids.filtered("is_live")
        if self.state in LIVE_RUNS and not live:
            raise UserError(
                self.env._(
                    "Every payment of %s was rejected or cancelled already.",
                    self.display_name,
                )
            )
        taken = live._get_taken_lines()
        if not taken:
            return
        rest = live - taken
        values = {
            "run": self.display_name,
            "count": len(taken),
            "total": len(self.line_ids),
            "taken": taken._tell_names(),
            "rest": rest._tell_names(),
        }
        if not rest:
            raise UserError(
                self.env._(
                    "The bank has taken every payment of %(run)s: it cannot be "
                    "cancelled any more, ask the bank to recall them.",
                    **values,
                )
            )
        raise UserError(
            self.env._(
                "The bank has taken %(count)s of the %(total)s payments of %(run)s "
                "(%(taken)s): cancel the others by themselves (%(rest)s).",
                **values,
            )
        )


class BankPaymentLine(models.Model):
    """Is taken back alone, or with others."""

    _inherit = "bank.payment.line"

    @needs("write")
    def action_cancel(self, reason=None):
        """Cancel these payments of exported runs, while the bank has not taken them.

        :param reason: why; without it, it is asked for.
        :raises UserError: the bank has taken one of them; then all stay.
        """
        runs = self.run_id
        lock_and_mark(runs.sudo(), wait=True)
        self.invalidate_recordset()
        if not (reason or "").strip():
            return runs._action_ask_why(line_ids=self.ids)
        for line in self:
            if line.state not in LIVE_STATES:
                raise UserError(
                    self.env._(
                        "%(payment)s is not in a file that the bank may have: only "
                        "exported payments are cancelled by themselves.",
                        payment=line._tell_names(),
                    )
                )
        if taken := self._get_taken_lines():
            rest = self - taken
            raise UserError(
                self.env._(
                    "The bank has taken %(taken)s already, and nothing was cancelled. "
                    "Still to be cancelled: %(rest)s.",
                    taken=taken._tell_names(),
                    rest=rest._tell_names() or self.env._("none"),
                )
            )
        runs.file_ids._lock()
        self._take_back(reason.strip())
        return None

    # -------------------------------------------------------------------------
    # Steps
    # -------------------------------------------------------------------------

    def _take_back(self, reason, state="cancelled", code=""):
        """Undo what was booked of these payments; their bills are open again and may
        be paid by another run. Those that are taken back already stay as they are.

        :param reason: why, in words.
        :param state: "cancelled" by us, or "rejected" by the bank.
        :param code: the bank's reason, of ISO 20022.
        :raises UserError: the statement shows one of them; then all stay.
        """
        lines = self.filtered("is_live")
        if not lines:
            return
        lines._check_not_shown()
        lines._undo_booking(reason)
        lines.sudo().write({"state": state, "taken_back_reason": reason})
        lines._end_uses(state, code, reason)
        for run in lines.run_id:
            run.message_post(body=lines._tell_taken_back(run, reason, state))
            if state == "cancelled" and not any(run.line_ids.mapped("is_live")):
                run._set_cancelled(reason)

    def _tell_taken_back(self, run, reason, state):
        names = self.filtered(lambda line: line.run_id == run)._tell_names()
        if state == "rejected":
            return self.env._(
                "Rejected by the bank: %(names)s. %(reason)s",
                names=names,
                reason=reason,
            )
        return self.env._(
            "Cancelled: %(names)s. %(reason)s", names=names, reason=reason
        )
