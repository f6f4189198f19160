"""Payment application rules: what evidence gives which confidence."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...matching import CONFIDENCE_RANK, DEFAULT_RULES
from ...matching import Rule as MatchingRule
from ..record.labels import get_labels
from ..record.rights import needs


class BankPaymentRule(models.Model):
    """A rule: what evidence about partner, document and amount is worth."""

    _name = "bank.payment.rule"
    _inherit = ["bank.shared", "bank.tracked", "bank.record"]
    _description = "Payment Application Rule"
    _order = "score desc, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    code = fields.Char(
        readonly=True,
        copy=False,
        help="Identifies a default rule, so that it can be restored.",
    )
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self._default_company(),
        help="Empty: for every company that has no rules of its own.",
        tracking=True,
    )
    confidence = fields.Selection(
        [("low", "Low"), ("medium", "Medium"), ("high", "High")],
        required=True,
        default="medium",
        tracking=True,
    )
    priority = fields.Integer(
        default=100,
        required=True,
        help="1 is tried first among the rules of the same confidence.",
        tracking=True,
    )
    score = fields.Integer(compute="_compute_score", store=True)
    related_party = fields.Selection(
        [("fully", "Fully"), ("partially", "Partially"), ("no", "No")],
        string="Partner Identified",
        help="By account, name or address. Empty: not considered.",
        tracking=True,
    )
    document = fields.Selection(
        [("yes", "Yes"), ("yes_multiple", "Yes, several"), ("no", "No")],
        string="Document Named",
        help="The text names the document's number or reference. "
        "Empty: not considered.",
        tracking=True,
    )
    amount = fields.Selection(
        [("one", "One item"), ("multiple", "Several items"), ("none", "No item")],
        string="Items With That Amount",
        help="Open items of the partner whose amount lies within the journal's "
        "tolerance. Empty: not considered.",
        tracking=True,
    )
    direct_debit = fields.Selection(
        [("yes", "Yes"), ("no", "No")],
        string="Direct Debit Collection",
        help="The end-to-end id is that of a collection of the item. "
        "Empty: not considered.",
        tracking=True,
    )
    review_required = fields.Boolean(
        default=True,
        help="A person has to look at what this rule applied before it is posted "
        "automatically.",
        tracking=True,
    )

    _priority_range = models.Constraint(
        "CHECK (priority BETWEEN 1 AND 999)",
        "The priority of a rule lies between 1 and 999.",
    )
    # Two who restore the defaults at once make each rule once.
    _code_unique = models.UniqueIndex(
        "(COALESCE(company_id, 0), code) WHERE code IS NOT NULL",
        "The company already has this default rule: reload the page.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("confidence", "priority")
    def _compute_score(self):
        for rule in self:
            rank = CONFIDENCE_RANK.get(rule.confidence, 0)
            rule.score = (rank + 1) * 1000 - rule.priority

    @api.depends("code", "confidence", "priority")
    def _compute_display_name(self):
        labels = get_labels(self, "confidence")
        for rule in self:
            rule.display_name = rule.code or self.env._(
                "%(confidence)s %(priority)s",
                confidence=labels.get(rule.confidence, ""),
                priority=rule.priority,
            )

    # -------------------------------------------------------------------------
    # Defaults
    # -------------------------------------------------------------------------

    @api.model
    def _default_company(self):
        """Whoever may not write what all companies share makes rules of his own."""
        none = self.env["res.company"]
        return none if self._may_write_in(False) else self.env.company

    @api.model
    def _prepare_default_rules(self):
        """The 25 default rules (`matching.DEFAULT_RULES`) as values to create."""
        return [
            {
                "code": rule.code,
                "confidence": rule.confidence,
                "priority": rule.priority,
                "related_party": rule.related_party or False,
                "document": rule.document or False,
                "amount": rule.amount or False,
                "direct_debit": rule.direct_debit or False,
                "review_required": rule.review_required,
                "active": True,
            }
            for rule in DEFAULT_RULES
        ]

    @api.model
    def _restore_defaults(self, company=None):
        """Put the default rules of a company back as they were delivered.

        :param company: the company whose own rules are restored; None restores
            the rules shared by all.
        """
        company_id = company.id if company else False
        existing = {
            rule.code: rule
            for rule in self.with_context(active_test=False).search(
                [("company_id", "=", company_id), ("code", "!=", False)]
            )
        }
        to_create = []
        for vals in self._prepare_default_rules():
            if rule := existing.get(vals["code"]):
                rule._bank_write_by_code(vals)
            else:
                to_create.append({**vals, "company_id": company_id})
        return self._bank_create_by_code(to_create)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        """What was posted by a rule goes on saying by which."""
        by_it = Domain("rule_id", "in", self.ids)
        for model, domain in (
            ("bank.payment.application", by_it & Domain("state", "=", "posted")),
            ("bank.posting.log", by_it),
        ):
            if used := self.env[model].sudo().search(domain, limit=1).rule_id:
                raise UserError(
                    self.env._(
                        "Payments were posted by the rule %s: archive it instead of "
                        "deleting it.",
                        used.display_name,
                    )
                )

    # Of whatever rules the list shows: it works on those of the company chosen.
    @needs("write", "bank.payment.rule")
    def action_restore_defaults(self):
        """Restore the default rules; rules a person added stay as they are.

        Those of the company chosen where it has rules of its own. What all companies
        share is the system administrator's: anybody else gets rules of the company's
        own, from the defaults.
        """
        company = self.env.company
        is_shared = self.env.user.has_group("base.group_system") and not (
            self.with_context(active_test=False).search_count(
                [("company_id", "=", company.id)], limit=1
            )
        )
        self._restore_defaults(None if is_shared else company)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    # -------------------------------------------------------------------------
    # For the matcher
    # -------------------------------------------------------------------------

    @api.model
    def _get_rules(self, company):
        """The rules in force for a company: its own or those of the companies it
        is a branch of; where there are none, the shared ones."""
        rules = self.with_context(active_test=True)
        own = rules.search(Domain("company_id", "parent_of", company.ids))
        return own or rules.search([("company_id", "=", False)])

    def _to_matching(self):
        return [
            MatchingRule(
                key=rule.id,
                code=rule.code or "",
                confidence=rule.confidence,
                priority=rule.priority,
                related_party=rule.related_party or None,
                document=rule.document or None,
                amount=rule.amount or None,
                direct_debit=rule.direct_debit or None,
                review_required=rule.review_required,
            )
            for rule in self
        ]
