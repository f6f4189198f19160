"""From the tallies of a run to its findings."""

import json
from collections import Counter, defaultdict

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import matching
from ..matcher.past_booking import get_words, to_booking, to_key
from ..matcher.text_mapping import ACCOUNT_LIMIT
from ..record.bulk import insert_rows, update_rows
from .finding import PAYERS

NO_MORE = SQL("0")
#: Once is no habit.
ENOUGH = 2
#: Values of a finding that a tally of its kind does not have.
_NOTHING = {
    "is_in": False,
    "partner_id": False,
    "account_number": False,
    "name": False,
    "text": False,
    "account_id": False,
    "tax_keys": False,
    "analytic_distribution": False,
    "days": 0,
    "way": False,
    "largest": 0.0,
    "payee_accounts": False,
    "obstacle": False,
}
#: What each run says anew.
_RENEWED = (
    "count",
    "total",
    "first_date",
    "last_date",
    "first_line_id",
    "last_line_id",
    "days",
    "way",
    "largest",
    "payee_accounts",
    "obstacle",
)
#: What says which finding it is; the rest may change from run to run.
_SAID = (
    "kind",
    "is_in",
    "partner_id",
    "account_number",
    "name",
    "text",
    "account_id",
    "tax_keys",
    "analytic_distribution",
)
_FIELDS = {**dict.fromkeys((*_SAID, *_RENEWED)), **_NOTHING}
_SEEN = ("count", "first_date", "last_date", "first_line_id", "last_line_id")


