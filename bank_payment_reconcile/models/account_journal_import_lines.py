"""The host's bank lines and statement from what a bank's file tells."""

from decimal import Decimal

from odoo import models

from .. import statement_formats
from .account_journal_import_known import ImportPlan
from .translated_sentence import translate


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _plan_import(self, statement, filename, answers=None, earlier=()):
        """What of a statement is new, and what a person should know about it.

        :param answers: what persons told of look-alikes, as `Answers`.
        :param earlier: plans of the same file, carried out or not.
        :return: `ImportPlan`; nothing is written.
        :raises UserError: an account cannot hold an amount of it exactly.
        """
        self._check_file_amounts(statement, filename)
        statement, card_remarks = self._read_card_balances(statement)
        entries = self._sort_out_known(statement, answers, earlier)
        plan = ImportPlan(statement, filename, entries)
        # The statement itself says what does not add up, also later.
        sums = statement_formats.check_balances(statement)
        plan.warnings = [
            translate(self.env, each) for each in statement.warnings if each not in sums
        ]
        known = self._get_known_remarks(plan)
        plan.remarks = [*plan.warnings, *known, *card_remarks]
        return plan

    def _import_plan(self, plan):
        """Create the lines that are new, and the statement around them.

        :return: the `account.bank.statement`, empty when nothing is new, and the
            lines created
        """
        values = self._prepare_statement_lines(plan)
        lines = self.env["account.bank.statement.line"]._create_by_code(values)
        plan.created_ids = lines.ids
        self._remember_known(plan)
        adopted = self._get_lines_to_adopt(plan)
        if not lines and not adopted:
            return self.env["account.bank.statement"], lines
        values = self._prepare_statement(plan)
        return self._create_statement(values, lines, adopted), lines

    def _create_statement(self, values, lines, adopted):
        """The statement of these lines.

        :param adopted: lines that came before it, by reports of the day or an
            import that was broken off.
        """
        interim = adopted.statement_id
        statement = self.env["account.bank.statement"]._create_by_code(
            [{**values, "line_ids": [(6, 0, (adopted | lines).ids)]}]
        )
        emptied = interim.filtered(lambda report: not report.line_ids)
        # The files they came from stay to be looked at.
        statement.attachment_ids = [(4, id_) for id_ in emptied.attachment_ids.ids]
        emptied.unlink()
        return statement

    def _get_lines_to_adopt(self, plan):
        """Known lines that belong to this statement and to no other yet: those of
        reports of the day, and of an import that was broken off."""
        lines = self.env["account.bank.statement.line"].browse(
            {line_id for each in plan.entries for line_id in each.line_ids}
        )
        if plan.statement.is_interim:
            return lines.browse()
        return lines.filtered(
            lambda line: (
                not line.statement_id
                or line.statement_id.is_interim
                and not line.bank_reconciliation_id
            )
        )

    # -------------------------------------------------------------------------
    # Lines
    # -------------------------------------------------------------------------

    def _prepare_statement_lines(self, plan):
        """Values of the bank lines for the new transactions of a plan."""
        new = plan.new
        codes = {each.transaction.original_currency.upper() for each in new} - {""}
        currencies = {
            currency.name: currency
            for currency in self.env["res.currency"]
            .with_context(active_test=False)
            .search([("name", "in", list(codes))])
            if currency != self._get_bank_currency()
        }
        return [self._prepare_statement_line(each, currencies) for each in new]

    def _prepare_statement_line(self, entry, currencies):
        """Values of the bank line for one transaction of a file.

        :param entry: the `Entry` of it.
        :param currencies: foreign currencies by their code.
        """
        transaction = entry.transaction
        vals = {
            "journal_id": self.id,
            "date": transaction.date,
            "value_date": transaction.value_date,
            "amount": float(transaction.amount),
            "payment_ref": transaction.text or transaction.partner_name or "/",
            "partner_name": transaction.partner_name or False,
            "account_number": transaction.partner_account or False,
            "payer_bic": transaction.partner_bic or False,
            "payer_address": transaction.partner_address or False,
            "payer_street": transaction.partner_street or False,
            "payer_city": transaction.partner_city or False,
            "transaction_type": transaction.transaction_type or False,
            "bank_import_id": entry.import_id,
            "bank_content_id": entry.content_id,
            "bank_batch_id": entry.batch_id or False,
            "bank_check_number": transaction.check_number or False,
            "end_to_end_id": transaction.end_to_end_id or False,
            "mandate_reference": transaction.mandate or False,
            "structured_reference": transaction.reference or False,
            "transaction_details": transaction.raw or False,
            "look_alike_id": entry.look_alike_id or False,
        }
        currency = currencies.get(transaction.original_currency.upper())
        if currency and transaction.original_amount:
            vals["foreign_currency_id"] = currency.id
            vals["amount_currency"] = float(self._get_original(transaction, currency))
        return vals

    # -------------------------------------------------------------------------
    # Statement
    # -------------------------------------------------------------------------

    def _prepare_statement(self, plan):
        """Values of the host's statement, without its lines.

        Of a file that overlaps with what was imported before, the statement has the
        rest: it opens after what is known at its begin and closes before what is
        known at its end.
        """
        statement = plan.statement
        vals = {
            "reference": plan.filename,
            "bank_number": statement.number or False,
            "is_interim": statement.is_interim,
            "import_remarks": "\n".join(plan.warnings) or False,
        }
        if statement.name:
            vals["name"] = statement.name
        start, end = self._get_own_balances(plan)
        for balance in (start, end):
            # Those of a part of the file are worked out.
            self._check_file_amount(
                plan.filename,
                lambda: self.env._("Balance of the statement"),
                balance,
                self._get_bank_currency(),
            )
        if start is not None:
            vals["balance_start"] = float(start)
        if end is not None:
            vals["balance_end_real"] = float(end)
        return vals

    def _get_own_balances(self, plan):
        """Opening and closing balance of what of a file becomes a statement.

        :return: Decimals, None where the file does not tell
        """
        adopted = set(self._get_lines_to_adopt(plan).ids)
        elsewhere = [
            bool(each.line_ids) and not adopted.issuperset(each.line_ids)
            for each in plan.entries
        ]
        amounts = [each.transaction.amount for each in plan.entries]
        start, end = plan.statement.balance_start, plan.statement.balance_end
        own = [at for at, is_elsewhere in enumerate(elsewhere) if not is_elsewhere]
        first, last = (own[0], own[-1] + 1) if own else (0, len(amounts))
        if end is not None:
            end -= sum(amounts[last:], Decimal(0))
        if start is not None:
            start += sum(amounts[:first], Decimal(0))
        elif end is not None:
            start = end - sum((amounts[at] for at in own), Decimal(0))
        return start, end
