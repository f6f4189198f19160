"""Who did the work, and which rules did."""

from collections import Counter

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

#: What a person does to a line: the field that says who, and which lines count.
DEEDS = {
    "accepted": ("accepted_by_id", Domain.TRUE),
    "posted": ("posted_by_id", Domain("is_automatic", "=", False)),
    "undone": ("undone_by_id", Domain.TRUE),
}
#: What lines are grouped by to tell who did what.
BY_PERSON = ("accepted_by_id", "posted_by_id", "undone_by_id", "is_automatic")
#: What they are grouped by to tell which rules did.
BY_RULE = (
    "state",
    "rule_id",
    "is_mapped",
    "is_corrected",
    "undone_rule_id",
    "undone_is_mapped",
)


class BankLineFigures(models.Model):
    """People and rules, of the lines that came in a period."""

    _inherit = "bank.line.figures"

    @api.model
    def _count_alike(self, domain, names):
        """Lines that are alike in some fields, counted: a few rows.

        :return: list of dicts, `count` beside the fields
        """
        columns = {name: SQL.identifier(name) for name in names}
        return self._count_figures(
            domain,
            {**columns, "count": SQL("count(*)")},
            SQL(", ").join(columns.values()),
        )

    # -------------------------------------------------------------------------
    # People
    # -------------------------------------------------------------------------

    @api.model
    def _get_people(self, domain):
        """Who accepted, posted and undid how many lines, who posted most first.

        :param domain: the lines.
        :return: dict: `people`, dicts with `id`, `name` and a figure for each deed;
            `automatic`, the figure of what the scheduled action posted
        """
        counts, automatic = Counter(), 0
        for row in self._count_alike(domain, BY_PERSON):
            automatic += row["count"] if row["is_automatic"] else 0
            for deed, (field, _which) in DEEDS.items():
                if deed != "posted" or not row["is_automatic"]:
                    counts[row[field], deed] += row["count"]
        # Whoever reads figures need not be let see users.
        users = self.env["res.users"].sudo()
        people = [
            {
                "id": user.id,
                "name": user.display_name,
                **self._prepare_deeds(user, counts, domain),
            }
            for user in users.browse({user_id for user_id, _deed in counts if user_id})
        ]
        people.sort(key=lambda one: (-one["posted"]["value"], one["name"]))
        return {
            "people": people,
            "automatic": self._prepare_figure(
                automatic, domain & Domain("is_automatic", "=", True)
            ),
        }

    @api.model
    def _prepare_deeds(self, user, counts, domain):
        return {
            deed: self._prepare_figure(
                counts[user.id, deed], domain & Domain(field, "=", user.id) & which
            )
            for deed, (field, which) in DEEDS.items()
        }

    # -------------------------------------------------------------------------
    # Rules
    # -------------------------------------------------------------------------

    @api.model
    def _get_rules(self, domain):
        """By which rules lines were posted, be they undone since, and how many of those
        were undone or corrected; text mappings count as one rule.

        A line that was undone and posted by another rule counts at both.

        :param domain: the lines.
        :return: list of dicts: id (False for text mappings), name, and the figures
            `hits` and `undone`, most hits first
        """
        hits, undone = Counter(), Counter()
        for row in self._count_alike(domain, BY_RULE):
            wrong = _get_wrong(row)
            hits.update(dict.fromkeys(wrong, row["count"]))
            undone.update({key: row["count"] for key in wrong if wrong[key]})
        # Whoever reads figures need not be let see rules.
        rules = self.env["bank.payment.rule"].sudo().browse(filter(None, hits))
        names = {rule.id: rule.display_name for rule in rules}
        names[False] = self.env._("Text mappings")
        return [
            {
                "id": rule_id,
                "name": names[rule_id],
                **self._prepare_rule(rule_id, count, undone[rule_id], domain),
            }
            for rule_id, count in sorted(
                hits.items(), key=lambda hit: (-hit[1], names[hit[0]])
            )
        ]

    @api.model
    def _prepare_rule(self, rule_id, hits, undone, domain):
        posted = Domain("state", "=", "posted") & Domain("rule_id", "=", rule_id)
        taken_back = Domain("undone_rule_id", "=", rule_id)
        if not rule_id:
            posted &= Domain("is_mapped", "=", True)
            taken_back &= Domain("undone_is_mapped", "=", True)
        corrected = posted & Domain("is_corrected", "=", True)
        return {
            "hits": self._prepare_figure(hits, domain & (posted | taken_back)),
            "undone": self._prepare_figure(undone, domain & (corrected | taken_back)),
        }


def _get_wrong(row):
    """{rule by which lines like these were posted, False for text mappings: whether it
    was undone or corrected}"""
    wrong = {}
    if row["state"] == "posted" and (row["rule_id"] or row["is_mapped"]):
        wrong[row["rule_id"] or False] = row["is_corrected"]
    if row["undone_rule_id"] or row["undone_is_mapped"]:
        wrong[row["undone_rule_id"] or False] = True
    return wrong
