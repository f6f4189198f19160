"""What a mapping asks of a bank line besides its words, and where these must stand."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ... import matching
from ..record.labels import get_labels

#: Where the words of a mapping are looked for.
PLACES = [
    ("both", "Text or Name"),
    ("text", "Text"),
    ("name", "Name"),
    ("nowhere", "Title Only"),
]
SUBJECTS = [
    ("text", "Text"),
    ("name", "Name"),
    ("account", "Account"),
    ("type", "Transaction Type"),
]
OPERATORS = [
    ("contains", "contains"),
    ("not_contains", "does not contain"),
    ("matches", "matches the regular expression"),
]
DIRECTIONS = [("both", "Money In and Out"), ("in", "Money In"), ("out", "Money Out")]
#: Shorter words stand in too many texts to tell one payment from another.
SHORTEST = 3


class BankTextMappingCondition(models.Model):
    """One thing that a line's text, or what the bank tells of the other side, must
    hold, or must not."""

    _name = "bank.text.mapping.condition"
    _inherit = ["bank.mapping.part"]
    _description = "Condition of a Text-to-Account Mapping"
    _order = "sequence, id"

    subject = fields.Selection(
        SUBJECTS,
        string="Of",
        required=True,
        default="text",
        help="Name and account are those that the bank gives of the payer or payee.",
    )
    operator = fields.Selection(
        OPERATORS, string="Condition", required=True, default="contains"
    )
    value = fields.Char(
        required=True,
        help="Upper and lower case count the same. A regular expression may match "
        "anywhere; ^ is the beginning and $ the end.",
    )

    @api.constrains("operator", "value")
    def _check_value(self):
        for condition in self:
            if not condition.value.strip():
                raise ValidationError(
                    self.env._(
                        'A condition of the mapping "%s" is empty: enter what to look '
                        "for, or delete the row.",
                        condition.mapping_id.text,
                    )
                )
            if condition.operator != "matches":
                continue
            if error := matching.pattern_error(condition.value):
                raise ValidationError(condition._bank_tell_pattern_error(error))

    def _bank_tell_pattern_error(self, error):
        """:param error: what is wrong, of `matching.pattern_error`."""
        told = {
            "long": self.env._("it is too long"),
            "empty": self.env._("it matches an empty text, and so every line"),
            "recursive": self.env._("it calls itself, or allows for typing errors"),
        }
        return self.env._(
            'The mapping "%(text)s" cannot use the regular expression %(pattern)s: '
            "%(error)s.",
            text=self.mapping_id.text,
            pattern=self.value,
            error=told.get(error, error),
        )

    def _to_matching(self):
        return tuple(
            matching.Condition(condition.subject, condition.operator, condition.value)
            for condition in self
        )


class BankTextMapping(models.Model):
    """A mapping's conditions: all of them must hold."""

    _inherit = "bank.text.mapping"

    look_in = fields.Selection(
        PLACES,
        required=True,
        default="both",
        tracking=True,
        help="Where a line must contain the words: in its text, or in the name that "
        "the bank gives of the payer or payee. A title only: the conditions decide.",
    )
    direction = fields.Selection(
        DIRECTIONS, required=True, default="both", tracking=True
    )
    amount_from = fields.Monetary(
        tracking=True,
        help="The mapping is not used for smaller lines; in the company's currency, "
        "without a sign.",
    )
    amount_to = fields.Monetary(
        tracking=True,
        help="The mapping is not used for larger lines; in the company's currency, "
        "without a sign. 0: however large.",
    )
    journal_ids = fields.Many2many(
        "account.journal",
        string="Banks",
        domain="[('type', 'in', ('bank', 'cash', 'credit'))]",
        check_company=True,
        tracking=True,
        help="Empty: the lines of every bank.",
    )
    condition_ids = fields.One2many(
        "bank.text.mapping.condition", "mapping_id", string="Conditions", copy=True
    )
    condition_summary = fields.Char(
        compute="_compute_condition_summary",
        store=True,
        string="Further Conditions",
        tracking=True,
    )
    has_words_only = fields.Boolean(
        compute="_compute_has_words_only",
        store=True,
        help="Nothing but its words tells the mapping from another.",
    )

    @api.depends(
        "condition_ids.subject",
        "condition_ids.operator",
        "condition_ids.value",
        "condition_ids.sequence",
    )
    def _compute_condition_summary(self):
        Condition = self.env["bank.text.mapping.condition"]
        subjects = get_labels(Condition, "subject")
        operators = get_labels(Condition, "operator")
        for mapping in self:
            mapping.condition_summary = "; ".join(
                f"{subjects[condition.subject]} {operators[condition.operator]} "
                f"“{condition.value}”"
                for condition in mapping.condition_ids
                if condition.subject and condition.operator
            )

    @api.depends("condition_ids", "amount_from", "amount_to", "journal_ids")
    def _compute_has_words_only(self):
        for mapping in self:
            mapping.has_words_only = not (
                mapping.condition_ids
                or mapping.amount_from
                or mapping.amount_to
                or mapping.journal_ids
            )

    @api.constrains("amount_from", "amount_to")
    def _check_amounts(self):
        for mapping in self:
            low, high = mapping.amount_from, mapping.amount_to
            if low < 0 or high < 0 or (high and high < low):
                raise ValidationError(
                    self.env._(
                        'The amounts of the mapping "%s" fit no line: enter them '
                        "without a sign, the smaller one first.",
                        mapping.text,
                    )
                )

    @api.constrains("look_in", "condition_ids")
    def _check_tells_something(self):
        """A title alone tells nothing, and what must be missing is in most texts."""
        for mapping in self:
            if mapping.look_in == "nowhere" and not any(
                condition.operator == "matches"
                or (
                    condition.operator == "contains"
                    and len(condition.value.strip()) >= SHORTEST
                )
                for condition in mapping.condition_ids
            ):
                raise ValidationError(
                    self.env._(
                        'The mapping "%s" fits any line: choose where to look for its '
                        "words, or add a condition with at least three characters.",
                        mapping.text,
                    )
                )

    def _bank_note_change(self):
        """What was proposed before a condition or a row changed is a person's to see.

        The summary tells it in the messages; the date is what is asked before posting.
        """
        self.exists().sudo().write({"write_date": fields.Datetime.now()})

    def _bank_check_what_is_left(self):
        """What was taken from a mapping, or changed, may have been all that it had."""
        existing = self.exists()
        existing._check_tells_something()
        existing._check_account()

    def _prepare_conditions(self):
        """The conditions as the matcher wants them."""
        self.ensure_one()
        to_minor = self.env["bank.matching.ledger"]._to_minor
        return {
            "look_in": self.look_in,
            "direction": self.direction,
            "amount_from": to_minor(self.amount_from, self.currency_id) or None,
            "amount_to": to_minor(self.amount_to, self.currency_id) or None,
            "conditions": self.condition_ids._to_matching(),
        }
