"""Whose account a bank line tells, judged again when that may have changed."""

from odoo import api, models
from odoo.tools import SQL

from odoo.addons.base.models.res_bank import sanitize_account_number

from ... import matching
from ...matching import PAYEE_CAUTIONS, PAYEE_KINDS, compact
from ..application.application import OWED
from ..core.records import log_notes
from .learned_payer import WATCHED
from .partners import ACCOUNT_END, get_ends

#: Reasons of the matcher that rest on an account or a name that is noted or learned.
FOUND_BY_PAYER = {
    "account",
    "learned_account",
    "account_shared",
    "account_of_all",
    "learned_name",
}
#: Reasons that only a transfer between own accounts has.
OWN_MONEY = {"own_account", "transfer_open", "transfer_line", "transfer_alone"}
#: Reasons of what payment files of ours ordered, and that is applied as it was.
ORDERED_BY_FILE = {"amount_ordered", "run", "run_single", "run_members", "run_sum"}
#: Reasons that say that all that was ordered is paid, no more and no less.
ORDERED_SO = {"amount_equal", "amount_sum", "amount_discount"}


class BankPaymentApplication(models.Model):
    """Applications whose payee is judged again."""

    _inherit = "bank.payment.application"

    def _get_reason_kinds(self):
        """Kinds of the reasons stored with these."""
        return {
            reason["kind"]
            for application in self
            for reason in application.reasons or []
        }

    def _was_found_by(self, told):
        """Whether the matcher recognised the payer by one of these accounts or names.

        :param told: accounts and names, compact.
        """
        self.ensure_one()
        return any(
            reason["kind"] in FOUND_BY_PAYER
            and compact(reason.get("params", {}).get("text") or "") in told
            for reason in self.reasons or []
        )

    def _filter_undecided(self):
        """Those that no person stands behind: what is posted of them is posted by
        what the matcher judged."""
        return self.filtered(lambda a: a.state == "proposed" and not a.accepted_by_id)


class AccountBankStatementLine(models.Model):
    """Lines whose payee is judged again as accounts change hands."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # When accounts change
    # -------------------------------------------------------------------------

    @api.model
    def _bank_note_owners_changed(self, numbers, partners, names=(), confirmed=None):
        """Whose these accounts are was changed: what is proposed by that is dropped,
        and all else that it may touch is judged again.

        :param numbers: account numbers without blanks, upper case.
        :param partners: `res.partner` that have or had them.
        :param names: payers' names that were learned.
        :param confirmed: `res.partner` whose these accounts and names are all the more:
            what is proposed of them by these stays.
        """
        if not (numbers or partners or names):
            return
        lines = self.sudo()._bank_find_undecided(numbers, partners, names)
        if not lines:
            return
        told = {*numbers, *(compact(name) for name in names)}
        confirmed = (confirmed or partners.browse()).commercial_partner_id
        stale = lines.application_ids._filter_undecided().filtered(
            lambda a: (
                a._was_found_by(told)
                and a.partner_id.commercial_partner_id not in confirmed
            )
        )
        rest = lines - stale.statement_line_id
        stale._drop(
            lambda application: application._tell_dropped(
                self.env._("%(item)s was found by a payer whose account was changed")
            )
        )
        rest._bank_judge_owners()

    @api.model
    def _bank_find_undecided(self, numbers, partners, names):
        """Lines with proposals nobody accepted, that tell one of the numbers or names
        or whose money is for one of the partners."""
        Application = self.env["bank.payment.application"].sudo()
        Application.flush_model(
            ["state", "accepted_by_id", "statement_line_id", "partner_id"]
        )
        self.flush_model(["account_number", "partner_name"])
        self.env["res.partner"].flush_model(["commercial_partner_id"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT line.id
                  FROM bank_payment_application application
                  JOIN account_bank_statement_line line
                    ON line.id = application.statement_line_id
             LEFT JOIN res_partner partner ON partner.id = application.partner_id
                 WHERE application.state = 'proposed'
                   AND application.accepted_by_id IS NULL
                   AND (   partner.commercial_partner_id = ANY(%s)
                        OR %s = ANY(%s)
                        OR lower(line.partner_name) = ANY(%s))
                """,
                partners.commercial_partner_id.ids,
                SQL(ACCOUNT_END.format("line.account_number")),
                get_ends(numbers),
                [name.lower() for name in names],
            )
        )
        return self.browse(line_id for (line_id,) in rows).sudo()

    # -------------------------------------------------------------------------
    # Judging
    # -------------------------------------------------------------------------

    def _bank_judge_owners(self):
        """Judge anew whose account each of these lines tells, where nobody accepted
        what is proposed; what speaks against it asks for a person.

        Set-based: the number of queries does not depend on the lines.
        """
        waiting = self.sudo().filtered(
            lambda line: line.application_ids._filter_undecided()
        )
        # A branch's line on its parent's bank is judged by the branch's books.
        for company, lines in waiting.grouped("company_id").items():
            lines.with_company(company)._bank_judge_owners_in_company()

    def _bank_judge_owners_in_company(self):
        """Of the accounts known to a company there may be as many as partners: those
        asked for are read, once for all its banks."""
        Ledger = self.env["bank.matching.ledger"]
        # Read at once, or each line would read its own.
        self.application_ids.move_line_id.fetch(["account_id"])
        mappings = self.application_ids.mapping_id
        known = dict(zip(mappings, mappings._to_matching(), strict=True))
        claims = {line: line._bank_get_claim(known) for line in self}
        known_accounts = Ledger._get_known_accounts(
            self.env.company,
            set(self.mapped("account_number")),
            _get_claimed(claims.values()),
        )
        for (journal, currency), lines in self._bank_group_for_matching():
            partners = _get_claimed(claims[line] for line in lines)
            ledger = Ledger._load_accounts(journal, currency, partners, known_accounts)
            for line, asked in zip(lines, Ledger._to_lines(lines), strict=True):
                line._bank_note_judgements(
                    matching.whose_account(ledger, asked, claims[line])
                )

    def _bank_get_claim(self, mappings):
        """Whose the line's money is by what is proposed, as the matcher wants it.

        :param mappings: {mapping: `matching.Mapping`}
        """
        proposed = self.application_ids._filter_undecided()
        kinds = proposed._get_reason_kinds()
        mapping = proposed.mapping_id[:1]
        items = proposed.move_line_id
        is_registered = bool(items) and not items.filtered(
            lambda item: item.account_type in OWED
        )
        if "payment_order" in kinds and kinds & ORDERED_SO or kinds & ORDERED_BY_FILE:
            is_registered = True
        partners = {
            application.partner_id.id or None
            for application in proposed
            # A fee or a difference beside an item is of the item's partner.
            if application.move_line_id
            or application.mapping_id
            or application.account_id.account_type in OWED
        }
        return matching.Claim(
            partners=frozenset(
                partners - {None} or partners if is_registered else partners
            ),
            mapping=mappings.get(mapping),
            is_registered=is_registered,
            is_own=bool(kinds & OWN_MONEY),
            # What was certain without an account is so as long as it is proposed.
            needs_no_account="payee_bills_named" in kinds,
        )

    def _bank_note_judgements(self, judged):
        """Write what was judged on the line and its proposals, where it is news."""
        self.ensure_one()
        proposed = self.application_ids._filter_undecided()
        review = any(judgement.is_caution for judgement in judged)
        found = self._bank_prepare_reasons(judgement.reason for judgement in judged)
        if not review and proposed._get_reason_kinds() & PAYEE_CAUTIONS:
            # Nothing speaks against it any more: a person says so, not a change.
            found += self._bank_prepare_reasons([matching.Reason("accounts_changed")])
        for application in proposed:
            vals = {"reasons": _replace_reasons(application.reasons, found)}
            if review and not application.review_required:
                vals["review_required"] = True
            if vals["reasons"] != application.reasons or len(vals) > 1:
                application.write(vals)
        details = self.bank_match_details or {}
        reasons = _replace_reasons(details.get("reasons"), found)
        if details and reasons != details.get("reasons"):
            self.bank_match_details = {**details, "reasons": reasons}

    def _bank_filter_needing_nobody(self):
        """Those of these lines that still need no person, judged by the books of this
        moment: what was proposed was judged by those of another."""
        self._bank_judge_owners()
        return self.filtered(lambda line: not line.needs_review)


