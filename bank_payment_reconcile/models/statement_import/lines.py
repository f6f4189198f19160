"""The bank lines and the statement that a bank's file makes."""

from functools import partial

from odoo import models
from odoo.exceptions import UserError

from ... import statement_formats
from ..record.exact_amounts import get_amount_problem
from ..record.translated_sentence import translate
from .known import ImportPlan

#: Code of ISO 20022 for what comes back without a reason.
UNKNOWN_REASON = "MS03"


class AccountJournal(models.Model):
    """Creates statements and lines from what was read."""

    _inherit = "account.journal"

    def _bank_plan_import(self, statement, filename, answers=None, earlier=()):
        """What of a statement is new, and what a person should know about it.

        :param answers: what persons told of look-alikes, as `Answers`.
        :param earlier: plans of the same file, carried out or not.
        :return: `ImportPlan`; nothing is written.
        :raises UserError: an account cannot hold an amount of it exactly.
        """
        self._bank_check_file_amounts(statement, filename)
        statement, card_remarks = self._bank_read_card_balances(statement)
        entries = self._bank_sort_out_known(statement, answers, earlier)
        plan = ImportPlan(statement, filename, entries)
        # The statement itself says what does not add up, also later.
        sums = statement_formats.check_balances(statement)
        plan.warnings = [
            translate(self.env, each) for each in statement.warnings if each not in sums
        ]
        known = self._bank_get_known_remarks(plan)
        plan.remarks = [*plan.warnings, *known, *card_remarks]
        return plan

    def _bank_import_plan(self, plan):
        """Create the lines that are new, and the statement around them.

        :return: the `account.bank.statement`, empty when nothing is new, and the
            lines created
        """
        values = self._bank_prepare_statement_lines(plan)
        lines = self.env["account.bank.statement.line"]._bank_create_by_code(values)
        plan.created_ids = lines.ids
        self._bank_remember_known(plan)
        adopted = self._bank_get_lines_to_adopt(plan)
        if not lines and not adopted:
            return self.env["account.bank.statement"], lines
        values = self._bank_prepare_statement(plan)
        return self._bank_create_statement(values, lines, adopted), lines

    def _bank_create_statement(self, values, lines, adopted):
        """The statement of these lines.

        :param adopted: lines that came before it, by reports of the day or an
            import that was broken off.
        """
        interim = adopted.statement_id
        statement = self.env["account.bank.statement"]._bank_create_by_code(
            [{**values, "line_ids": [(6, 0, (adopted | lines).ids)]}]
        )
        emptied = interim.filtered(lambda report: not report.line_ids)
        # The files they came from stay to be looked at.
        statement.attachment_ids = [(4, id_) for id_ in emptied.attachment_ids.ids]
        emptied.unlink()
        return statement

    # -------------------------------------------------------------------------
    # Lines
    # -------------------------------------------------------------------------

    def _bank_prepare_statement_lines(self, plan):
        """Values of the bank lines for the new transactions of a plan."""
        new = plan.new
        codes = {each.transaction.original_currency.upper() for each in new} - {""}
        currencies = {
            currency.name: currency
            for currency in self.env["res.currency"]
            .with_context(active_test=False)
            .search([("name", "in", list(codes))])
            if currency != self._bank_get_currency()
        }
        return [self._bank_prepare_statement_line(each, currencies) for each in new]

    def _bank_prepare_statement_line(self, entry, currencies):
        """Values of the bank line for one transaction of a file.

        :param entry: the `Entry` of it.
        :param currencies: foreign currencies by their code.
        """
        transaction = entry.transaction
        vals = {
            "journal_id": self.id,
            "date": transaction.date,
            "bank_value_date": transaction.value_date,
            "amount": float(transaction.amount),
            "payment_ref": transaction.text or transaction.partner_name or "/",
            "partner_name": transaction.partner_name or False,
            "account_number": transaction.partner_account or False,
            "bank_payer_bic": transaction.partner_bic or False,
            "bank_payer_address": transaction.partner_address or False,
            "bank_payer_street": transaction.partner_street or False,
            "bank_payer_city": transaction.partner_city or False,
            "transaction_type": transaction.transaction_type or False,
            "bank_import_id": entry.import_id,
            "bank_content_id": entry.content_id,
            "bank_batch_id": entry.batch_id or False,
            "bank_order_ids": " ".join(transaction.order_ids) or False,
            "bank_check_number": transaction.check_number or False,
            "bank_end_to_end_id": transaction.end_to_end_id or False,
            "bank_mandate_reference": transaction.mandate or False,
            "bank_structured_reference": transaction.reference or False,
            "transaction_details": transaction.raw or False,
            "bank_look_alike_id": entry.look_alike_id or False,
        }
        currency = currencies.get(transaction.original_currency.upper())
        if currency and transaction.original_amount:
            vals["foreign_currency_id"] = currency.id
            vals["amount_currency"] = float(
                self._bank_get_original(transaction, currency)
            )
        if returned := transaction.returned:
            vals["bank_return_code"] = returned.code or UNKNOWN_REASON
            vals["bank_return_text"] = returned.text or False
        if transaction.charges:
            vals.update(self._bank_prepare_charges(transaction, currency))
        if transaction.documents:
            vals.update(self._bank_prepare_documents(transaction))
        return vals

    def _bank_prepare_documents(self, transaction):
        """Hook: what the file says of the documents that a transaction pays, as values
        of the bank line."""
        return {}

    def _bank_prepare_charges(self, transaction, currency):
        """What the file says came off a transaction, as values of the bank line.

        :param currency: of the original amount, None where the books have none.
        """
        code = self._bank_get_currency().name
        found = statement_formats.deducted(transaction, code, bool(currency))
        vals = {
            "bank_charges_amount": float(found.amount),
            "bank_charges_unclear": found.unclear or False,
        }
        if currency and found.original:
            # What was ordered in another currency did not arrive whole.
            vals["amount_currency"] = currency.round(float(found.original))
        return vals

    # -------------------------------------------------------------------------
    # Statement
    # -------------------------------------------------------------------------

    def _bank_prepare_statement(self, plan):
        """Values of Odoo's statement, without its lines.

        Of a file that overlaps with what was imported before, the statement has the
        rest: it opens after what is known at its begin and closes before what is
        known at its end.
        """
        statement = plan.statement
        vals = {
            "reference": plan.filename,
            "bank_number": statement.number or False,
            "bank_is_interim": statement.is_interim,
            "bank_lacks_balances": statement.balance_start is None
            and statement.balance_end is None,
            "bank_import_remarks": "\n".join(plan.warnings) or False,
        }
        if statement.name:
            vals["name"] = statement.name
        start, end = self._bank_get_own_balances(plan)
        for balance in (start, end):
            # Those of a part of the file are worked out.
            self._bank_check_file_amount(
                plan.filename,
                lambda: self.env._("Balance of the statement"),
                balance,
                self._bank_get_currency(),
            )
        if start is not None:
            vals["balance_start"] = float(start)
        if end is not None:
            vals["balance_end_real"] = float(end)
        return vals

    def _bank_sort_out_known(self, statement, answers=None, earlier=()):
        """Pair every transaction with what it was imported as before.

        :param answers: what persons told of look-alikes, as `Answers`.
        :param earlier: plans of the same file, carried out or not.
        :return: list of `Entry`, the oldest transaction first
        """
        entries = self._bank_in_order(list(self._bank_identify(statement)))
        planned = [plan for plan in earlier if plan.created_ids is None]
        self._bank_tell_statements_apart(statement, entries, planned)
        self._bank_find_by_identification(entries)
        self._bank_find_by_content(entries)
        self._bank_find_by_batch(entries, statement.is_interim)
        self._bank_find_by_overlap(statement, entries, answers, earlier)
        for each in entries:
            each.import_id = self._bank_get_free_id(each)
        # What comes later on a day stands behind what the books have of it.
        entries.sort(key=lambda each: (each.transaction.date, not each.line_ids))
        return entries

    # -------------------------------------------------------------------------
    # Amounts that cannot be held are refused
    # -------------------------------------------------------------------------

    def _bank_check_file_amounts(self, statement, filename):
        """Refuse a statement of which this bank cannot hold every amount.

        The reader has refused what no account in the file's currency holds. A file may
        tell no currency, and here it may be counted in other decimals.

        :raises UserError: the file, the place, the amount and the reason.
        """
        own = self._bank_get_currency()
        codes = {each.original_currency.upper() for each in statement.transactions}
        known = self.env["res.currency"].with_context(active_test=False)
        currencies = {
            currency.name: currency
            for currency in known.search([("name", "in", list(codes - {""}))])
        }
        for number, each in enumerate(statement.transactions, 1):
            place = partial(
                self._bank_get_place, each, number, statement.account_number
            )
            self._bank_check_file_amount(filename, place, each.amount, own)
            original = currencies.get(each.original_currency.upper())
            if original and each.original_amount is not None:
                self._bank_check_file_amount(
                    filename, place, self._bank_get_original(each, original), original
                )
        for balance in (statement.balance_start, statement.balance_end):
            self._bank_check_file_amount(
                filename,
                lambda: self.env._("Balance of the statement"),
                balance,
                own,
            )

    def _bank_get_place(self, transaction, number, account):
        """Where in its file a transaction stands."""
        place = statement_formats.place_of(transaction, number, account)
        return translate(self.env, place)

    def _bank_get_original(self, transaction, currency):
        """The original amount; what a rate made of it, as the currency is counted.

        :return: Decimal, or a float that is rounded
        """
        if not transaction.original_is_rounded:
            return transaction.original_amount
        return currency.round(float(transaction.original_amount))

    def _bank_check_file_amount(self, filename, tell_place, amount, currency):
        """Refuse an amount that the bank cannot hold.

        :param tell_place: gives the place in the file; asked only where it is refused.
        """
        if amount is None:
            return
        if problem := get_amount_problem(self.env, amount, currency):
            raise UserError(
                self.env._(
                    "%(file)s cannot be imported. %(place)s: %(problem)s. Nothing was "
                    "imported: correct the file or download it again.",
                    file=filename,
                    place=tell_place(),
                    problem=problem,
                )
            )
