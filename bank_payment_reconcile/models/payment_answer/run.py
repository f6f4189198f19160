"""What the bank answers to a run."""

from collections import defaultdict

from odoo import api, models

from ... import payment_files
from ..record.bulk import update_rows
from ..record.translated_sentence import translate
from .replies import Outcome


class BankPaymentRun(models.Model):
    """Takes the bank's answers: they step forward only, and undo what is rejected."""

    _inherit = "bank.payment.run"

    # -------------------------------------------------------------------------
    # Finding
    # -------------------------------------------------------------------------

    @api.model
    def _get_runs_of_payments(self, said, company):
        """The runs whose payments or blocks an answer names.

        :return: (no run, {end-to-end id, or id of a block: run})
        """
        Line = self.env["bank.payment.line"].sudo()
        ends = {each.original_end_to_end_id for each in said.payments} - {""}
        blocks = {each.original_information_id for each in said.payments} - {""}
        blocks |= {name for name, _said in said.block_statuses} - {""}
        lines = Line.search(
            [
                ("company_id", "=", company.id),
                "|",
                ("end_to_end_id", "in", list(ends)),
                ("payment_information_id", "in", list(blocks)),
            ]
        )
        found = {line.payment_information_id: line.run_id for line in lines}
        found |= {line.end_to_end_id: line.run_id for line in lines}
        return self.browse(), found

    # -------------------------------------------------------------------------
    # Taking an answer
    # -------------------------------------------------------------------------

    def _take_answer(self, said):
        """Note what the bank says of the payments of this run.

        :param said: `payment_files.StatusReport`
        :return: `Outcome`
        """
        self.ensure_one()
        lines = self.line_ids.filtered("end_to_end_id")
        answered = payment_files.spread(said, [line._to_order() for line in lines])
        outcome = Outcome(held=lines.browse(), payments=len(answered.of))
        words = _Words(self.env)
        shown = lines._get_shown_of(answered.of)
        rows, rejected, cancelled, late = {}, defaultdict(list), defaultdict(list), []
        for line in lines:
            each = answered.of.get(line.id)
            if each is None:
                continue
            row = line._step(each, words)
            ends = line._get_end(each, line in shown)
            if ends == "held":
                outcome.held |= line
                continue
            rows[line.id] = row
            if ends == "late":
                late.append(line.id)
            elif ends == "rejected":
                rejected[each.status, each.reason].append(line.id)
            elif ends == "cancelled":
                cancelled[each.status, each.reason].append(line.id)
        update_rows(lines, rows)
        for taken, state in ((rejected, "rejected"), (cancelled, "cancelled")):
            for (status, reason), ids in taken.items():
                lines.browse(ids)._take_back(
                    words.of(status, reason, ""), state=state, code=reason
                )
        self._note_refused_accounts(answered.of, rejected, words)
        self._count(outcome, answered, rows)
        self._remark(outcome, said, answered, lines.browse(late), rows)
        self._wait_for_release(said, answered)
        self.file_ids._note_answered()
        self._after_answer(words.of(said.status or "RJCT", said.reason, said.text))
        self._tell_answer(said, outcome)
        return outcome

    def _note_refused_accounts(self, said, rejected, words):
        """Accounts that the bank calls wrong are not paid to again by themselves."""
        changed = defaultdict(list)
        for (status, reason), ids in rejected.items():
            if payment_files.doubts_account(reason):
                # What is said of a whole file is said of our own account.
                own = [_id for _id in ids if said[_id].level == "payment"]
                changed[status, reason] += own
        for _id, each in said.items():
            if each.status == "ACWC" and each.reason.startswith("C0"):
                changed[each.status, each.reason].append(_id)
        for (status, reason), ids in changed.items():
            lines = self.env["bank.payment.line"].sudo().browse(ids)
            lines.partner_bank_id._bank_note_refusal(words.of(status, reason, ""))

    def _count(self, outcome, answered, rows):
        for each in answered.of.values():
            ending = payment_files.OUTCOMES.get(each.status)
            outcome.accepted += ending == "accepted"
            outcome.pending += ending in ("pending", "received")
            outcome.rejected += ending in ("rejected", "cancelled")
            found = payment_files.VERIFIED.get(each.status, "match")
            outcome.mismatches += found != "match"

    # -------------------------------------------------------------------------
    # After an answer
    # -------------------------------------------------------------------------

    def _after_answer(self, reason):
        """Set the state of a run that was answered; ended where nothing is left in it.

        :param reason: what the bank says of all of it.
        """
        self.ensure_one()
        lines = self.line_ids
        if self.state in ("exported", "answered") and not any(lines.mapped("is_live")):
            self._set_cancelled(reason)
        elif self.state == "exported":
            self.write({"state": "answered"})


class _Words:
    """What codes say, each translated once."""

    def __init__(self, env):
        self.env, self.known = env, {}

    def of(self, status, reason, text):
        key = (status, reason, text)
        if key not in self.known:
            self.known[key] = translate(self.env, payment_files.explain(*key))
        return self.known[key]
