"""Odoo's own reconciliation models become mappings."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import float_compare

from ..record.rights import needs

#: Odoo's words for what a label has to hold, and ours.
OPERATORS = {
    "contains": "contains",
    "not_contains": "not_contains",
    "match_regex": "matches",
}


class BankTextMapping(models.Model):
    """A mapping that was one of Odoo's models."""

    _inherit = "bank.text.mapping"

    reconcile_model_id = fields.Many2one(
        "account.reconcile.model",
        string="Imported From",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
        help="Odoo's reconciliation model of which it was made; it is not made again.",
    )

    @needs("write")
    def action_import_reconciliation_models(self):
        """Make mappings of the company's own reconciliation models, each once.

        Of what a mapping cannot say a sentence tells; where it would apply to other
        lines, or book otherwise, than the model, no mapping is made.

        :return: a notification that stays until it is closed.
        """
        self.browse().check_access("create")
        done, told = self.browse(), []
        for model in self._find_reconciliation_models():
            mapping, sentences = self._import_reconciliation_model(model)
            done |= mapping
            told += sentences
        message = self.env._("Mappings made: %s.", len(done))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if told else "success",
                "sticky": bool(told),
                "message": "\n".join([message, *told]),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    @api.model
    def _find_reconciliation_models(self):
        """Those of the company that are in use and were not imported before."""
        models = self.env["account.reconcile.model"].search(
            Domain("company_id", "=", self.env.company.id)
        )
        known = self.with_context(active_test=False).search(
            Domain("reconcile_model_id", "in", models.ids)
        )
        return models - known.reconcile_model_id

    @api.model
    def _import_reconciliation_model(self, model):
        """One model as a mapping.

        :return: (the mapping, empty where none can be made; sentences on what of the
            model is not as it was)
        """
        obstacle = self._get_model_obstacle(model)
        if obstacle:
            return self.browse(), [obstacle]
        conditions, told = self._prepare_model_conditions(model)
        values = {
            "text": model.name.strip(),
            "look_in": "nowhere",
            "company_id": model.company_id.id,
            "sequence": model.sequence,
            "review_required": model.trigger != "auto_reconcile",
            "partner_id": model.line_ids.partner_id.id,
            "journal_ids": [Command.set(model.match_journal_ids.ids)],
            "row_ids": [Command.create(row) for row in self._prepare_model_rows(model)],
            "condition_ids": [Command.create(each) for each in conditions],
            **self._prepare_model_amounts(model),
        }
        if model.next_activity_type_id:
            told.append(
                self.env._("%s: the next activity is not planned.", model.display_name)
            )
        try:
            with self.env.cr.savepoint():
                mapping = self.create(values)
                mapping._bank_write_by_code({"reconcile_model_id": model.id})
        except UserError as error:
            reason = str(error)
            return self.browse(), [
                self.env._(
                    "%(model)s was not imported: %(reason)s",
                    model=model.display_name,
                    reason=reason,
                )
            ]
        return mapping, told

    # -------------------------------------------------------------------------
    # What cannot be said
    # -------------------------------------------------------------------------

    @api.model
    def _get_model_obstacle(self, model):
        """Why no mapping can say what a model does; None where one can."""
        reason = None
        lines = model.line_ids
        if not lines or any(not line.account_id for line in lines):
            reason = self.env._("it books to no account")
        elif len(lines.partner_id) > 1 or (
            lines.partner_id and any(not line.partner_id for line in lines)
        ):
            reason = self.env._("its rows have different partners")
        elif any(line.amount_type == "regex" for line in lines):
            reason = self.env._("it takes an amount from the text")
        elif self._prepare_model_rows(model) is None:
            reason = self.env._(
                "a percentage of what other rows leave stands where a mapping counts "
                "from the whole line"
            )
        elif not model.match_label and not model.match_partner_ids:
            reason = self.env._("it has no condition on a text or a partner")
        elif min(self._get_model_bounds(model)) < 0:
            reason = self.env._("its amounts have a sign")
        elif model.match_label == "not_contains" and not model.match_partner_ids:
            reason = self.env._("it fits any text but one")
        if reason is None:
            return None
        return self.env._(
            "%(model)s was not imported: %(reason)s.",
            model=model.display_name,
            reason=reason,
        )

    # -------------------------------------------------------------------------
    # What can
    # -------------------------------------------------------------------------

    @api.model
    def _prepare_model_conditions(self, model):
        """:return: (values of conditions, sentences)"""
        conditions, told = [], []
        if model.match_label:
            conditions.append(
                {
                    "subject": "text",
                    "operator": OPERATORS[model.match_label],
                    "value": model.match_label_param or "",
                }
            )
        partners = model.match_partner_ids
        if len(partners) == 1:
            conditions.append(
                {"subject": "name", "operator": "contains", "value": partners.name}
            )
        elif partners:
            # Literally, in whatever order: as one expression.
            names = "|".join(_literally(name) for name in partners.mapped("name"))
            conditions.append(
                {"subject": "name", "operator": "matches", "value": f"(?:{names})"}
            )
        if partners:
            told.append(
                self.env._(
                    "%s: its partners are known by the names that the bank writes.",
                    model.display_name,
                )
            )
        return conditions, told

    @api.model
    def _get_model_bounds(self, model):
        """The smallest and the largest amount of a model's lines; 0: any."""
        low = model.match_amount_min if model.match_amount != "lower" else 0
        high = model.match_amount_max if model.match_amount != "greater" else 0
        return (low, high) if model.match_amount else (0, 0)

    @api.model
    def _prepare_model_amounts(self, model):
        low, high = self._get_model_bounds(model)
        return {"amount_from": low, "amount_to": high}

    @api.model
    def _prepare_model_rows(self, model):
        """Values of rows; None where they cannot be told.

        Odoo takes a "percentage" of what the rows before leave: all of it is our rest,
        and a part of it a part of the whole line, unless a fixed amount went before.
        """
        rows, left, has_fixed = [], 100.0, False
        lines = model.line_ids.sorted(lambda line: (line.sequence, line.id))
        for line in lines:
            row = {
                "sequence": line.sequence,
                "account_id": line.account_id.id,
                "tax_ids": [Command.set(line.tax_ids.ids)],
                "analytic_distribution": line.analytic_distribution,
                "label": line.label,
            }
            is_all = float_compare(line.amount, 100.0, precision_digits=4) == 0
            if line.amount_type == "fixed":
                row |= {"share": "fixed", "fixed_amount": line.amount}
                has_fixed = True
            elif line.amount_type == "percentage_st_line":
                row |= {"share": "percent", "percent": line.amount}
                left -= line.amount
            elif is_all and line == lines[-1]:
                row["share"] = "rest"
            elif has_fixed or is_all:
                return None
            else:
                percent = left * line.amount / 100
                row |= {"share": "percent", "percent": percent}
                left -= percent
            rows.append(row)
        return rows


def _literally(text):
    """A text as a regular expression that matches it."""
    return "".join(f"\\{c}" if c in r"\.^$*+?{}[]|()" else c for c in text)
