"""Never the wrong original: three equal amounts on one day, and one of them comes back.

`BANK_RANDOM_RETURNS` says how many come back, `BANK_RANDOM_SEED` with which chances.
"""

import os
import random

from odoo import Command
from odoo.tests import tagged

from .returns_case import BACK, PAID, ReturnsCase

COUNT = int(os.environ.get("BANK_RANDOM_RETURNS", "24"))
SEED = int(os.environ.get("BANK_RANDOM_SEED", "20261127"))
#: By what the bank names the payment; two at once now and then.
NAMINGS = ("id", "instruction", "number", "mandate", "account", "nothing", "other id")


@tagged("post_install", "-at_install")
class TestReturnsRandom(ReturnsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chance = random.Random(SEED)
        cls.partners = cls.nordlicht | cls.fjord
        cls._note_account(cls.fjord, "DE75512108001245126199")
        cls._sign(cls.fjord, "M-2024-113")
        for number in range(4):
            partner = cls._create_partner(
                f"Customer {number}", f"ACC 00{number} 77 {number}"
            )
            cls._sign(partner, f"M-9-{number}")
            cls.partners |= partner

    def _invoice_all(self, groups):
        """Three equal invoices for each group, of different customers or not."""
        values = []
        for number in range(groups):
            price = self.chance.choice((50.0, 119.0, 119.0, 250.5, 10.0 + number))
            for each in range(3):
                values.append(
                    {
                        "move_type": "out_invoice",
                        "partner_id": self.chance.choice(self.partners).id,
                        "invoice_date": PAID,
                        "date": PAID,
                        "name": f"INV/2026/7{number:03}{each}",
                        "invoice_payment_term_id": False,
                        "invoice_line_ids": [
                            Command.create(
                                {
                                    "name": "goods",
                                    "price_unit": price,
                                    "tax_ids": [Command.clear()],
                                }
                            )
                        ],
                    }
                )
        moves = self.env["account.move"].create(values)
        moves.action_post()
        return [self._open_item(move) for move in moves]

    def _pay_all(self, items):
        """Some by bank lines, the others by a run that the bank shows in one line.

        :return: {item: what names its payment}
        """
        direct = [item for item in items if self.chance.random() < 0.5]
        ordered = [item for item in items if item not in direct]
        names = {}
        lines = self.env["account.bank.statement.line"]
        for item in direct:
            account = item.partner_id.bank_ids[:1].sanitized_acc_number
            mandate = f"M-OLD-{item.partner_id.id}"
            line = self._create_line(
                item.amount_residual,
                "payment",
                PAID,
                bank_end_to_end_id=f"X-{item.id}",
                bank_mandate_reference=mandate,
                account_number=account,
            )
            self._apply(line, (item, item.amount_residual))
            lines |= line
            names[item] = (f"X-{item.id}", "", mandate, account)
        lines._bank_post_applications()
        for partner in self.partners:
            own = [item for item in ordered if item.partner_id == partner]
            if not own:
                continue
            mandate = self.env["bank.direct.debit.mandate"].search(
                [("partner_id", "=", partner.id)]
            )
            orders = self._order(
                *([(item, item.amount_residual)] for item in own),
                mandate=mandate,
                booking=self.chance.choice(("each", "run", "none")),
            )
            self._show_orders(orders)
            for order in orders:
                names[order.item_ids.move_line_id] = (
                    order.end_to_end_id,
                    order.instruction_id,
                    mandate.reference,
                    partner.bank_ids[:1].sanitized_acc_number,
                )
        return names

    def _return(self, item, names):
        """A line by which the payment of an item comes back; the amount is told."""
        identifier, instruction, mandate, account = names
        amount = item.balance
        values, text = {}, ["RETURN"]
        for by in {self.chance.choice(NAMINGS) for _n in range(2)}:
            if by == "id":
                values["bank_end_to_end_id"] = identifier
            elif by == "instruction" and instruction:
                values["order_ids"] = instruction
            elif by == "number":
                text.append(item.move_id.name)
            elif by == "mandate":
                values["bank_mandate_reference"] = mandate
            elif by == "account":
                values["account_number"] = account
            elif by == "other id":
                text.append(f"REF {self.chance.randrange(10**8)}")
        charge = self.chance.choice((0.0, 0.0, 3.5))
        orders = values.pop("order_ids", False)
        line = self._create_line(-amount - charge, " ".join(text), BACK, **values)
        line.sudo().write(
            {
                "bank_return_code": "AM04",
                "bank_order_ids": orders,
                "bank_charges_amount": -charge * self.chance.choice((0, 1)),
            }
        )
        return line

    def _get_original(self, row):
        items = row.returned_order_id.item_ids.move_line_id
        return items or row.returned_application_ids.move_line_id

    def test_never_the_wrong_original(self):
        items = self._invoice_all(-(-COUNT // 3))
        names = self._pay_all(items)
        self.assertFalse(any(item.amount_residual for item in items))
        back = {self._return(item, names[item]): item for item in items[:COUNT]}
        lines = self.env["account.bank.statement.line"].union(*back)
        lines.action_apply_automatically()
        wrong, found = [], self.env["account.bank.statement.line"]
        for line, item in back.items():
            rows = line.application_ids.filtered("returned_line_id")
            if rows:
                found |= line
            if rows and self._get_original(rows) != item:
                wrong.append((line.payment_ref, item.move_id.name))
        self.assertEqual(wrong, [])
        self.assertGreater(len(found), COUNT // 3)
        ready = found.filtered(lambda line: not line.difference_amount)
        ready.action_accept()
        _done, errors = ready._bank_post_applications()
        self.assertFalse(errors)
        for line, item in back.items():
            is_open = line in ready
            self.assertEqual(bool(item.amount_residual), is_open, line.payment_ref)
