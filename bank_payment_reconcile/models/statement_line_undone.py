"""What was posted and taken back waits for a person, whoever had accepted it."""

from odoo import fields, models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _note_undone(self, user, day):
        """What was posted was taken back: a person decides before it is posted again.

        :param user: `res.users` who took it back.
        """
        reason = self.env._(
            "Undone by %(user)s on %(date)s: accept it again, or post it yourself.",
            user=user.display_name,
            date=fields.Date.to_string(day),
        )
        self._reopen({line: [reason] for line in self})

    def _note_undone_before(self):
        """What is matched anew after it was undone nobody has looked at: the matcher
        may well find again what was taken back."""
        logs = (
            self.env["bank.posting.log"]
            .sudo()
            .search(
                [("statement_line_id", "in", self.ids)],
                order="undone_date desc, id desc",
            )
        )
        latest = {}
        for log in logs:
            day = fields.Datetime.context_timestamp(self, log.undone_date).date()
            latest.setdefault(log.statement_line_id, (log.undone_by_id, day))
        applied = self.filtered(lambda line: line in latest and line.application_ids)
        for (user, day), lines in applied.grouped(latest.get).items():
            lines._note_undone(user, day)
