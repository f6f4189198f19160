"""Importing a bank's file on a journal: by drop, wizard, feed or program."""

import hashlib
import logging

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.base.models.res_bank import sanitize_account_number

from .. import statement_formats
from .account_journal import BANK_TYPES

_logger = logging.getLogger(__name__)


class AccountJournal(models.Model):
    _inherit = "account.journal"

    # -------------------------------------------------------------------------
    # Entry points
    # -------------------------------------------------------------------------

    def import_bank_statements(self, data, filename):
        """Import a bank's file on this journal.

        A transaction that was imported before is left out, so importing a file
        twice changes nothing. A file that cannot be read, or is another
        account's, imports nothing.

        :param bytes data: the file.
        :param str filename: its name, for the messages and as reference.
        :return: the `account.bank.statement` records that were made; empty when
            everything was imported before.
        :raises UserError: one sentence: what is wrong, where, what to do.
        """
        statements, _remarks = self._import_file(data, filename)
        return statements

    def _import_file(self, data, filename):
        """Import a file and tell what a person should know about it.

        :return: (the statements made, sentences about what was left out or does
            not add up)
        """
        self.ensure_one()
        try:
            parsed = self._read_statement_file(data, filename)
        except statement_formats.StatementError as error:
            raise UserError(str(error)) from error
        mine = self._select_own_statements(parsed, filename)
        remarks = self._get_remarks(parsed, mine)
        created = self.env["account.bank.statement"]
        for statement in mine:
            self._check_statement_currency(statement, filename)
            created |= self._import_statement(statement, filename)
        for remark in remarks:
            _logger.info("%s: %s", filename, remark)
        if self.bank_apply_after_import:
            created.line_ids.action_apply_automatically()
        self._trigger_scheduled_actions()
        return created, remarks

    def _read_statement_file(self, data, filename):
        """The statements of a file as the readers return them, of all accounts.

        :raises StatementError: it cannot be read; nothing may be imported.
        """
        self.ensure_one()
        return statement_formats.read(data, filename)

    def _get_remarks(self, statements, mine):
        """Sentences about statements of other accounts and of the reader."""
        remarks = [remark for statement in mine for remark in statement.warnings]
        for statement in statements:
            if statement not in mine:
                remarks.append(
                    self.env._(
                        "The statement of account %s in this file was left out: import "
                        "it on the bank it belongs to.",
                        statement.account_number,
                    )
                )
        return remarks

    def _trigger_scheduled_actions(self):
        """Let the scheduled actions this journal opted into run soon."""
        for opted_in, cron in (
            (self.bank_apply_automatically, "ir_cron_apply_automatically"),
            (self.bank_post_automatically, "ir_cron_post_applications"),
        ):
            if opted_in:
                self.env.ref(f"bank_payment_reconcile.{cron}").sudo()._trigger()

    def create_document_from_attachment(self, attachment_ids):
        # EXTENDS account: a file dropped on a bank's card is a bank statement
        journal = self or self.browse(self.env.context.get("default_journal_id"))
        if journal.type not in BANK_TYPES:
            return super().create_document_from_attachment(attachment_ids)
        attachments = self.env["ir.attachment"].browse(attachment_ids)
        return journal._import_attachments(attachments)

    def _import_attachments(self, attachments):
        """Import files and open what they brought.

        :return: the action that shows the payment reconciliation journal.
        """
        if not attachments:
            raise UserError(self.env._("Choose a bank file to import."))
        notifications = {}
        for attachment in attachments:
            statements, remarks = self._import_file(attachment.raw, attachment.name)
            for statement in statements:
                statement.attachment_ids = [(4, attachment.id)]
            message = self._get_import_message(statements)
            notifications[attachment.name] = " ".join([message, *remarks])
        action = self.action_open_payment_reconciliation()
        action["context"]["notifications"] = notifications
        return action

    def _get_import_message(self, statements):
        if not statements:
            return self.env._("Every transaction in it was imported before.")
        lines = statements.line_ids
        return self.env._(
            "%(count)s transactions imported, %(applied)s applied, %(review)s need "
            "review.",
            count=len(lines),
            applied=len(lines.filtered("application_ids")),
            review=len(lines.filtered("needs_review")),
        )

    # -------------------------------------------------------------------------
    # Whose file is it?
    # -------------------------------------------------------------------------

    def _select_own_statements(self, statements, filename):
        """The statements of a file that belong to this journal's account.

        :raises UserError: none does.
        """
        mine = [s for s in statements if self._is_own_account(s.account_number)]
        if mine:
            return mine
        numbers = ", ".join(s.account_number for s in statements)
        other = self._find_journal_by_account(statements[0].account_number)
        if other:
            raise UserError(
                self.env._(
                    "%(file)s is a statement of account %(account)s, which belongs to "
                    "%(other)s, not to %(journal)s: import it there.",
                    file=filename,
                    account=numbers,
                    other=other.display_name,
                    journal=self.display_name,
                )
            )
        raise UserError(
            self.env._(
                "%(file)s is a statement of account %(account)s, but %(journal)s has "
                "account %(own)s: choose the other bank, or correct the account "
                "number of the journal.",
                file=filename,
                account=numbers,
                journal=self.display_name,
                own=self.bank_account_id.acc_number,
            )
        )

    def _is_own_account(self, number):
        """Whether a statement's account number is this journal's.

        Banks write the same account as IBAN, as local number or as its end, so
        one may contain the other. A journal without a number takes any that is
        not another journal's.
        """
        own = self.bank_account_id.sanitized_acc_number
        given = sanitize_account_number(number)
        if not given:
            return True
        if not own:
            return not self._find_journal_by_account(number)
        return self._is_same_account(own, given)

    def _is_same_account(self, own, given):
        shorter, longer = sorted((own.lstrip("0"), given.lstrip("0")), key=len)
        return shorter == longer or (len(shorter) >= 6 and longer.endswith(shorter))

    def _find_journal_by_account(self, number):
        given = sanitize_account_number(number)
        if not given:
            return self.browse()
        journals = self.search(
            [
                *self._check_company_domain(self.company_id),
                ("type", "in", BANK_TYPES),
                ("bank_account_id", "!=", False),
                ("id", "!=", self.id),
            ]
        )
        return journals.filtered(
            lambda journal: self._is_same_account(
                journal.bank_account_id.sanitized_acc_number, given
            )
        )[:1]

    def _check_statement_currency(self, statement, filename):
        currency = self.currency_id or self.company_id.currency_id
        if statement.currency and statement.currency.upper() != currency.name:
            raise UserError(
                self.env._(
                    "%(file)s is in %(given)s, but %(journal)s is kept in %(own)s: "
                    "import it on a bank in %(given)s.",
                    file=filename,
                    given=statement.currency,
                    journal=self.display_name,
                    own=currency.name,
                )
            )

    # -------------------------------------------------------------------------
    # Making records
    # -------------------------------------------------------------------------

    def _import_statement(self, statement, filename):
        """Create the statement with the transactions that are new.

        :return: the `account.bank.statement`, empty when nothing is new.
        """
        values = [
            self._prepare_statement_line(transaction, import_id)
            for import_id, transaction in self._identify(statement)
        ]
        known = self._get_known_import_ids([v["bank_import_id"] for v in values])
        new = [v for v in values if v["bank_import_id"] not in known]
        if not new:
            return self.env["account.bank.statement"]
        lines = self.env["account.bank.statement.line"].create(new)
        return self.env["account.bank.statement"].create(
            self._prepare_statement(statement, filename, lines, len(known) > 0)
        )

    def _identify(self, statement):
        """Pair every transaction with an id that is the same at every import.

        The bank's own id where there is one, with date and amount, since some
        banks count from 1 again in every file and no payment may get lost by
        it; else a digest of what the bank wrote. Equal ones are numbered.
        """
        seen = {}
        for transaction in statement.transactions:
            base = (
                f"{transaction.bank_id}:{transaction.date:%Y%m%d}:{transaction.amount}"
                if transaction.bank_id
                else self._digest(transaction)
            )
            count = seen[base] = seen.get(base, 0) + 1
            yield f"{base}:{count}" if count > 1 else base, transaction

    def _digest(self, transaction):
        content = "|".join(
            (
                str(transaction.date),
                str(transaction.amount),
                transaction.text,
                transaction.partner_name,
                transaction.check_number,
            )
        )
        return hashlib.sha256(content.encode()).hexdigest()[:32]

    def _get_known_import_ids(self, import_ids):
        lines = self.env["account.bank.statement.line"].search_fetch(
            [("journal_id", "=", self.id), ("bank_import_id", "in", import_ids)],
            ["bank_import_id"],
        )
        return set(lines.mapped("bank_import_id"))

    def _prepare_statement_line(self, transaction, import_id):
        """Values of the bank line for one transaction of a file."""
        vals = {
            "journal_id": self.id,
            "date": transaction.date,
            "value_date": transaction.value_date,
            "amount": float(transaction.amount),
            "payment_ref": transaction.text or transaction.partner_name or "/",
            "partner_name": transaction.partner_name or False,
            "account_number": transaction.partner_account or False,
            "payer_street": transaction.partner_street or False,
            "payer_city": transaction.partner_city or False,
            "transaction_type": transaction.transaction_type or False,
            "bank_import_id": import_id,
            "bank_check_number": transaction.check_number or False,
            "end_to_end_id": transaction.end_to_end_id or False,
            "structured_reference": transaction.reference or False,
            "transaction_details": transaction.raw or False,
        }
        if transaction.original_amount and transaction.original_currency:
            vals.update(self._prepare_foreign_amount(transaction))
        return vals

    def _prepare_foreign_amount(self, transaction):
        currency = self.env["res.currency"].search(
            [("name", "=", transaction.original_currency.upper())], limit=1
        )
        if not currency or currency == (
            self.currency_id or self.company_id.currency_id
        ):
            return {}
        return {
            "foreign_currency_id": currency.id,
            "amount_currency": float(transaction.original_amount),
        }

    def _prepare_statement(self, statement, filename, lines, is_partial):
        """Values of the host's statement around its new lines.

        :param is_partial: some of the file's transactions were imported before;
            the opening balance is then what the closing one leaves for the rest.
        """
        vals = {"reference": filename, "line_ids": [(6, 0, lines.ids)]}
        if statement.name:
            vals["name"] = statement.name
        total = sum(lines.mapped("amount"))
        if statement.balance_end is not None:
            end = float(statement.balance_end)
            vals["balance_end_real"] = end
            if is_partial or statement.balance_start is None:
                vals["balance_start"] = lines.currency_id.round(end - total)
        if statement.balance_start is not None and not is_partial:
            vals["balance_start"] = float(statement.balance_start)
        return vals
