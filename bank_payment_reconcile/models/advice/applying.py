"""Applying bank lines by their advices: each row to its item, fees to their account,
what no item takes on account.

Nothing is spread: where the rows do not come to the line, the difference stays on it
and a person looks.
"""

from odoo import Command, api, models

from ... import advice as advices
from .applied import Applied


class AccountBankStatementLine(models.Model):
    """Applies lines that advices explain."""

    _inherit = "account.bank.statement.line"

    def _bank_apply_advices(self):
        """Apply these lines by the advices tied to them, anew.

        :return: the lines of these that have advices.
        """
        mine = self.filtered(
            lambda line: line.bank_advice_ids and not line.is_reconciled
        )
        done = self.browse()
        for line in mine:
            if line in done:
                continue
            tied = line.bank_advice_ids
            lines = tied.statement_line_ids.filtered(lambda li: not li.is_reconciled)
            lines.application_ids.unlink()
            tied._apply_to(lines.sorted(lambda li: (li.date, li.id)))
            done |= lines
        return mine


class BankPaymentAdvice(models.Model):
    """Turns rows into applications."""

    _inherit = "bank.payment.advice"

    def _apply_to(self, lines):
        """Apply bank lines by these advices, which explain them together.

        The first line takes all rows; what other lines show of them goes through the
        clearing account.

        :param lines: in the order of their days.
        """
        settled = [(advice, advice._settle(lines)) for advice in self]
        line, others = lines[:1], lines[1:]
        result = Applied(line)
        for advice, settlements in settled:
            advice._apply_rows(line, settlements, result)
            advice._apply_fees(line, settlements, result)
        self._apply_parts(line, others, result)
        result.store(self)

    def _settle(self, lines):
        """What becomes of its rows.

        :return: list of (row record, `advice.Settlement`)
        """
        rows = self.sudo().row_ids
        said = advices.Advice(
            kind=self.kind,
            source=self.source or "",
            currency=self.currency_id.name,
            rows=[row._as_read(self._to_decimal) for row in rows],
        )
        if self.kind == "remittance" and not self.partner_id:
            # Who pays a line is known, perhaps, or whose documents the rows name.
            self.sudo().partner_id = (
                lines.partner_id.commercial_partner_id[:1]
                if len(lines.partner_id.commercial_partner_id) == 1
                else self._find_partner_of_rows(said, lines)
            )
        books = self._load_books(lines)
        sender = self.partner_id.commercial_partner_id.id or 0
        found = advices.settle(said, books, sender)
        return list(zip(rows, found, strict=True))

    def _find_partner_of_rows(self, said, lines):
        """The customer whose documents the rows name, where they name one's only."""
        found = advices.settle(said, self._load_books(lines))
        partners = {each.partner for each in found if each.way == "item"} - {0}
        return self.partner_id.browse(partners if len(partners) == 1 else ())

    def _is_of_somebody_else(self, line):
        """Whether it is not known that the customer who sent it made the payment: who
        writes a document may name anybody's invoices."""
        if self.kind != "remittance":
            return False
        sender = self.partner_id.commercial_partner_id
        payer = line.partner_id.commercial_partner_id
        return not sender or bool(payer and payer != sender)

    # -------------------------------------------------------------------------
    # Rows
    # -------------------------------------------------------------------------

    def _apply_rows(self, line, settlements, result):
        keys = [use.item.key for _row, each in settlements for use in each.uses]
        keys += [item.key for _row, each in settlements for item in each.candidates]
        items = self.env["account.move.line"].sudo().browse(keys)
        items.fetch(["move_id", "account_id", "partner_id", "currency_id"])
        items.move_id.fetch(["name"])
        partners = self.env["res.partner"].browse(
            {each.partner for _row, each in settlements} - {0}
        )
        sides = line._bank_get_partner_sides(partners) if partners else {}
        ways = {
            "item": self._apply_item,
            "customer": self._apply_on_account,
            "dispute": self._apply_on_account,
            "provider": self._apply_with_provider,
            "open": self._apply_open,
        }
        for row, settlement in settlements:
            if apply := ways.get(settlement.way):
                apply(line, row, settlement, sides, result)
            elif settlement.way == "fee":
                result.note(row, "provider")

    def _apply_item(self, line, row, settlement, sides, result):
        """The money of a row, to the items that it settles."""
        said = settlement.row
        called, sure = row._get_called(), settlement.is_sure
        for use in settlement.uses:
            item = self.env["account.move.line"].sudo().browse(use.item.key)
            values, doubts = self._prepare_item(line, said, use, item)
            reasons = [self._say_item(settlement, item.move_id.name, called), *doubts]
            reasons += self._say_doubts(settlement, use, item, called)
            sure = sure and not doubts and not said.deduction
            result.add(self, row, values, reasons, sure)
        if settlement.rest:
            self._apply_on_account(line, row, settlement, sides, result)
        result.note(row, "found" if sure else "part", settlement.candidates)

    def _prepare_item(self, line, said, use, item):
        """Values of an application of an item.

        What the payer deducted stays open. A discount that the item's terms grant is
        granted; another one is written off, for review, where the bank has an account
        for that, else it stays open too.

        :return: (values, reasons why a person should look)
        """
        currency, doubts = self.currency_id, []
        amount = currency.round(float(use.amount + said.discount + said.deduction))
        granted = -float(said.discount)
        values = {"move_line_id": item.id, "amount": amount}
        if granted:
            own = line._bank_from_item_amount(item, line._bank_get_item_discount(item))
            loss = line.journal_id.bank_write_off_loss_account_id
            if not currency.compare_amounts(own, granted):
                values["discount_amount"] = granted
            else:
                number = item.move_id.name
                doubts.append(self._say("advice_discount_late", number=number))
                if loss:
                    values["write_off_amount"] = granted
                    values["write_off_account_id"] = loss.id
        if item.currency_id != currency and not said.deduction:
            values["item_amount"] = item.currency_id.round(float(use.taken))
        return values, doubts

    def _say_doubts(self, settlement, use, item, called):
        """Why it is not sure that a row is of an item."""
        if settlement.is_sure:
            return []
        number, said = item.move_id.name, []
        if settlement.by in ("email", "amount"):
            said.append(self._say("advice_guessed", called=called, number=number))
        elif use.amount != settlement.row.gross or use.item.residual != use.taken:
            said.append(
                self._say(
                    "advice_other_amount",
                    number=number,
                    open=self._money(float(use.item.residual)),
                )
            )
        elif self.partner_id and use.item.partner != self.partner_id.id:
            said.append(
                self._say(
                    "advice_other_partner",
                    number=number,
                    partner=use.item.partner_name,
                )
            )
        else:
            said.append(self._say("advice_shortened", called=called, number=number))
        return said

    def _apply_on_account(self, line, row, settlement, sides, result):
        """What no item takes: the customer's, or with the provider."""
        said, called = settlement.row, row._get_called()
        rest = settlement.rest
        if not settlement.uses:
            rest += said.discount + said.deduction
        amount = self.currency_id.round(float(rest))
        partner = self.env["res.partner"].browse(settlement.partner or [])
        provider, account = self.provider_id, self.env["account.account"]
        kind = "advice_missing" if said.gross else "advice_taken_off"
        if settlement.way == "dispute":
            kind = "advice_dispute"
        if settlement.way == "dispute":
            account = provider.dispute_account_id
        elif provider.unknown_to == "clearing":
            account = provider.clearing_account_id
        if not account and partner:
            account = line._bank_get_partner_account(partner, amount, sides)
        account = account or provider.clearing_account_id
        off = self._money(said.discount + said.deduction)
        why = row.reason or row.reason_code or called
        reasons = [self._say_row(kind, said, called, off=off, reason=why)]
        reasons += self._say_candidates(settlement)
        if account:
            values = {
                "account_id": account.id,
                "partner_id": partner.id,
                "label": " ".join(filter(None, [self.number, called, said.reason])),
                "amount": amount,
            }
            sure = settlement.way == "dispute" and settlement.is_sure
            result.add(self, row, values, reasons, sure)
        else:
            result.tell(reasons)
        if settlement.way != "item":
            state = "missing" if settlement.way == "customer" else "found"
            result.note(row, state, settlement.candidates)

    def _say_candidates(self, settlement):
        """What a row without an item may be, or what it names that has nothing left."""
        if not settlement.candidates or settlement.way == "dispute":
            return []
        is_open = any(item.residual for item in settlement.candidates)
        kind = "advice_may_be" if is_open else "advice_taken"
        return [self._say(kind, numbers=self._get_numbers(settlement))]

    def _get_numbers(self, settlement):
        keys = [item.key for item in settlement.candidates]
        items = self.env["account.move.line"].sudo().browse(keys)
        return ", ".join(dict.fromkeys(items.mapped("move_id.name")))

    def _apply_with_provider(self, line, row, settlement, _sides, result):
        """A reserve, an adjustment and the like: the provider's matter and ours."""
        said = settlement.row
        account = self.provider_id._get_account_of(said.kind)
        amount = self.currency_id.round(float(said.gross))
        reason = self._say_row("advice_provider", said, row._get_called())
        result.note(row, "provider")
        if not amount:
            return
        if not account:
            result.tell(
                [
                    self._say(
                        "advice_no_clearing",
                        amount=self._money(amount),
                        provider=self.provider_id.name or self.sender or "",
                    )
                ]
            )
            return
        values = {
            "account_id": account.id,
            "partner_id": self.provider_id.partner_id.id,
            "label": said.text or row._get_called(),
            "amount": amount,
        }
        result.add(self, row, values, [reason], said.kind == "reserve")

    def _apply_open(self, line, row, settlement, _sides, result):
        """Several fit: the amount stays on the line until a person chooses."""
        result.note(row, "open", settlement.candidates)
        result.tell(
            [
                self._say_row(
                    "advice_open",
                    settlement.row,
                    row._get_called(),
                    numbers=self._get_numbers(settlement),
                )
            ]
        )

    # -------------------------------------------------------------------------
    # Fees
    # -------------------------------------------------------------------------

    def _apply_fees(self, line, settlements, result):
        """What the provider kept, in one row, as on its invoice."""
        fee, tax = advices.kept_by_provider(each for _row, each in settlements)
        amount = self.currency_id.round(float(fee + tax))
        if not amount:
            return
        provider = self.provider_id
        account = provider._get_fee_account(line.journal_id)
        if not account:
            result.tell(
                [
                    self._say(
                        "advice_no_fee_account",
                        amount=self._money(amount),
                        provider=provider.name or self.sender or "",
                    )
                ]
            )
            return
        taxes = provider.fee_tax_ids
        count = sum(bool(each.row.fee) for _row, each in settlements)
        kind = "advice_fee" if count == 1 else "advice_fees"
        reasons = [self._say(kind, count=count)]
        contained = self._get_contained_tax(taxes, amount)
        is_told = self.currency_id.compare_amounts(contained, float(tax))
        if tax and is_told:
            reasons.append(
                self._say(
                    "advice_tax",
                    tax=self._money(float(tax)),
                    other=self._money(contained),
                    provider=provider.name,
                )
            )
        values = {
            "account_id": account.id,
            "partner_id": provider.partner_id.id,
            "label": self.env._("Fees %s", self.display_name),
            "tax_ids": [Command.set(taxes.ids)],
            "amount": amount,
        }
        result.add(self, None, values, reasons, not (tax and is_told))

    @api.model
    def _get_contained_tax(self, taxes, amount):
        """The tax that an amount contains, with its sign."""
        if not taxes:
            return 0.0
        computed = taxes.with_context(force_price_include=True).compute_all(amount)
        return sum(tax["amount"] for tax in computed["taxes"])

    # -------------------------------------------------------------------------
    # Several bank lines
    # -------------------------------------------------------------------------

    def _apply_parts(self, line, others, result):
        """What other lines show of the same payout, through the clearing account."""
        if not others:
            return
        provider = self.provider_id[:1]
        account = provider.clearing_account_id
        shown = sum(others.mapped("bank_transaction_amount"))
        if not account:
            result.tell(
                [
                    self[0]._say(
                        "advice_no_clearing",
                        amount=self[0]._money(shown),
                        provider=provider.name or self[0].sender or "",
                    )
                ]
            )
            return
        name = line._bank_get_short_name()
        values = {
            "account_id": account.id,
            "partner_id": provider.partner_id.id,
            "label": ", ".join(self.mapped("display_name")),
        }
        told = self[0]._say("advice_parts", amount=self[0]._money(shown))
        result.add(self[0], None, {**values, "amount": -shown}, [told], True)
        for other in others:
            result.add(
                self[0],
                None,
                {**values, "amount": other.bank_transaction_amount},
                [self[0]._say("advice_part", line=name)],
                True,
                line=other,
            )
