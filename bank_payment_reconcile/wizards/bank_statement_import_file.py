"""One file of an import: what came of it, and what it asks."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from .. import statement_formats
from ..models.record.labels import get_labels
from ..models.record.rights import needs
from ..models.record.translated_sentence import translate
from ..models.statement_import.overlap import LookAlikesFound

#: The orders of day, month and year that a person may choose from.
DATE_ORDERS = [
    ("dmy", "Day, month, year"),
    ("mdy", "Month, day, year"),
    ("ymd", "Year, month, day"),
]


class BankStatementImportFile(models.TransientModel):
    """A bank's file: imported, refused with its reason, or with a question."""

    _name = "bank.statement.import.file"
    _inherit = ["bank.wizard"]
    _description = "File to Import"
    _check_company_auto = True

    import_id = fields.Many2one(
        "bank.statement.import", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="import_id.company_id")
    attachment_id = fields.Many2one("ir.attachment", required=True, readonly=True)
    name = fields.Char(related="attachment_id.name", string="File")
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("imported", "Imported"),
            ("running", "Being Imported"),
            ("date_order", "Which Dates?"),
            ("account", "Whose Account?"),
            ("look_alikes", "The Same?"),
            ("refused", "Refused"),
        ],
        default="waiting",
        readonly=True,
        required=True,
    )
    message = fields.Text(readonly=True)
    journal_ids = fields.Many2many(
        "account.journal", string="Banks", readonly=True, help="Where it came in."
    )
    run_ids = fields.Many2many(
        "bank.import.run", readonly=True, help="What imports a large file."
    )
    date_order = fields.Selection(DATE_ORDERS, string="Order of Dates")

    # -- What an account that nobody has yet is to become
    account_answer = fields.Selection(
        [("create", "Create a bank for it"), ("take", "It is the number of a bank")],
        string="New Account",
    )
    account_number = fields.Char(readonly=True)
    account_currency_id = fields.Many2one("res.currency", string="Currency")
    account_name = fields.Char(string="Name of the Bank")
    account_journal_id = fields.Many2one(
        "account.journal",
        string="Bank of the Account",
        check_company=True,
        domain="[('type', 'in', ('bank', 'credit')), ('bank_account_id', '=', False)]",
    )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_answer(self):
        """Open the question this file asks."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Import Bank Statement"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            # Two payments stand beside each other.
            "context": {"dialog_size": "extra-large"}
            if self.state == "look_alikes"
            else {},
        }

    @needs("write")
    def action_import(self):
        """Import the files that wait, this one with its answer."""
        self.ensure_one()
        if self.state == "look_alikes":
            self.look_alike_ids._check_answered()
        return self.import_id.action_import()

    @needs("write")
    def action_back(self):
        """Leave this file and look at the others."""
        self.ensure_one()
        return self.import_id._get_own_action()

    # -------------------------------------------------------------------------
    # Importing
    # -------------------------------------------------------------------------

    def _import(self):
        """Import the file, or note why not; then nothing of it is imported."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                parsed = self._read()
                self._answer_account(parsed)
                groups = self._distribute(parsed)
                if groups is None:
                    return
                message = self._import_groups(groups)
        except statement_formats.DateOrderUndecided as undecided:
            self._ask_date_order(undecided)
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
            bank_date_order=self.date_order or ""
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

    @needs("write")
    def action_open_progress(self):
        """The page that shows how far a large file is."""
        self.ensure_one()
        if not self.run_ids:
            return self.action_back()
        return self.run_ids[:1].action_open_progress()

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

    def _ask_account(self, statement):
        currency = self.env["res.currency"].search(
            [("name", "=", statement.currency.upper())]
        )
        chosen = self.import_id.journal_id
        takes = chosen and not chosen.bank_account_id
        number = statement.account_number
        self.write(
            {
                "state": "account",
                "account_number": number,
                "account_currency_id": currency.id,
                "account_name": self.env._("Bank %s", number[-4:]),
                "account_answer": "take" if takes else "create",
                "account_journal_id": chosen.id if takes else False,
                "message": (
                    self.env._(
                        "%(bank)s has no account number yet: is %(number)s its number?",
                        bank=chosen.display_name,
                        number=number,
                    )
                    if takes
                    else self.env._(
                        "No bank has the account %s yet: create one, or choose the "
                        "bank that it belongs to.",
                        number,
                    )
                ),
            }
        )

    def _answer_account(self, parsed):
        """Do what a person answered about a new account.

        :param parsed: the statements of the file, whose account it is.
        """
        if not self.account_number:
            return
        # A client may have sent another number than was asked about.
        if self.account_number not in {each.account_number for each in parsed}:
            raise UserError(
                self.env._(
                    "%(file)s has no statement of account %(account)s: import the file "
                    "again.",
                    file=self.name,
                    account=self.account_number,
                )
            )
        journal = self.account_journal_id
        if self.account_answer == "create":
            self._create_journal()
        elif not journal:
            raise UserError(
                self.env._(
                    "Choose the bank that the account %s belongs to.",
                    self.account_number,
                )
            )
        else:
            self._give_account(journal)
        # Done, unless the import is undone: another question must not do it twice.
        self.account_number = False

    def _give_account(self, journal):
        """Enter the account of the file on a bank that has none.

        Whoever imports may answer; the settings of a bank are the manager's.
        """
        journal.check_access("read")
        if (
            journal.bank_account_id
            or journal.type not in ("bank", "credit")
            or journal.company_id not in self.env.companies
        ):
            raise UserError(
                self.env._(
                    "%(bank)s cannot take the account %(account)s: choose a bank of "
                    "your company that has no account number yet.",
                    bank=journal.display_name,
                    account=self.account_number,
                )
            )
        journal.sudo().set_bank_account(self.account_number)

    def _create_journal(self):
        Journal = self.env["account.journal"]
        if not Journal.has_access("create"):
            raise UserError(
                self.env._(
                    "You may not create a bank: ask an administrator to create one "
                    "with the account number %s.",
                    self.account_number,
                )
            )
        currency = self.account_currency_id
        return Journal.create(
            {
                "name": self.account_name,
                "type": "bank",
                "company_id": self.company_id.id,
                "currency_id": currency.id
                if currency != self.company_id.currency_id
                else False,
                "bank_acc_number": self.account_number,
            }
        )

    # -------------------------------------------------------------------------
    # Which dates?
    # -------------------------------------------------------------------------

    def _ask_date_order(self, undecided):
        """Show the first dates in every order that fits."""
        labels = get_labels(self, "date_order")
        shown = [
            f"{labels[order]}: {self._format_dates(undecided.samples, order)}"
            for order in undecided.choices
        ]
        question = self.env._(
            "The dates of this file can be read in several ways. Choose the one that "
            "is right."
        )
        self.write({"state": "date_order", "message": "\n".join([question, *shown])})

    @api.model
    def _format_dates(self, samples, order):
        reader = statement_formats.DateReader([], order)
        days = (
            format_date(self.env, reader.read(each), date_format="d MMMM y")
            for each in samples
            if each
        )
        return "; ".join(days)
