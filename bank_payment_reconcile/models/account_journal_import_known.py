"""Which transactions of a bank's file were imported before."""

import hashlib
from dataclasses import dataclass, field

from odoo import models

from .. import overlap, statement_formats


@dataclass(slots=True)
class Entry:
    """One transaction of a file and what of the books it was found to be."""

    transaction: statement_formats.Transaction
    #: The same at every import of the same transaction.
    import_id: str
    #: The same for everything the bank describes alike.
    content_id: str
    #: The booking at the bank this is, or is a part of.
    batch_id: str
    #: Ids of the bank lines it was imported as before; none when it is new.
    line_ids: list[int] = field(default_factory=list)
    #: They are the details of this total, or the total of this detail.
    is_in_batch: bool = False
    #: They came under another identification, or another way: as "balances" prove,
    #: or as a "person" told.
    known_by: str = ""
    #: Id of the bank line that it may be: a person has to tell.
    look_alike_id: int = 0
    #: Another payment in the books has its identification.
    has_used_id: bool = False


@dataclass(slots=True)
class ImportPlan:
    """What of one statement of a file is to be imported, and what is known."""

    statement: statement_formats.Statement
    filename: str
    #: Of all transactions, the oldest first.
    entries: list[Entry]
    #: What the reader says of the file, and with what was left out of the import.
    warnings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    #: Ids of the bank lines it brought; None before it is carried out.
    created_ids: list[int] | None = None

    @property
    def new(self):
        return [each for each in self.entries if not each.line_ids]

    @property
    def look_alikes(self):
        return [each for each in self.new if each.look_alike_id]


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _sort_out_known(self, statement, answers=None, earlier=()):
        """Pair every transaction with what it was imported as before.

        :param answers: what persons told of look-alikes, as `Answers`.
        :param earlier: plans of the same file, carried out or not.
        :return: list of `Entry`, the oldest transaction first
        """
        entries = self._in_order(list(self._identify(statement)))
        self._find_by_identification(entries)
        self._find_by_content(entries)
        self._find_by_batch(entries, statement.is_interim)
        self._find_by_overlap(statement, entries, answers, earlier)
        for each in entries:
            each.import_id = self._get_free_id(each)
        # What comes later on a day stands behind what the books have of it.
        entries.sort(key=lambda each: (each.transaction.date, not each.line_ids))
        return entries

    def _in_order(self, entries):
        """The entries of a statement as the bank booked them.

        The direction that all statements of the file show is in the context.
        """
        direction = self.env.context.get("bank_file_direction")
        order = statement_formats.chronological(
            [each.transaction.date for each in entries],
            towards=direction if direction in (-1, 0, 1) else 0,
        )
        return [entries[at] for at in order]

    def _identify(self, statement):
        """Give every transaction an id that is the same at every import.

        The bank's own id where there is one, with date and amount, since some
        banks count from 1 again in every file and no payment may get lost by
        it; else a digest of what the bank wrote. Equal ones are numbered: two
        equal coffees on one day are two payments.
        """
        seen = {}
        for transaction in statement.transactions:
            content = self._digest(transaction)
            base = (
                f"{transaction.bank_id}:{transaction.date:%Y%m%d}:{transaction.amount}"
                if transaction.bank_id
                else content
            )
            count = seen[base] = seen.get(base, 0) + 1
            import_id = f"{base}:{count}" if count > 1 else base
            yield Entry(transaction, import_id, content, self._to_batch_id(transaction))

    def _digest(self, transaction):
        content = "|".join(
            (
                str(transaction.date),
                str(transaction.amount),
                transaction.text,
                transaction.partner_name,
                transaction.check_number,
            )
        )
        return hashlib.sha256(content.encode()).hexdigest()[:32]

    def _to_batch_id(self, transaction):
        """The booking by its reference, day and amount. What the file shows as a
        part of it ends with a star."""
        if transaction.batch_amount is None:
            return ""
        day = f"{transaction.date:%Y%m%d}"
        key = f"{transaction.batch_id}:{day}:{transaction.batch_amount}"
        return f"{key}*" if transaction.is_part else key

    def _get_free_id(self, entry):
        """Where another payment has the id, the content makes it one of its own."""
        return self._get_own_id(entry) if entry.has_used_id else entry.import_id

    def _get_own_id(self, entry):
        return f"{entry.import_id}:{entry.content_id[:8]}"

    # -------------------------------------------------------------------------
    # Looking them up
    # -------------------------------------------------------------------------

    def _search_imported(self, field_name, values, *fetched):
        """The bank lines of this journal with one of these values."""
        return self.env["account.bank.statement.line"].search_fetch(
            [("journal_id", "=", self.id), (field_name, "in", list(values))],
            [field_name, *fetched],
            order="id",
        )

    def _find_by_identification(self, entries):
        """The bank's id proves nothing alone: day, amount and words have to agree."""
        ids = {each.import_id for each in entries}
        lines = self._search_imported(
            "bank_import_id",
            ids,
            "bank_content_id",
            "payment_ref",
            "partner_name",
            "account_number",
        )
        known = {line.bank_import_id: line for line in lines}
        for each in entries:
            line = known.get(each.import_id)
            if line and self._is_same(each, line):
                each.line_ids = line.ids
            each.has_used_id = bool(line) and not each.line_ids
        self._find_by_alias([each for each in entries if not each.line_ids])

    def _find_by_alias(self, entries):
        """What was told or proved of an identification holds for the same words.

        The bank may shorten and lengthen them, as with a line. Other words are of
        another payment, which gets an identification of its own.
        """
        waiting = {
            import_id: each
            for each in entries
            for import_id in (self._get_free_id(each), self._get_own_id(each))
        }
        for alias in self.env["bank.import.alias"]._find(self, waiting):
            each, line = waiting[alias.import_id], alias.statement_line_id
            if alias.content_id == each.content_id or overlap.is_same(
                self._to_payment(each.transaction), self._to_payment(line)
            ):
                each.line_ids = line.ids
            elif not each.line_ids:
                each.has_used_id = True
        for each in entries:
            each.has_used_id = each.has_used_id and not each.line_ids

    def _is_same(self, entry, line):
        """Whether the bank line with an entry's id is this very transaction."""
        transaction = entry.transaction
        if entry.content_id == line.bank_content_id:
            return True
        if not transaction.bank_id or transaction.bank_id == line.bank_import_id:
            # The content itself, or an id that we gave.
            return True
        return overlap.is_same(self._to_payment(transaction), self._to_payment(line))

    def _find_by_content(self, entries):
        """A report of the day may lack the identification that the statement of the
        day has, or the other way round: then the content tells.

        Two that both have one are never the same by content, unless the bank gave
        both the same.
        """
        waiting = [each for each in entries if not each.line_ids]
        if not waiting:
            return
        taken = {line_id for each in entries for line_id in each.line_ids}
        pool = {}
        contents = {each.content_id for each in waiting}
        for line in self._search_imported(
            "bank_content_id", contents, "bank_import_id"
        ):
            if line.id not in taken:
                has_id = not line.bank_import_id.startswith(line.bank_content_id)
                pool.setdefault((line.bank_content_id, has_id), []).append(line)
        for each in waiting:
            has_id = bool(each.transaction.bank_id)
            found = pool.get((each.content_id, not has_id), [])
            if each.has_used_id:
                alike = pool.get((each.content_id, has_id), [])
                found = next(
                    ([line] for line in alike if self._has_id_of(line, each)), []
                )
                alike[:] = [line for line in alike if line not in found]
            if found:
                each.line_ids, each.has_used_id = found.pop(0).ids, False

    def _has_id_of(self, line, entry):
        """Whether a line has the bank's id of an entry, as it was made unique."""
        transaction = entry.transaction
        base = f"{transaction.bank_id}:{transaction.date:%Y%m%d}:{transaction.amount}"
        return f"{line.bank_import_id}:".startswith(f"{base}:")

    def _find_by_batch(self, entries, is_interim):
        """The total of a booking whose details are in the books already, and the
        details of one whose total is: the money must not come twice.

        What came first stays, as it may be posted. Bookings without a reference are
        compared where one side is a report or notification of the bank.
        """
        waiting = {}
        for each in entries:
            if not each.line_ids and each.batch_id:
                waiting.setdefault(self._to_other_side(each.batch_id), []).append(each)
        if not waiting:
            return
        for line in self._search_imported("bank_batch_id", waiting, "statement_id"):
            certain = not line.bank_batch_id.startswith(":")
            if certain or is_interim or line.statement_id.is_interim:
                for each in waiting[line.bank_batch_id]:
                    each.line_ids.append(line.id)
                    each.is_in_batch = True

    def _to_other_side(self, batch_id):
        """How the total of these details is known, or the details of this total."""
        return batch_id[:-1] if batch_id.endswith("*") else f"{batch_id}*"
