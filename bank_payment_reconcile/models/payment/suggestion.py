"""What is to be paid: open items that are due, or lose their discount."""

from dataclasses import dataclass
from datetime import date

from odoo import models
from odoo.fields import Domain

from ..core.currencies import convert
from ..record.bulk import PAGE, count_anew, insert_rows
from ..record.rights import needs
from .bank_days import last_open
from .grouping import OpenItem, group
from .line import GONE_STATES
from .line_texts import number_of, propose
from .references import find_reference

#: Documents that name the account of whom we pay; others name ours.
NAME_PAYEE = ("in_invoice", "in_receipt", "out_refund")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be suggested.

    due_by: the last due date; None: whatever is chosen otherwise.
    discount_by: the last discount date of what is paid although it is due later; None:
        nothing is paid early.
    currency_ids, partner_ids: empty: all.
    amount_at_hand: the most that all payments may come to, in the bank's currency;
        None: no limit.
    together: one payment for each account of a payee.
    refunds: customers' credit notes as well as vendors' bills.
    drafts: also what stands in another draft.
    on_due_date: each on its due date, instead of on the day of the run.
    domain: of `account.move.line`.
    """

    due_by: date | None = None
    discount_by: date | None = None
    currency_ids: tuple[int, ...] = ()
    partner_ids: tuple[int, ...] = ()
    amount_at_hand: float | None = None
    together: bool = True
    refunds: bool = True
    drafts: bool = False
    on_due_date: bool = False
    domain: tuple | list = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not paid, and why.

    move_id: the document; False where it is all of a payee.
    amount: of money to be paid, in the currency; of a claim negative.
    """

    partner_id: int
    move_id: int | bool
    amount: float
    currency_id: int
    reason: str