class BankHistorySummary(models.AbstractModel):
    """Makes findings of what a run counted."""

    _name = "bank.history.summary"
    _description = "Summary of the History"

    def _store_findings(self, run):
        """Renew the findings of a company by what a run counted.

        What is not found any more is no longer proposed; what somebody took or removed
        stays, so that it is not proposed again.
        """
        found = [
            *self._find_payers(run),
            *self._find_texts(run),
            *self._find_delays(run),
            *self._find_ways(run),
        ]
        Finding = self.env["bank.history.finding"].sudo()
        known = {
            finding.identity: finding
            for finding in Finding.search([("company_id", "=", run.company_id.id)])
        }
        lines = self._get_existing_lines(found)
        rows = {}
        for values in found:
            for name in ("first_line_id", "last_line_id"):
                values[name] = values[name] in lines and values[name]
            identity = json.dumps(
                [values.get(name, _NOTHING.get(name)) for name in _SAID], sort_keys=True
            )
            rows[identity] = {
                name: values.get(name, default) for name, default in _FIELDS.items()
            }
        update_rows(
            Finding,
            {
                known[identity].id: {name: row[name] for name in _RENEWED}
                for identity, row in rows.items()
                if identity in known
            },
        )
        insert_rows(
            Finding,
            [
                {
                    **row,
                    "identity": identity,
                    "state": "proposed",
                    "company_id": run.company_id.id,
                }
                for identity, row in rows.items()
                if identity not in known
            ],
        )
        gone = Finding.union(
            *(finding for identity, finding in known.items() if identity not in rows)
        )
        proposed = gone.filtered(lambda finding: finding.state == "proposed")
        update_rows(
            Finding,
            {finding.id: {"count": 0, "total": 0} for finding in gone - proposed},
        )
        proposed.unlink()

    def _get_existing_lines(self, found):
        """Ids of the examples that nobody deleted meanwhile."""
        ids = {row[name] for row in found for name in ("first_line_id", "last_line_id")}
        return set(self.env["account.bank.statement.line"].browse(ids).exists().ids)

    def _read_tallies(self, run, kinds, names, more=NO_MORE, more_names=("zero",)):
        """What was counted over all chunks.

        :param more: SQL of what else is put together of each.
        :param more_names: names of that.
        :return: list of dicts of all these names, and of what was seen.
        """
        columns = SQL(", ").join(SQL.identifier(name) for name in names)
        rows = self.env.execute_query(
            SQL(
                """
                SELECT %(columns)s, sum(count)::int, min(first_date), max(last_date),
                       min(first_line), max(last_line), %(more)s
                  FROM bank_history_tally
                 WHERE run_id = %(run)s AND kind IN %(kinds)s
                 GROUP BY %(columns)s
                 ORDER BY sum(count) DESC, min(first_line)
                """,
                columns=columns,
                more=more,
                run=run.id,
                kinds=kinds,
            )
        )
        return [
            dict(zip((*names, *_SEEN, *more_names), row, strict=True)) for row in rows
        ]

    # -------------------------------------------------------------------------
    # Payers
    # -------------------------------------------------------------------------

    def _find_payers(self, run):
        names = ("kind", "partner_id", "account_number", "name", "is_in")
        rows = self._read_tallies(run, PAYERS, names)
        totals, partners = Counter(), defaultdict(set)
        for row in rows:
            row["payer"] = row["account_number"], (row["name"] or "").lower()
            totals[row["kind"], row["payer"]] += row["count"]
            partners[row["payer"]].add(row["partner_id"])
        for row in rows:
            row["total"] = totals[row["kind"], row["payer"]]
        self._note_obstacles(run, rows, partners)
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

    # -------------------------------------------------------------------------
    # Texts
    # -------------------------------------------------------------------------

    def _find_texts(self, run):
        names = ("words", "is_in", "account_id", "tax_keys", "analytic_distribution")
        rows = self._read_tallies(
            run,
            ("text",),
            names,
            SQL("max(largest), jsonb_agg(accounts)"),
            ("largest", "accounts"),
        )
        for row in rows:
            row["accounts"] = {each for some in row["accounts"] for each in some}
            row["booking"] = to_booking(
                row["account_id"], row["tax_keys"], row["analytic_distribution"]
            )
        found = self._join_by_text(rows)
        others = _count_texts(rows, {text for text, _is_in, _booking in found})
        usable = self._get_usable_accounts(run, found)
        mapped = self._get_mapped_texts(run)
        result = []
        for (text, is_in, booking), row in found.items():
            if (text.casefold(), is_in) in mapped:
                continue
            total = sum(others[text, is_in].values())
            obstacle = False
            if booking.account not in usable:
                obstacle = "account"
            elif total > others[text, is_in][booking]:
                obstacle = "differs"
            result.append(
                {
                    "kind": "text",
                    "text": text,
                    "is_in": is_in,
                    "account_id": booking.account,
                    "tax_keys": list(booking.taxes) or False,
                    "analytic_distribution": booking.distribution,
                    "total": total,
                    "obstacle": obstacle,
                    "largest": row["largest"],
                    "payee_accounts": _get_accounts(row["accounts"], row["count"]),
                    **{name: row[name] for name in _SEEN},
                }
            )
        return result

    def _join_by_text(self, rows):
        """Bookings that lines had again and again, by the words to map.

        :return: {(text, is_in, booking): row}
        """
        often = [r for r in rows if r["booking"] and r["count"] >= ENOUGH]
        Line = self.env["account.bank.statement.line"]
        lines = Line.browse(
            {row[name] for row in often for name in ("first_line_id", "last_line_id")}
        ).exists()
        texts = {line.id: line.payment_ref or "" for line in lines}
        found = {}
        for row in often:
            text = get_words(
                texts.get(row[name]) for name in ("first_line_id", "last_line_id")
            )
            if not text:
                continue
            key = text, row["is_in"], row["booking"]
            found[key] = _add(found[key], row) if key in found else dict(row)
        return found

    def _get_usable_accounts(self, run, found):
        """Ids of accounts that a mapping may have."""
        accounts = self.env["account.account"].browse(
            {booking.account for _text, _is_in, booking in found}
        )
        unusable = accounts._bank_get_account_errors(run.company_id)
        return {
            account.id
            for account in accounts.exists()
            if account.active and account not in unusable
        }

    def _get_mapped_texts(self, run):
        """Texts that are mapped already, but for those that the history gave.

        :return: set of (text, is_in)
        """
        Mapping = self.env["bank.text.mapping"].with_context(active_test=False)
        taken = (
            self.env["bank.history.finding"]
            .sudo()
            .search(
                Domain("company_id", "=", run.company_id.id)
                & Domain("mapping_id", "!=", False)
            )
        )
        mappings = Mapping.search(
            Domain("company_id", "parent_of", run.company_id.ids)
            & Domain("id", "not in", taken.mapping_id.ids)
        )
        return {
            (mapping.text.casefold(), is_in)
            for mapping in mappings
            for is_in in mapping._get_directions()
        }

    # -------------------------------------------------------------------------
    # Habits
    # -------------------------------------------------------------------------

    def _find_delays(self, run):
        groups = defaultdict(list)
        for row in self._read_tallies(run, ("delay",), ("partner_id", "is_in", "days")):
            groups[row["partner_id"], row["is_in"]].append(row)
        return [
            {
                **_add(*rows),
                "kind": "delay",
                "days": _get_median({row["days"]: row["count"] for row in rows}),
                "total": sum(row["count"] for row in rows),
            }
            for rows in groups.values()
            if sum(row["count"] for row in rows) >= ENOUGH
        ]

    def _find_ways(self, run):
        groups = defaultdict(list)
        for row in self._read_tallies(run, ("way",), ("partner_id", "is_in", "way")):
            groups[row["partner_id"], row["is_in"]].append(row)
        return [
            # The most frequent comes first.
            {**rows[0], "kind": "way", "total": sum(row["count"] for row in rows)}
            for rows in groups.values()
            if rows[0]["count"] >= ENOUGH
            and 2 * rows[0]["count"] > sum(row["count"] for row in rows)
        ]


