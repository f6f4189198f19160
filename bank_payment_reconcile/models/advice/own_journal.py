"""A provider that is kept like a bank: its reports are the statements of its journal,
and a payout is a transfer to the bank.
"""

from odoo import Command, api, models
from odoo.exceptions import UserError

from ... import statement_formats
from ..record.rights import needs


class BankPaymentProvider(models.Model):
    """Sets up its own journal."""

    _inherit = "bank.payment.provider"

    @needs("write")
    def action_keep_like_bank(self):
        """Make a journal for what is between the provider and us.

        :return: the action of the journal's form.
        :raises UserError: there is one.
        """
        self.ensure_one()
        if self.journal_id:
            raise UserError(
                self.env._(
                    "%(provider)s is kept as %(journal)s already.",
                    provider=self.name,
                    journal=self.journal_id.display_name,
                )
            )
        values = {"name": self.name, "type": "bank", "company_id": self.company_id.id}
        if self.fee_account_id:
            values["bank_fee_account_id"] = self.fee_account_id.id
            values["bank_fee_tax_ids"] = [Command.set(self.fee_tax_ids.ids)]
        self.journal_id = self.env["account.journal"].create(values)
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.journal",
            "res_id": self.journal_id.id,
            "views": [(False, "form")],
        }


class BankPaymentAdvice(models.Model):
    """Imports a report as the statement of its provider's journal."""

    _inherit = "bank.payment.advice"

    @api.model
    def _import_as_statements(self, said, filename, company):
        """Import those payouts that are of a provider with a journal of its own.

        :param said: list of `advice.Advice`
        :return: (those that are left, sentences on what came of the others)
        """
        left, sentences = [], []
        for each in said:
            provider = self._get_provider(each, company)
            journal = provider.journal_id if each.kind == "payout" else None
            if not journal:
                left.append(each)
                continue
            # It may be a parent's, whose books are not a branch's to write.
            journal._bank_check_company_chosen()
            result = journal._bank_import_parsed([_to_statement(each)], filename)
            sentences += [
                f"{journal.display_name}: {journal._bank_get_import_message(result)}",
                *result.remarks,
            ]
        return left, sentences


def _to_statement(said):
    """A payout as a statement: each row with the fee that came off it, then the payout
    that left."""
    transactions = [
        transaction
        for at, row in enumerate(said.rows)
        if (transaction := _to_transaction(said, row, at))
    ]
    if said.amount and said.number and not said.is_pending:
        transactions.append(
            statement_formats.Transaction(
                date=said.date,
                amount=-said.amount,
                text=" ".join([said.sender, said.number]).strip(),
                bank_id=f"{said.source}:{said.number}:payout",
            )
        )
    return statement_formats.Statement(
        currency=said.currency,
        name=said.number,
        date=said.date,
        transactions=transactions,
    )


def _to_transaction(said, row, at):
    """A row as a transaction; None where no money is in it."""
    kept = row.fee + row.fee_tax
    if not row.net and not kept:
        return None
    charges = ()
    if kept and row.gross:
        charges = (statement_formats.Charge(kept, is_deducted=True),)
    words = [*row.references, row.partner_name, row.text, str(row.reason)]
    return statement_formats.Transaction(
        date=row.date or said.date,
        amount=row.net,
        text=" ".join(dict.fromkeys(filter(None, words))) or row.kind,
        partner_name=row.partner_name,
        transaction_type=row.kind,
        bank_id=row.key or f"{said.source}:{said.number}:{at}",
        charges=charges,
        line=row.line,
    )
