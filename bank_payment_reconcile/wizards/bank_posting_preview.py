import json
from contextlib import closing

from odoo import api, fields, models
from odoo.tools import format_date

from ..models.record.rights import needs
from .bank_wizard_once import one_at_a_time


class BankPostingPreview(models.TransientModel):
    """The entries that posting would make, before it makes them.

    They are made by the posting itself in a savepoint that is rolled back, so that
    taxes, discounts and exchange differences are those of Odoo to the cent.
    """

    _name = "bank.posting.preview"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Preview of Posting"

    line_ids = fields.Many2many(
        "account.bank.statement.line", string="Bank Lines", readonly=True
    )
    summary = fields.Char(readonly=True)
    preview_data = fields.Text(string="Entries", readonly=True)
    error_text = fields.Text(string="Not Posted", readonly=True)

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @api.model
    def _open_for(self, lines):
        """Show what posting these lines would make.

        :return: the action that opens the preview.
        """
        preview = self.create(self._prepare_preview(lines))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What Posting Would Make"),
            "res_model": self._name,
            "res_id": preview.id,
            "views": [(False, "form")],
            "target": "new",
        }

    @needs("write")
    @one_at_a_time
    def action_post(self):
        """Post the lines as they were shown."""
        self.ensure_one()
        return self.line_ids.action_bank_post_selected()

    # -------------------------------------------------------------------------
    # Computing it
    # -------------------------------------------------------------------------

    @api.model
    def _get_line_limit(self):
        """How many lines are looked at: more of them nobody reads."""
        return 100

    @api.model
    def _prepare_preview(self, lines):
        shown = lines[: self._get_line_limit()]
        entries, errors = self._get_entries(shown)
        texts = [f"{line.date} {line.payment_ref}: {e}" for line, e in errors.items()]
        return {
            "line_ids": [fields.Command.set(lines.ids)],
            "summary": self._get_summary(lines, shown, errors),
            "preview_data": json.dumps(self._to_widget(entries, lines - shown)),
            "error_text": "\n".join(texts),
        }

    def _get_summary(self, lines, shown, errors):
        if len(shown) < len(lines):
            return self.env._(
                "%(ready)s of the first %(shown)s of %(lines)s payments can be posted.",
                shown=len(shown),
                lines=len(lines),
                ready=len(shown) - len(errors),
            )
        return self.env._(
            "%(ready)s of %(lines)s payments can be posted.",
            lines=len(lines),
            ready=len(shown) - len(errors),
        )

    @api.model
    def _get_entries(self, lines):
        """Post lines, read what that made, and take it all back.

        :return: (list of (name of the entry, values of its lines), {line: why it
            cannot be posted})
        """
        entries = []
        with closing(self.env.cr.savepoint()):
            done, errors = lines._bank_post_applications(alone=len(lines) == 1)
            for line in lines & done:
                currency = line.bank_transaction_currency_id
                name = self.env._(
                    "%(date)s, %(text)s: %(amount)s",
                    date=format_date(self.env, line.date),
                    text=line.payment_ref or line.partner_name or "",
                    amount=currency.format(line.bank_transaction_amount),
                )
                entries.append((name, self._describe(line.move_id)))
                entries += [
                    (f"{name}, {move.journal_id.display_name}", self._describe(move))
                    for move in self._get_further_entries(line)
                ]
        return entries, errors

    @api.model
    def _get_further_entries(self, line):
        """What Odoo books beside: exchange differences, taxes on payment."""
        items = line.move_id.line_ids
        partials = items.matched_debit_ids | items.matched_credit_ids
        on_payment = self.env["account.move"].search(
            [("tax_cash_basis_rec_id", "in", partials.ids)]
        )
        return partials.exchange_move_id | on_payment

    @api.model
    def _describe(self, move):
        """The lines of an entry as data.

        :return: list of dicts; `debit` and `credit` in `company_currency`,
            `amount_currency` in `currency`.
        """
        return [
            {
                "account": item.account_id.display_name,
                # A partner of another company has a name all the same.
                "partner": item.sudo().partner_id.display_name or "",
                "name": item.name or "",
                "debit": item.debit,
                "credit": item.credit,
                "company_currency": item.company_currency_id,
                "amount_currency": item.amount_currency,
                "currency": item.currency_id,
                "reconciles": self._describe_reconciled(item),
            }
            for item in move.line_ids
        ]

    @api.model
    def _describe_reconciled(self, item):
        """The documents an entry line settles, and what stays open of each."""
        others = item.matched_debit_ids.debit_move_id
        others |= item.matched_credit_ids.credit_move_id
        texts = []
        for other in others:
            currency = other.currency_id
            left = other.amount_residual_currency
            document = other.move_id
            name = document.name if document.is_invoice() else document.display_name
            if not currency.is_zero(left):
                name = self.env._(
                    "%(document)s, %(amount)s stays open",
                    document=name,
                    amount=currency.format(left),
                )
            texts.append(name)
        return "; ".join(texts)

    # -------------------------------------------------------------------------
    # For Odoo's widget
    # -------------------------------------------------------------------------

    def _to_widget(self, entries, discarded):
        foreign = any(
            item["currency"] != item["company_currency"]
            for _name, items in entries
            for item in items
        )
        return {
            "groups_vals": [
                {
                    "group_name": name,
                    # As commands: that is what the widget reads.
                    "items_vals": [(0, 0, self._format(item)) for item in items],
                }
                for name, items in entries
            ],
            "options": {
                "discarded_number": self.env._("%d payments", len(discarded))
                if discarded
                else False,
                "columns": self._get_columns(foreign),
            },
        }

    def _get_columns(self, foreign):
        number = "text-end text-nowrap"
        columns = [
            {"field": "account", "label": self.env._("Account")},
            {"field": "partner", "label": self.env._("Partner")},
            {"field": "name", "label": self.env._("Label")},
            {"field": "debit", "label": self.env._("Debit"), "class": number},
            {"field": "credit", "label": self.env._("Credit"), "class": number},
            {"field": "reconciles", "label": self.env._("Settles")},
        ]
        if foreign:
            label = self.env._("In Currency")
            columns.insert(
                5, {"field": "amount_currency", "label": label, "class": number}
            )
        return columns

    def _format(self, item):
        currency, company_currency = item["currency"], item["company_currency"]
        return {
            **{name: item[name] for name in ("account", "partner", "name")},
            **{
                side: company_currency.format(item[side]) if item[side] else ""
                for side in ("debit", "credit")
            },
            "amount_currency": currency.format(item["amount_currency"])
            if currency != company_currency
            else "",
            "reconciles": item["reconciles"],
        }


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    @needs("create", "bank.posting.preview")
    def action_bank_preview_posting(self):
        """Show the entries that posting these lines would make; nothing is kept."""
        return self.env["bank.posting.preview"]._open_for(self)