class BankLearnedPayer(models.Model):
    """Learned payers whose change lets lines be judged again."""

    _inherit = "bank.learned.payer"

    # -------------------------------------------------------------------------
    # When payers are learned or forgotten
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS
        payers = super().create(vals_list)
        payers._bank_note_owners_changed(confirmed=payers.partner_id)
        return payers

    def write(self, vals):
        # EXTENDS
        watched = WATCHED & vals.keys()
        # Where a person paid says nothing new of whose it is.
        confirmed = self.partner_id if watched == {"is_payee"} else None
        if watched:
            self._bank_note_owners_changed(confirmed=confirmed)
        result = super().write(vals)
        if watched:
            self._bank_note_owners_changed(confirmed=confirmed)
        return result

    def unlink(self):
        # EXTENDS: told after they are gone, so that nothing is judged by them; and the
        # partner keeps a note, since their own messages go with them.
        notes = self._prepare_forgotten_notes()
        told = self._get_told()
        result = super().unlink()
        self.env["account.bank.statement.line"]._bank_note_owners_changed(*told)
        if notes:
            log_notes(self.env["res.partner"].browse(notes).sudo(), notes)
        return result

    def _bank_note_owners_changed(self, confirmed=None):
        self.env["account.bank.statement.line"]._bank_note_owners_changed(
            *self._get_told(), confirmed=confirmed
        )

    def _get_told(self):
        """Accounts, partners and names that these are about."""
        numbers = {sanitize_account_number(n) for n in self.mapped("account_number")}
        names = set(self.mapped("name"))
        return numbers - {False, ""}, self.partner_id, names - {False}


def _get_claimed(claims):
    """Ids of the partners whose the money of lines is."""
    return {key for claim in claims for key in claim.partners} - {None}


def _replace_reasons(reasons, found):
    """Stored reasons with what was judged of accounts replaced."""
    kept = [r for r in reasons or [] if r["kind"] not in PAYEE_KINDS]
    return kept + [reason for reason in found if reason not in kept]
