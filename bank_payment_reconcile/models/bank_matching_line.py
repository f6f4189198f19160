"""The books for one bank line: what may matter for it, and nothing else."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .. import matching

#: Open items of so many partners, and so many items of each question, are read.
PARTNER_LIMIT = 8
ITEM_LIMIT = 500


class BankMatchingLedger(models.AbstractModel):
    _inherit = "bank.matching.ledger"

    @api.model
    def _load_for_line(self, line):
        """The ledger for the suggestions of one bank line, in a fraction of the
        time of all the books.

        All partners, rules, mappings and transfers are there. Of the open items
        and outstanding payments only those

        * whose amount, or amount less discount, the line would settle,
        * whose number, reference or payment reference has a run of three digits or
          more of the line's text (three and four at its end only), or whose
          end-to-end id is the line's,
        * of the partners whom the line's account or name, or a number found, makes
          likely (`PARTNER_LIMIT` of them).

        Left out: items of other partners whose number has fewer than three digits,
        or is longer than the piece of it that is written and does not end with it;
        of each question more than `ITEM_LIMIT` items, the oldest due first. So the
        answer may miss what `_load` would show, but shows nothing it would not.

        :return: (`matching.Ledger`, the line as `matching.Line`)
        """
        ledger = self._with_company_of(line.journal_id, line)
        return ledger._load_books_for_line(line)

    @api.model
    def _load_books_for_line(self, line):
        journal, currency = line.journal_id, line.transaction_currency_id
        company = self.env.company
        asked = self._to_lines(line)[0]
        partners = self._get_partners(company, asked.partner and [asked.partner] or ())
        ledger = matching.Ledger(
            partners=partners,
            past=self._get_past(journal, currency, line),
            **self._prepare_terms(
                journal, currency, self.env["bank.payment.rule"]._get_rules(company)
            ),
            **self._prepare_transfer_books(journal, currency, line, {}),
        )
        ranked = matching.likely_partners(ledger, asked, PARTNER_LIMIT, every=False)
        likely = [partner.key for partner in ranked]
        found = self._find_items(line, asked, ledger.settings, likely)
        held = self._get_held_amounts(line, list(found))
        items = self._get_open_items(
            journal,
            currency,
            held,
            only=Domain("id", "in", list(found)),
            lines=line,
        )
        payments = self._get_outstanding_payments(
            journal,
            currency,
            held,
            only=self._get_payments_domain(line, asked, ledger.settings, likely),
        )
        missing = {entry.partner for entry in (*items, *payments)}
        missing -= {None, *ledger.partners}
        more = missing and self._read_partners(
            company,
            Domain("id", "in", list(missing)),
            self._get_partner_accounts(
                company,
                Domain("partner_id.commercial_partner_id", "in", list(missing)),
            ),
        )
        return ledger.with_entries(items, payments, more), asked

    # -------------------------------------------------------------------------
    # Open items
    # -------------------------------------------------------------------------

    @api.model
    def _find_items(self, line, asked, settings, likely):
        """Ids of the open items that may matter."""
        journal, currency = line.journal_id, line.transaction_currency_id
        base = self._get_open_items_domain(journal, currency)
        by_number = {}
        if named := self._get_number_domain(journal, asked):
            by_number = self._search_items(base & named)
        by_amount = {}
        for domain, where in self._get_amount_domains(asked, settings, currency):
            by_amount |= self._search_items(base & domain, where)
        partners = {*likely, *by_number.values()} - {False, None}
        by_partner = {}
        if partners:
            by_partner = self._search_items(
                base & Domain("partner_id", "in", list(partners))
            )
        return {**by_number, **by_amount, **by_partner}

    @api.model
    def _search_items(self, domain, *where):
        """Ids of at most `ITEM_LIMIT` entries, with their partner's; the oldest due
        first."""
        MoveLine = self.env["account.move.line"]
        query = MoveLine._search(domain, limit=ITEM_LIMIT, order="date_maturity, id")
        for condition in where:
            query.add_where(condition)
        return dict(
            self.env.execute_query(
                query.select(
                    SQL.identifier(MoveLine._table, "id"),
                    SQL.identifier(MoveLine._table, "partner_id"),
                )
            )
        )

    @api.model
    def _get_number_domain(self, journal, asked):
        """Entries of documents whose number the text may name, None without any."""
        fields_named = ("name", "ref", "payment_reference")
        named = [
            Domain(field, "=like", f"%{run}%" if len(run) >= 5 else f"%{run}")
            for run in matching.digit_runs(asked)
            for field in fields_named
        ]
        collected = []
        if identifier := asked.end_to_end_id.strip():
            collected = [
                document
                for document, ids in self._get_collection_ids(journal).items()
                if identifier in ids
            ]
        if not (named or collected):
            return None
        domain = Domain("move_id", "in", collected)
        return domain | Domain("move_id", "any", Domain.OR(named)) if named else domain

    @api.model
    def _get_amount_domains(self, asked, settings, currency):
        """Entries of which the line's amount may be paid, for each way to see it
        the domain and what makes its index serve."""
        low, high = (
            bound / 10**currency.decimal_places
            for bound in matching.amount_window(asked.amount, settings)
        )
        return [
            (
                Domain("amount_residual_currency", ">=", low)
                & Domain("amount_residual_currency", "<=", high),
                SQL("account_move_line.amount_residual_currency != 0"),
            ),
            (
                Domain("discount_amount_currency", ">=", low)
                & Domain("discount_amount_currency", "<=", high),
                SQL("account_move_line.discount_date IS NOT NULL"),
            ),
        ]

    # -------------------------------------------------------------------------
    # Outstanding payments
    # -------------------------------------------------------------------------

    @api.model
    def _get_payments_domain(self, line, asked, settings, likely):
        """Outstanding payments of the amount, of a likely partner, or named."""
        currency = line.transaction_currency_id
        low, high = (
            bound / 10**currency.decimal_places
            for bound in matching.amount_window(asked.amount, settings)
        )
        domain = Domain("amount_residual_currency", ">=", low) & Domain(
            "amount_residual_currency", "<=", high
        )
        domain |= Domain("partner_id", "in", likely)
        for run in matching.digit_runs(asked):
            domain |= Domain("move_name", "=like", f"%{run}")
            domain |= Domain("payment_id.check_number", "=like", f"%{run}")
            domain |= Domain("payment_id.received_check_number", "=like", f"%{run}")
            domain |= Domain(
                "payment_id.check_entry_ids.deposit_reference", "=like", f"%{run}"
            )
        if asked.end_to_end_id:
            domain |= Domain("payment_id.end_to_end_id", "=", asked.end_to_end_id)
            domain |= Domain("payment_id.name", "=", asked.end_to_end_id)
        return domain
