"""Importing one file: to the banks whose accounts it tells, or with a question."""

from odoo import models
from odoo.exceptions import UserError

from .. import statement_formats
from ..models.record.translated_sentence import translate
from ..models.statement_import.overlap import LookAlikesFound


class BankStatementImportFile(models.TransientModel):
    _inherit = "bank.statement.import.file"

    # -------------------------------------------------------------------------
    # Importing
    # -------------------------------------------------------------------------

    def _import(self):
        """Import the file, or note why not; then nothing of it is imported."""
        self.ensure_one()
        if self._import_answer():
            return
        try:
            with self.env.cr.savepoint():
                parsed = self._read()
                self._answer_account(parsed)
                groups = self._distribute(parsed)
                if groups is None:
                    return
                self._keep_signs(groups)
                message = self._import_groups(groups)
        except statement_formats.DateOrderUndecided as undecided:
            self._ask_date_order(undecided)
        except statement_formats.SignsUndecided as undecided:
            self._ask_signs(undecided)
        except LookAlikesFound as alike:
            self._ask_look_alikes(alike.found)
        except (UserError, statement_formats.StatementError) as error:
            self.env.invalidate_all()
            self.write({"state": "refused", "message": translate(self.env, error)})
        else:
            self.write(
                {
                    "state": "running" if self.run_ids else "imported",
                    "message": message,
                    "journal_ids": [(6, 0, [journal.id for journal in groups])],
                }
            )

    def _read(self):
        journal = self.import_id.journal_id.with_context(
            bank_date_order=self.date_order or "",
            bank_amount_signs=self.amount_signs or "",
        )
        return journal._bank_read_statement_file(self.attachment_id.raw, self.name)

    def _import_groups(self, groups):
        """Import statements on their journals.

        :param groups: {journal: statements that were read}
        :return: a sentence or more on what came of it
        :raises LookAlikesFound: a person has to tell first; nothing is imported.
        """
        messages, results, asked = [], {}, {}
        for journal, parsed in groups.items():
            journal._bank_check_company_chosen()
            if self._order_import(journal, parsed, asked):
                messages.append(self.env._("Its lines are being imported."))
                continue
            result = journal._bank_create_parsed(
                parsed, self.name, self._get_answers(journal)
            )
            results[journal] = result
            if result.look_alikes:
                asked[journal] = result.look_alikes
        if asked:
            raise LookAlikesFound(asked)
        for journal, result in results.items():
            result.remarks += journal._bank_after_import(result.lines)
            for statement in result.statements:
                statement.attachment_ids = [(4, self.attachment_id.id)]
            message = journal._bank_get_import_message(result)
            if len(groups) > 1:
                message = f"{journal.display_name}: {message}"
            messages += [message, *result.remarks]
        return " ".join(messages)

    def _order_import(self, journal, parsed, asked):
        """Have a large file imported in a run.

        :param asked: takes the look-alikes that a person has to tell of first.
        :return: whether it is one
        """
        transactions = sum(len(statement.transactions) for statement in parsed)
        if transactions <= journal._bank_get_import_threshold():
            return False
        plans = journal._bank_plan_imports(
            parsed, self.name, self._get_answers(journal)
        )
        if not journal._bank_needs_run(plans):
            return False
        if alike := [each for plan in plans for each in plan.look_alikes]:
            asked[journal] = alike
            return True
        self.run_ids |= self.env["bank.import.run"]._order_import(
            journal, plans, self.attachment_id
        )
        return True

    # -------------------------------------------------------------------------
    # Whose account?
    # -------------------------------------------------------------------------

    def _distribute(self, parsed):
        """Give every statement of the file to the journal of its account.

        :return: {journal: statements}; None where a person has to tell first
        :raises UserError: it is another bank's than the chosen one.
        """
        chosen = self.import_id.journal_id
        groups = {}
        for statement in parsed:
            journal = self._find_journal(statement, alone=len(parsed) == 1)
            if not journal:
                self._ask_account(statement)
                return None
            groups.setdefault(journal, []).append(statement)
        if chosen and len(groups) == 1 and chosen not in groups:
            # A person chose a bank and the file says another: one of them errs.
            chosen._bank_select_own_statements(parsed, self.name)
        return None if self._asks_card_balance(groups) else groups

    def _find_journal(self, statement, alone):
        """The journal of a statement; none where its account is new."""
        chosen = self.import_id.journal_id
        number = statement.account_number
        if chosen and (not number or chosen.bank_account_id):
            own = chosen._bank_is_own_account(number)
            if own and (alone or chosen._bank_is_own_currency(statement.currency)):
                chosen._bank_select_own_statements([statement], self.name)
                return chosen
        Journal = self.env["account.journal"]
        if not number:
            return self._find_only_journal(statement)
        found = Journal._bank_find_journals_of_account(
            number, self.env.companies, statement.currency
        )
        if chosen and alone and chosen.bank_account_id and not found:
            chosen._bank_select_own_statements([statement], self.name)
        return (found & chosen or found)[:1]

    def _find_only_journal(self, statement):
        """The bank of a file that tells no account: where there is one only."""
        Journal = self.env["account.journal"]
        journals = Journal.search(
            [*Journal._check_company_domain(self.company_id), ("type", "=", "bank")]
        ).filtered(lambda journal: journal._bank_is_own_currency(statement.currency))
        if len(journals) == 1:
            return journals
        raise UserError(
            self.env._(
                "%s does not say which account it belongs to: choose the bank above.",
                self.name,
            )
        )
