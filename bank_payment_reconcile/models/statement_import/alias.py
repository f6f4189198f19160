"""Other identifications under which the bank told of a line that is in the books."""

from odoo import api, fields, models
from odoo.fields import Domain


class BankImportAlias(models.Model):
    """What a file called a transaction that is in the books under another name, or
    without one: known again without a question when it comes once more."""

    _name = "bank.import.alias"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Other Identification of a Bank Line"
    _check_company_auto = True

    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Bank Line",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    journal_id = fields.Many2one(
        "account.journal", required=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="journal_id.company_id", store=True)
    import_id = fields.Char(required=True, help="As an import of it would name it.")
    content_id = fields.Char(required=True, help="What the bank wrote of it.")

    _import_id_uniq = models.UniqueIndex(
        "(journal_id, import_id)", "This bank transaction has already been recognised."
    )

    @api.model
    def _find(self, journal, import_ids):
        """The aliases with one of these ids on a journal."""
        return self.sudo().search_fetch(
            [("journal_id", "=", journal.id), ("import_id", "in", list(import_ids))],
            ["import_id", "content_id", "statement_line_id"],
        )

    @api.model
    def _remember(self, journal, entries):
        """Know transactions again that are in the books under another name.

        :param entries: `Entry` of each; where it is several lines, the first stands
            for them.
        """
        self._remember_as(
            [
                {
                    "statement_line_id": each.line_ids[0],
                    "journal_id": journal.id,
                    "import_id": each.import_id,
                    "content_id": each.content_id,
                }
                for each in entries
            ]
        )

    @api.model
    def _remember_as(self, values):
        """Create aliases; those of which a journal has the id tell the new line and
        words instead.

        :param values: of each alias, all of its fields.
        """
        known = {
            (alias.journal_id.id, alias.import_id): alias
            for alias in self.sudo().search(
                [
                    ("journal_id", "in", [each["journal_id"] for each in values]),
                    ("import_id", "in", [each["import_id"] for each in values]),
                ]
            )
        }
        new = []
        for each in values:
            alias = known.get((each["journal_id"], each["import_id"]))
            if not alias:
                new.append(each)
            elif (alias.statement_line_id.id, alias.content_id) != (
                each["statement_line_id"],
                each["content_id"],
            ):
                alias.write(each)
        self.sudo().create(new)


class AccountBankStatementLine(models.Model):
    """The other identifications of a line."""

    _inherit = "account.bank.statement.line"

    def _bank_filter_sent(self):
        # EXTENDS: typed before or not, where a file names them
        aliases = self.env["bank.import.alias"].sudo()
        named = aliases.search_fetch(
            Domain("statement_line_id", "in", self.ids), ["statement_line_id"]
        ).statement_line_id
        return self.filtered(lambda line: line.bank_import_id or line in named)
