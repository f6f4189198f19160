"""Which transactions of a bank's file were imported before."""

import hashlib
from dataclasses import dataclass, field

from odoo import models

from .. import statement_formats


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

    @property
    def new(self):
        return [each for each in self.entries if not each.line_ids]


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _sort_out_known(self, statement):
        """Pair every transaction with what it was imported as before.

        :return: list of `Entry`, the oldest transaction first
        """
        entries = list(self._identify(statement))
        days = [each.transaction.date for each in entries]
        if days and days[0] > days[-1]:
            # The bank writes the newest first; the books go with time.
            entries.reverse()
        self._find_by_identification(entries)
        self._find_by_content(entries)
        self._find_by_batch(entries, statement.is_interim)
        return entries

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
        ids = {each.import_id for each in entries}
        lines = self._search_imported("bank_import_id", ids)
        known = {line.bank_import_id: line.id for line in lines}
        for each in entries:
            if each.import_id in known:
                each.line_ids = [known[each.import_id]]

    def _find_by_content(self, entries):
        """A report of the day may lack the identification that the statement of the
        day has, or the other way round: then the content tells.

        Two that both have one are never the same by content.
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
                pool.setdefault((line.bank_content_id, has_id), []).append(line.id)
        for each in waiting:
            found = pool.get((each.content_id, not each.transaction.bank_id))
            if found:
                each.line_ids = [found.pop(0)]

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
