"""Applying bank lines automatically: the matcher's proposals become records."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from .. import matching
from ..matching import ApplicationKind
from .rights import needs


class AccountBankStatementLine(models.Model):
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
        for (journal, currency), group in lines._group_for_matching():
            group.with_company(group.company_id)._apply_in_journal(journal, currency)
        return self._notify_applied()

    def _group_for_matching(self):
        """Lines that are matched against the same books: on the bank of a company its
        branches have lines of their own, which settle their own items.

        :return: list of ((journal, currency), lines)
        """
        groups = self.grouped(
            lambda line: (
                line.journal_id,
                line.transaction_currency_id,
                line.company_id,
            )
        )
        return [(key[:2], lines) for key, lines in groups.items()]

    def _apply_in_journal(self, journal, currency):
        Ledger = self.env["bank.matching.ledger"]
        ledger = Ledger._load(journal, currency, self)
        proposals = matching.propose(ledger, Ledger._to_lines(self))
        self._store_proposals(proposals, currency)

    def _notify_applied(self):
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

    def _store_proposals(self, proposals, currency):
        """Write what the matcher answered: applications, and why on each line."""
        self.check_access("write")
        by_id = {line.id: line for line in self.sudo()}
        uses = [use for proposal in proposals for use in proposal.applications]
        sides = self._get_partner_sides(
            self.env["res.partner"].browse(
                {use.key for use in uses if use.kind is ApplicationKind.ON_ACCOUNT}
            )
        )
        # Read at once: entries in another currency are taken whole.
        self.env["account.move.line"].browse(
            use.key for use in uses if use.foreign
        ).fetch(["amount_residual_currency"])
        values = []
        for proposal in proposals:
            line = by_id[proposal.line]
            line.write(self._prepare_line_answer(proposal, currency))
            values += [
                line._prepare_application(proposal, application, currency, sides)
                for application in proposal.applications
            ]
        self.env["bank.payment.application"]._create_by_code(values)
        self._propose_differences()
        self._note_undone_before()

    @api.model
    def _prepare_line_answer(self, proposal, currency):
        return {
            "is_ambiguous": bool(proposal.rivals),
            "is_kept_open": False,
            "matched_on": fields.Datetime.now(),
            "posting_error": False,
            "reopened_reason": False,
            "match_details": {
                "reasons": self._prepare_reasons(proposal.reasons),
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
                            "amount": self._from_minor(application.amount, currency),
                        }
                        for application in rival
                    ]
                    for rival in proposal.rivals
                ],
            },
        }

    @api.model
    def _prepare_reasons(self, reasons):
        return [
            {
                "kind": reason.kind,
                "text": matching.reasons.text(reason),
                "params": reason.params,
            }
            for reason in reasons
        ]

    def _prepare_application(self, proposal, application, currency, sides=None):
        """Values of the record for one application the matcher proposes.

        :param sides: of `_get_partner_sides`, where many are prepared.
        """
        vals = {
            "statement_line_id": proposal.line,
            "amount": self._from_minor(application.amount, currency),
            "discount_amount": self._from_minor(application.discount, currency),
            "confidence": proposal.confidence,
            "rule_id": proposal.rule,
            "mapping_id": proposal.mapping,
            "review_required": proposal.needs_review,
            "reasons": self._prepare_reasons(proposal.reasons),
        }
        if application.kind.is_entry:
            vals["move_line_id"] = application.key
            if application.foreign:
                entry = self.env["account.move.line"].browse(application.key)
                vals["item_amount"] = entry.amount_residual_currency
        elif application.kind is ApplicationKind.ACCOUNT:
            vals["account_id"] = application.key
            vals["partner_id"] = proposal.partner
            vals["transfer_line_id"] = application.transfer
        else:
            partner = self.env["res.partner"].browse(application.key)
            vals["partner_id"] = partner.id
            vals["account_id"] = self._get_partner_account(
                partner, application.amount, sides
            ).id
        return vals

    @api.model
    def _from_minor(self, amount, currency):
        return currency.round(amount / 10**currency.decimal_places)

    # -------------------------------------------------------------------------
    # Scheduled action
    # -------------------------------------------------------------------------

    @api.model
    def _get_automatic_application_domain(self):
        """Lines the scheduled action applies: those never looked at, and those
        still without an answer some hours later, since new items may be open."""
        retry = fields.Datetime.now() - timedelta(hours=6)
        return (
            Domain("journal_id.bank_apply_automatically", "=", True)
            & Domain("is_reconciled", "=", False)
            & Domain("state", "=", "posted")
            & Domain("is_kept_open", "=", False)
            & Domain("application_ids", "=", False)
            # What changed under it is a person's to see first.
            & Domain("reopened_reason", "=", False)
            & (Domain("matched_on", "=", False) | Domain("matched_on", "<", retry))
        )

    @api.model
    def _cron_apply_automatically(self, chunk_size=500):
        """Apply what came in since the last run, on the journals that opted in.

        Lines are taken under row locks, so that several workers share the work;
        every chunk is committed before the next.
        """
        domain = self._get_automatic_application_domain()
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
