"""Which transactions of a bank's file were imported before."""

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal

from odoo import models

from ... import overlap, statement_formats


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
    #: Ids of bank lines that are alike and stand on an earlier statement.
    other_line_ids: frozenset[int] = frozenset()
    #: A statement of the same file has it, and is not imported yet.
    is_in_file: bool = False


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
    #: Where it stands among others, once that was asked for.
    place: overlap.Place | None = None

    @property
    def new(self):
        """The transactions that are imported: neither known nor proved to be."""
        return [
            each for each in self.entries if not each.line_ids and not each.is_in_file
        ]

    @property
    def look_alikes(self):
        """The transactions that a person is asked about."""
        return [each for each in self.new if each.look_alike_id]


class AccountJournal(models.Model):
    """Finds the transactions of a file that were imported before."""

    _inherit = "account.journal"

    def _bank_in_order(self, entries):
        """The entries of a statement as the bank booked them.

        The direction that all statements of the file show is in the context.
        """
        direction = self.env.context.get("bank_file_direction")
        order = statement_formats.chronological(
            [each.transaction.date for each in entries],
            towards=direction if direction in (-1, 0, 1) else 0,
        )
        return [entries[at] for at in order]

    def _bank_identify(self, statement):
        """Give every transaction an id that is the same at every import.

        The bank's own id where there is one, with date and amount, since some
        banks count from 1 again in every file and no payment may get lost by
        it; else a digest of what the bank wrote, with the payer's end-to-end id.
        Equal ones are numbered: two equal coffees on one day are two payments.
        """
        seen, exported = {}, self._bank_get_exported_ids(statement)
        for transaction in statement.transactions:
            content = self._bank_digest(transaction)
            base = self._bank_get_base_id(transaction, content)
            count = seen[base] = seen.get(base, 0) + 1
            import_id = f"{base}:{count}" if count > 1 else base
            if transaction.bank_id in exported:
                import_id = transaction.bank_id
            yield Entry(
                transaction, import_id, content, self._bank_to_batch_id(transaction)
            )

    def _bank_get_base_id(self, transaction, content):
        if transaction.bank_id:
            day = f"{transaction.date:%Y%m%d}"
            return f"{transaction.bank_id}:{day}:{transaction.amount}"
        if reference := transaction.end_to_end_id:
            return f"{content}:{self._bank_hash(reference)[:12]}"
        return content

    def _bank_digest(self, transaction):
        """The same for what the bank describes alike, whoever gave it an id."""
        return self._bank_hash(
            "|".join(
                (
                    str(transaction.date),
                    str(transaction.amount),
                    transaction.text,
                    transaction.partner_name,
                    transaction.check_number,
                )
            )
        )

    def _bank_hash(self, text):
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def _bank_to_batch_id(self, transaction):
        """The booking by its reference, day and amount. What the file shows as a
        part of it ends with a star."""
        if transaction.batch_amount is None:
            return ""
        day = f"{transaction.date:%Y%m%d}"
        key = f"{transaction.batch_id}:{day}:{transaction.batch_amount}"
        return f"{key}*" if transaction.is_part else key

    def _bank_get_free_id(self, entry):
        """Where another payment has the id, the content makes it one of its own."""
        return self._bank_get_own_id(entry) if entry.has_used_id else entry.import_id

    def _bank_get_own_id(self, entry):
        return f"{entry.import_id}:{entry.content_id[:8]}"

    # -------------------------------------------------------------------------
    # Looking them up
    # -------------------------------------------------------------------------

    def _bank_find_imported(self, field_name, values, *fetched):
        """The bank lines of this journal with one of these values."""
        return self.env["account.bank.statement.line"].search_fetch(
            [("journal_id", "=", self.id), (field_name, "in", list(values))],
            [field_name, *fetched],
            order="id",
        )

    def _bank_find_by_identification(self, entries):
        """The bank's id proves nothing alone: day, amount and words have to agree."""
        ids = {each.import_id for each in entries}
        lines = self._bank_find_imported(
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
            if line and self._bank_is_same(each, line):
                each.line_ids = line.ids
            each.has_used_id = bool(line) and not each.line_ids
        self._bank_find_by_alias([each for each in entries if not each.line_ids])

    def _bank_find_by_alias(self, entries):
        """What was told or proved of an identification holds for the same words.

        The bank may shorten and lengthen them, as with a line. Other words are of
        another payment, which gets an identification of its own.
        """
        waiting = {
            import_id: each
            for each in entries
            for import_id in (self._bank_get_free_id(each), self._bank_get_own_id(each))
        }
        for alias in self.env["bank.import.alias"]._find(self, waiting):
            each, line = waiting[alias.import_id], alias.statement_line_id
            if line.id in each.other_line_ids:
                continue
            if alias.content_id == each.content_id or overlap.is_same(
                self._bank_to_payment(each.transaction), self._bank_to_payment(line)
            ):
                each.line_ids = line.ids
            elif not each.line_ids:
                each.has_used_id = True
        for each in entries:
            each.has_used_id = each.has_used_id and not each.line_ids

    def _bank_is_same(self, entry, line):
        """Whether the bank line with an entry's id is this very transaction."""
        transaction = entry.transaction
        if entry.content_id == line.bank_content_id:
            return True
        if not transaction.bank_id or transaction.bank_id == line.bank_import_id:
            # The content itself, or an id that we gave.
            return True
        return overlap.is_same(
            self._bank_to_payment(transaction), self._bank_to_payment(line)
        )

    def _bank_find_by_content(self, entries):
        """A report of the day may lack the identification that the statement of the
        day has, or the other way round: then the content tells.

        Two that both have one are never the same by content, unless the bank gave
        both the same. Nor are two payments to which the payer gave two end-to-end ids.
        """
        waiting = [each for each in entries if not each.line_ids]
        if not waiting:
            return
        taken = {line_id for each in entries for line_id in each.line_ids}
        taken.update(*(each.other_line_ids for each in waiting))
        pool = {}
        contents = {each.content_id for each in waiting}
        for line in self._bank_find_imported(
            "bank_content_id", contents, "bank_import_id", "bank_end_to_end_id"
        ):
            if line.id not in taken:
                has_id = not line.bank_import_id.startswith(line.bank_content_id)
                alike = pool.setdefault((line.bank_content_id, has_id), {})
                alike.setdefault(line.bank_end_to_end_id or "", []).append(line)
        # None may take the line of which another one has the end-to-end id.
        for is_exact in (True, False):
            for each in waiting:
                if not each.line_ids:
                    self._bank_take_alike(each, pool, is_exact)

    def _bank_take_alike(self, entry, pool, is_exact):
        """Take the first line for an entry that its content and ids allow.

        :param pool: {(content id, whether the bank gave an id): {end-to-end id: the
            lines that are left}}; what is taken leaves it.
        :param is_exact: both have one end-to-end id, or both have none.
        """
        has_id = bool(entry.transaction.bank_id)
        sides = [has_id] if entry.has_used_id else [False] if has_id else [True, False]
        for side in sides:
            alike = pool.get((entry.content_id, side), {})
            for lines in self._bank_get_possible(entry, alike, is_exact):
                for line in lines:
                    if not entry.has_used_id or self._bank_has_id_of(line, entry):
                        entry.line_ids, entry.has_used_id = line.ids, False
                        lines.remove(line)
                        return

    def _bank_get_possible(self, entry, alike, is_exact):
        """Lists of the lines of which no end-to-end id says that they are another
        payment; banks shorten it."""
        mine = entry.transaction.end_to_end_id
        if is_exact:
            return [alike.get(mine, [])]
        return [
            lines
            for reference, lines in alike.items()
            if mine.startswith(reference) or reference.startswith(mine)
        ]

    def _bank_has_id_of(self, line, entry):
        """Whether a line has the bank's id of an entry, as it was made unique."""
        transaction = entry.transaction
        base = f"{transaction.bank_id}:{transaction.date:%Y%m%d}:{transaction.amount}"
        return f"{line.bank_import_id}:".startswith(f"{base}:")

    def _bank_find_by_batch(self, entries, is_interim):
        """The total of a booking whose details are in the books already, and the
        details of one whose total is: the money must not come twice.

        What came first stays, as it may be posted. Bookings without a reference are
        compared where one side is a report or notification of the bank.
        """
        waiting = {}
        for each in entries:
            if not each.line_ids and each.batch_id:
                waiting.setdefault(self._bank_to_other_side(each.batch_id), []).append(
                    each
                )
        if not waiting:
            return
        for line in self._bank_find_imported("bank_batch_id", waiting, "statement_id"):
            certain = not line.bank_batch_id.startswith(":")
            if certain or is_interim or line.statement_id.bank_is_interim:
                for each in waiting[line.bank_batch_id]:
                    each.line_ids.append(line.id)
                    each.is_in_batch = True

    def _bank_to_other_side(self, batch_id):
        """How the total of these details is known, or the details of this total."""
        return batch_id[:-1] if batch_id.endswith("*") else f"{batch_id}*"

    def _bank_get_own_balances(self, plan):
        """Opening and closing balance of what of a file becomes a statement.

        :return: Decimals, None where the file does not tell
        """
        adopted = set(self._bank_get_lines_to_adopt(plan).ids)
        elsewhere = [
            each.is_in_file
            or bool(each.line_ids)
            and not adopted.issuperset(each.line_ids)
            for each in plan.entries
        ]
        amounts = [each.transaction.amount for each in plan.entries]
        start, end = plan.statement.balance_start, plan.statement.balance_end
        own = [at for at, is_elsewhere in enumerate(elsewhere) if not is_elsewhere]
        first, last = (own[0], own[-1] + 1) if own else (0, len(amounts))
        if end is not None:
            end -= sum(amounts[last:], Decimal(0))
        if start is not None:
            start += sum(amounts[:first], Decimal(0))
        elif end is not None:
            start = end - sum((amounts[at] for at in own), Decimal(0))
        return start, end

    def _bank_get_lines_to_adopt(self, plan):
        """Known lines that belong to this statement and to no other yet: those of
        reports of the day, and of an import that was broken off."""
        lines = self.env["account.bank.statement.line"].browse(
            {line_id for each in plan.entries for line_id in each.line_ids}
        )
        if plan.statement.is_interim:
            return lines.browse()
        return lines.filtered(
            lambda line: (
                not line.statement_id
                or line.statement_id.bank_is_interim
                and not line.bank_reconciliation_id
            )
        )

    def _bank_to_payment(self, source, booking=""):
        """A transaction of a file, or a bank line, as `overlap.Payment`."""
        if isinstance(source, models.BaseModel):
            return overlap.Payment(
                date=source.bank_booking_date,
                amount=self._bank_to_minor(source.amount),
                text="" if source.payment_ref == "/" else source.payment_ref or "",
                payer=source.partner_name or "",
                account=source.account_number or "",
            )
        return overlap.Payment(
            date=source.date,
            amount=self._bank_to_minor(source.amount),
            value_date=source.value_date,
            text=source.text,
            payer=source.partner_name,
            account=source.partner_account,
            booking=booking,
        )

    def _bank_to_minor(self, amount):
        """An amount in the smallest coin of the bank's currency; None stays None."""
        if amount is None:
            return None
        return round(amount * 10 ** self._bank_get_currency().decimal_places)

    # -------------------------------------------------------------------------
    # Files that were exported here
    # -------------------------------------------------------------------------

    def _bank_get_exported_ids(self, statement):
        """The import ids that went out in an exported file: each is itself again."""
        ids = {each.bank_id for each in statement.transactions if each.bank_id}
        lines = self.env["account.bank.statement.line"].search_fetch(
            [("journal_id", "=", self.id), ("bank_import_id", "in", list(ids))],
            ["bank_import_id"],
        )
        return set(lines.mapped("bank_import_id"))
