"""Payments of a file that look like those of the books: asked for together, once."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date, formatLang

from ..models.statement_import.overlap import IMPORT, LEAVE, Answers


class BankStatementImportFile(models.TransientModel):
    _inherit = "bank.statement.import.file"

    look_alike_ids = fields.One2many("bank.statement.import.look.alike", "file_id")

    # -------------------------------------------------------------------------
    # Asking
    # -------------------------------------------------------------------------

    def _get_answers(self, journal):
        """What a person told of this file's look-alikes on a bank, as `Answers`."""
        told = self.look_alike_ids.filtered(
            lambda row: row.journal_id == journal and row.answer
        )
        answers = Answers()
        for row in told:
            lines = row.line_ids.ids
            for import_id in row.import_ids:
                if row.answer == LEAVE:
                    answers.same[import_id] = lines
                elif row.is_own:
                    answers.own.add(import_id)
                else:
                    answers.other.setdefault(import_id, set()).update(lines)
        return answers

    def _ask_look_alikes(self, found):
        """Name what a person has to tell of; what was told before stays."""
        rows = []
        for journal, entries in found.items():
            rows += self._prepare_look_alikes(journal, entries)
        self.look_alike_ids.filtered(lambda row: not row.answer).unlink()
        self.env["bank.statement.import.look.alike"].create(rows)
        self.write(
            {
                "state": "look_alikes",
                "message": self.env._(
                    "%s transactions of this file look like payments that are in the "
                    "books already, but nothing proves that they are the same. Import "
                    "those that are payments of their own, and leave out the others.",
                    sum(map(len, found.values())),
                ),
            }
        )

    def _prepare_look_alikes(self, journal, entries):
        """A row for all that a bank wrote alike of one day and amount."""
        groups = {}
        for each in entries:
            key = (each.content_id, each.transaction.amount)
            groups.setdefault(key, []).append(each)
        Line = self.env["account.bank.statement.line"]
        lines = Line.browse(each.look_alike_id for each in entries)
        lines.fetch(["payment_ref", "partner_name", "bank_booking_date"])
        return [
            {
                "file_id": self.id,
                "journal_id": journal.id,
                "date": group[0].transaction.date,
                "amount": float(group[0].transaction.amount),
                "text": group[0].transaction.text or group[0].transaction.partner_name,
                "payer": group[0].transaction.partner_name,
                "count": len(group),
                "import_ids": [each.import_id for each in group],
                "line_ids": [(6, 0, [each.look_alike_id for each in group])],
            }
            for group in groups.values()
        ]


class BankStatementImportLookAlike(models.TransientModel):
    """A payment of a file, or several that are alike, and what it looks like."""

    _name = "bank.statement.import.look.alike"
    _inherit = ["bank.wizard"]
    _description = "Payment That Looks Like Another"
    _order = "date, id"
    _check_company_auto = True

    file_id = fields.Many2one(
        "bank.statement.import.file", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="journal_id.company_id")
    journal_id = fields.Many2one("account.journal", string="Bank", readonly=True)
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    date = fields.Date(readonly=True)
    amount = fields.Monetary(readonly=True)
    payer = fields.Char(readonly=True)
    text = fields.Char(readonly=True)
    count = fields.Integer(string="Times", readonly=True)
    import_ids = fields.Json(readonly=True)
    line_ids = fields.Many2many(
        "account.bank.statement.line",
        # The name that Odoo would make is too long.
        relation="bank_import_look_alike_line_rel",
        string="In the Books",
        readonly=True,
    )
    in_books = fields.Char(string="In the Books Already", compute="_compute_in_books")
    answer = fields.Selection(
        [(LEAVE, "The same: leave out"), (IMPORT, "Another: import")]
    )
    is_own = fields.Boolean(
        readonly=True, help="It is another than whatever it looks like."
    )

    @api.depends("journal_id")
    def _compute_currency_id(self):
        for row in self:
            row.currency_id = row.journal_id._bank_get_currency()

    @api.depends("line_ids")
    @api.depends_context("lang")
    def _compute_in_books(self):
        for row in self:
            line = row.line_ids[:1]
            row.in_books = " · ".join(
                filter(
                    None,
                    (
                        format_date(self.env, line.bank_booking_date),
                        formatLang(
                            self.env, line.amount, currency_obj=line.currency_id
                        ),
                        line.partner_name or line.partner_id.name,
                        line.payment_ref,
                    ),
                )
            )

    def _check_answered(self):
        """Refuse to go on with open questions."""
        if waiting := self.filtered(lambda row: not row.answer)[:1]:
            raise UserError(
                self.env._(
                    "Choose for each payment whether it is another one, or leave out "
                    "or import all: nothing is chosen yet for the %(amount)s of "
                    "%(date)s.",
                    amount=formatLang(
                        self.env, waiting.amount, currency_obj=waiting.currency_id
                    ),
                    date=format_date(self.env, waiting.date),
                )
            )
