"""A run is checked: by what its file may hold, and by what the books say."""
# pylint: disable=prefer-env-translation

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError

from ... import payment_files
from ...sentences import _
from ..record.rights import needs
from .found import Found

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
            run._check_payments()

    def _check_payments(self):
        """Make the findings of an open run anew.

        :return: what was checked, `payment_files.Batch`.
        """
        self.ensure_one()
        # What is asked of the database is what is in memory.
        self.env.flush_all()
        batch = self._prepare_batch()
        found = self._find_all(batch)
        self._store_findings(found)
        self._set_state_checked("red" in {each.level for each in found})
        return batch

    def _check_ready(self):
        """Refuse a run as long as something in it is to be mended or accepted.

        :raises UserError: names the payments and what is wrong with each.
        """
        for run in self:
            findings = run._get_open_findings()
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

    def _set_state_checked(self, is_red):
        """The state that the findings allow; a release holds as long as they do.

        :param is_red: whether one of them is to be mended.
        """
        self.ensure_one()
        if is_red and self.state != "draft":
            self.sudo().write(
                {"state": "draft", "released_by_id": False, "released_on": False}
            )
        elif not is_red and self.state == "draft":
            self.sudo().write({"state": "checked"})

    # -------------------------------------------------------------------------
    # What is found
    # -------------------------------------------------------------------------

    def _find_all(self, batch):
        """All that is found, of the file and of the books.

        :param batch: of `_prepare_batch`.
        """
        facts = self._get_order_facts()
        return [
            *self._find_in_file(facts, batch),
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

    def _find_in_file(self, facts, batch):
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
        found = payment_files.check(batch, bank_format)
        return [
            Found(each.level, each.key, each.code, each.field, each.sentence)
            for each in found
        ]
