"""A card's first file, of which nobody knows yet how it gives the balance."""

from odoo import fields, models

from ..models.statement_import.card_balance import CARD_BALANCES


class BankStatementImportFile(models.TransientModel):
    _inherit = "bank.statement.import.file"

    state = fields.Selection(
        selection_add=[("card_balance", "Which Balance?")],
        ondelete={"card_balance": "cascade"},
    )
    card_balance = fields.Selection(CARD_BALANCES, string="The Balance Is Given")
    card_journal_id = fields.Many2one(
        "account.journal", string="Card", readonly=True, check_company=True
    )

    def _asks_card_balance(self, groups):
        """Ask about a balance that may be a debt, once for each card.

        :param groups: {journal: statements}
        :return: whether there is one.
        """
        self._answer_card_balance()
        for journal, statements in groups.items():
            for statement in statements:
                if journal._bank_is_card_balance_doubtful(statement):
                    self._ask_card_balance(journal, statement)
                    return True
        return False

    def _ask_card_balance(self, journal, statement):
        self.write(
            {
                "state": "card_balance",
                "card_balance": False,
                "card_journal_id": journal.id,
                "message": self.env._(
                    "The file gives a balance of %(balance)s for %(card)s. Is that "
                    "what is owed to the bank, or money on the card? The answer is "
                    "kept for the next files.",
                    balance=journal._bank_get_card_balance_text(statement),
                    card=journal.display_name,
                ),
            }
        )

    def _answer_card_balance(self):
        """Keep what a person answered about a card.

        Whatever the file asks by now: what it asked next has undone the import, and
        this answer with it.
        """
        if not (self.card_journal_id and self.card_balance):
            return
        # Whoever imports may answer what is asked; the settings of a bank are the
        # manager's, and a client may name any bank.
        journal = self.card_journal_id
        journal.check_access("read")
        if not journal.bank_card_balance and journal.company_id in self.env.companies:
            journal.sudo().bank_card_balance = self.card_balance