def _add(first, *others):
    """One row of several."""
    result = dict(first)
    for row in others:
        result["count"] += row["count"]
        if "largest" in result:
            result["largest"] = max(result["largest"], row["largest"])
            result["accounts"] = result["accounts"] | row["accounts"]
        result["first_date"] = min(result["first_date"], row["first_date"])
        result["last_date"] = max(result["last_date"], row["last_date"])
        result["first_line_id"] = min(result["first_line_id"], row["first_line_id"])
        result["last_line_id"] = max(result["last_line_id"], row["last_line_id"])
    return result


def _get_accounts(accounts, count):
    """The account that all lines had, or the few that they had again and again.

    :return: text for `payee_accounts`, False where lines were of any account.
    """
    is_few = len(accounts) <= ACCOUNT_LIMIT and count >= 2 * len(accounts)
    if "" not in accounts and (len(accounts) == 1 or is_few):
        return ", ".join(sorted(accounts))
    return False


def _get_median(counts):
    """The value in the middle; the later one of two.

    :param counts: {value: how often}
    """
    half, so_far = sum(counts.values()) // 2, 0
    for value in sorted(counts):
        so_far += counts[value]
        if so_far > half:
            return value
    return 0


def _count_texts(rows, texts):
    """How lines with these words were booked, whatever else stands in them.

    Words of a text stand side by side in its key, too, so that none is missed; a key
    may have them side by side where the text has a number between, which only costs a
    finding that might have been taken.

    :return: {(text, is_in): Counter of bookings}
    """
    by_word, keys = defaultdict(list), {}
    for text in texts:
        keys[text] = to_key(text)
        by_word[keys[text].split()[0]].append(text)
    result = defaultdict(Counter)
    for row in rows:
        words = row["words"]
        padded = f" {words} "
        for first in set(words.split()) & by_word.keys():
            for text in by_word[first]:
                if f" {keys[text]} " in padded:
                    result[text, row["is_in"]][row["booking"]] += row["count"]
    return result
