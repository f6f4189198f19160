"""How late partners pay, and in which way."""

from collections import defaultdict

from odoo import models

from .summary_tallies import add_rows

#: Once is no habit.
ENOUGH = 2


class BankHistorySummary(models.AbstractModel):
    """Finds habits."""

    _inherit = "bank.history.summary"

    def _find_delays(self, run):
        groups = defaultdict(list)
        for row in self._read_tallies(run, ("delay",), ("partner_id", "is_in", "days")):
            groups[row["partner_id"], row["is_in"]].append(row)
        return [
            {
                **add_rows(*rows),
                "kind": "delay",
                "days": _get_median({row["days"]: row["count"] for row in rows}),
                "total": sum(row["count"] for row in rows),
            }
            for rows in groups.values()
            if sum(row["count"] for row in rows) >= ENOUGH
        ]

    def _find_ways(self, run):
        groups = defaultdict(list)
        for row in self._read_tallies(run, ("way",), ("partner_id", "is_in", "way")):
            groups[row["partner_id"], row["is_in"]].append(row)
        return [
            # The most frequent comes first.
            {**rows[0], "kind": "way", "total": sum(row["count"] for row in rows)}
            for rows in groups.values()
            if rows[0]["count"] >= ENOUGH
            and 2 * rows[0]["count"] > sum(row["count"] for row in rows)
        ]


def _get_median(counts):
    """The value in the middle; the later one of two.

    :param counts: {value: how often}
    """
    half, so_far = sum(counts.values()) // 2, 0
    for value in sorted(counts):
        so_far += counts[value]
        if so_far > half:
            return value
    return 0
