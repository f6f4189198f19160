"""Cards: whether their files give the balance as money on the card, or as what is owed.

Taken for money, what is owed would become an opening balance that nobody has.
"""

from odoo import fields, models

from ... import statement_formats
from ..record.labels import get_label

CARD_BALANCES = [
    ("signed", "With its sign: what is owed is negative"),
    ("owed", "As what is owed: a positive amount"),
]


class AccountJournal(models.Model):
    """Whether a card's files give its balance as owed."""

    _inherit = "account.journal"

    bank_card_balance = fields.Selection(
        CARD_BALANCES,
        string="Balance in Files",
        copy=False,
        help="How files of this card give its balance. Empty: it is asked at the first "
        "import that does not tell.",
        tracking=True,
    )

    def _bank_is_card_balance_doubtful(self, statement):
        """Whether a person has to say what the balances of a statement are.

        :param statement: `statement_formats.Statement` of this journal.
        """
        self.ensure_one()
        return (
            self._bank_is_card_statement(statement)
            and not self._bank_get_card_balance(statement)
            # Of a file without any transaction nothing comes in.
            and bool(statement.transactions)
        )

    def _bank_is_card_statement(self, statement):
        return self.type == "credit" or statement.is_card

    def _bank_get_card_balance(self, statement):
        """How a statement of a card gives its balances: what it proves itself, what
        follows from the statement before it, else what a person said.

        :return: of `CARD_BALANCES`; False where nothing tells.
        """
        if told := statement_formats.told_by(statement):
            return told
        return self._bank_get_following_balance(statement) or self.bank_card_balance

    def _bank_get_following_balance(self, statement):
        """What of the two makes the statement open as the last one closed."""
        closed = self._bank_get_last_closing()
        owed = statement_formats.turn_balances(statement).balance_start
        if not closed or statement.balance_start in (None, owed):
            return False
        return {statement.balance_start: "signed", owed: "owed"}.get(closed, False)

    def _bank_read_card_balances(self, statement):
        """:return: the statement with the balances of an account, and what a person
        should know about them"""
        if not self._bank_is_card_statement(statement):
            return statement, []
        if self._bank_is_card_balance_doubtful(statement):
            # Nobody is asked: no balance is better than a wrong one.
            return statement_formats.without_balances(statement), [
                self.env._(
                    "The balance %(balance)s of the file was left out: it may be what "
                    'is owed, or money on the card. Say which in "%(field)s" of '
                    "%(card)s, and import the file again.",
                    balance=self._bank_get_card_balance_text(statement),
                    field=get_label(self, "bank_card_balance"),
                    card=self.display_name,
                )
            ]
        if self._bank_get_card_balance(statement) == "owed":
            return statement_formats.turn_balances(statement), []
        return statement, []

    def _bank_get_card_balance_text(self, statement):
        """The balance that is asked about, as a person reads it."""
        balances = (statement.balance_end, statement.balance_start)
        balance = next(each for each in balances if each is not None)
        return self._bank_get_currency().format(float(balance))
