"""Items, payments and transfers, by all that a line may say of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..amounts.tolerance import LedgerEntry, window
from ..documents.number_index import NumberIndex, Postings, post
from ..documents.references import reference_key
from ..model import (
    Key,
    OpenItem,
    OrderedPayment,
    OutstandingPayment,
    Settings,
    Transfer,
)
from ..text.normalise import compact
from .amount_odds import AmountOdds
from .block_payments import BlockPayments
from .instalments import index_instalments
from .runs import Order, Runs
from .transfer_names import TransferNames

#: What a bank writes where it has nothing to say.
EMPTY_IDS = frozenset({"", "NOTPROVIDED", "NONREF", "NOREF", "NONE"})
#: NAV asks for four characters of a reference: "A12" is in too many texts.
REFERENCE_LENGTH = 4
#: Words of a payment's memo that may be a number of it.
MEMO_WORDS = 12


class EntryIndex:
    """The entries of a run; everything else speaks of them by their position.

    entries: the open items, from `first_payment` on the outstanding payments, from
        `first_transfer` on the transfers, and from `first_foreign` on what
        `ForeignIndex` has.
    by_partner, by_amount: positions of items and payments; an item stands under its
        open amount, and under that less its discount.
    numbers, references, collections, checks, payment_ids: by what names them.
    runs: payments that the bank may show as one.
    block_payments: what one entry is of several of. block_places: positions of such
        entries, by their keys.
    instalments: positions of those of one document, in the order they fall due.
    """

    settings: Settings
    block_payments: BlockPayments
    entries: list[LedgerEntry]
    first_foreign: int

    def _set_entries(
        self,
        items: Iterable[OpenItem],
        payments: Iterable[OutstandingPayment],
        transfers: Iterable[Transfer],
        orders: Iterable[OrderedPayment] = (),
    ) -> None:
        """Take these for entries, less what the settings leave out.

        orders: what is ordered only: no entries, but the items they are for are."""
        wanted = [item for item in items if self._wanted(item)]
        paid = [p for p in payments if p.amount] if self.settings.match_payments else []
        moved = [transfer for transfer in transfers if transfer.amount]
        self.first_payment = len(wanted)
        self.first_transfer = len(wanted) + len(paid)
        self.entries = [*wanted, *paid, *moved]
        self._odds: AmountOdds | None = None
        self.first_foreign = len(self.entries)
        self._sorted_amounts: list[tuple[int, int]] | None = None
        self._by_partner_amount: dict[int, dict[Key | None, list[int]]] = {}
        self._index_all()
        self._index_items(wanted)
        self._index_payments(paid, self._placed_orders(wanted, list(orders)))
        self._index_transfers(moved)

    # -- questions ---------------------------------------------------------

    @property
    def amount_odds(self) -> AmountOdds:
        """How much an equal amount tells in these books."""
        if self._odds is None:
            ours = self.entries[: self.first_transfer]
            self._odds = AmountOdds((entry.partner, entry.amount) for entry in ours)
        return self._odds

    def is_payment(self, position: int) -> bool:
        """Whether an entry is a registered payment or transfer, not an open item."""
        return self.first_payment <= position < self.first_foreign

    def near_amount(self, amount: int, partner: Key | None = None) -> Sequence[int]:
        """Entries whose open or discounted amount counts as `amount`.

        partner: only of this partner; None looks over all.
        """
        low, high = window(amount, self.settings)
        if low == high:
            if partner is None:
                return self.by_amount.get(amount, ())
            return self.of_partner(partner, amount)
        if partner is not None:
            return [
                p
                for p in self.by_partner.get(partner, ())
                if any(low <= a <= high for a in _amounts_of(self.entries[p]))
            ]
        return self._between(low, high)

    def of_partner(self, partner: Key | None, amount: int) -> Sequence[int]:
        """Entries of a partner of which exactly this amount may be paid."""
        found = self._by_partner_amount.get(amount)
        if found is None:
            # only of the amounts that are asked for; one amount may be half the books'
            found = self._by_partner_amount[amount] = {}
            for position in self.by_amount.get(amount, ()):
                found.setdefault(self.entries[position].partner, []).append(position)
        return found.get(partner, ())

    def siblings(self, position: int) -> tuple[int, ...]:
        """All open instalments of an entry's document in due order; () for the only
        one."""
        if not self.instalments:
            return ()
        document = getattr(self.entries[position], "document", None)
        return self.instalments.get(document, ()) if document is not None else ()

    def numbers_of(self, position: int) -> list[str]:
        """Every number by which an entry may be named."""
        entry = self.entries[position]
        found = [entry.number] if entry.number else []
        if isinstance(entry, OpenItem):
            if entry.origin == "on_account":
                # the number of our own bank entry, which nobody quotes
                found = []
            found.extend(r for r in entry.references if len(r) >= REFERENCE_LENGTH)
        elif isinstance(entry, OutstandingPayment):
            written = f"{entry.memo} {entry.text}" if entry.text else entry.memo
            words = (*entry.references, *written.split()[:MEMO_WORDS])
            found.extend(
                w for w in words if len(w) >= REFERENCE_LENGTH and not w.isalpha()
            )
        return found

    def _wanted(self, item: OpenItem) -> bool:
        if not item.amount:
            return False
        if item.side == "receivable":
            return self.settings.match_receivable
        return self.settings.match_payable

    def _between(self, low: int, high: int) -> list[int]:
        if self._sorted_amounts is None:
            self._sorted_amounts = sorted(
                (amount, position)
                for amount, positions in self.by_amount.items()
                for position in positions
            )
        first = bisect_left(self._sorted_amounts, (low, -1))
        last = bisect_right(self._sorted_amounts, (high, len(self.entries)))
        found = (position for _, position in self._sorted_amounts[first:last])
        return list(dict.fromkeys(found))

    # -- building ----------------------------------------------------------

    def _index_all(self) -> None:
        """Items and payments by what both have; transfers apart from them, since an
        amount alone must not make a transfer of a payment."""
        self.by_partner: dict[Key | None, list[int]] = defaultdict(list)
        self.by_amount: dict[int, list[int]] = defaultdict(list)
        self.numbers = NumberIndex(self.numbers_of)
        for position, entry in enumerate(self.entries[: self.first_transfer]):
            self.by_partner[entry.partner].append(position)
            self.by_amount[entry.amount].append(position)

    def _index_items(self, items: Sequence[OpenItem]) -> None:
        self.references: dict[str, Postings] = {}
        self.collections: dict[str, Postings] = {}
        self.instalments = index_instalments(items)
        self.numbers.add_all(self._item_numbers(items))
        for position, item in enumerate(items):
            discount, reference = item.discount, item.payment_reference
            if discount is not None and discount.amount:
                self.by_amount[item.amount - discount.amount].append(position)
            if reference:
                if reference.isdigit() and reference.isascii() and len(reference) < 64:
                    # as `reference_key`, without a call: most books have these only
                    key = reference.lstrip("0") or reference
                else:
                    key = reference_key(reference)
                if key in self.references:
                    post(self.references, key, position)
                else:
                    self.references[key] = position
                if not key.isdigit():
                    self.numbers.add_words_of(key)
            for collection in item.collection_ids:
                post(self.collections, collection.strip(), position)

    def _item_numbers(self, items: Sequence[OpenItem]) -> Iterator[tuple[str, int]]:
        """What `numbers_of` says of the open items, without a call for each."""
        for position, item in enumerate(items):
            if item.number and item.origin != "on_account":
                yield item.number, position
            for reference in item.references:
                if len(reference) >= REFERENCE_LENGTH:
                    yield reference, position

    @staticmethod
    def _placed_orders(
        items: Sequence[OpenItem], orders: Sequence[OrderedPayment]
    ) -> list[Order]:
        """Orders all of whose items are open, by the items' positions."""
        if not orders:
            return []
        wanted = {share[0] for order in orders for share in order.shares}
        places = {item.key: n for n, item in enumerate(items) if item.key in wanted}
        return [
            Order(order, tuple((places[key], *money) for key, *money in order.shares))
            for order in orders
            if order.shares and all(share[0] in places for share in order.shares)
        ]

    def _index_payments(
        self, payments: Sequence[OutstandingPayment], orders: Sequence[Order]
    ) -> None:
        self.runs = Runs(enumerate(payments, self.first_payment), orders)
        self.block_places = self.block_payments.places(
            enumerate(payments, self.first_payment)
        )
        self.checks: dict[str, Postings] = {}
        self.payment_ids: dict[str, Postings] = {}
        positions = range(self.first_payment, self.first_transfer)
        self.numbers.add_all(self._payment_numbers(positions))
        for position, payment in zip(positions, payments, strict=True):
            if payment.check_number:
                post(self.checks, check_key(payment.check_number), position)
            if compact(payment.end_to_end_id) not in EMPTY_IDS:
                post(self.payment_ids, compact(payment.end_to_end_id), position)

    def _payment_numbers(self, positions: Iterable[int]) -> Iterator[tuple[str, int]]:
        for position in positions:
            for number in self.numbers_of(position):
                yield number, position

    def _index_transfers(self, transfers: Sequence[Transfer]) -> None:
        self.by_transfer_amount: dict[int, list[int]] = {}
        self.foreign_transfers: list[tuple[int, int]] = []
        placed = list(enumerate(transfers, self.first_transfer))
        for position, transfer in placed:
            if transfer.foreign:
                self.foreign_transfers.append((transfer.amount, position))
            else:
                self.by_transfer_amount.setdefault(transfer.amount, []).append(position)
        self.foreign_transfers.sort()
        self.transfer_names = TransferNames(placed)


def check_key(number: str) -> str:
    """A check's number without leading zeros."""
    key = compact(number[:40])
    return key.lstrip("0") or key


def _amounts_of(entry: LedgerEntry) -> tuple[int, ...]:
    """What may be paid: the open amount, and the open amount less discount."""
    granted = getattr(entry, "discount", None)
    if granted is None or not granted.amount:
        return (entry.amount,)
    return (entry.amount, entry.amount - granted.amount)
