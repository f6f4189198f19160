"""A run is checked: by what its file may hold, and by what the books say."""
# pylint: disable=prefer-env-translation

import json
from collections import defaultdict
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ... import payment_files
from ...sentences import _
from ..record.rights import needs
from .found import Found
from .kept_sentence import keep

#: Findings that are named where a run is refused; of the others it is said how many.
NAMED = 10


class BankPaymentRun(models.Model):
    """Checks the payments of a run before they are exported."""

    _inherit = "bank.payment.run"

    finding_ids = fields.One2many(
        "bank.payment.finding", "run_id", string="Findings", readonly=True, copy=False
    )
    red_count = fields.Integer(
        string="To Mend", compute="_compute_finding_counts", compute_sudo=True
    )
    word_count = fields.Integer(
        string="To Accept", compute="_compute_finding_counts", compute_sudo=True
    )
    yellow_count = fields.Integer(
        string="To Look At", compute="_compute_finding_counts", compute_sudo=True
    )

    @api.depends("finding_ids.level", "finding_ids.accepted_by_id")
    def _compute_finding_counts(self):
        counts = defaultdict(int)
        for run, level, is_accepted, count in self.env[
            "bank.payment.finding"
        ]._read_group(
            [("run_id", "in", self.ids)],
            ["run_id", "level", "accepted_by_id"],
            ["__count"],
        ):
            if not is_accepted:
                counts[run.id, level] += count
        for run in self:
            run.red_count = counts[run._origin.id, "red"]
            run.word_count = counts[run._origin.id, "word"]
            run.yellow_count = counts[run._origin.id, "yellow"]

    # -------------------------------------------------------------------------
    # Checking
    # -------------------------------------------------------------------------

    @needs("write")
    def action_check(self):
        """Check the payments of runs that are not exported; see `finding_ids`."""
        self._check_findings_open()
        for run in self:
            run._store_findings(run._find_all())
            run._set_state_checked()

    def _check_ready(self):
        """Refuse a run as long as something in it is to be mended or accepted.

        :raises UserError: names the payments and what is wrong with each.
        """
        for run in self:
            findings = run.finding_ids._filter_open()
            if not findings:
                continue
            told = [finding._tell() for finding in findings[:NAMED]]
            if more := len(findings) - len(told):
                told.append(self.env._("… and %s more.", more))
            raise UserError(
                self.env._(
                    "%(run)s is not exported yet, %(count)s findings stand against "
                    "it:\n%(findings)s",
                    run=run.name,
                    count=len(findings),
                    findings="\n".join(told),
                )
            )

    def _set_state_checked(self):
        """The state that the findings allow; a release holds as long as they do."""
        self.ensure_one()
        is_red = "red" in self.finding_ids.mapped("level")
        if is_red and self.state != "draft":
            self.sudo().write(
                {"state": "draft", "released_by_id": False, "released_on": False}
            )
        elif not is_red and self.state == "draft":
            self.sudo().write({"state": "checked"})

    # -------------------------------------------------------------------------
    # What is found
    # -------------------------------------------------------------------------

    def _find_all(self):
        """All that is found, of the file and of the books."""
        self.ensure_one()
        # What is asked of the database is what is in memory.
        self.env.flush_all()
        facts = self._get_order_facts()
        return [
            *self._find_in_file(facts),
            *self._find_in_orders(facts),
            *self._find_in_accounts(facts),
            *self._find_in_documents(),
            *self._find_in_mandates(facts),
            *self._find_doubles(facts),
            *self._find_in_answers(facts),
        ]

    def _find_in_answers(self, facts):
        """Hook: what banks said of these accounts when they were paid to before.

        :param facts: of `_get_order_facts`.
        :return: list of `Found`
        """
        return []

    def _find_in_file(self, facts):
        """What the bank's format does not take."""
        if not facts:
            text = _("There is nothing to pay in this run: add payments to it.")
            return [Found("red", None, "empty", "", text)]
        bank_format = self.journal_id._bank_get_payment_format(self.kind)
        if not bank_format.name:
            text = _(
                "No payment format is chosen for %(bank)s: choose it on the bank, "
                "under Electronic Services.",
                bank=self.journal_id.display_name,
            )
            return [Found("red", None, "no_format", "", text)]
        found = payment_files.check(self._prepare_batch(), bank_format)
        return [
            Found(each.level, each.key, each.code, each.field, each.sentence)
            for each in found
        ]

    # -------------------------------------------------------------------------
    # Storing
    # -------------------------------------------------------------------------

    def _store_findings(self, found):
        """Replace the findings; the same of the same payment stays accepted."""
        self.ensure_one()
        accepted = {
            finding.fingerprint: {
                "accepted_by_id": finding.accepted_by_id.id,
                "accepted_on": finding.accepted_on,
            }
            for finding in self.finding_ids
            if finding.accepted_by_id
        }
        self.finding_ids.sudo().unlink()
        said = self._get_fingerprints()
        values = []
        for each in found:
            kept = keep(each.sentence)
            fingerprint = _digest([each.code, kept, said.get(each.line_id)])
            vals = {
                "run_id": self.id,
                "line_id": each.line_id,
                "level": each.level,
                "code": each.code,
                "field": each.field,
                "sentence": kept,
                "fingerprint": fingerprint,
                "changed_by_id": each.user_id,
                **accepted.get(fingerprint, {}),
            }
            if each.move_ids:
                vals["move_ids"] = [fields.Command.set(each.move_ids)]
            values.append(vals)
        self.env["bank.payment.finding"].sudo().create(values)
        self.invalidate_recordset(["finding_ids"])

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


def _digest(value):
    text = json.dumps(value, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()
