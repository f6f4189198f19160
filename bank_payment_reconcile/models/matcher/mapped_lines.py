"""What the text-to-account mappings say of bank lines, whatever else may fit."""

from odoo import models

from ... import matching


class AccountBankStatementLine(models.Model):
    """Finds the mapping whose text a line contains."""

    _inherit = "account.bank.statement.line"

    def _bank_get_mapped_accounts(self):
        """The accounts that mappings name for these lines.

        :return: list of `account.account`, one a line, empty where no mapping fits.
        """
        accounts = {}
        for (journal, currency), lines in self._bank_group_for_matching():
            accounts.update(lines._bank_get_mapped_accounts_of(journal, currency))
        return [accounts[line] for line in self]

    def _bank_apply_mappings(self):
        """Apply the lines that a mapping knows to its account; others stay as they
        are."""
        Ledger = self.env["bank.matching.ledger"]
        for (journal, currency), lines in self._bank_group_for_matching():
            books = Ledger._with_company_of(journal, lines)
            if not books.env["bank.text.mapping"]._get_mappings(
                books.env.company, journal
            ):
                continue  # most companies begin with none, and the rest takes time
            proposals = [
                proposal
                for proposal in lines._bank_propose_mappings(journal, currency)
                if proposal.mapping
            ]
            mapped = lines.browse(proposal.line for proposal in proposals)
            mapped._bank_store_proposals(proposals, currency)

    def _bank_propose_mappings(self, journal, currency):
        """What the matcher answers for lines that only mappings can know."""
        books = self.env["bank.matching.ledger"]._with_company_of(journal, self)
        rules = self.env["bank.payment.rule"]._get_rules(books.env.company)
        # Mappings without any entry: the matcher can answer nothing else.
        ledger = matching.Ledger(
            partners=[],
            items=[],
            payments=[],
            past=books._get_past(journal, currency, self),
            own_accounts=books._get_own_accounts(books.env.company),
            **books._prepare_terms(journal, currency, rules),
        )
        return matching.propose(ledger, books._to_lines(self))

    def _bank_get_mapped_accounts_of(self, journal, currency):
        proposals = self._bank_propose_mappings(journal, currency)
        Account = self.env["account.account"]
        return {
            line: Account.browse(
                # several rows are no one account
                proposal.applications[0].key if len(proposal.applications) == 1 else []
            )
            for line, proposal in zip(self, proposals, strict=True)
        }
