"""Documents that bank lines name and that are not open to them, to say why."""

import re

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import matching
from ..application.application import OWED

#: So many are read: of a short number there may be one in each series.
DOCUMENT_LIMIT = 1000
#: So few numbers are asked for each by itself.
FEW_NUMBERS = 20
#: The host keeps the running number of a document in four bytes.
LARGEST = 2**31 - 1
_RUN = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


class BankMatchingLedger(models.AbstractModel):
    _inherit = "bank.matching.ledger"

    @api.model
    def _get_known_documents(self, ledger, asked, currency):
        """What is known of the documents that lines name and no open item is.

        Read by a fixed number of queries, and by none where the lines name nothing
        but what is open.

        :param ledger: the books that the lines are matched against.
        :param asked: the lines, as `matching.Line`.
        :return: list of `matching.KnownDocument`
        """
        numbers = matching.numbers_not_open(ledger, asked)
        if not numbers:
            return []
        moves = self._search_known_documents(numbers)
        paid = self._read_days_paid(moves)
        told_of = {
            move: self._tell_why_not_open(move, currency, paid) for move in moves
        }
        open_moves = moves.filtered(lambda move: not told_of[move][0])
        held = self._read_days_held(open_moves, [line.key for line in asked])
        known = []
        for move in moves:
            why, told = told_of[move]
            if move.id in held:
                why, told = "held", str(held[move.id])
            if why == "draft":
                known.append(self._prepare_draft(move, currency))
            elif why:
                known.append(
                    matching.KnownDocument(
                        number=move.name or move.ref or "",
                        why=why,
                        told=told,
                        references=(move.ref,) if move.ref else (),
                        payment_reference=move.payment_reference or "",
                        key=move.id,
                    )
                )
        return known

    @api.model
    def _search_known_documents(self, numbers):
        """Documents of these numbers, or of these references of vendors.

        Those of other companies only where the user works in them; nobody knows who
        reads what is found without a user.
        """
        companies = self.env["res.company"].search(
            [("id", "child_of", self.env.company.id)]
        )
        if not self.env.su:
            companies |= self.env.user.company_ids
        Move = self.env["account.move"].with_context(
            allowed_company_ids=companies.ids, active_test=False
        )
        return Move.search_fetch(
            Domain("move_type", "in", Move.get_invoice_types())
            & Domain("company_id", "in", companies.ids)
            & (
                self._get_numbered_domain(numbers)
                | Domain("ref", "in", sorted(numbers))
                | Domain("payment_reference", "in", sorted(numbers))
            ),
            [
                "name",
                "ref",
                "payment_reference",
                "state",
                "payment_state",
                "company_id",
                "currency_id",
                "move_type",
                "amount_total",
                "invoice_origin",
                "commercial_partner_id",
            ],
            limit=DOCUMENT_LIMIT,
            order="invoice_date DESC, id DESC",
        )

    @api.model
    def _get_numbered_domain(self, numbers):
        """Documents that a number may be of; which it is of the matcher finds.

        Few numbers are looked up in the index of names, and many in one walk through
        the documents.
        """
        runs = set()
        for number in numbers:
            found = [run for run in _RUN.findall(number) if int(run)]
            # A year is in the number of every document.
            runs.update([run for run in found if not _YEAR.fullmatch(run)] or found)
        telling = [run for run in sorted(runs) if len(run) >= 3]
        if len(telling) <= FEW_NUMBERS and len(telling) == len(runs):
            return Domain.OR(
                Domain("name", "=like", f"%{run}%" if len(run) >= 5 else f"%{run}")
                for run in telling
            )
        kept = {int(run) for run in runs if len(run) < len(str(LARGEST))}
        return Domain("sequence_number", "in", sorted(kept))

    @api.model
    def _read_days_paid(self, moves):
        """The last day on which each of the documents that are paid was.

        :return: {document's id: day}
        """
        paid = moves.filtered(lambda move: move.payment_state in ("paid", "in_payment"))
        if not paid:
            return {}
        self.env["account.partial.reconcile"].flush_model(["max_date"])
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT line.move_id, max(part.max_date)
                      FROM account_move_line line
                      JOIN account_partial_reconcile part
                        ON line.id IN (part.debit_move_id, part.credit_move_id)
                     WHERE line.move_id = ANY(%s)
                     GROUP BY line.move_id
                    """,
                    paid.ids,
                )
            )
        )

    @api.model
    def _read_days_held(self, moves, line_ids):
        """The days of the bank lines whose proposals take all that is open of these
        documents; those that are not wholly taken are left out.

        :param line_ids: bank lines whose own proposals hold nothing from themselves.
        :return: {document's id: day of the latest of those lines}
        """
        if not moves:
            return {}
        owed = moves.line_ids.filtered(
            lambda item: item.account_type in OWED and not item.reconciled
        )
        applications = self.env["bank.payment.application"].search_fetch(
            Domain("state", "in", ("proposed", "accepted"))
            & Domain("move_line_id", "in", owed.ids)
            & Domain("statement_line_id", "not in", line_ids),
            ["move_line_id", "item_amount", "statement_line_id"],
        )
        left = {item: item.amount_residual_currency for item in owed}
        days = {}
        for application in applications:
            item = application.move_line_id
            left[item] -= application.item_amount
            day = application.statement_line_id.date
            days[item.move_id.id] = max(day, days.get(item.move_id.id, day))
        for item, amount in left.items():
            if not item.currency_id.is_zero(amount):
                days.pop(item.move_id.id, None)
        return days

    @api.model
    def _tell_why_not_open(self, move, currency, paid):
        """Why no line can pay a document, and what is told of it; ("", "") where one
        could."""
        own = move.company_id.parent_ids & self.env.company
        if not own:
            return "company", move.company_id.name
        if move.state == "draft":
            return "draft", ""
        if move.state == "cancel" or move.payment_state == "reversed":
            return "cancelled", ""
        if move.payment_state in ("paid", "in_payment"):
            day = paid.get(move.id)
            return ("paid", str(day)) if day else ("settled", "")
        if move.currency_id != currency:
            return "currency", move.currency_id.name
        return "", ""