class BankPaymentRun(models.Model):
    """Suggests the payments of a run."""

    _inherit = "bank.payment.run"

    # -------------------------------------------------------------------------
    # Entry points
    # -------------------------------------------------------------------------

    @needs("write")
    def action_suggest(self, domain=None):
        """Add a payment for each payee of whom something is due by the day of the run,
        or loses its discount by then.

        :param domain: of the open items (`account.move.line`) that count; all without.
        :return: {"line_ids": ids of the new payments, "left_out": list of dicts:
            partner_id, move_id, amount, currency_id, reason}
        """
        self.ensure_one()
        day = self.execution_date or self._get_first_day()
        is_debit = self.kind == "debit"
        lines, left = self._suggest(
            Wishes(
                due_by=day,
                # Nobody collects early to grant a discount.
                discount_by=None if is_debit else day,
                together=not is_debit,
                currency_ids=tuple(self.currency_id.ids),
                domain=domain or [],
            )
        )
        return {
            "line_ids": lines.ids,
            "left_out": [
                {name: getattr(each, name) for name in LeftOut.__slots__}
                for each in left
            ],
        }

    def _suggest(self, wishes):
        """Add payments to a run.

        :return: (the new `bank.payment.line`, [LeftOut])
        """
        self.ensure_one()
        self.check_access("write")
        if self._bank_filter_kept():
            self._bank_check_not_kept()
        items, left = self._get_items_to_pay(wishes)
        orders, refused = group(
            items,
            wishes.together,
            wishes.on_due_date or self.kind == "debit",
            self._round_in,
        )
        left += [each for part in refused for each in self._tell_refused(part)]
        if wishes.amount_at_hand is not None:
            orders, too_much = self._limit(orders, wishes.amount_at_hand)
            left += too_much
        lines = self._create_orders(orders)
        if orders:
            self._note_change()
        return lines, left

    # -------------------------------------------------------------------------
    # Items
    # -------------------------------------------------------------------------

    def _get_items_to_pay(self, wishes):
        """:return: ([OpenItem], [LeftOut])"""
        rows = self._read_open_items(wishes)
        reasons = self._get_reasons_to_leave(rows, wishes)
        accounts = self._get_usual_accounts(rows)
        days = (self._get_today(), self._get_first_day())
        items, left = [], []
        for row in rows:
            reason = reasons.get(row["id"])
            if reason is None:
                item = self._prepare_item(row, accounts, days, wishes)
                if item is not None:
                    items.append(item)
                    continue
                reason = self.env._(
                    "Its discount ends on %s, before the bank can pay it, and it is "
                    "due later.",
                    row["discount_date"],
                )
            if reason:
                left.append(
                    LeftOut(
                        row["partner_id"] or False,
                        row["move_id"],
                        row["open_amount"],
                        row["currency_id"],
                        reason,
                    )
                )
        return items, left

    def _prepare_item(self, row, accounts, days, wishes):
        """An open item with the day on which it is to be paid; None where it is neither
        due nor paid in time for its discount.

        :param days: (today, the first day on which the bank executes)
        """
        amount = row["open_amount"]
        plan = self._plan_item(row, days, wishes)
        if plan is None:
            return None
        day, discount = plan
        account = row["partner_bank_id"] if row["move_type"] in NAME_PAYEE else 0
        account = account or accounts.get(row["owner_id"])
        number = accounts.numbers.get(account, "")
        return OpenItem(
            id=row["id"],
            move_id=row["move_id"],
            owner_id=row["owner_id"],
            partner_id=row["partner_id"],
            side=row["account_type"],
            currency_id=row["currency_id"],
            account_id=account or 0,
            amount=amount,
            discount=discount,
            due=row["due"],
            day=day,
            reference=find_reference(row["payment_reference"], number)
            if amount > 0
            else "",
            number=number_of(self.env, row, amount < 0),
            wanted=row["payment_reference"] or "" if amount > 0 else "",
        )

    def _plan_item(self, row, days, wishes):
        """Hook: when an open item is paid, and with what discount.

        :param days: (today, the first day on which the bank executes)
        :return: (day, discount), or None where it is neither due nor paid in time for
            its discount.
        """
        today, first_day = days
        due, amount = row["due"], row["open_amount"]
        day = self.execution_date or first_day
        if wishes.on_due_date:
            day = max(first_day, last_open(due))
        if due < today:
            day = first_day
        discount, last = row["discount"], row["discount_date"]
        if discount and day > last:
            # Rather early than without its discount.
            day = max(first_day, last_open(last))
        is_early = wishes.due_by and due > wishes.due_by
        if discount and day > last:
            if is_early and amount > 0:
                return None
            discount, day = 0.0, self.execution_date or first_day
        return day, discount

    def _get_usual_accounts(self, rows):
        """Hook: the accounts that are paid to, or debited, where no document names one.

        :return: `_Accounts`
        """
        partners = self.env["res.partner"].browse({row["owner_id"] for row in rows})
        usual = partners._bank_get_accounts_to_pay(self.company_id)
        named = self.env["res.partner.bank"].browse(
            {row["partner_bank_id"] for row in rows if row["partner_bank_id"]}
        )
        accounts = _Accounts({owner: bank.id for owner, bank in usual.items()})
        known = named | named.browse(accounts.values())
        accounts.numbers = {
            bank.id: bank.sanitized_acc_number or "" for bank in known.sudo()
        }
        return accounts

    # -------------------------------------------------------------------------
    # What is left out
    # -------------------------------------------------------------------------

    def _get_reasons_to_leave(self, rows, wishes):
        """Hook: what is left out.

        :return: {id of an item: why it is left out; empty where there is nothing to
            say, since it is in this run already}
        """
        ids = [row["id"] for row in rows]
        reasons = {}
        for row in rows:
            is_document = row["move_type"] != "entry"
            if row["payment_state"] == "blocked" or (
                is_document and row["no_followup"] and row["open_amount"] > 0
            ):
                reasons[row["id"]] = self.env._(
                    "It is on hold. Unblock it to have it paid."
                )
            elif not row["partner_id"]:
                reasons[row["id"]] = self.env._(
                    "It names no partner, so nobody knows whom to pay."
                )
        reasons |= self._get_shown_by_bank(ids)
        for item_id, run, is_live in self._get_other_runs(ids):
            if run.id == self.id:
                reasons[item_id] = ""
            elif is_live:
                reasons[item_id] = self.env._(
                    "The bank has it already, by %s.", run.name
                )
            elif not wishes.drafts:
                reasons.setdefault(
                    item_id, self.env._("It is in the draft %s.", run.name)
                )
        return reasons

    def _get_shown_by_bank(self, ids):
        """Items that lines of a bank pay which are not posted yet."""
        groups = (
            self.env["bank.payment.application"]
            .sudo()
            ._read_group(
                Domain("move_line_id", "in", ids)
                & Domain("state", "in", ("proposed", "accepted")),
                ["move_line_id"],
                ["__count"],
            )
        )
        reason = self.env._(
            "A bank line that is not posted yet is applied to it. Post or remove that "
            "first."
        )
        return {item.id: reason for item, _count in groups}

    def _get_other_runs(self, ids):
        """In which runs items stand, of all companies, for a bill is paid once.

        :return: [(id of the item, run, whether it is live)]
        """
        items = (
            self.env["bank.payment.item"]
            .sudo()
            .search_fetch(
                Domain("move_line_id", "in", ids)
                & Domain("line_id.state", "not in", GONE_STATES)
                & Domain("line_id.run_id.state", "!=", "cancelled"),
                ["move_line_id", "line_id", "is_live"],
            )
        )
        return [
            (item.move_line_id.id, item.line_id.run_id, item.is_live) for item in items
        ]

    def _tell_refused(self, refused):
        """:return: [LeftOut] of items that are deducted from too little."""
        first = refused.items[0]
        currency = self.env["res.currency"].browse(first.currency_id)
        told = {
            "owed": currency.format(refused.owed),
            "claimed": currency.format(refused.claimed),
            "rest": currency.format(refused.claimed - refused.owed),
        }
        if refused.is_payee:
            reason = (
                self.env._(
                    "Bills of %(owed)s against credit notes and payments of "
                    "%(claimed)s: nothing is left to pay.",
                    **told,
                )
                if refused.owed == refused.claimed
                else self.env._(
                    "Bills of %(owed)s against credit notes and payments of "
                    "%(claimed)s: %(rest)s is owed to us.",
                    **told,
                )
            )
            amount = currency.round(refused.owed - refused.claimed)
            return [LeftOut(first.owner_id, False, amount, first.currency_id, reason)]
        reason = self.env._(
            "No payment to one account is large enough to deduct it. Reconcile it with "
            "a bill by hand."
        )
        return [
            LeftOut(
                item.partner_id, item.move_id, item.amount, item.currency_id, reason
            )
            for item in refused.items
        ]

    # -------------------------------------------------------------------------
    # Payments
    # -------------------------------------------------------------------------

    def _round_in(self, currency_id, amount):
        return self.env["res.currency"].browse(currency_id).round(amount)

    def _limit(self, orders, amount):
        """Pay what is most urgent with the money at hand, each payment as a whole.

        :return: (orders that are paid, [LeftOut])
        """
        rest, taken, left = amount, [], []
        for order in orders:
            worth = self._get_worth(order)
            if self.currency_id.compare_amounts(worth, rest) <= 0:
                taken.append(order)
                rest -= worth
                continue
            first = order.first
            reason = self.env._(
                "Only %s of the money at hand is left.", self.currency_id.format(rest)
            )
            total = self._round_in(first.currency_id, order.amount)
            left.append(
                LeftOut(
                    first.partner_id,
                    first.move_id if len(order.items) == 1 else False,
                    total,
                    first.currency_id,
                    reason,
                )
            )
        return taken, left

    def _get_worth(self, order):
        """What a payment takes of the bank's money, at today's rate."""
        currency = self.env["res.currency"].browse(order.first.currency_id)
        return convert(
            order.amount,
            currency,
            self.currency_id,
            self.company_id.sudo(),
            self._get_today(),
        )

    def _create_orders(self, orders):
        """The payments, with what they pay: thousands at once."""
        Line, Item = self.env["bank.payment.line"], self.env["bank.payment.item"]
        if not orders:
            return Line
        Line.browse().check_access("create")
        Item.browse().check_access("create")
        start = max(self.line_ids.mapped("sequence"), default=0)
        lines = insert_rows(
            Line,
            [
                self._prepare_line(order, start + index + 1)
                for index, order in enumerate(orders)
            ],
        )
        insert_rows(
            Item,
            [
                {
                    "line_id": line.id,
                    "company_id": self.company_id.id,
                    "move_line_id": item.id,
                    "amount": item.payable,
                    "discount_amount": item.discount,
                    "is_live": False,
                }
                for line, order in zip(lines, orders, strict=True)
                for item in order.items
            ],
        )
        if len(lines) >= PAGE:
            # They are checked and exported next, by queries over all of them.
            count_anew([Line, Item])
        # The sums of what was inserted stand on the payments already.
        self.env.remove_to_compute(Line._fields["amount"], lines)
        return lines

    def _prepare_line(self, order, sequence):
        first, day = order.first, order.day
        reference, text = propose(
            [(item.reference, item.number, item.wanted) for item in order.items]
        )
        partners = {item.partner_id for item in order.items}
        return {
            "run_id": self.id,
            "sequence": sequence,
            "journal_id": self.journal_id.id,
            "company_id": self.company_id.id,
            "partner_id": first.partner_id if len(partners) == 1 else first.owner_id,
            "partner_bank_id": first.account_id or False,
            "destination_journal_id": False,
            "currency_id": first.currency_id,
            "amount": self._round_in(first.currency_id, order.amount),
            "execution_date": day if day != self.execution_date else False,
            "reference": reference,
            "text": text,
            "priority": "normal",
            "state": "draft",
            "is_live": False,
        }


class _Accounts(dict):
    """{id of a commercial partner: id of its usual account}, and the `numbers` of all
    accounts in question: {id: number without blanks}."""

    numbers: dict
