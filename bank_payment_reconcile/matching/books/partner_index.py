"""Partners by their accounts, by their names, and by what a person taught of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..model import Key, KnownAccount, LearnedPayer, Partner
from ..names.full_names import FullNames
from ..names.index import NameIndex
from ..names.inside import TextNames
from ..text.normalise import account_key, compact

#: A shorter word is no account number.
ACCOUNT_LENGTH = 5
#: Texts of which the names are kept: texts come again, most of them soon.
TEXTS_KEPT = 4_000


class PartnerIndex:
    """Who an account, a name or a learned payer stands for.

    partners: by key. partner_keys: their keys in the order of `names`.
    own_accounts: the company's own, which are no partner's.
    accounts: partners by the account noted with them. learned_accounts, learned_names:
        partners by what a person once assigned to them, compact.
    told_by_payer: what was found of a payer by name, street and city: payers come
        again, line after line.
    """

    def __init__(
        self,
        partners: Iterable[Partner],
        learned: Iterable[LearnedPayer],
        own_accounts: Iterable[str],
        own_names: Iterable[str] = (),
    ) -> None:
        self.partners = {partner.key: partner for partner in partners}
        self.partner_keys = list(self.partners)
        self.own_names = [(name, compact(name)) for name in own_names]
        self.own_accounts = frozenset(account_key(a) for a in own_accounts)
        self.accounts: dict[str, tuple[Key, ...]] = {}
        self.learned_accounts: dict[str, tuple[Key, ...]] = {}
        self.learned_names: dict[str, tuple[Key, ...]] = {}
        self._names: NameIndex | None = None
        self._within: dict[tuple[str, bool], TextNames] = {}
        self.told_by_payer: dict[tuple[str, str, str], Any] = {}
        self._full_names: FullNames | None = None
        self.set_groups()
        for partner in self.partners.values():
            for account in partner.accounts:
                self._add_account(account, partner.key)
        for payer in learned:
            _teach(self.learned_accounts, payer.account, payer.partner)
            _teach(self.learned_names, payer.name, payer.partner)

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
            self._full_names = FullNames(self.names)
        return self._full_names

    def names_within(self, text: str, field: bool = False) -> TextNames:
        """Names of partners that stand in a text.

        field: the text is the field of a name. Our own names are nobody's.
        """
        key = text, field
        within = self._within.get(key)
        if within is None:
            if len(self._within) >= TEXTS_KEPT:
                self._within.clear()
            ours = [name for name, _ in self.own_names]
            within = self._within[key] = TextNames(self.names, text, ours, field)
        return within

    def partner_name(self, key: Key | None) -> str:
        """The name of a partner, for a sentence; its key where none is loaded."""
        partner = self.partners.get(key) if key is not None else None
        if partner is not None:
            return partner.name
        return "" if key is None else str(key)

    def set_groups(self) -> None:
        """Note who is of which commercial group; most partners are of none."""
        self._groups: dict[Key, list[Key]] = {}
        for partner in self.partners.values():
            if partner.group is not None:
                self._groups.setdefault(partner.group, []).append(partner.key)
        for head, members in self._groups.items():
            if head in self.partners and head not in members:
                members.insert(0, head)

    @property
    def has_groups(self) -> bool:
        """Whether any partners are of one commercial group."""
        return bool(self._groups)

    def others_of_group(self, key: Key) -> list[Key]:
        """The other partners of a partner's commercial group."""
        members = self._groups.get(self.group_of(key) or key, ())
        return [member for member in members if member != key]

    def group_of(self, key: Key | None) -> Key | None:
        """The commercial group of a partner, by which it is compared with others'."""
        partner = self.partners.get(key) if key is not None else None
        return key if partner is None or partner.group is None else partner.group

    def is_one_group(self, keys: Iterable[Key | None]) -> bool:
        """Whether partners are of one commercial group; nobody is of any."""
        groups = {self.group_of(key) for key in keys}
        return len(groups) == 1 and None not in groups

    def _written_names(self) -> Iterator[tuple[int, str]]:
        for position, key in enumerate(self.partner_keys):
            for name in (self.partners[key].name, *self.partners[key].aliases):
                if name:
                    yield position, name

    def _add_account(self, account: str, partner: Key) -> None:
        key = account_key(account)
        owners = self.accounts.get(key, ())
        if key in self.own_accounts or len(key) < ACCOUNT_LENGTH:
            return
        if partner not in owners:
            self.accounts[key] = (*owners, partner)

    def _accounts_of_partners(
        self, learned: Iterable[LearnedPayer]
    ) -> Iterator[KnownAccount]:
        """What is known of accounts where nobody says since when."""
        for key, owners in self.accounts.items():
            for owner in owners:
                yield KnownAccount(key, owner, self.partners[owner].name)
        for payer in learned:
            if payer.account:
                yield KnownAccount(payer.account, payer.partner, is_learned=True)


def _teach(index: dict[str, tuple[Key, ...]], text: str, partner: Key) -> None:
    key = compact(text)
    if key and partner not in index.get(key, ()):
        index[key] = (*index.get(key, ()), partner)
