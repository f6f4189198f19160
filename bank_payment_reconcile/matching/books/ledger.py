"""The books, indexed once: every question about a line is a dictionary lookup."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy

from ..amounts.tolerance import LedgerEntry, window
from ..model import (
    GoneCheck,
    Key,
    KnownAccount,
    LearnedPayer,
    Mapping,
    OpenItem,
    OutstandingPayment,
    Partner,
    Past,
    Rule,
    Settings,
    Transfer,
)
from ..names.full_names import FullNames
from ..names.index import NameIndex
from ..text.normalise import account_key, compact, fold
from ..text.number_index import NumberIndex, Postings, post
from ..text.references import reference_key
from .garbage import collector_paused
from .instalments import index_instalments
from .known_accounts import KnownAccounts
from .rules import DEFAULT_RULES, Facts, best_rule
from .transfer_names import TransferNames

#: What a bank writes where it has nothing to say.
EMPTY_IDS = frozenset({"", "NOTPROVIDED", "NONREF", "NOREF", "NONE"})


class Ledger:
    """Partners, open items, payments, mappings and rules of one run.

    Entries are the open items followed by the outstanding payments; everything
    else speaks of them by their position in `entries`.
    """

    def __init__(
        self,
        partners: Iterable[Partner] = (),
        items: Iterable[OpenItem] = (),
        payments: Iterable[OutstandingPayment] = (),
        mappings: Iterable[Mapping] = (),
        rules: Sequence[Rule] | None = None,
        learned: Iterable[LearnedPayer] = (),
        settings: Settings | None = None,
        own_accounts: Iterable[str] = (),
        own_names: Iterable[str] = (),
        transfers: Iterable[Transfer] = (),
        transfer_account: Key | None = None,
        bank_account: str = "",
        own_partner: Key | None = None,
        gone_checks: Iterable[GoneCheck] = (),
        past: Iterable[Past] = (),
        known_accounts: Iterable[KnownAccount] | None = None,
    ) -> None:
        """rules: None takes the 25 default rules.

        own_accounts: the company's own bank accounts; money to or from them is
        no partner's. bank_account: which of them the lines are of.
        own_partner: ourselves, of whom the payments between our own banks are.
        own_names: the company's own names, as a bank may write them.
        transfer_account: where money waits on its way between two of our
        accounts; without one no transfer is proposed.
        gone_checks: checks of ours that a line may name and that are not outstanding.
        past: what was posted before, of the payees of the lines and of the mappings.
        known_accounts: whose accounts are known, since when, also of partners whom the
        bank may not name; None takes the partners' and the learned ones.
        """
        self.settings = settings or Settings()
        self.rules = tuple(DEFAULT_RULES if rules is None else rules)
        self.partners = {partner.key: partner for partner in partners}
        self.mappings = [(fold(m.text).strip(), m) for m in mappings if m.text.strip()]
        self.own_accounts = frozenset(account_key(a) for a in own_accounts)
        self.transfer_account = transfer_account
        self.bank_account = account_key(bank_account)
        self.own_partner = own_partner
        self.own_names = [(name, compact(name)) for name in own_names]
        self.gone_checks = {check_key(check.number): check for check in gone_checks}
        self.past = {
            ("mapping", known.mapping)
            if known.mapping is not None
            else ("account", account_key(known.account)): known.amounts
            for known in past
        }
        self._rule_memo: dict[Facts, Rule | None] = {}
        with collector_paused():
            learned = list(learned)
            self._index_partners(learned)
            if known_accounts is None:
                known_accounts = self._accounts_of_partners(learned)
            self.known_accounts = KnownAccounts(known_accounts)
            self._set_entries(items, payments, transfers)

    def with_entries(
        self,
        items: Iterable[OpenItem],
        payments: Iterable[OutstandingPayment] = (),
        partners: Iterable[Partner] = (),
    ) -> Ledger:
        """The same terms, partners and transfers with other entries.

        What was indexed of the partners is used again.

        partners: more of them, for the entries; the bank does not name them.
        """
        other = copy(self)
        other.partners = {**{p.key: p for p in partners}, **self.partners}
        other._set_entries(items, payments, self.entries[self.first_transfer :])
        return other

    def _set_entries(
        self,
        items: Iterable[OpenItem],
        payments: Iterable[OutstandingPayment],
        transfers: Iterable[LedgerEntry],
    ) -> None:
        self.entries: list[LedgerEntry] = [i for i in items if self._wanted(i)]
        self.first_payment = len(self.entries)
        if self.settings.match_payments:
            self.entries.extend(p for p in payments if p.amount)
        self.first_transfer = len(self.entries)
        if self.settings.match_payments and self.transfer_account is not None:
            self.entries.extend(t for t in transfers if t.amount)
        self._sorted_amounts: list[tuple[int, int]] | None = None
        self._index_entries()

    # -- questions ---------------------------------------------------------

    def is_payment(self, position: int) -> bool:
        """Whether an entry is a registered payment or transfer, not an open item."""
        return position >= self.first_payment

    def rule_for(self, facts: Facts) -> Rule | None:
        """The rule that decides, remembered: there are few different facts."""
        if facts not in self._rule_memo:
            self._rule_memo[facts] = best_rule(self.rules, facts)
        return self._rule_memo[facts]

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

    @property
    def names(self) -> NameIndex:
        """Names of the partners; owners are positions in `partner_keys`."""
        if self._names is None:
            self._names = NameIndex(self._written_names())
        return self._names

    @property
    def full_names(self) -> FullNames:
        """The same names, for those that are written in full."""
        if self._full_names is None:
            self._full_names = FullNames(self._written_names())
        return self._full_names

    def _written_names(self) -> Iterator[tuple[int, str]]:
        for position, key in enumerate(self.partner_keys):
            for name in (self.partners[key].name, *self.partners[key].aliases):
                if name:
                    yield position, name

    def numbers_of(self, position: int) -> list[str]:
        """Every number by which an entry may be named.

        NAV asks for four characters of a reference: "A12" is in too many texts.
        """
        entry = self.entries[position]
        found = [entry.number] if entry.number else []
        if isinstance(entry, OpenItem):
            if entry.origin == "on_account":
                # the number of our own bank entry, which nobody quotes
                found = []
            found.extend(r for r in entry.references if len(r) >= 4)
        else:
            written = f"{entry.memo} {entry.text}" if entry.text else entry.memo
            words = (*entry.references, *written.split()[:12])
            found.extend(w for w in words if len(w) >= 4 and not w.isalpha())
        return found

    # -- building ----------------------------------------------------------

    def _wanted(self, item: OpenItem) -> bool:
        if not item.amount:
            return False
        if item.side == "receivable":
            return self.settings.match_receivable
        return self.settings.match_payable

    def _index_partners(self, learned: Iterable[LearnedPayer]) -> None:
        self.partner_keys = list(self.partners)
        self._names: NameIndex | None = None
        self._full_names: FullNames | None = None
        self.accounts: dict[str, tuple[Key, ...]] = {}
        for partner in self.partners.values():
            for account in partner.accounts:
                self._add_account(account, partner.key)
        self.learned_accounts: dict[str, tuple[Key, ...]] = {}
        self.learned_names: dict[str, tuple[Key, ...]] = {}
        for payer in learned:
            for spot, text in (
                (self.learned_accounts, payer.account),
                (self.learned_names, payer.name),
            ):
                key = compact(text)
                if key and payer.partner not in spot.get(key, ()):
                    spot[key] = (*spot.get(key, ()), payer.partner)

    def _accounts_of_partners(
        self, learned: Iterable[LearnedPayer]
    ) -> Iterator[KnownAccount]:
        for key, owners in self.accounts.items():
            for owner in owners:
                yield KnownAccount(key, owner, self.partners[owner].name)
        for payer in learned:
            if payer.account:
                yield KnownAccount(payer.account, payer.partner, is_learned=True)

    def _add_account(self, account: str, partner: Key) -> None:
        key = account_key(account)
        owners = self.accounts.get(key, ())
        if len(key) >= 5 and partner not in owners and key not in self.own_accounts:
            self.accounts[key] = (*owners, partner)

    def _index_entries(self) -> None:
        self.by_partner: dict[Key | None, list[int]] = defaultdict(list)
        self.by_amount: dict[int, list[int]] = defaultdict(list)
        self._by_partner_amount: dict[int, dict[Key | None, list[int]]] = {}
        self.numbers = NumberIndex(self.numbers_of)
        self.references: dict[str, Postings] = {}
        self.collections: dict[str, Postings] = {}
        self.checks: dict[str, Postings] = {}
        self.payment_ids: dict[str, Postings] = {}
        # Apart from all others: an amount alone must not make a transfer of a payment.
        self.by_transfer_amount: dict[int, list[int]] = {}
        self.foreign_transfers: list[tuple[int, int]] = []
        for position in range(self.first_transfer, len(self.entries)):
            transfer = self.entries[position]
            if getattr(transfer, "foreign", False):
                self.foreign_transfers.append((transfer.amount, position))
            else:
                self.by_transfer_amount.setdefault(transfer.amount, []).append(position)
        self.foreign_transfers.sort()
        transfers = enumerate(self.entries[self.first_transfer :], self.first_transfer)
        self.transfer_names = TransferNames(transfers)
        for position, entry in enumerate(self.entries[: self.first_transfer]):
            self.by_partner[entry.partner].append(position)
            self.by_amount[entry.amount].append(position)
        items = self.entries[: self.first_payment]
        self.instalments = index_instalments(items)
        self.numbers.add_all(self._item_numbers(items))
        for position, item in enumerate(items):
            if item.discount is not None or item.payment_reference:
                self._index_terms(position, item)
            for collection in item.collection_ids:
                post(self.collections, collection.strip(), position)
        payments = range(self.first_payment, self.first_transfer)
        self.numbers.add_all(self._payment_numbers(payments))
        for position in payments:
            self._index_payment(position, self.entries[position])

    def _item_numbers(self, items: Sequence[OpenItem]) -> Iterator[tuple[str, int]]:
        """What `numbers_of` says of the open items, without a call for each."""
        for position, item in enumerate(items):
            if item.number and item.origin != "on_account":
                yield item.number, position
            for reference in item.references:
                if len(reference) >= 4:
                    yield reference, position

    def _index_terms(self, position: int, item: OpenItem) -> None:
        if item.discount is not None and item.discount.amount:
            self.by_amount[item.amount - item.discount.amount].append(position)
        if item.payment_reference:
            key = reference_key(item.payment_reference)
            post(self.references, key, position)
            self.numbers.add_words_of(key)

    def _payment_numbers(self, payments: Iterable[int]) -> Iterator[tuple[str, int]]:
        for position in payments:
            for number in self.numbers_of(position):
                yield number, position

    def _index_payment(self, position: int, payment: OutstandingPayment) -> None:
        if payment.check_number:
            post(self.checks, check_key(payment.check_number), position)
        if compact(payment.end_to_end_id) not in EMPTY_IDS:
            post(self.payment_ids, compact(payment.end_to_end_id), position)

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
