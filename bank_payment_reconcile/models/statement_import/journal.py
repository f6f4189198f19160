"""Importing a bank's file on a journal: by drop, wizard, feed or program."""

import base64
import logging
from dataclasses import dataclass, field

from odoo import models
from odoo.exceptions import UserError

from ... import statement_formats
from ..application.journal import BANK_TYPES
from ..record.machine_failures import is_of_the_machine
from ..record.rights import browse_context, check_right, needs
from ..record.translated_sentence import translate
from .known import Entry

_logger = logging.getLogger(__name__)


@dataclass(slots=True)
class ImportResult:
    """What came of statements of a file on one journal."""

    #: The `account.bank.statement` records made.
    statements: models.BaseModel
    #: Their lines that are new.
    lines: models.BaseModel
    #: Transactions in the file, the known ones too.
    total: int = 0
    #: Sentences on what was left out or does not add up.
    remarks: list[str] = field(default_factory=list)
    #: `Entry` of those that may be in the books already: nobody was asked yet.
    look_alikes: list[Entry] = field(default_factory=list)


def get_date_order(env):
    """The order of dates that a person chose for the file, as the context has it; empty
    where it says none, or what is none."""
    order = env.context.get("bank_date_order")
    return order if order in list(statement_formats.ORDERS) else ""


