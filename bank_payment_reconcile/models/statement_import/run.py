"""Importing a file with more lines than a person waits for, some hundred at a time."""

import json
import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import json_default

from ..record.background_run import OPEN_STATES
from ..record.machine_failures import is_of_the_machine
from ..record.rights import needs

_logger = logging.getLogger(__name__)
#: Lines created in one transaction; a killed server loses no more than these.
PART_LINES = 200
#: Parts that are matched together: each time the books are loaded once.
PARTS_APPLIED = 10


class BankImportRun(models.Model):
    """A bank's file that is read, and of which the lines come in part by part.

    Each part is committed by itself and knows whether it is done, so a run that was
    killed goes on where it was. The statement is made with its last part: until
    then it is absent, never half.
    """

    _name = "bank.import.run"
    _inherit = ["bank.background.run"]
    _description = "Import Run"
    _order = "id desc"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        readonly=True,
        check_company=True,
    )
    filename = fields.Char(readonly=True)
    attachment_id = fields.Many2one("ir.attachment", readonly=True)
    part_ids = fields.One2many("bank.import.part", "run_id")
    statement_ids = fields.Many2many("account.bank.statement", readonly=True)
    line_count = fields.Integer(string="Lines", readonly=True)
    remarks = fields.Text(readonly=True)
    error = fields.Text(readonly=True, help="Why the import did not go on.")

    # -------------------------------------------------------------------------
    # Ordering one
    # -------------------------------------------------------------------------

    @api.model
    def _order_import(self, journal, plans, attachment):
        """A run for what is new in these plans.

        :param plans: `ImportPlan` of every statement in the file for the journal
        """
        parts = []
        for plan in plans:
            parts += self._prepare_parts(journal, plan, len(parts))
            journal._bank_remember_known(plan)
        run = self.sudo().create(
            {
                "user_id": self.env.uid,
                "company_id": journal.company_id.id,
                "journal_id": journal.id,
                "filename": attachment.name,
                "attachment_id": attachment.id,
                "line_count": sum(len(plan.new) for plan in plans),
                "remarks": "\n".join(journal._bank_say_once(plans)),
                "part_ids": [(0, 0, part) for part in parts],
            }
        )
        self._trigger_processing()
        return run.sudo(False)

    @api.model
    def _prepare_parts(self, journal, plan, sequence):
        """The lines of a statement in parts; the last one closes the statement."""
        values = journal._bank_prepare_statement_lines(plan)
        adopted = journal._bank_get_lines_to_adopt(plan)
        if not values and not adopted:
            return []
        starts = range(0, len(values), PART_LINES) or [0]
        parts = [
            {
                "sequence": sequence + number,
                "line_count": len(values[start : start + PART_LINES]),
                "line_values": json.dumps(
                    values[start : start + PART_LINES], default=json_default
                ),
            }
            for number, start in enumerate(starts)
        ]
        parts[-1]["statement_values"] = json.dumps(
            {
                "values": journal._bank_prepare_statement(plan),
                "adopted": adopted.ids,
            },
            default=json_default,
        )
        return parts

    # -------------------------------------------------------------------------
    # Working on it
    # -------------------------------------------------------------------------

    def _work_on(self, size):
        # A part is a chunk, whatever the size: its lines were put together before.
        if self.state not in OPEN_STATES or not self.try_lock_for_update():
            return 0
        run = self._as_ordered()
        waiting = run.part_ids.filtered(lambda part: part.state == "waiting")
        if waiting:
            return run._create_part(waiting[0])
        created = run.part_ids.filtered(lambda part: part.state == "created")
        if created and run.journal_id.bank_apply_after_import:
            return run._apply_parts(created[:PARTS_APPLIED])
        run._try(run._finish)
        return 0

    def _as_ordered(self):
        """This run as whoever ordered it, in the company of the bank."""
        user = self.user_id
        return self.with_context(
            allowed_company_ids=self.company_id.ids, lang=user.lang, tz=user.tz
        )

    def _create_part(self, part):
        """Create the lines of one part, and the statement with its last part."""
        count = max(part.line_count, 1)
        self.state = "running"
        self._try(self._create_lines_of, part)
        return count

    def _create_lines_of(self, part):
        part._create_lines()
        if part.statement_values:
            statement = part._create_statement().with_env(self.env)
            # At once: a run that is stopped later leaves the statement with its file.
            statement.attachment_ids = [(4, file.id) for file in self.attachment_id]
            self.statement_ids |= statement

    def _try(self, step, *args):
        """Do a step of the run; one that fails ends it with its reason, so that no
        other run waits for it."""
        try:
            with self.env.cr.savepoint():
                step(*args)
        except UserError as error:
            self.env.invalidate_all(flush=False)
            self._fail(str(error))
        except Exception as error:
            if is_of_the_machine(error):
                raise
            # The scheduled action would come back to it for ever.
            _logger.exception("%s: a step of the import failed.", self)
            self.env.invalidate_all(flush=False)
            self._fail(
                self.env._(
                    "The import stopped with an unexpected error (%s): the server's "
                    "log has the details.",
                    type(error).__name__,
                )
            )

    def _fail(self, message):
        """Nothing of a statement is imported that cannot be imported whole."""
        self.write(
            {"state": "stopped", "end_date": fields.Datetime.now(), "error": message}
        )
        self._after_stop()

    def _after_stop(self):
        """Take back the lines of the statement that is not whole."""
        whole = self.part_ids.filtered("statement_values").filtered(
            lambda part: part.state != "waiting"
        )
        last = max(whole.mapped("sequence"), default=-1)
        begun = self.part_ids.filtered(lambda part: part.sequence > last)
        begun._get_lines().filtered(
            lambda line: not line.statement_id and not line.is_reconciled
        ).unlink()
        self.part_ids.unlink()

    def _apply_parts(self, parts):
        """Apply the lines of some parts; what fails is told once and undoes none."""
        lines = parts._get_lines()
        journal = self.journal_id.with_user(self.user_id)
        failed = journal._bank_apply_imported(lines.with_user(self.user_id))
        told = (self.remarks or "").splitlines()
        if new := [remark for remark in failed if remark not in told]:
            self.remarks = "\n".join([*told, *new])
        parts.state = "applied"
        return max(len(lines), 1)

    def _finish(self):
        self.journal_id._bank_trigger_scheduled_actions()
        warnings = self.statement_ids._bank_get_chain_warnings()
        posted = self.part_ids._get_lines()._bank_get_posted_elsewhere_remarks()
        remarks = filter(None, [self.remarks, *warnings, *posted])
        self.write(
            {
                "state": "done",
                "end_date": fields.Datetime.now(),
                "remarks": "\n".join(remarks) or False,
            }
        )
        # The lines are in the books now: nobody needs them twice.
        self.part_ids.unlink()

    def _count_remaining(self):
        waiting = self.part_ids.filtered(lambda part: part.state != "applied")
        return sum(waiting.mapped("line_count")) or len(waiting)

    @api.model
    def _get_cron_xmlid(self):
        return "bank_payment_reconcile.ir_cron_import_runs"

    @api.model
    def _get_progress_tag(self):
        return "bank_payment_reconcile.import_progress"

    # -------------------------------------------------------------------------
    # Seen from the page
    # -------------------------------------------------------------------------

    @needs("read")
    def get_progress(self):
        """How far this run is.

        :return: dict of `state`, `may_be_stopped` (by who asks), the numbers `total`,
            `imported` and `applied`, whether lines are applied at all, and what a
            person should know.
        """
        self.ensure_one()
        self.check_access("read")
        parts = self.sudo().part_ids
        is_done = self.state == "done"
        imported = parts.filtered(lambda part: part.state != "waiting")
        applied = parts.filtered(lambda part: part.state == "applied")
        total = self.line_count
        return {
            "state": self.state,
            "may_be_stopped": self.may_be_stopped,
            "filename": self.filename,
            "total": total,
            "imported": total if is_done else sum(imported.mapped("line_count")),
            "applied": total if is_done else sum(applied.mapped("line_count")),
            "is_applying": self.journal_id.bank_apply_after_import,
            "remarks": (self.error or self.remarks or "").splitlines(),
        }

    @needs("read")
    def action_open_result(self):
        """The payment reconciliation journal with what came in."""
        self.ensure_one()
        return self.journal_id.action_bank_open_payment_reconciliation()


