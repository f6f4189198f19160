"""A table of which nobody knows yet whether a positive amount is money in."""

from odoo import fields, models
from odoo.tools.misc import format_date, formatLang

from ..models.record.labels import get_labels
from ..models.statement_import.signs import AMOUNT_SIGNS

#: Transactions that are shown with the question.
SHOWN = 4


class BankStatementImportFile(models.TransientModel):
    _inherit = "bank.statement.import.file"

    state = fields.Selection(
        selection_add=[("signs", "In or Out?")],
        ondelete={"signs": "cascade"},
    )
    amount_signs = fields.Selection(AMOUNT_SIGNS, string="Amounts in the File")

    def _ask_signs(self, undecided):
        """Show some transactions, and what the texts let suppose."""
        labels = get_labels(self, "amount_signs")
        question = self.env._(
            "Are these payments money that came in, or money that went out? The answer "
            "is kept for the next files of this bank."
        )
        parts = [question, *self._get_signs_samples(undecided.statements)]
        if undecided.supposed:
            parts.append(
                self.env._(
                    "What was paid to the card has a minus here, so it seems: "
                    "%(supposed)s.",
                    supposed=labels[undecided.supposed],
                )
            )
        self.write(
            {
                "state": "signs",
                "amount_signs": False,
                "message": "\n".join(parts),
            }
        )

    def _get_signs_samples(self, statements):
        """The first of the largest transactions: day, amount, text."""
        lines = [line for each in statements for line in each.transactions]
        largest = sorted(lines, key=lambda line: abs(line.amount), reverse=True)
        chosen = {id(line) for line in largest[:SHOWN]}
        return [self._show_sample(line) for line in lines if id(line) in chosen]

    def _show_sample(self, line):
        day = format_date(self.env, line.date)
        amount = formatLang(self.env, float(line.amount))
        text = " ".join(filter(None, (line.partner_name, line.text)))
        return f"{day}  {amount}  {text[:80]}"

    def _keep_signs(self, groups):
        """Keep what a person answered for the banks of the file.

        Whoever imports may answer what is asked; the settings of a bank are the
        manager's.

        :param groups: {journal: statements}
        """
        if not self.amount_signs:
            return
        for journal, statements in groups.items():
            if any(each.are_signs_supposed for each in statements):
                journal.check_access("read")
                journal.sudo().bank_amount_signs = self.amount_signs
