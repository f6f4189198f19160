"""Whose accounts and names the lines told."""

from collections import Counter, defaultdict

from odoo import models
from odoo.fields import Domain

from ... import matching
from .finding import PAYERS


class BankHistorySummary(models.AbstractModel):
    """Finds payers."""

    _inherit = "bank.history.summary"

    def _find_payers(self, run):
        names = ("kind", "partner_id", "account_number", "name", "is_in")
        rows = self._read_tallies(run, PAYERS, names)
        totals = Counter()
        for row in rows:
            row["payer"] = row["account_number"], (row["name"] or "").lower()
            totals[row["kind"], row["payer"]] += row["count"]
        for row in rows:
            row["total"] = totals[row["kind"], row["payer"]]
        self._note_obstacles(run, rows, _get_partners(rows))
        known = self._get_known_payers(run, rows)
        return [
            row
            for row in rows
            if (row["kind"], row["partner_id"], row["payer"]) not in known
        ]

    def _note_obstacles(self, run, rows, partners):
        """Why payers cannot be taken."""
        Learned = self.env["bank.learned.payer"]
        own = {
            matching.account_key(account)
            for account in self.env["bank.matching.ledger"]._get_own_accounts(
                run.company_id
            )
        }
        Line = self.env["account.bank.statement.line"]
        lines = Line.browse({row["last_line_id"] for row in rows}).exists()
        lines.fetch(["partner_name", "payment_ref", "account_number"])
        noted = Learned._get_partners_noted(lines)
        trade = {
            line.id
            for line in lines
            if matching.is_middleman(line.partner_name or line.payment_ref or "")
        }
        ids = {row["partner_id"] for row in rows}
        theirs = self.env["res.partner"].browse(ids)
        traders = {
            partner.id
            for partner in theirs
            if matching.is_middleman(partner.name or "")
        }
        for row in rows:
            owners = noted.get((row["account_number"], ""), theirs.browse())
            if matching.account_key(row["account_number"]) in own:
                row["obstacle"] = "own"
            elif len(partners[row["payer"]]) > 1:
                row["obstacle"] = "several"
            elif set(owners.ids) - {row["partner_id"]}:
                row["obstacle"] = "noted"
            elif row["last_line_id"] in trade and row["partner_id"] not in traders:
                row["obstacle"] = "middleman"
            else:
                row["obstacle"] = False

    def _get_known_payers(self, run, rows):
        """What is known already, and was not taken from the history.

        :return: set of (kind, partner id, payer)
        """
        ids = list({row["partner_id"] for row in rows})
        known = set()
        taken = (
            self.env["bank.history.finding"]
            .sudo()
            .search(
                Domain("company_id", "=", run.company_id.id)
                & Domain("state", "=", "taken")
            )
        )
        payers = self.env["bank.learned.payer"]._get_learned(run.company_id)
        for payer in payers.filtered(lambda each: each.partner_id.id in ids):
            partner = payer.partner_id.commercial_partner_id.id
            key = payer._bank_get_payer()
            kinds = ["payer", "name", *(["payee"] if payer.is_payee else [])]
            known |= {(kind, partner, key) for kind in kinds}
        accounts = self.env["res.partner.bank"].search(
            Domain("partner_id.commercial_partner_id", "in", ids)
            & Domain("company_id", "in", [False, *run.company_id.parent_ids.ids])
        )
        for account in accounts:
            key = account.sanitized_acc_number, ""
            partner = account.partner_id.commercial_partner_id.id
            known.add(("payer", partner, key))
            if account.allow_out_payment:
                known.add(("payee", partner, key))
        for finding in taken:
            key = finding.account_number or "", (finding.name or "").lower()
            known.discard((finding.kind, finding.partner_id.id, key))
        for partner in self.env["res.partner"].browse(ids):
            # A name that is the partner's own is recognised by itself.
            known.add(("name", partner.id, ("", (partner.name or "").lower())))
        return known


def _get_partners(rows):
    """Whose each payer was, under its IBAN or the local number at the end of it.

    :return: {payer: set of partner ids}
    """
    alike = defaultdict(set)
    for row in rows:
        number, name = row["payer"]
        end = matching.account_end(matching.account_key(number))
        alike[end, name].add((row["payer"], row["partner_id"]))
    return {
        payer: {
            partner
            for (other, _name), partner in some
            if matching.is_same_account(
                matching.account_key(payer[0]), matching.account_key(other)
            )
        }
        for some in alike.values()
        for payer, _partner in some
    }
