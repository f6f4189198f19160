"""The proof of a bank's balance: from the bank's statement to the general ledger."""

from collections import defaultdict

from odoo import api, models

from ...proof import BankLedger, Opening, brought_forward, exact, prove
from .proof_figures import BankProof, currency_of


class BankReconciliationProof(models.AbstractModel):
    """Makes proofs; what it reads of the ledger is in other files."""

    _name = "bank.reconciliation.proof"
    _description = "Proof of a Bank's Balance"

    @api.model
    def _get_proof(self, journal, date, balance_end=None, document=None):
        """Prove a bank's balance at a date, from the ledger as it is now.

        :param balance_end: balance per statement; by default the closing balance of
            the last statement posted up to the date.
        :param document: a `bank.reconciliation` of that date whose lines its closing
            balance contains, posted or not yet. What is matched on a draft counts as
            cleared, as it will be.
        :return: :class:`BankProof`
        :raises AccessError: the person may not read the bank, or has not chosen its
            company: a branch reads its parent's banks, not what is on them.
        """
        journal.ensure_one()
        journal.check_access("read")
        journal._bank_check_company_chosen()
        document = document or self.env["bank.reconciliation"]
        statements = self._get_statements(journal, date, document)
        if document:
            balance_end = document.balance_end
        elif balance_end is None and statements.last:
            balance_end = statements.last.balance_end
        books = self._get_books(journal, date, statements, document)
        figures = prove(
            books,
            None if balance_end is None else exact(balance_end),
            self._get_brought_forward(journal, statements, books.direct, date),
            self._get_matched_amounts(document, journal._bank_get_currency()),
            self._get_stale_days(journal),
        )
        proof = BankProof(
            journal=journal,
            document=document,
            date=date,
            currency=journal._bank_get_currency(),
            company_currency=journal._bank_get_company_currency(),
            statement_name=(document or statements.last).name,
            statement_date=(document or statements.last).date,
            figures=figures,
        )
        proof.warnings.extend(self._get_proof_warnings(proof))
        proof.warnings.extend(self._get_statement_warnings(statements, document))
        return proof

    def _get_books(self, journal, date, statements, document):
        """What the ledger has of a bank at a date.

        :return: :class:`BankLedger`
        """
        balance, company_balance = self._get_ledger_balance(journal, date)
        return BankLedger(
            date=date,
            currency=currency_of(journal._bank_get_currency()),
            company_currency=currency_of(journal._bank_get_company_currency()),
            balance=exact(balance),
            company_balance=exact(company_balance),
            direct=self._get_direct_entries(journal, date),
            outstanding=self._get_outstanding_entries(journal, date),
            lines=self._get_line_entries(journal, date, statements, document),
        )

    def _get_brought_forward(self, journal, statements, direct, date):
        """Entries without a bank line that the first opening balance contains.

        :param direct: of `_get_direct_entries`
        :return: those of them
        """
        owed = statements.brought_forward
        opening = Opening(
            owed=None if owed is None else exact(owed),
            first_date=statements.first_date or None,
            direct_from=journal.bank_direct_from or None,
        )
        currency = currency_of(journal._bank_get_currency())
        return brought_forward(direct, opening, currency, date)

    def _get_matched_amounts(self, document, currency):
        """What a draft's lines take of each entry.

        :return: {entry id: amount in the bank's currency, None for the whole entry}
        """
        if not document or document.state != "draft":
            return {}
        result = defaultdict(int)
        for application in document.line_ids.application_ids:
            entry_id = application.move_line_id.id
            if not entry_id or application.state == "posted":
                continue
            if application.currency_id != currency:
                result[entry_id] = None
            elif result[entry_id] is not None:
                result[entry_id] += exact(application.amount)
        return dict(result)

    def _get_stale_days(self, journal):
        """Days after which a check of this bank is stale; 0: never."""
        return journal.bank_check_stale_days

    # -------------------------------------------------------------------------
    # Warnings
    # -------------------------------------------------------------------------

    def _get_proof_warnings(self, proof):
        """What is odd about the figures, a sentence each."""
        result = []
        direct = [item for item in proof.items if item.section == "direct"]
        if direct:
            result.append(
                self.env._(
                    "%(count)s entries were posted directly to the bank account and "
                    "the bank has not shown them (%(total)s): match them with a bank "
                    "line, or reverse what never reached the bank.",
                    count=len(direct),
                    total=proof.currency.format(proof.get_total("direct")),
                )
            )
        stale = [item for item in proof.items if item.is_stale]
        if stale:
            result.append(
                self.env._(
                    "%(count)s checks are stale, the oldest is %(number)s of %(date)s: "
                    "ask the payee, then void them or issue them again.",
                    count=len(stale),
                    number=stale[0].check_number or stale[0].number,
                    date=stale[0].date,
                )
            )
        ahead = [item for item in proof.items if item.section == "ahead"]
        if ahead:
            result.append(
                self.env._(
                    "%s bank lines are on an outstanding account with entries that "
                    "are dated later or missing.",
                    len(ahead),
                )
            )
        if untold := proof.untold_items:
            result.append(
                self.env._(
                    "%(count)s entries on outstanding accounts that several banks "
                    "share (%(total)s, the first is %(number)s of %(date)s) may be "
                    "this bank's: choose their bank in the bank account "
                    "reconciliation. Until then the balance is not proved.",
                    count=len(untold),
                    total=proof.currency.format(proof.get_total("untold")),
                    number=untold[0].number,
                    date=untold[0].date,
                )
            )
        if not proof.is_explained:
            result.append(
                self.env._(
                    "Unexplained difference: %(amount)s. Look among the entries of "
                    "%(account)s up to %(date)s for bank lines that were changed or "
                    "deleted after their statement was posted, and check the first "
                    "opening balance.",
                    amount=proof.currency.format(proof.unexplained),
                    account=proof.journal.default_account_id.display_name,
                    date=proof.date,
                )
            )
        return result

    def _get_statement_warnings(self, statements, document):
        """What is odd about the statements themselves."""
        result = []
        if not statements.last and not document:
            result.append(
                self.env._(
                    "No statement of this bank is posted up to this date: its balance "
                    "is what the ledger began with, and every bank line is listed."
                )
            )
        if statements.gap:
            before, after = statements.gap
            result.append(
                self.env._(
                    "The opening balance %(start)s of %(after)s is not the closing "
                    "balance %(end)s of %(before)s.",
                    start=after.currency_id.format(after.balance_start),
                    after=after.name,
                    end=before.currency_id.format(before.balance_end),
                    before=before.name,
                )
            )
        result.extend(self._get_undone_warnings(statements))
        if document.state == "draft":
            # Checks that the bank shows and should not: void, stopped, stale.
            for sentences in document.line_ids._bank_get_check_warnings().values():
                result.extend(sentences)
        late = document.line_ids.filtered(
            lambda line: line.bank_booking_date > document.date
        )
        if late and document.state == "draft":
            result.append(
                self.env._(
                    "%(count)s lines are dated after the statement date, the first "
                    'is "%(text)s" of %(date)s: remove them, or correct the date.',
                    count=len(late),
                    text=late[0].payment_ref or late[0].partner_name or "",
                    date=late[0].bank_booking_date,
                )
            )
        return result

    def _get_undone_warnings(self, statements):
        """Statements under the balance that do not stand as they were filed."""
        if statements.undone:
            yield self.env._(
                "%s is undone and not posted again yet: the balance of the statements "
                "after it contains its lines.",
                ", ".join(self._name_vacancy(each) for each in statements.undone),
            )
        # The balance rests on every one of them, not on the last alone.
        for changed in statements.until.filtered("is_changed"):
            yield self.env._(
                "%s has changed since it was filed: file it again, or correct its "
                "lines.",
                changed.name,
            )

    def _name_vacancy(self, document):
        """An undone statement with the draft that a person finds in its place."""
        draft = document.replacement_ids.filtered(lambda each: each.state == "draft")
        if not draft:
            return document.name
        return self.env._(
            "%(undone)s (now %(draft)s)", undone=document.name, draft=draft[:1].name
        )