class AccountJournal(models.Model):
    """Imports files of a bank, whoever brings them."""

    _inherit = "account.journal"

    # -------------------------------------------------------------------------
    # Entry points
    # -------------------------------------------------------------------------

    @needs("create", "account.bank.statement.line")
    def import_bank_statements(self, data, filename):
        """Import a bank's file on this journal.

        A transaction that was imported before is left out, so importing a file
        twice changes nothing. A file that cannot be read, or is another
        account's, imports nothing.

        :param data: the file: bytes, or as base64, as a client sends it.
        :param str filename: its name, for the messages and as reference.
        :return: the `account.bank.statement` records that were made; empty when
            everything was imported before.
        :raises UserError: one sentence: what is wrong, where, what to do.
        """
        if isinstance(data, str):
            data = self._bank_decode_file(data, filename)
        statements, _remarks = self._bank_import_file(data, filename)
        return statements

    def _bank_decode_file(self, data, filename):
        try:
            return base64.b64decode(data, validate=True)
        except (TypeError, ValueError) as error:
            raise UserError(
                self.env._(
                    "%s is not a file: send its content as base64.",
                    filename,
                )
            ) from error

    def _bank_import_file(self, data, filename):
        """Import a file and tell what a person should know about it.

        :return: (the statements made, sentences about what was left out or does
            not add up)
        """
        result, others = self._bank_import_own(data, filename)
        result.remarks += self._bank_get_other_account_remarks(others)
        return result.statements, result.remarks

    def _bank_import_own(self, data, filename):
        """Import what a file has of this journal's account.

        :return: (`ImportResult`, the statements of other accounts)
        """
        self.ensure_one()
        self._bank_check_company_chosen()
        other = self._bank_import_other_file(data, filename, self.company_id)
        if other:
            result = ImportResult(
                self.env["account.bank.statement"],
                self.env["account.bank.statement.line"],
            )
            result.remarks.append(other[0])
            return result, []
        try:
            parsed = self._bank_read_statement_file(data, filename)
        except statement_formats.StatementError as error:
            raise UserError(translate(self.env, error)) from error
        mine = self._bank_select_own_statements(parsed, filename)
        others = [each for each in parsed if each not in mine]
        return self._bank_import_parsed(mine, filename), others

    def _bank_import_parsed(self, parsed, filename, answers=None):
        """Import statements that were read from a file, all of this journal's
        account.

        What looks like a payment of the books comes in and waits for review, unless
        a person told.

        :param answers: what persons told of look-alikes, as `Answers`; None where
            nobody is asked.
        :return: `ImportResult`
        """
        self.ensure_one()
        result = self._bank_create_parsed(parsed, filename, answers)
        result.remarks += self._bank_after_import(result.lines)
        return result

    def _bank_create_parsed(self, parsed, filename, answers=None):
        """The lines and statements of `_bank_import_parsed`, nothing applied to
        them."""
        result = ImportResult(
            self.env["account.bank.statement"], self.env["account.bank.statement.line"]
        )
        ordered, journal = self._bank_in_order_of_days(parsed)
        plans = []
        for statement in ordered:
            plan = journal._bank_plan_import(statement, filename, answers, plans)
            plans.append(plan)
            created, lines = journal._bank_import_plan(plan)
            result.statements |= created.with_env(self.env)
            result.lines |= lines.with_env(self.env)
            result.total += len(plan.entries)
            result.look_alikes += plan.look_alikes
        result.remarks += journal._bank_say_once(plans)
        result.remarks += result.statements._bank_get_chain_warnings()
        result.remarks += result.lines._bank_get_posted_elsewhere_remarks()
        for remark in result.remarks:
            _logger.info("%s: %s", filename, remark)
        return result

    def _bank_plan_imports(self, parsed, filename, answers=None):
        """Plans of all statements of a file, before any of them is imported."""
        plans = []
        ordered, journal = self._bank_in_order_of_days(parsed)
        for statement in ordered:
            plans.append(journal._bank_plan_import(statement, filename, answers, plans))
        return plans

    def _bank_in_order_of_days(self, parsed):
        """The statements of a file as time went, and this journal knowing in which
        direction the file goes."""
        parsed = [self._bank_collect(each) for each in parsed]
        days = [[each.date for each in of.transactions] for of in parsed]
        shown = sum(map(statement_formats.direction, days))
        firsts = [
            min(dates) if dates else of.date
            for dates, of in zip(days, parsed, strict=True)
        ]
        order = list(range(len(parsed)))
        if None not in firsts:
            order = statement_formats.chronological(firsts)
        journal = self.with_context(bank_file_direction=(shown > 0) - (shown < 0))
        return [parsed[at] for at in order], journal

    def _bank_needs_run(self, plans):
        """Whether statements have more new lines than a person waits for."""
        new = sum(len(plan.new) for plan in plans)
        return new > self._bank_get_import_threshold()

    def _bank_get_import_threshold(self):
        """How many lines are imported while the person waits for the answer."""
        return 2000

    def _bank_after_import(self, lines):
        """What the journal's settings want done with what came in.

        :return: sentences on what failed: that undoes no import.
        """
        remarks = []
        if self.bank_apply_after_import:
            remarks += self._bank_apply_imported(lines)
        self._bank_trigger_scheduled_actions()
        return remarks

    def _bank_apply_imported(self, lines):
        """Apply what came in; the lines stay, whatever fails.

        :return: sentences on what failed.
        :raises: what makes Odoo try again, where others change the same records;
            and what ends the import, where the disk is full or the database gone.
        """
        try:
            with self.env.cr.savepoint():
                lines.action_apply_automatically()
        except UserError as error:
            reason = str(error)
        except Exception as error:
            if is_of_the_machine(error):
                raise
            _logger.exception("Applying imported lines on %s failed.", self.name)
            reason = self.env._(
                "an unexpected error, %s: the server's log has the details",
                type(error).__name__,
            )
        else:
            return []
        self.env.invalidate_all(flush=False)
        return [
            self.env._(
                "The lines were imported, but could not be applied automatically "
                "(%s): correct that and choose Apply Automatically.",
                reason.rstrip(". "),
            )
        ]

    def _bank_get_import_message(self, result):
        """What came of an import, in a sentence."""
        lines = result.lines
        if not result.total:
            return self.env._("There are no transactions in it.")
        if not lines:
            return self.env._("Every transaction in it was imported before.")
        return self.env._(
            "%(count)s transactions imported, %(applied)s applied, %(review)s need "
            "review.",
            count=len(lines),
            applied=len(lines.filtered("application_ids")),
            review=len(lines.filtered("needs_review")),
        )

    def _bank_read_statement_file(self, data, filename):
        """Hook: the statements of a file as the readers return them, of all accounts.

        Without a journal for a file whose bank is not known yet. The order of dates
        that a person chose is in the context, `bank_date_order`, and what the person
        said of the signs, `bank_amount_signs`.

        :raises StatementError: it cannot be read; nothing may be imported.
        """
        currency = self._bank_get_currency_of_file()
        return self._bank_read_by_content(
            data, filename, get_date_order(self.env), currency
        )

    def _bank_import_other_file(self, data, filename, company):
        """Hook: take a file of a bank that is no statement.

        Without a journal where a file of any bank of a company is looked at.

        :param company: whose bank it is.
        :return: (a sentence or more on what came of it, the records that it brought);
            nothing where it may be a statement.
        :raises UserError: it cannot be taken; nothing is changed.
        """
        return self._bank_import_document(data, filename, company)

    def _bank_import_document(self, data, filename, company):
        """Hook: take a document that explains payments, like `_bank_import_other_file`
        an answer of the bank."""
        return ()

    def _bank_get_other_account_remarks(self, others):
        """Sentences about the statements of other accounts in a file."""
        return [
            self.env._(
                "The statement of account %s in this file was left out: import "
                "it on the bank it belongs to.",
                statement.account_number,
            )
            for statement in others
        ]

    def _bank_trigger_scheduled_actions(self):
        """Let the scheduled actions this journal opted into run soon."""
        for opted_in, cron in (
            (self.bank_apply_automatically, "ir_cron_apply_automatically"),
            (self.bank_post_automatically, "ir_cron_post_applications"),
        ):
            if opted_in:
                self.env.ref(f"bank_payment_reconcile.{cron}").sudo()._trigger()

    def create_document_from_attachment(self, attachment_ids):
        # EXTENDS account: a file dropped on a bank's card is a bank statement
        journal = self or browse_context(self.env, self._name, "default_journal_id")
        if journal.type not in BANK_TYPES:
            return super().create_document_from_attachment(attachment_ids)
        check_right(self.env["bank.statement.import"], "create")
        wizard = self.env["bank.statement.import"].create(
            {"journal_id": journal.id, "attachment_ids": [(6, 0, attachment_ids)]}
        )
        return wizard.action_import()
