"""The books, indexed once: every question about a line is a dictionary lookup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy

from ..mapped.index import MappingIndex
from ..model import (
    BlockPayment,
    EarlierPayment,
    GoneCheck,
    Key,
    KnownAccount,
    KnownDocument,
    LearnedPayer,
    Mapping,
    OpenItem,
    OrderedPayment,
    OutstandingPayment,
    Partner,
    Past,
    Rule,
    Settings,
    Transfer,
)
from ..text.normalise import account_key
from .block_payments import BlockPayments
from .earlier_payments import EarlierPayments
from .entry_index import EntryIndex, check_key
from .foreign_items import ForeignIndex
from .garbage import collector_paused
from .known_accounts import KnownAccounts
from .known_documents import DocumentIndex
from .partner_index import PartnerIndex
from .rules import DEFAULT_RULES, Facts, best_rule


class Ledger(PartnerIndex, EntryIndex, DocumentIndex, ForeignIndex):
    """Partners, open items, payments, mappings and rules of one run."""

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
        known_documents: Iterable[KnownDocument] = (),
        earlier_payments: Iterable[EarlierPayment] = (),
        orders: Iterable[OrderedPayment] = (),
        block_payments: Iterable[BlockPayment] = (),
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
        known_documents: documents that lines may name and that are not open to them.
        earlier_payments: that lines may return.
        orders: payments that the bank was ordered to make and that are not registered.
        block_payments: those that were booked with others in one entry.
        """
        self.settings = settings or Settings()
        self.rules = tuple(DEFAULT_RULES if rules is None else rules)
        self.mappings = MappingIndex(mappings)
        self.transfer_account = transfer_account
        self.bank_account = account_key(bank_account)
        self.own_partner = own_partner
        self.gone_checks = {check_key(check.number): check for check in gone_checks}
        self.block_payments = BlockPayments(block_payments)
        self._set_past(past)
        self.set_known_documents(known_documents)
        self.set_earlier_payments(earlier_payments)
        self._rule_memo: dict[Facts, Rule | None] = {}
        with collector_paused():
            learned = list(learned)
            super().__init__(partners, learned, own_accounts, own_names)
            if known_accounts is None:
                known_accounts = self._accounts_of_partners(learned)
            self.known_accounts = KnownAccounts(known_accounts)
            self._set_entries(
                items, payments, self._wanted_transfers(transfers), orders
            )

    def with_entries(
        self,
        items: Iterable[OpenItem],
        payments: Iterable[OutstandingPayment] = (),
        partners: Iterable[Partner] = (),
        orders: Iterable[OrderedPayment] = (),
    ) -> Ledger:
        """The same terms, partners and transfers with other entries.

        What was indexed of the partners is used again.

        partners: more of them, for the entries; the bank does not name them.
        """
        other = copy(self)
        other.partners = {**{p.key: p for p in partners}, **self.partners}
        other.set_groups()
        other._positions = None
        transfers = self.entries[self.first_transfer :]
        other._set_entries(
            items,
            payments,
            [t for t in transfers if isinstance(t, Transfer)],
            orders,
        )
        return other

    def set_earlier_payments(self, payments: Iterable[EarlierPayment]) -> None:
        """Take these for the payments that lines may return."""
        self.earlier = EarlierPayments(payments)
        self._positions: dict[Key, int] | None = None

    def positions_of(self, keys: Iterable[Key]) -> list[int]:
        """Where the entries of earlier payments stand that are open."""
        if self._positions is None:
            rests = self.earlier.rests()
            items = enumerate(self.entries[: self.first_payment])
            self._positions = {e.key: n for n, e in items if e.key in rests}
        return [self._positions[key] for key in keys if key in self._positions]

    def rule_for(self, facts: Facts) -> Rule | None:
        """The rule that decides, remembered: there are few different facts."""
        if facts not in self._rule_memo:
            self._rule_memo[facts] = best_rule(self.rules, facts)
        return self._rule_memo[facts]

    def _set_past(self, past: Iterable[Past]) -> None:
        """Amounts that were posted before, by payee account and by mapping."""
        self.past_of_accounts: dict[str, tuple[int, ...]] = {}
        self.past_of_mappings: dict[Key, tuple[int, ...]] = {}
        for known in past:
            if known.mapping is not None:
                self.past_of_mappings[known.mapping] = known.amounts
            else:
                self.past_of_accounts[account_key(known.account)] = known.amounts

    def _wanted_transfers(self, transfers: Iterable[Transfer]) -> Iterable[Transfer]:
        if self.settings.match_payments and self.transfer_account is not None:
            return transfers
        return ()
