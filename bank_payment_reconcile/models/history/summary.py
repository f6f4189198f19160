"""From the tallies of a run to its findings."""

import json

from odoo import models

from ..record.bulk import insert_rows, update_rows

#: Values of a finding that a tally of its kind does not have.
_NOTHING = {
    "is_in": False,
    "partner_id": False,
    "account_number": False,
    "name": False,
    "text": False,
    "account_id": False,
    "tax_keys": False,
    "analytic_distribution": False,
    "days": 0,
    "way": False,
    "largest": 0.0,
    "payee_accounts": False,
    "obstacle": False,
}
#: What each run says anew.
_RENEWED = (
    "count",
    "total",
    "first_date",
    "last_date",
    "first_line_id",
    "last_line_id",
    "days",
    "way",
    "largest",
    "payee_accounts",
    "obstacle",
)
#: What says which finding it is; the rest may change from run to run.
_SAID = (
    "kind",
    "is_in",
    "partner_id",
    "account_number",
    "name",
    "text",
    "account_id",
    "tax_keys",
    "analytic_distribution",
)
_FIELDS = {**dict.fromkeys((*_SAID, *_RENEWED)), **_NOTHING}


class BankHistorySummary(models.AbstractModel):
    """Makes findings of what a run counted."""

    _inherit = "bank.history.summary"

    def _store_findings(self, run):
        """Renew the findings of a company by what a run counted.

        What is not found any more is no longer proposed; what somebody took or removed
        stays, so that it is not proposed again.
        """
        found = [
            *self._find_payers(run),
            *self._find_texts(run),
            *self._find_delays(run),
            *self._find_ways(run),
        ]
        Finding = self.env["bank.history.finding"].sudo()
        known = {
            finding.identity: finding
            for finding in Finding.search([("company_id", "=", run.company_id.id)])
        }
        lines = self._get_existing_lines(found)
        rows = {}
        for values in found:
            for name in ("first_line_id", "last_line_id"):
                values[name] = values[name] in lines and values[name]
            identity = json.dumps(
                [values.get(name, _NOTHING.get(name)) for name in _SAID], sort_keys=True
            )
            rows[identity] = {
                name: values.get(name, default) for name, default in _FIELDS.items()
            }
        update_rows(
            Finding,
            {
                known[identity].id: {name: row[name] for name in _RENEWED}
                for identity, row in rows.items()
                if identity in known
            },
        )
        insert_rows(
            Finding,
            [
                {
                    **row,
                    "identity": identity,
                    "state": "proposed",
                    "company_id": run.company_id.id,
                }
                for identity, row in rows.items()
                if identity not in known
            ],
        )
        gone = Finding.union(
            *(finding for identity, finding in known.items() if identity not in rows)
        )
        proposed = gone.filtered(lambda finding: finding.state == "proposed")
        update_rows(
            Finding,
            {finding.id: {"count": 0, "total": 0} for finding in gone - proposed},
        )
        proposed.unlink()

    def _get_existing_lines(self, found):
        """Ids of the examples that nobody deleted meanwhile."""
        ids = {row[name] for row in found for name in ("first_line_id", "last_line_id")}
        return set(self.env["account.bank.statement.line"].browse(ids).exists().ids)
