"""Texts that were booked to an account again and again."""

from collections import Counter, defaultdict

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ..matcher.past_booking import get_words, to_booking, to_key
from ..matcher.text_mapping import ACCOUNT_LIMIT
from .summary_tallies import SEEN, add_rows

#: Once is no habit.
ENOUGH = 2


class BankHistorySummary(models.AbstractModel):
    """Finds texts."""

    _inherit = "bank.history.summary"

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
                    **{name: row[name] for name in SEEN},
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
            found[key] = add_rows(found[key], row) if key in found else dict(row)
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


def _get_accounts(accounts, count):
    """The account that all lines had, or the few that they had again and again.

    :return: text for `payee_accounts`, False where lines were of any account.
    """
    is_few = len(accounts) <= ACCOUNT_LIMIT and count >= 2 * len(accounts)
    if "" not in accounts and (len(accounts) == 1 or is_few):
        return ", ".join(sorted(accounts))
    return False


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
