"""One file of an import: what came of it, whose account it is of, which dates."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from .. import statement_formats
from ..models.record.labels import get_labels
from ..models.record.rights import needs

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

    # -------------------------------------------------------------------------
    # Whose account?
    # -------------------------------------------------------------------------

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
                "message": self._tell_account(statement, chosen if takes else None),
            }
        )

    def _tell_account(self, statement, taking):
        """Why the account of a statement is asked for.

        :param taking: the chosen bank, which has no account yet.
        """
        number, env = statement.account_number, self.env
        if taking:
            return env._(
                "%(bank)s has no account number yet: is %(number)s its number?",
                bank=taking.display_name,
                number=number,
            )
        other = env["account.journal"]._bank_find_journals_of_account(
            number, env.companies
        )[:1]
        if other:
            return env._(
                "The account %(number)s is in %(given)s in this file, and %(bank)s is "
                "kept in %(own)s: create a bank in %(given)s, or choose the bank that "
                "it belongs to.",
                number=number,
                given=statement.currency,
                bank=other.display_name,
                own=other._bank_get_currency().name,
            )
        return env._(
            "No bank has the account %s yet: create one, or choose the bank that it "
            "belongs to.",
            number,
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
