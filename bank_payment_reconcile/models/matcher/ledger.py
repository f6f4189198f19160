"""The books as the matcher wants them, loaded in a handful of queries.

Every query is set-based: their number does not depend on how many lines, items
or partners there are. Amounts become integers in the currency's minor units.
"""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import matching

#: Open items of so many partners, and so many items of each question, are read.
PARTNER_LIMIT = 8
ITEM_LIMIT = 500


class BankMatchingLedger(models.AbstractModel):
    """Loads the books of a company for the matcher."""

    _name = "bank.matching.ledger"
    _description = "Loads the books for the matcher"

    # -------------------------------------------------------------------------
    # Entry points
    # -------------------------------------------------------------------------

    @api.model
    def _load(self, journal, currency, lines, rules=None, reopen=False):
        """The ledger against which lines of one journal and currency are matched.

        :param journal: `account.journal` of the lines.
        :param currency: the lines' transaction currency; only items in it are
            loaded, so that no rate can decide a match.
        :param lines: lines that are about to be matched: what their own
            applications hold is free, what all others hold is not.
        :param rules: `bank.payment.rule` to grade with; those of the company by
            default.
        :param reopen: lines are posted: show the books as open as they were for
            them.
        :return: `matching.Ledger`
        """
        ledger = self._with_company_of(journal, lines)
        with matching.collector_paused():
            return ledger._load_books(journal, currency, lines, rules, reopen)

    @api.model
    def _with_company_of(self, journal, lines):
        """The loader in the company whose books answer: that of the lines, a branch
        where they are a branch's on the bank of its parent."""
        return self.with_company(lines.company_id or journal.company_id)

    @api.model
    def _load_books(self, journal, currency, lines, rules, reopen):
        held = lines.with_env(self.env)._bank_get_held_amounts()
        reopened = self._get_reopened_amounts(lines) if reopen else {}
        for item_id, amount in reopened.items():
            held[item_id] = held.get(item_id, 0.0) - amount
        items = self._get_open_items(journal, currency, held, reopened, lines=lines)
        payments = self._get_outstanding_payments(journal, currency, held, reopened)
        if rules is None:
            rules = self.env["bank.payment.rule"]._get_rules(self.env.company)
        with_entries = {entry.partner for entry in (*items, *payments)} - {None}
        ledger = matching.Ledger(
            partners=self._get_partners(self.env.company, with_entries),
            items=items,
            payments=payments,
            orders=() if reopen else self._get_orders(journal, currency),
            # A line that is posted is the very one that cleared its check.
            gone_checks=()
            if reopen
            else self._get_gone_checks(journal, currency, lines, payments),
            # Posted lines would be their own past.
            past=() if reopen else self._get_past(journal, currency, lines),
            **self._prepare_terms(journal, currency, rules),
            **self._prepare_transfer_books(journal, currency, lines, held, reopened),
        )
        if not reopen:
            self._add_what_is_not_open(ledger, journal, currency, lines)
        return ledger

    @api.model
    def _add_what_is_not_open(self, ledger, journal, currency, lines):
        """Add to the ledger what lines speak of and what is no open entry of their
        currency: documents, and payments that come back."""
        asked = self._to_lines(lines)
        known = self._get_known_documents(ledger, asked, currency)
        self._add_foreign_items(ledger, known, lines, currency)
        found = {document.key for document in known}
        drafts = self._get_drafts(currency, asked)
        known += [draft for draft in drafts if draft.key not in found]
        ledger.set_known_documents(known)
        ledger.set_earlier_payments(
            self._get_earlier_payments(journal, currency, asked)
        )

    @api.model
    def _prepare_terms(self, journal, currency, rules):
        """What does not depend on the entries: mappings, rules, learned payers,
        whose accounts are known, and the journal's settings."""
        company = self.env.company
        return {
            "mappings": self.env["bank.text.mapping"]
            ._get_mappings(company, journal)
            ._to_matching(),
            "rules": rules._to_matching(),
            "learned": self.env["bank.learned.payer"]
            ._get_learned(company)
            ._to_matching(),
            "known_accounts": self._get_known_accounts(company),
            "own_partner": company.partner_id.id,
            "settings": self._prepare_settings(journal, currency),
            "block_payments": self._get_block_payments(journal, currency),
        }

    @api.model
    def _to_lines(self, statement_lines):
        """Bank lines as the matcher wants them, in the order given."""
        return [
            matching.Line(
                key=line.id,
                date=line.bank_booking_date,
                amount=self._to_minor(
                    line._bank_get_amount_to_match(), line.bank_transaction_currency_id
                ),
                text=line.payment_ref or "",
                partner_name=line.partner_name or "",
                partner_account=line.account_number or "",
                partner_street=line.bank_payer_street or "",
                partner_city=line.bank_payer_city or "",
                reference=line.bank_structured_reference or "",
                end_to_end_id=line.bank_end_to_end_id or "",
                check_number=line.bank_check_number or "",
                transaction_type=line.transaction_type or "",
                partner=line.partner_id.commercial_partner_id.id or None,
                charges=self._to_minor(
                    line._bank_get_charges_to_match(), line.bank_transaction_currency_id
                ),
                charges_unclear=line.bank_charges_unclear or "",
                order_ids=tuple((line.bank_order_ids or "").split()),
                is_returned=bool(line.bank_return_code),
                mandate=line.bank_mandate_reference or "",
                **line._bank_prepare_worths(),
            )
            for line in statement_lines
        ]

    # -------------------------------------------------------------------------
    # What is taken
    # -------------------------------------------------------------------------

    @api.model
    def _get_reopened_amounts(self, lines):
        """What posted applications of these lines took of each item, by item id."""
        amounts = defaultdict(float)
        for application in lines.application_ids:
            if application.state == "posted" and application.move_line_id:
                amounts[application.move_line_id.id] += application.item_amount
        return amounts

    # -------------------------------------------------------------------------
    # Checks
    # -------------------------------------------------------------------------

    @api.model
    def _get_gone_checks(self, journal, currency, lines, payments):
        """Hook: checks of the bank that lines show and that are none of the payments.

        Nothing else is proposed for such a line: it would hide that the bank paid a
        check twice, or one that it should not have paid.

        :param payments: `matching.OutstandingPayment`, what may be matched.
        :return: list of `matching.GoneCheck`
        """
        return []

    # -------------------------------------------------------------------------
    # Accounts
    # -------------------------------------------------------------------------

    @api.model
    def _load_accounts(self, journal, currency, partner_ids, known_accounts):
        """The ledger by which it is judged whose account a line tells: no entries; in
        the company of the lines, which may be a branch of the bank's.

        :param partner_ids: ids of whom the lines' money is for.
        :param known_accounts: of `_get_known_accounts`.
        """
        company = self.env.company
        return matching.Ledger(
            # For their names only: accounts are told.
            partners=self._read_partners(company, Domain("id", "in", partner_ids), {}),
            rules=(),
            settings=self._prepare_settings(journal, currency),
            own_accounts=self._get_own_accounts(company),
            own_partner=company.partner_id.id,
            bank_account=journal.bank_account_id.sanitized_acc_number or "",
            known_accounts=known_accounts,
        )

    # -------------------------------------------------------------------------
    # The books for one bank line
    # -------------------------------------------------------------------------

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
        journal, currency = line.journal_id, line.bank_transaction_currency_id
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
        orders = self._get_orders(journal, currency)
        found |= {share[0]: None for order in orders for share in order.shares}
        held = line.with_env(self.env)._bank_get_held_amounts(list(found))
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
        ledger = ledger.with_entries(items, payments, more, orders)
        self._add_what_is_not_open(ledger, journal, currency, line)
        return ledger, asked

    # -------------------------------------------------------------------------
    # Open items
    # -------------------------------------------------------------------------

    @api.model
    def _find_items(self, line, asked, settings, likely):
        """Ids of the open items that may matter."""
        journal, currency = line.journal_id, line.bank_transaction_currency_id
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
        currency = line.bank_transaction_currency_id
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
            domain |= Domain(
                "payment_id.bank_received_check_number", "=like", f"%{run}"
            )
            domain |= Domain(
                "payment_id.bank_check_entry_ids.deposit_reference", "=like", f"%{run}"
            )
            domain |= Domain("payment_id.payment_reference", "like", run)
            domain |= Domain("payment_id.memo", "like", run)
        domain |= self._get_run_days_domain(asked)
        domain |= self._get_ordered_domain(asked)
        if asked.end_to_end_id:
            domain |= Domain("payment_id.bank_end_to_end_id", "=", asked.end_to_end_id)
            domain |= Domain("payment_id.name", "=", asked.end_to_end_id)
        return domain

    @api.model
    def _get_ordered_domain(self, asked):
        """Hook: entries that wait for what a payment file ordered and the line names.

        :param asked: the line, as `matching.Line`.
        """
        return Domain.FALSE

    @api.model
    def _get_run_days_domain(self, asked):
        """Payments of the days whose sum one line may be: all of them, since a part of
        a day's payments would seem to be the whole."""
        sign = ">" if asked.amount > 0 else "<"
        return (
            Domain("date", ">=", asked.date - matching.RUN_DAYS)
            & Domain("date", "<=", asked.date + matching.PAYMENT_LATENESS)
            & Domain("amount_residual_currency", sign, 0.0)
        )
