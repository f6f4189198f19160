"""What a check found is kept: what is found again stays as it is, accepted or not."""

import json
from collections import defaultdict
from hashlib import sha256

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ..record.bulk import insert_links, insert_rows
from .finding import ORDER
from .kept_sentence import keep

#: What tells whether it is the same finding, besides its documents.
_SAME = ("line_id", "level", "field", "fingerprint", "changed_by_id")


class BankPaymentRun(models.Model):
    """Stores findings, by the thousand."""

    _inherit = "bank.payment.run"

    def _get_open_findings(self):
        """Those that keep the run from being exported."""
        return self.env["bank.payment.finding"].search(
            Domain("run_id", "=", self.id)
            & (
                Domain("level", "=", "red")
                | Domain("level", "=", "word") & Domain("accepted_by_id", "=", False)
            )
        )

    def _store_findings(self, found):
        """Make the findings of a run those of this check.

        What is found again, of a payment that says the same, stays as it is. What a
        person accepted stays accepted, though it may be more or less grave now.

        :param found: list of `Found`
        """
        self.ensure_one()
        known, accepted = self._get_known_findings()
        said = self._get_fingerprints()
        rows, documents = [], []
        for each in found:
            row = self._prepare_finding(each, said)
            moves = sorted(set(each.move_ids))
            if same := known.get(_identify(row, moves)):
                same.pop()
                continue
            by, at = accepted.get(row["fingerprint"], (None, None))
            rows.append({**row, "accepted_by_id": by, "accepted_on": at})
            documents.append(moves)
        gone = [finding for same in known.values() for finding in same]
        Finding = self.env["bank.payment.finding"].sudo()
        Finding.browse(gone).unlink()
        findings = insert_rows(Finding, rows)
        insert_links(
            Finding,
            "move_ids",
            [
                (finding.id, move)
                for finding, moves in zip(findings, documents, strict=True)
                for move in moves
            ],
        )
        self.invalidate_recordset(["finding_ids"])

    def _prepare_finding(self, found, said):
        """Values of the stored fields, apart from documents and acceptance.

        :param said: of `_get_fingerprints`.
        """
        kept = keep(found.sentence)
        return {
            "run_id": self.id,
            "company_id": self.company_id.id,
            "line_id": found.line_id or None,
            "level": found.level,
            "rank": ORDER[found.level],
            "code": found.code,
            "field": found.field or None,
            "sentence": kept,
            "fingerprint": _digest([found.code, kept, said.get(found.line_id)]),
            "changed_by_id": found.user_id or None,
        }

    def _get_known_findings(self):
        """What the last check found, in one query.

        :return: ({what tells a finding: ids}, {fingerprint: (who accepted it, when)})
        """
        Finding = self.env["bank.payment.finding"]
        Finding.flush_model()
        documents = Finding._fields["move_ids"]
        rows = self.env.execute_query_dict(
            SQL(
                """
                SELECT finding.id, finding.accepted_by_id, finding.accepted_on,
                       %(same)s,
                       ARRAY(
                           SELECT document.%(document)s
                             FROM %(documents)s document
                            WHERE document.%(finding)s = finding.id
                         ORDER BY 1
                       ) AS moves
                  FROM bank_payment_finding finding
                 WHERE finding.run_id = %(run)s
              ORDER BY finding.id DESC
                """,
                same=SQL(", ").join(SQL.identifier("finding", name) for name in _SAME),
                document=SQL.identifier(documents.column2),
                documents=SQL.identifier(documents.relation),
                finding=SQL.identifier(documents.column1),
                run=self.id,
            )
        )
        known, accepted = defaultdict(list), {}
        for row in rows:
            known[_identify(row, row["moves"])].append(row["id"])
            if by := row["accepted_by_id"]:
                accepted[row["fingerprint"]] = (by, row["accepted_on"])
        return known, accepted

    def _get_fingerprints(self):
        """{id of a payment: what it says, in short}: to whom, how much, of what."""
        rows = self.env.execute_query_dict(
            SQL(
                """
                SELECT line.id, line.partner_id, bank.sanitized_acc_number, line.amount,
                       line.currency_id, line.reference, line.text,
                       line.destination_journal_id,
                       COALESCE(line.execution_date, run.execution_date) AS day,
                       (SELECT STRING_AGG(
                                   CONCAT_WS(
                                       ':', move_line_id, amount, discount_amount
                                   ),
                                   ',' ORDER BY move_line_id
                               )
                          FROM bank_payment_item item
                         WHERE item.line_id = line.id) AS items
                  FROM bank_payment_line line
                  JOIN bank_payment_run run ON run.id = line.run_id
             LEFT JOIN res_partner_bank bank ON bank.id = line.partner_bank_id
                 WHERE line.run_id = %s
                """,
                self.id,
            )
        )
        return {row.pop("id"): _digest(row) for row in rows}


def _identify(row, moves):
    """What tells whether two findings are the same."""
    return (*(row[name] for name in _SAME), *moves)


def _digest(value):
    text = json.dumps(value, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()
