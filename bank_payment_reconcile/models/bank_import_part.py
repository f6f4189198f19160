"""The lines of a large file, some hundred at a time."""

import json

from odoo import fields, models


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
    # Text, since the host reads every Json it has at hand along with the rest.
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
        found = run.journal_id._search_imported(
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
        lines = Line._create_by_code(new)
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
            lambda line: not line.statement_id or line.statement_id.is_interim
        )
        if not lines and not adopted:
            return journal.env["account.bank.statement"]
        return journal._create_statement(prepared["values"], lines, adopted)
