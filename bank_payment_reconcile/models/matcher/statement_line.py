"""Applying bank lines automatically, and suggesting what one line may be."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import matching
from ...matching import ApplicationKind
from ..record.rights import needs


class AccountBankStatementLine(models.Model):
    """Applies lines automatically and suggests answers for one."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Apply automatically
    # -------------------------------------------------------------------------

    @needs("write")
    def action_apply_automatically(self, overwrite=False):
        """Propose applications for lines that are not posted. Never posts.

        :param overwrite: also replace what a person set or accepted; by default
            those lines stay as they are.
        :return: a notification that tells how many lines are applied.
        """
        lines = self.filtered(
            lambda line: not line.is_reconciled and line.move_id.state == "posted"
        )
        if not overwrite:
            lines = lines.filtered(lambda line: not line.application_ids.accepted_by_id)
        lines.application_ids.unlink()
        explained = lines._bank_apply_explained()
        for (journal, currency), group in (
            lines - explained
        )._bank_group_for_matching():
            group.with_company(group.company_id)._bank_apply_in_journal(
                journal, currency
            )
        return self._bank_notify_applied()

    def _bank_apply_explained(self):
        """Hook: apply those of these lines that a document explains.

        :return: them; the matcher leaves them alone.
        """
        return self.browse()

    def _bank_group_for_matching(self):
        """Lines that are matched against the same books: on the bank of a company its
        branches have lines of their own, which settle their own items.

        :return: list of ((journal, currency), lines)
        """
        groups = self.grouped(
            lambda line: (
                line.journal_id,
                line.bank_transaction_currency_id,
                line.company_id,
            )
        )
        return [(key[:2], lines) for key, lines in groups.items()]

    def _bank_apply_in_journal(self, journal, currency):
        Ledger = self.env["bank.matching.ledger"]
        ledger = Ledger._load(journal, currency, self)
        proposals = matching.propose(ledger, Ledger._to_lines(self))
        self._bank_store_proposals(proposals, currency)

    def _bank_notify_applied(self):
        """NAV's closing word: x payment lines out of y are applied."""
        applied = len(self.filtered("application_ids"))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if applied else "warning",
                "message": self.env._(
                    "%(applied)s of %(total)s lines are applied, %(review)s need "
                    "review.",
                    applied=applied,
                    total=len(self),
                    review=len(self.filtered("needs_review")),
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    # -------------------------------------------------------------------------
    # Storing
    # -------------------------------------------------------------------------

    def _bank_store_proposals(self, proposals, currency):
        """Write what the matcher answered: applications, and why on each line."""
        self.check_access("write")
        by_id = {line.id: line for line in self.sudo()}
        uses = [use for proposal in proposals for use in proposal.applications]
        charges_account = self._bank_get_charges_account(uses)
        sides = self._bank_get_partner_sides(
            self.env["res.partner"].browse(
                {use.key for use in uses if use.kind is ApplicationKind.ON_ACCOUNT}
            )
        )
        # Read at once: entries in another currency are taken whole.
        self.env["account.move.line"].browse(
            use.key for use in uses if use.foreign or use.taken is not None
        ).fetch(["amount_residual_currency", "currency_id"])
        self.env["bank.text.mapping.row"].browse(
            {use.row for use in uses if use.row}
        ).fetch(["label", "analytic_distribution", "tax_ids"])
        values, keys = [], []
        for proposal in proposals:
            line = by_id[proposal.line]
            line.write(self._bank_prepare_line_answer(proposal, currency))
            for application in proposal.applications:
                if charges_account or application.kind is not ApplicationKind.CHARGES:
                    keys.append(application.earlier)
                    values.append(
                        line._bank_prepare_application(
                            proposal, application, currency, sides, charges_account
                        )
                    )
        made = self.env["bank.payment.application"]._bank_create_by_code(values)
        self._bank_note_returned(made, keys)
        self._bank_propose_differences()
        self._bank_note_undone_before()
        self._bank_note_past_accounts()

    def _bank_note_returned(self, applications, keys):
        """Hook: which payments come back by these lines.

        :param applications: that were stored.
        :param keys: of the `matching.EarlierPayment` of each, None of most.
        """

    def _bank_get_charges_account(self, uses):
        """The account of the charges among uses of one bank's money, asked for once;
        empty without any, and where a person chooses it."""
        if any(use.kind is ApplicationKind.CHARGES for use in uses):
            return self.journal_id._bank_get_charges_account()
        return self.env["account.account"]

    @api.model
    def _bank_prepare_line_answer(self, proposal, currency):
        return {
            "bank_is_ambiguous": bool(proposal.rivals),
            "bank_is_kept_open": False,
            "bank_matched_on": fields.Datetime.now(),
            "posting_error": False,
            "bank_reopened_reason": False,
            "bank_match_details": {
                "reasons": self._bank_prepare_reasons(proposal.reasons),
                "partner": proposal.partner,
                "related_party": proposal.related_party,
                "document": proposal.document,
                "amount": proposal.amount,
                "rivals": [
                    [
                        {
                            "kind": application.kind.value,
                            "key": application.key,
                            "transfer": application.transfer,
                            "amount": self._bank_from_minor(
                                application.amount, currency
                            ),
                        }
                        for application in rival
                    ]
                    for rival in proposal.rivals
                ],
            },
        }

    def _bank_prepare_application(
        self, proposal, application, currency, sides=None, charges_account=None
    ):
        """Values of the record for one application the matcher proposes.

        :param sides: of `_bank_get_partner_sides`, where many are prepared.
        :param charges_account: of `_bank_get_charges_account`, likewise.
        """
        vals = {
            "statement_line_id": proposal.line,
            "amount": self._bank_from_minor(application.amount, currency),
            "discount_amount": self._bank_from_minor(application.discount, currency),
            "confidence": proposal.confidence,
            "rule_id": proposal.rule,
            "mapping_id": proposal.mapping,
            "review_required": proposal.needs_review,
            "reasons": self._bank_prepare_reasons(proposal.reasons),
        }
        if application.kind.is_entry:
            vals["move_line_id"] = application.key
            if application.foreign:
                entry = self.env["account.move.line"].browse(application.key)
                vals["item_amount"] = entry.amount_residual_currency
            elif application.taken is not None:
                own = self.env["account.move.line"].browse(application.key).currency_id
                vals["item_amount"] = self._bank_from_minor(application.taken, own)
        elif application.kind is ApplicationKind.CHARGES:
            line = self.browse(application.key)
            vals.update(line._bank_prepare_charges_row(charges_account))
        elif application.kind is ApplicationKind.ACCOUNT:
            vals["account_id"] = application.key
            vals["partner_id"] = application.partner or proposal.partner
            vals["transfer_line_id"] = application.transfer
            if application.row:
                row = self.env["bank.text.mapping.row"].browse(application.row)
                vals |= row._bank_prepare_application()
        else:
            partner = self.env["res.partner"].browse(application.key)
            vals["partner_id"] = partner.id
            vals["account_id"] = self._bank_get_partner_account(
                partner, application.amount, sides
            ).id
        return vals

    @api.model
    def _bank_from_minor(self, amount, currency):
        return currency.round(amount / 10**currency.decimal_places)

    # -------------------------------------------------------------------------
    # Scheduled action
    # -------------------------------------------------------------------------

    @api.model
    def _bank_get_automatic_application_domain(self):
        """Lines the scheduled action applies: those never looked at, and those
        still without an answer some hours later, since new items may be open."""
        retry = fields.Datetime.now() - timedelta(hours=6)
        return (
            Domain("journal_id.bank_apply_automatically", "=", True)
            & Domain("is_reconciled", "=", False)
            & Domain("state", "=", "posted")
            & Domain("bank_is_kept_open", "=", False)
            & Domain("application_ids", "=", False)
            # What changed under it is a person's to see first.
            & Domain("bank_reopened_reason", "=", False)
            & (
                Domain("bank_matched_on", "=", False)
                | Domain("bank_matched_on", "<", retry)
            )
        )

    @api.model
    def _bank_cron_apply_automatically(self, chunk_size=500):
        """Apply what came in since the last run, on the journals that opted in.

        Lines are taken under row locks, so that several workers share the work;
        every chunk is committed before the next.
        """
        domain = self._bank_get_automatic_application_domain()
        found = self.search(domain).ids
        for begin in range(0, len(found), chunk_size):
            # Each line is met once, whatever it looks like afterwards.
            ids = found[begin : begin + chunk_size]
            lines = self.search(Domain("id", "in", ids) & domain).try_lock_for_update()
            for company, company_lines in lines.grouped("company_id").items():
                company_lines.with_company(company).action_apply_automatically()
            remaining = len(found) - begin - len(ids)
            if not self.env["ir.cron"]._commit_progress(
                len(lines), remaining=remaining
            ):
                break

    # -------------------------------------------------------------------------
    # What one bank line may be
    # -------------------------------------------------------------------------

    @needs("write")
    def get_bank_likely_partners(self, limit=5):
        """Partners this line may be of, the likeliest first.

        :return: list of dicts: partner_id, name, score (0..100), reason (sentences
            in the reader's language, one a line), open_amount (net of what is open
            with the partner in the line's currency, positive for money that is to
            come in).
        """
        if not self.exists():
            return []
        self.ensure_one()
        ledger, line = self.env["bank.matching.ledger"]._load_for_line(self)
        likely = matching.likely_partners(ledger, line, limit)
        open_amounts = self._bank_get_open_amounts([partner.key for partner in likely])
        return [
            {
                "partner_id": partner.key,
                "name": ledger.partners[partner.key].name,
                "score": partner.score,
                "reason": self._bank_reasons_as_text(partner.reasons),
                "open_amount": open_amounts.get(partner.key, 0.0),
            }
            for partner in likely
            if partner.key in ledger.partners
        ]

    @needs("write")
    def get_suggestions(self, limit=10):
        """What this line may be applied to, the best first.

        :return: list of dicts: kind ("item", "payment", "account" or "on_account"),
            move_line_id, account_id, transfer_line_id and partner_id (False where
            there is none), name, partner (name), due_date (ISO or False),
            open_amount, amount (share of the line), discount, confidence, reasons
            (sentences in the reader's language, one a line), group (the same number
            for what belongs together in one answer); of a row of a mapping row_id,
            label, tax_ids and analytic_distribution.
        """
        if not self.exists():
            return []
        self.ensure_one()
        ledger, line = self.env["bank.matching.ledger"]._load_for_line(self)
        uses, seen = [], set()
        for group, proposal in enumerate(matching.suggest(ledger, line, limit)):
            for use in proposal.applications:
                if use.kind is ApplicationKind.CHARGES:
                    # Taken with the item that a person chooses.
                    continue
                which = (use.kind, use.key, use.transfer, use.row)
                if which not in seen:
                    seen.add(which)
                    uses.append((group, proposal, use))
        uses = uses[:limit]
        entries = self.env["account.move.line"].browse(
            use.key for _, _, use in uses if use.kind.is_entry
        )
        entries.fetch(
            [
                "move_name",
                "partner_id",
                "date_maturity",
                "amount_residual_currency",
                "currency_id",
            ]
        )
        found = [self._bank_prepare_suggestion(*use) for use in uses]
        if self.application_ids.move_line_id:
            return found
        # What nothing in the books explains is likelier what it was before.
        past = self._bank_get_account_suggestions()
        return past + found[: limit - len(past)]

    def _bank_prepare_suggestion(self, group, proposal, use):
        """One use of the line's money as `get_suggestions` gives it."""
        currency = self.bank_transaction_currency_id
        values = self._bank_prepare_application(proposal, use, currency)
        entry = self.env["account.move.line"].browse(values.get("move_line_id", []))
        account = self.env["account.account"].browse(values.get("account_id") or [])
        partner = entry.partner_id or self.env["res.partner"].browse(
            values.get("partner_id") or []
        )
        return {
            "kind": use.kind.value,
            "group": group,
            "move_line_id": entry.id,
            "account_id": account.id,
            "transfer_line_id": values.get("transfer_line_id") or False,
            "partner_id": partner.id,
            "name": entry.move_name or account.display_name or partner.display_name,
            "partner": partner.display_name or "",
            "due_date": entry.date_maturity.isoformat()
            if entry.date_maturity
            else False,
            # As everything else here, in the currency of the transaction.
            "open_amount": self._bank_from_item_amount(
                entry, entry.amount_residual_currency
            )
            if entry
            else 0.0,
            "amount": values["amount"],
            "discount": values["discount_amount"],
            "confidence": proposal.confidence,
            "reasons": self._bank_reasons_as_text(proposal.reasons),
            **self._bank_prepare_suggested_row(use),
        }

    def _bank_prepare_suggested_row(self, use):
        """What a row of a mapping has besides account and amount."""
        row = self.env["bank.text.mapping.row"].browse(use.row or [])
        return {
            "row_id": row.id,
            "label": row.label,
            "tax_ids": row.tax_ids.ids,
            "analytic_distribution": row.analytic_distribution,
        }

    def _bank_get_open_amounts(self, partner_ids):
        """What is open with partners in the line's currency, by partner's id."""
        if not partner_ids:
            return {}
        MoveLine = self.env["account.move.line"]
        currency = self.bank_transaction_currency_id
        query = MoveLine._search(
            self.env["bank.matching.ledger"]
            ._with_company_of(self.journal_id, self)
            ._get_open_items_domain(self.journal_id, currency)
            & Domain("partner_id", "in", partner_ids)
        )
        query.groupby = SQL.identifier(MoveLine._table, "partner_id")
        rows = self.env.execute_query(
            query.select(
                SQL.identifier(MoveLine._table, "partner_id"),
                SQL(
                    "SUM(%s)",
                    MoveLine._field_to_sql(
                        MoveLine._table, "amount_residual_currency", query
                    ),
                ),
            )
        )
        return {partner: currency.round(float(amount)) for partner, amount in rows}
