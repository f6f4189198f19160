from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .. import matching
from ..matching import ApplicationKind
from ..models.record.rights import needs
from .bank_wizard_once import one_at_a_time


class BankRuleTrial(models.TransientModel):
    """What the rules would have done on lines that are posted. Writes nothing but
    its own result."""

    _name = "bank.rule.trial"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Try Rules on Past Lines"
    _check_company_auto = True

    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        check_company=True,
        domain=[("type", "in", ("bank", "cash", "credit"))],
        default=lambda self: self.env["bank.statement.import"]._default_journal(),
    )
    company_id = fields.Many2one(related="journal_id.company_id")
    date_from = fields.Date(required=True, default=lambda self: self._default_from())
    date_to = fields.Date(required=True, default=fields.Date.context_today)
    rule_ids = fields.Many2many(
        "bank.payment.rule",
        string="Rules",
        check_company=True,
        context={"active_test": False},
        default=lambda self: self.env["bank.payment.rule"]._get_rules(self.env.company),
        help="The rules to try, also those that are switched off.",
    )
    result_ids = fields.One2many("bank.rule.trial.result", "trial_id", readonly=True)
    line_count = fields.Integer(string="Posted Lines", readonly=True)
    summary = fields.Char(readonly=True)

    def _default_from(self):
        return fields.Date.subtract(fields.Date.context_today(self), months=3)

    @needs("write")
    @one_at_a_time
    def action_try(self):
        """Replay the period's posted lines and show what each rule would have done."""
        self.ensure_one()
        lines = self._get_past_lines()
        if not lines:
            raise UserError(
                self.env._(
                    "No payment of %(bank)s was applied and posted from %(start)s to "
                    "%(end)s: choose another period.",
                    bank=self.journal_id.display_name,
                    start=self.date_from,
                    end=self.date_to,
                )
            )
        outcomes = self._replay(lines)
        self.result_ids.unlink()
        self.write(
            {
                "line_count": len(lines),
                "result_ids": self._prepare_results(outcomes),
                "summary": self._get_summary(outcomes),
            }
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    # -------------------------------------------------------------------------
    # Replaying
    # -------------------------------------------------------------------------

    def _get_past_lines(self):
        return self.env["account.bank.statement.line"].search(
            Domain("journal_id", "=", self.journal_id.id)
            & Domain("bank_booking_date", ">=", self.date_from)
            & Domain("bank_booking_date", "<=", self.date_to)
            & Domain("application_ids.state", "=", "posted")
        )

    def _replay(self, lines):
        """Match past lines against the books as they were open for them.

        :return: list of (rule, needs review, same as people did it), one for each
            line for which something would have been proposed.
        """
        outcomes = []
        Ledger = self.env["bank.matching.ledger"]
        for (_journal, currency), group in lines._bank_group_for_matching():
            ledger = Ledger._load(
                self.journal_id, currency, group, rules=self.rule_ids, reopen=True
            )
            for proposal in matching.propose(ledger, Ledger._to_lines(group)):
                if proposal.applications:
                    line = group.browse(proposal.line)
                    outcomes.append(
                        (
                            self.env["bank.payment.rule"].browse(proposal.rule or []),
                            proposal.needs_review,
                            self._is_as_posted(line, proposal, currency),
                        )
                    )
        return outcomes

    def _is_as_posted(self, line, proposal, currency):
        """Whether a proposal is what was finally posted, amounts included."""
        to_minor = self.env["bank.matching.ledger"]._to_minor
        proposed = sorted(
            (
                application.key if application.kind.is_entry else 0,
                application.key if application.kind is ApplicationKind.ACCOUNT else 0,
                application.amount,
            )
            for application in proposal.applications
        )
        posted = sorted(
            (
                application.move_line_id.id or 0,
                0 if application.move_line_id else application.account_id.id,
                to_minor(application.amount, currency),
            )
            for application in line.application_ids
        )
        return proposed == posted

    # -------------------------------------------------------------------------
    # Showing
    # -------------------------------------------------------------------------

    @api.model
    def _prepare_results(self, outcomes):
        counts = {}
        for rule, review, same in outcomes:
            row = counts.setdefault(rule, {"proposed": 0, "same": 0, "wrong": 0})
            row["proposed"] += 1
            row["same"] += same
            row["wrong"] += not same and not review
        return [
            fields.Command.create(
                {
                    "rule_id": rule.id,
                    "proposed_count": row["proposed"],
                    "same_count": row["same"],
                    "wrong_count": row["wrong"],
                }
            )
            for rule, row in sorted(counts.items(), key=lambda r: -r[0].score)
        ]

    def _get_summary(self, outcomes):
        same = sum(same for _rule, _review, same in outcomes)
        automatic = sum(not review for _rule, review, _same in outcomes)
        wrong = sum(not same and not review for _rule, review, same in outcomes)
        return self.env._(
            "%(proposed)s proposals, %(same)s the same as what people posted; "
            "%(automatic)s without review, %(wrong)s of them different.",
            proposed=len(outcomes),
            same=same,
            automatic=automatic,
            wrong=wrong,
        )


class BankRuleTrialResult(models.TransientModel):
    _name = "bank.rule.trial.result"
    _inherit = ["bank.wizard"]
    _description = "What a Rule Would Have Done"

    trial_id = fields.Many2one("bank.rule.trial", required=True, ondelete="cascade")
    rule_id = fields.Many2one(
        "bank.payment.rule", help="Empty: a text mapping or the partner alone decided."
    )
    confidence = fields.Selection(related="rule_id.confidence")
    proposed_count = fields.Integer(string="Proposed")
    same_count = fields.Integer(string="As People Did It")
    wrong_count = fields.Integer(
        string="Different, Without Review",
        help="Would have been posted automatically, and otherwise than people did.",
    )
