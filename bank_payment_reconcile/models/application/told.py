"""What a bank line tells whoever looks at it: to what it is applied, and why."""

from odoo import api, fields, models

#: Characters of the bank's text that a sentence or a dialog quotes.
TEXT_SHOWN = 60


class AccountBankStatementLine(models.Model):
    """Puts the applications of a line, and the matcher's answer, into words."""

    _inherit = "account.bank.statement.line"

    bank_applied_to = fields.Char(
        string="Applied To", compute="_compute_bank_applied_to", compute_sudo=True
    )
    bank_match_explanation = fields.Text(
        compute="_compute_bank_match_explanation", string="Why"
    )
    bank_rival_answers = fields.Char(
        string="Rival Answers", compute="_compute_bank_rival_answers", compute_sudo=True
    )
    bank_remittance_text = fields.Char(
        string="Text", compute="_compute_bank_remittance_text"
    )

    @api.depends(
        "application_ids.move_line_id",
        "application_ids.account_id",
        "bank_is_settled_elsewhere",
    )
    def _compute_bank_applied_to(self):
        for line in self:
            names = line._bank_get_applied_names()
            more = f" +{len(names) - 1}" if len(names) > 1 else ""
            if names:
                line.bank_applied_to = f"{names[0]}{more}"
            elif line.bank_is_ambiguous:
                line.bank_applied_to = self.env._("Several equal answers")
            else:
                line.bank_applied_to = False

    @api.depends(
        "bank_match_details",
        "application_ids.confidence",
        "application_ids.accepted_by_id",
    )
    @api.depends_context("lang")
    def _compute_bank_match_explanation(self):
        to_text = self.env["bank.payment.application"]._reasons_to_text
        for line in self:
            manual = line.application_ids.filtered(lambda a: a.confidence == "manual")
            if manual:
                # The matcher's reasons are those of an answer nobody took.
                line.bank_match_explanation = self.env._(
                    "Applied by %s",
                    ", ".join(manual.accepted_by_id.mapped("name")),
                )
            else:
                line.bank_match_explanation = to_text(
                    (line.bank_match_details or {}).get("reasons")
                )

    @api.depends("payment_ref", "partner_name")
    def _compute_bank_remittance_text(self):
        """The text without the payer's name that many banks put before it."""
        for line in self:
            text, payer = line.payment_ref or "", line.partner_name or ""
            rest = text[len(payer) :].strip()
            repeated = payer and text.casefold().startswith(payer.casefold())
            line.bank_remittance_text = rest if repeated and rest else text

    @api.depends("bank_match_details", "bank_is_ambiguous")
    def _compute_bank_rival_answers(self):
        """The equally good answers of an ambiguous line, as a person reads them.

        Read off the line as it is stored: a form may say anything of them, and here
        they are named by the system.
        """
        item_ids = {
            application["key"]
            for line in self
            for rival in (line._origin.bank_match_details or {}).get("rivals", [])
            for application in rival
            if application["kind"] in ("item", "payment")
        }
        items = self.env["account.move.line"].browse(item_ids).exists()
        names = {item.id: item.move_id.name for item in items}
        for line in self:
            rivals = (line._origin.bank_match_details or {}).get("rivals", [])
            other_names = line._bank_get_transfer_rival_names(rivals)
            answers = [
                " + ".join(
                    names.get(application["key"], "?")
                    for application in rival
                    if application["kind"] in ("item", "payment")
                )
                or other_names.get(index)
                for index, rival in enumerate(rivals)
            ]
            line.bank_rival_answers = ", ".join(filter(None, answers)) or False

    # -------------------------------------------------------------------------
    # How a sentence and a dialog name it
    # -------------------------------------------------------------------------

    def _bank_get_short_name(self):
        """The line as a sentence names it."""
        self.ensure_one()
        return self.env._(
            '"%(text)s" of %(date)s',
            text=self._bank_get_short_text(
                self.payment_ref or self.partner_name or self.move_id.name
            ),
            date=self.bank_booking_date,
        )

    def _bank_get_dialog_name(self):
        """These lines as a dialog names them: what they are, and how much."""
        if len(self) == 1:
            return self.env._(
                "%(amount)s, %(line)s",
                amount=self.bank_transaction_currency_id.format(
                    self.bank_transaction_amount
                ),
                line=self._bank_get_short_name(),
            )
        amounts = [
            currency.format(sum(lines.mapped("difference_amount")))
            for currency, lines in self.grouped("bank_transaction_currency_id").items()
        ]
        return self.env._(
            "%(count)s payments, %(amounts)s not applied yet",
            count=len(self),
            amounts=" + ".join(amounts),
        )

    @api.model
    def _bank_get_short_text(self, text):
        """The beginning of a text of the bank, for a sentence."""
        text = text or ""
        if len(text) <= TEXT_SHOWN:
            return text
        return f"{text[: TEXT_SHOWN - 1].rstrip()}…"

    # -------------------------------------------------------------------------
    # Equally good answers
    # -------------------------------------------------------------------------

    def _bank_get_transfer_rival_names(self, rivals):
        """The other banks' lines among equally good answers, by their place."""
        ids = {
            index: application["transfer"]
            for index, rival in enumerate(rivals)
            for application in rival
            if application.get("transfer")
        }
        lines = self.browse(ids.values()).exists()
        names = {line.id: line.move_id.name for line in lines}
        return {index: names.get(line_id, "?") for index, line_id in ids.items()}
