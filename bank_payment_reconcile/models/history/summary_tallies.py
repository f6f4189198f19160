"""What a run counted, over all its chunks."""

from odoo import models
from odoo.tools import SQL

NO_MORE = SQL("0")
#: What is told of each.
SEEN = ("count", "first_date", "last_date", "first_line_id", "last_line_id")


class BankHistorySummary(models.AbstractModel):
    """Reads tallies."""

    _name = "bank.history.summary"
    _description = "Summary of the History"

    def _read_tallies(self, run, kinds, names, more=NO_MORE, more_names=("zero",)):
        """What was counted over all chunks.

        :param more: SQL of what else is put together of each.
        :param more_names: names of that.
        :return: list of dicts of all these names, and of what was seen.
        """
        columns = SQL(", ").join(SQL.identifier(name) for name in names)
        rows = self.env.execute_query(
            SQL(
                """
                SELECT %(columns)s, sum(count)::int, min(first_date), max(last_date),
                       min(first_line), max(last_line), %(more)s
                  FROM bank_history_tally
                 WHERE run_id = %(run)s AND kind IN %(kinds)s
                 GROUP BY %(columns)s
                 ORDER BY sum(count) DESC, min(first_line)
                """,
                columns=columns,
                more=more,
                run=run.id,
                kinds=kinds,
            )
        )
        return [
            dict(zip((*names, *SEEN, *more_names), row, strict=True)) for row in rows
        ]


def add_rows(first, *others):
    """One row of several."""
    result = dict(first)
    for row in others:
        result["count"] += row["count"]
        if "largest" in result:
            result["largest"] = max(result["largest"], row["largest"])
            result["accounts"] = result["accounts"] | row["accounts"]
        result["first_date"] = min(result["first_date"], row["first_date"])
        result["last_date"] = max(result["last_date"], row["last_date"])
        result["first_line_id"] = min(result["first_line_id"], row["first_line_id"])
        result["last_line_id"] = max(result["last_line_id"], row["last_line_id"])
    return result
