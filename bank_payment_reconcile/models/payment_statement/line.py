"""What became of an ordered payment on the bank's statement."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain

from ..payment.line import LIVE_STATES, STATES
from ..record.rights import needs


class BankPaymentLine(models.Model):
    """Is done once the bank has shown it and that is posted; undone it waits again."""

    _inherit = "bank.payment.line"

    # Whoever reconciles what waits for the bank, or takes it back, Odoo computes anew
    # what these depend on; so the state comes along.
    state = fields.Selection(compute="_compute_state", store=True)
    state_before = fields.Selection(
        STATES,
        string="Status Before",
        compute="_compute_state",
        store=True,
        copy=False,
        help="What the bank had said of it when its statement showed it.",
    )
    bank_line_ids = fields.Many2many(
        "account.bank.statement.line",
        string="Bank Lines",
        compute="_compute_bank_line_ids",
    )
    bank_line_count = fields.Integer(
        string="Bank Lines of the Payment", compute="_compute_bank_line_ids"
    )

    # -------------------------------------------------------------------------
    # State
    # -------------------------------------------------------------------------

    @api.depends(
        "payment_id.is_matched",
        "booking_move_id.line_ids.reconciled",
    )
    def _compute_state(self):
        live = self.filtered(lambda line: line.state in LIVE_STATES)
        shown = live._get_shown()
        done = self.filtered(lambda line: line.state == "done")
        for line in self:
            state, before = line.state or "draft", line.state_before
            if line in shown and state != "done":
                state, before = "done", state
            elif state == "done" and line not in shown:
                state, before = before or "exported", False
            line.state, line.state_before = state, before
        (shown - done)._note_shown()
        (done - shown)._note_not_shown()

    def _get_shown(self):
        """Those all of which stands on bank lines that are posted."""
        if not self:
            return self
        lines = self.sudo()
        bank_lines = lines._get_bank_lines()
        amounts = lines._get_posted_amounts()
        return self.filtered(
            lambda line: (
                bool(bank_lines[line.id]) and line.sudo()._is_wholly_shown(amounts)
            )
        )

    def _is_wholly_shown(self, amounts):
        """Whether nothing of it waits for the bank.

        :param amounts: of `_get_posted_amounts`.
        """
        self.ensure_one()
        if self.payment_id and not self.booking_move_id:
            if not self.payment_id._bank_is_direct_posting():
                return self.payment_id.is_matched
            posted = amounts[self.id, False]
            return self.currency_id.compare_amounts(posted, self.amount) >= 0
        if self.booking_move_id:
            return all(self._get_entries_to_show().mapped("reconciled"))
        return all(
            self.currency_id.compare_amounts(
                amounts[self.id, item.move_line_id.id],
                abs(item.amount + item.discount_amount),
            )
            >= 0
            for item in self.item_ids
        )

    def _get_entries_to_show(self):
        """The entries that wait for the bank: of a payment, or of the block; none where
        nothing is booked before."""
        self.ensure_one()
        if self.booking_move_id:
            return self.booking_move_id.line_ids.filtered(
                lambda entry: (
                    entry.currency_id == self.currency_id
                    and entry.name == self.payment_information_id
                    and not entry.partner_id
                )
            )
        payment = self.payment_id
        return payment.move_id.line_ids.filtered(
            lambda entry: entry.account_id == payment.outstanding_account_id
        )

    # -------------------------------------------------------------------------
    # Bank lines
    # -------------------------------------------------------------------------

    @api.depends("state")
    def _compute_bank_line_ids(self):
        found = self._get_bank_lines()
        for line in self:
            line.bank_line_ids = found[line.id]
            line.bank_line_count = len(line.bank_line_ids)

    def _get_bank_lines(self):
        """The bank lines that are posted on what these paid.

        :return: {payment's id: bank lines}
        """
        result = defaultdict(self.env["account.bank.statement.line"].browse)
        # Of a block that is booked together, what was taken out of it has none.
        entries = {
            line.id: line._get_entries_to_show()
            for line in self.sudo()
            if line.state not in ("rejected", "cancelled")
        }
        # Read at once what each would read for itself.
        together = self.env["account.move.line"].sudo().union(*entries.values())
        _get_reconciled(together).mapped("statement_line_id")
        for key, own in entries.items():
            own = own.with_prefetch(together.ids)
            result[key] |= _get_reconciled(own).statement_line_id
        for application, line in self._get_posted_applications():
            result[line.id] |= application.statement_line_id
        nothing = self.env["account.bank.statement.line"]
        seen = nothing.union(*result.values()).with_env(self.env)
        seen = seen._filtered_access("read")
        return defaultdict(
            nothing.browse, {key: seen & lines for key, lines in result.items()}
        )

    def _get_posted_applications(self):
        """What was posted, since their export, on what these pay: where nothing was
        booked before on their open items; and on payments that stand on the bank's own
        account, on which nothing is reconciled.

        :return: list of (application, payment)
        """
        wanted = {}
        for line in self.sudo():
            entries = line.item_ids.move_line_id
            if line.payment_id or line.booking_move_id:
                payment = line.payment_id
                if line.booking_move_id or not payment._bank_is_direct_posting():
                    continue
                entries = line._get_entries_to_show()
            for entry in entries:
                wanted.setdefault(entry.id, []).append(line)
        if not wanted:
            return []
        applications = (
            self.env["bank.payment.application"]
            .sudo()
            .search(
                Domain("move_line_id", "in", list(wanted))
                & Domain("state", "=", "posted"),
                order="id",
            )
        )
        return [
            (application, line)
            for application in applications
            for line in wanted[application.move_line_id.id]
            if application.statement_line_id.journal_id == line.journal_id
            and application.posted_date >= (line.run_id.exported_on or line.create_date)
        ]

    def _get_posted_amounts(self):
        """What was posted of each item, or of a payment on the bank's own account.

        :return: {(payment's id, entry's id or False): amount, not signed}
        """
        result = defaultdict(float)
        for application, line in self._get_posted_applications():
            item = application.move_line_id
            key = False if line.payment_id else item.id
            result[line.id, key] += abs(application.item_amount)
        return result

    @needs("read")
    def action_open_bank_lines(self):
        """The bank lines that show these payments."""
        return self._action_open(self.bank_line_ids)

    @api.model
    def _action_open(self, bank_lines):
        """:param bank_lines: of one bank."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_payment_bank_lines"
        )
        action["domain"] = [("id", "in", bank_lines.ids)]
        return action


def _get_reconciled(entries):
    """What entries are reconciled with, in whole or in part."""
    debits = entries.matched_debit_ids.debit_move_id
    return debits | entries.matched_credit_ids.credit_move_id
