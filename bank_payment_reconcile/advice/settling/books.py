"""Items of the books that the rows of an advice may be about, found by their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)
#: Fewer digits than these name no document by its end.
LEAST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class BookItem:
    """A document, or a payment that waits for the bank.

    residual: what is open in `currency`, with the sign of the money that settles it;
        0 of what is paid.
    numbers: of the document: ours, its reference, its payment reference.
    orders, transactions: by what else it is known.
    document: the same for instalments of one document.
    reverses: the document that it takes back, 0 for none.
    discount: for early payment, with the sign of the residual, 0 where it grants none.
    due: the days since some day when it is due: instalments are paid in that order.
    """

    key: int
    document: int
    residual: Decimal
    currency: str
    partner: int = 0
    numbers: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    transactions: tuple[str, ...] = ()
    reverses: int = 0
    discount: Decimal = ZERO
    due: int = 0
    email: str = ""
    partner_name: str = ""


def normal(name: str) -> str:
    """A number or an id, however it is set: "re 47-11" is "RE4711"."""
    return "".join(filter(str.isalnum, name)).upper()


def digits_of(name: str) -> str:
    """The digits at the end of a number, which are what people shorten it to."""
    end = len(name)
    while end and name[end - 1].isdecimal():
        end -= 1
    return name[end:]


class Books:
    """Items by what they are called. Each row of an advice is looked up, not compared.

    items: in the order in which they are due.
    """

    def __init__(self, items: Iterable[BookItem]) -> None:
        self.items = sorted(items, key=lambda item: (item.due, item.key))
        self._names: dict[str, dict[str, list[BookItem]]] = {
            kind: defaultdict(list) for kind in ("numbers", "orders", "transactions")
        }
        self._reversals: dict[int, list[BookItem]] = defaultdict(list)
        self._amounts: dict[tuple[str, Decimal], list[BookItem]] = defaultdict(list)
        self._emails: dict[str, list[BookItem]] = defaultdict(list)
        self._partners: dict[int, list[BookItem]] = defaultdict(list)
        for item in self.items:
            self._add(item)

    def _add(self, item: BookItem) -> None:
        for kind, index in self._names.items():
            for name in {normal(each) for each in getattr(item, kind)} - {""}:
                index[name].append(item)
        if item.reverses:
            self._reversals[item.reverses].append(item)
        self._amounts[item.currency, item.residual].append(item)
        if item.email:
            self._emails[item.email.casefold()].append(item)
        self._partners[item.partner].append(item)

    def named(self, numbers: Iterable[str], kinds: Iterable[str]) -> list[BookItem]:
        """The items that the first of these numbers names that names any.

        kinds: "numbers", "orders" or "transactions", the one that is asked first.
        """
        names = [name for name in map(normal, numbers) if name]
        for kind in kinds:
            for name in names:
                if found := self._names[kind].get(name):
                    return found
        return []

    def reversals(self, documents: Iterable[int]) -> list[BookItem]:
        """What takes one of these documents back."""
        return [item for key in documents for item in self._reversals.get(key, ())]

    def of_amount(self, currency: str, amount: Decimal) -> list[BookItem]:
        """What has just this open."""
        return self._amounts.get((currency, amount), [])

    def of_email(self, email: str) -> list[BookItem]:
        """What is of whoever has this address."""
        return self._emails.get(email.casefold(), [])

    def of_partner(self, partner: int) -> list[BookItem]:
        """What is of a partner."""
        return self._partners.get(partner, [])

    def ending(
        self, numbers: Iterable[str], among: Iterable[BookItem]
    ) -> Iterator[BookItem]:
        """Those of some items whose number ends with the digits of one of these, which
        somebody shortened."""
        ends = {digits_of(normal(each)).lstrip("0") for each in numbers}
        ends = {end for end in ends if len(end) >= LEAST_DIGITS}
        if not ends:
            return
        for item in among:
            own = [digits_of(normal(number)) for number in item.numbers]
            if any(number.endswith(end) for number in own for end in ends):
                yield item