class BankImportPart(models.Model):
    """Some hundred lines of a file that is imported in a run."""

    _name = "bank.import.part"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Part of an Import Run"
    _order = "sequence"

    run_id = fields.Many2one(
        "bank.import.run", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(required=True)
    state = fields.Selection(
        [("waiting", "Waiting"), ("created", "Created"), ("applied", "Applied")],
        required=True,
        default="waiting",
    )
    line_count = fields.Integer()
    # Text, since Odoo reads every Json it has at hand along with the rest.
    line_values = fields.Text(prefetch=False)
    statement_values = fields.Text(prefetch=False)
    created_ids = fields.Json(help="The lines it became.")

    def _get_lines(self):
        ids = [line_id for part in self for line_id in part.created_ids or []]
        return self.env["account.bank.statement.line"].browse(ids).exists()

    def _create_lines(self):
        """Create what is not there yet, as whoever ordered it."""
        self.ensure_one()
        run = self.run_id
        values = json.loads(self.line_values)
        found = run.journal_id._bank_find_imported(
            "bank_import_id",
            [each["bank_import_id"] for each in values],
            "bank_content_id",
        )
        contents = {line.bank_import_id: line.bank_content_id for line in found}
        known_ids, new = set(), []
        for each in values:
            import_id, content_id = each["bank_import_id"], each["bank_content_id"]
            if contents.get(import_id) == content_id:
                known_ids.add(import_id)
                continue
            if import_id in contents:
                # Another payment with this id came in meanwhile.
                each["bank_import_id"] = f"{import_id}:{content_id[:8]}"
            new.append(each)
        known = found.filtered(lambda line: line.bank_import_id in known_ids)
        Line = self.env["account.bank.statement.line"].with_user(run.user_id)
        lines = Line._bank_create_by_code(new)
        self.write(
            {
                "state": "created",
                "created_ids": [
                    *known.filtered(lambda li: not li.statement_id).ids,
                    *lines.ids,
                ],
                "line_values": False,
            }
        )

    def _create_statement(self):
        """The statement of which this is the last part."""
        earlier = self.run_id.part_ids.filtered(
            lambda part: part.sequence < self.sequence and part.statement_values
        )
        begin = max(earlier.mapped("sequence"), default=-1)
        parts = self.run_id.part_ids.filtered(
            lambda part: begin < part.sequence <= self.sequence
        )
        prepared = json.loads(self.statement_values)
        journal = self.run_id.journal_id.with_user(self.run_id.user_id)
        Line = journal.env["account.bank.statement.line"]
        # Whoever imported the same file meanwhile has the lines on a statement.
        lines = Line.browse(parts._get_lines().ids)
        lines = lines.filtered(lambda line: not line.statement_id)
        adopted = Line.browse(prepared["adopted"]).exists()
        adopted = adopted.filtered(
            lambda line: not line.statement_id or line.statement_id.bank_is_interim
        )
        if not lines and not adopted:
            return journal.env["account.bank.statement"]
        return journal._bank_create_statement(prepared["values"], lines, adopted)
