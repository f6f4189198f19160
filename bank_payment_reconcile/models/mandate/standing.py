"""Where a mandate stands: decided by persons, by its debits, by the calendar."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...payment_files.mandates import expires_on, is_used_up
from ..record.rights import needs


class BankDirectDebitMandate(models.Model):
    """Is signed, blocked, released, revoked; is used up and lapses by itself."""

    _inherit = "bank.direct.debit.mandate"

    @api.depends(
        "decision",
        "signed_on",
        "last_used_before",
        "use_ids.state",
        "use_ids.sequence",
        "use_ids.date",
    )
    def _compute_state(self):
        today = fields.Date.context_today(self)
        for mandate in self:
            uses = mandate.sudo().use_ids._to_rules()
            before = mandate.last_used_before or None
            signed = mandate.signed_on
            end = expires_on(signed, uses, before) if signed else False
            mandate.expires_on = end
            mandate.last_used_on = max(
                [use.day for use in uses if use.stands] + [before] * bool(before),
                default=False,
            )
            mandate.state = mandate._get_state(uses, end, today)

    def _get_state(self, uses, end, today):
        """:param uses: its debits as the rules want them; end: its last day."""
        if self.decision in ("draft", "revoked"):
            return self.decision
        if is_used_up(uses):
            return "used_up"
        if end and end < today:
            return "expired"
        return self.decision

    @api.model
    def _cron_expire(self):
        """Mandates whose 36 months are over say so."""
        past = Domain("expires_on", "<", fields.Date.context_today(self))
        open_ = Domain("state", "in", ("active", "blocked"))
        mandates = self.search(past & open_)
        self.env.add_to_compute(self._fields["state"], mandates)
        mandates.flush_recordset(["state"])

    # -------------------------------------------------------------------------
    # Decisions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_activate(self):
        """The debtor has signed these."""
        for mandate in self:
            if mandate.decision != "draft":
                continue
            mandate._check_complete()
            mandate._bank_write_by_code(
                {"decision": "active", **mandate._prepare_known()}
            )

    @needs("write")
    def action_block(self):
        """These are not used until somebody releases them."""
        for mandate in self.filtered(lambda m: m.decision == "active"):
            mandate._bank_write_by_code(
                {
                    "decision": "blocked",
                    "block_kind": "person",
                    "block_reason": self.env._("By %s", self.env.user.name),
                }
            )

    @needs("write")
    def action_release(self):
        """These may be used again."""
        self.check_access("write")
        self._lift_block()

    @needs("write")
    def action_revoke(self):
        """The debtor has taken these back, or we have: they are used no more."""
        self._bank_write_by_code({"decision": "revoked"})

    @needs("read")
    def action_print_form(self):
        """The form that the debtors of these sign."""
        return self.env.ref(
            "bank_payment_reconcile.action_report_bank_direct_debit_mandate"
        ).report_action(self)

    def _check_complete(self):
        """:raises UserError: something is missing without which nobody can collect."""
        missing = []
        if not self.signed_on:
            missing.append(self.env._("the date of signature"))
        if not self.partner_bank_id:
            missing.append(self.env._("the account"))
        if not self.company_id._bank_get_creditor_identifier():
            missing.append(self.env._("your creditor identifier, in the settings"))
        if missing:
            raise UserError(
                self.env._(
                    "%(mandate)s cannot be used yet, this is missing: %(missing)s.",
                    mandate=self.display_name,
                    missing=", ".join(missing),
                )
            )
        if self.signed_on > fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "%(mandate)s is signed on %(day)s, which is still to come: correct "
                    "the date of signature.",
                    mandate=self.display_name,
                    day=self.signed_on,
                )
            )

    def _prepare_known(self):
        """What the bank knows it by, where another program collected by it."""
        if not self.last_used_before:
            return {}
        known = self._get_known_now()
        return {
            "known_reference": known.reference,
            "known_account": known.account,
            "known_creditor_identifier": known.creditor_identifier,
            "known_creditor_name": known.creditor_name,
        }

    def _block(self, kind, reason, use):
        """Bar mandates because of what a bank said of a debit.

        :param kind: "mandate" or "account"; reason: the bank's; use: the debit.
        """
        self.sudo().filtered(lambda m: m.decision == "active").write(
            {
                "decision": "blocked",
                "block_kind": kind,
                "block_reason": reason,
                "blocking_use_id": use.id,
            }
        )

    def _lift_block(self):
        blocked = self.sudo().filtered(lambda m: m.decision == "blocked")
        blocked.write(
            {
                "decision": "active",
                "block_kind": False,
                "block_reason": False,
                "blocking_use_id": False,
            }
        )
