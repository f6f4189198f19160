"""The place of a statement among the others of its bank.

Statements follow each other by their dates, those of one day in the order in which
they were first made. An undone statement keeps its place for the one that is posted
instead of it: until then the place is vacant, and the statements after it rest on what
the undone one said.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from odoo import api, fields, models
from odoo.fields import Domain

#: Behind every place of a day: what is not saved yet was made last.
LAST = 2**31 - 1


@dataclass(frozen=True)
class Vacancy:
    """A place of which the document was undone and none is posted instead.

    `undone` is the document that stood there last, `draft` the one that is to be
    posted there, empty where there is none.
    """

    undone: Any
    draft: Any

    @property
    def key(self):
        """Date and rank of the statement's place among those of its bank."""
        return (self.draft or self.undone)._get_order_key()

    @property
    def document(self):
        """The undone document whose place is free."""
        return self.draft or self.undone

    @property
    def documents(self):
        """What the place said, and what it will say: a person may correct it."""
        return self.undone | self.draft


class BankReconciliation(models.Model):
    """Statements of one day have an order, and an undone one keeps its place."""

    _inherit = "bank.reconciliation"
    _order = "date desc, place desc, id desc"

    replaced_id = fields.Many2one(
        "bank.reconciliation",
        string="Takes the Place Of",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        help="The undone reconciliation of the same statement of the bank.",
    )
    replacement_ids = fields.One2many(
        "bank.reconciliation", "replaced_id", string="Replaced By"
    )
    place = fields.Integer(
        compute="_compute_place",
        store=True,
        copy=False,
        help="Where the statement stands among those of its day.",
    )

    @api.depends("replaced_id")
    def _compute_place(self):
        for document in self:
            document.place = document.replaced_id.place or document._origin.id

    def _get_order_key(self):
        """What statements of a bank are sorted by."""
        self.ensure_one()
        return (self.date, self._origin.place or LAST)

    def _get_before_domain(self):
        """Documents of the bank that stand before this one."""
        day, place = self._get_order_key()
        return Domain("journal_id", "=", self.journal_id.id) & (
            Domain("date", "<", day)
            | Domain("date", "=", day) & Domain("place", "<", place)
        )

    def _get_after_domain(self):
        """Documents of the bank that stand after this one."""
        day, place = self._get_order_key()
        return Domain("journal_id", "=", self.journal_id.id) & (
            Domain("date", ">", day)
            | Domain("date", "=", day) & Domain("place", ">", place)
        )

    # -------------------------------------------------------------------------
    # Vacant places
    # -------------------------------------------------------------------------

    @api.model
    def _get_vacancies(self, journal, occupant=None):
        """The vacant places of a bank, in their order.

        :param occupant: a document that counts as posted.
        :return: list of :class:`Vacancy`
        """
        own = Domain("journal_id", "=", journal.id)
        undone = self.search_fetch(
            own & Domain("state", "=", "undone"),
            ["date", "place", "balance_start", "balance_end"],
            order="id",
        )
        # Of several that were undone in a place the last one counts.
        places = {document.place: document for document in undone}
        if occupant:
            places.pop(occupant._origin.place, None)
        if not places:
            return []
        others = self.search(
            own & Domain("place", "in", list(places)) & Domain("state", "!=", "undone")
        )
        drafts = {}
        for document in others:
            if document.state == "posted":
                places.pop(document.place, None)
            else:
                drafts[document.place] = document
        result = [
            Vacancy(document, drafts.get(place, self.browse()))
            for place, document in places.items()
        ]
        return sorted(result, key=lambda vacancy: vacancy.key)

    @api.model
    def _find_bridge(self, before, after, vacancies):
        """The documents of vacant places that lead from one document to another.

        :param vacancies: those of the bank.
        :return: the documents, empty where the balances meet; None where no way
            leads there.
        """
        rounded = after.currency_id.round
        ways = {rounded(before.balance_end): self.browse()}
        for vacancy in vacancies:
            if not before._get_order_key() < vacancy.key < after._get_order_key():
                continue
            for document in vacancy.documents:
                way = ways.get(rounded(document.balance_start))
                end = rounded(document.balance_end)
                # The longest: what was undone in between is in the balances.
                if way is not None and len(way) >= len(ways.get(end, ())):
                    ways[end] = way | document
        return ways.get(rounded(after.balance_start))

    @api.model
    def _find_lead(self, first, vacancies):
        """The documents of vacant places before the first posted one, as far as they
        lead up to its opening balance."""
        compare = first.currency_id.compare_amounts
        lead, balance = self.browse(), first.balance_start
        for vacancy in reversed(vacancies):
            if vacancy.key >= first._get_order_key():
                continue
            for document in vacancy.documents:
                if not compare(document.balance_end, balance):
                    lead, balance = document | lead, document.balance_start
                    break
        return lead

    def _get_held_vacancies(self):
        """Vacant places beside this document's whose lines wait there: for a draft, or
        since posted balances rest on them. Others are given up."""
        vacancies = self._get_vacancies(self.journal_id, self)
        if all(vacancy.draft for vacancy in vacancies):
            return vacancies
        resting = self._get_resting_documents(self.journal_id)
        return [
            vacancy
            for vacancy in vacancies
            if vacancy.draft or vacancy.undone in resting
        ]

    @api.model
    def _get_resting_documents(self, journal):
        """The documents of vacant places that the posted balances of a bank rest on,
        whatever day it is."""
        posted = self.browse()._get_chain(journal)
        if not posted:
            return posted
        vacancies = self._get_vacancies(journal)
        resting = self._find_lead(posted[0], vacancies)
        for before, after in zip(posted, posted[1:], strict=False):
            resting |= self._find_bridge(before, after, vacancies) or self.browse()
        return resting

    # -------------------------------------------------------------------------
    # Taking a place
    # -------------------------------------------------------------------------

    def _get_own_vacancies(self):
        """Undone documents that this one, made by hand, may be made instead of: of the
        same statement or, without one, the same day."""
        self.ensure_one()
        if not self.journal_id or not self.date or self.replaced_id:
            return self.browse()
        free = self.browse().union(
            *(
                vacancy.undone
                for vacancy in self._get_vacancies(self.journal_id)
                if not vacancy.draft
            )
        )
        if self.statement_id:
            return free.filtered(lambda d: d.statement_id == self.statement_id)
        return free.filtered(
            lambda d: (
                d.kind == self.kind == "bank"
                and not d.statement_id
                and d.date == self.date
            )
        )

    def _take_vacant_place(self):
        """Stand where a document was undone that opened and closed as this one."""
        for document in self:
            compare = document.currency_id.compare_amounts
            fitting = document._get_own_vacancies().filtered(
                lambda d, compare=compare, document=document: (
                    not compare(d.balance_start, document.balance_start)
                    and (
                        not document.balance_end
                        or not compare(d.balance_end, document.balance_end)
                    )
                )
            )
            if fitting:
                document.sudo().replaced_id = fitting[0]

    def _get_chain(self, journal):
        """All posted statements of a bank and these, as they follow each other."""
        posted = self.search_fetch(
            [("journal_id", "=", journal.id), ("state", "=", "posted")],
            ["name", "date", "place", "balance_start", "balance_end", "journal_id"],
        )
        return (posted | self).sorted(lambda document: document._get_order_key())

    # -------------------------------------------------------------------------
    # Lines of undone documents
    # -------------------------------------------------------------------------

    def _find_lines_again(self):
        """Lines that are there instead of those that these undone documents filed and
        that were deleted since: imported again, a line has another id.

        As many of a day and an amount as were filed of them; which of several alike,
        the bank's words tell.

        :return: `account.bank.statement.line`
        """
        found = self.env["account.bank.statement.line"].sudo()
        gone = self.record_ids.filtered(lambda record: not record.statement_line_id)
        if not gone:
            return found
        kept = self.record_ids.statement_line_id
        for journal in self.journal_id:
            records = gone.filtered(
                lambda record, journal=journal: (
                    record.reconciliation_id.journal_id == journal
                )
            )
            lines = found.search(
                Domain("journal_id", "=", journal.id)
                & Domain("state", "=", "posted")
                & Domain("bank_booking_date", "in", records.mapped("date"))
                & Domain("id", "not in", kept.ids)
                & (
                    Domain("bank_reconciliation_id", "=", False)
                    | Domain("bank_reconciliation_id.state", "=", "draft")
                ),
                order="internal_index",
            )
            found |= records._pair_again(lines)
        return found


class BankReconciliationLine(models.Model):
    """A line's place follows that of its document."""

    _inherit = "bank.reconciliation.line"

    def _pair_again(self, lines):
        """One line for each of these records, alike in day and amount, if there is one.

        :param lines: `account.bank.statement.line` to choose from.
        """
        rounded = self.currency_id[:1].round
        wanted = Counter((record.date, rounded(record.amount)) for record in self)
        texts = set(self.mapped("text"))
        paired = lines.browse()
        for line in lines.sorted(lambda line: line.bank_remittance_text not in texts):
            key = (line.bank_booking_date, rounded(line.amount))
            if wanted[key]:
                wanted[key] -= 1
                paired |= line
        return paired
