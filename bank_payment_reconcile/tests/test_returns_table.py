"""Forty returns to the cent: what had paid is undone, and by Undo paid again."""

from odoo.tests import tagged

from .returns_case import PAID, ReturnsCase

#: How a document is paid: way, what it is, and what is told of the return. Of each row:
#: way, kind of document, tax, discount, how the return names the payment, the bank's
#: charge, how that is told, where the card puts it.
#: Ways: "line" by a bank line, "registered" by a payment of Odoo's, "each", "run" and
#: "none" by a run that is booked so, "... lump" where the bank shows it with others.
TABLE = (
    ("line", "sale", "", 0, "number", 0, "", "expense"),
    ("line", "sale", "19", 0, "number", 0, "", "expense"),
    ("line", "sale", "19", 1, "number", 0, "", "expense"),
    ("line", "sale", "cash", 0, "number", 0, "", "expense"),
    ("line", "sale", "cash", 1, "number", 0, "", "expense"),
    ("line", "sale", "two", 1, "number", 0, "", "expense"),
    ("line", "sale", "19", 1, "id", 0, "", "expense"),
    ("line", "sale", "19", 0, "mandate", 0, "", "expense"),
    ("line", "sale", "19", 1, "account", 0, "", "expense"),
    ("line", "sale", "19", 1, "id", 3.5, "told", "expense"),
    ("line", "sale", "19", 1, "id", 3.5, "silent", "expense"),
    ("line", "sale", "cash", 1, "id", 4.25, "told", "item"),
    ("line", "sale", "19", 0, "id", 7.5, "told", "invoice"),
    ("line", "purchase", "input", 0, "number", 0, "", "expense"),
    ("line", "purchase", "input", 1, "number", 0, "", "expense"),
    ("line", "purchase", "input", 1, "id", 2.0, "told", "expense"),
    ("line lump", "sale", "19", 1, "number", 0, "", "expense"),
    ("line lump", "sale", "cash", 0, "number", 0, "", "expense"),
    ("line lump", "purchase", "input", 0, "number", 0, "", "expense"),
    ("registered", "sale", "19", 0, "number", 0, "", "expense"),
    ("registered", "sale", "19", 1, "number", 0, "", "expense"),
    ("registered", "sale", "cash", 1, "id", 3.5, "told", "item"),
    ("registered", "purchase", "input", 1, "number", 0, "", "expense"),
    ("registered lump", "sale", "19", 1, "number", 0, "", "expense"),
    ("each", "sale", "19", 0, "id", 0, "", "expense"),
    ("each", "sale", "19", 1, "id", 3.5, "told", "expense"),
    ("each", "sale", "cash", 1, "instruction", 0, "", "expense"),
    ("each", "sale", "19", 1, "mandate", 0, "", "expense"),
    ("each lump", "sale", "19", 1, "id", 3.5, "silent", "item"),
    ("each lump", "sale", "cash", 1, "number", 0, "", "expense"),
    ("each", "purchase", "input", 1, "id", 0, "", "expense"),
    ("each lump", "purchase", "input", 0, "id", 2.0, "told", "expense"),
    ("run lump", "sale", "19", 1, "id", 0, "", "expense"),
    ("run lump", "sale", "cash", 1, "instruction", 3.5, "told", "item"),
    ("run lump", "purchase", "input", 1, "id", 0, "", "expense"),
    ("none", "sale", "19", 1, "id", 0, "", "expense"),
    ("none", "sale", "cash", 0, "id", 3.5, "told", "invoice"),
    ("none lump", "sale", "19", 1, "id", 0, "", "expense"),
    ("none lump", "sale", "cash", 1, "number", 0, "", "expense"),
    ("none", "purchase", "input", 1, "id", 0, "", "expense"),
    ("none lump", "purchase", "input", 0, "instruction", 0, "", "expense"),
)


@tagged("post_install", "-at_install")
class TestReturnsTable(ReturnsCase):
    def _owe_row(self, kind, tax, discount):
        taxes = {
            "": self.env["account.tax"],
            "19": self.nineteen,
            "cash": self.when_paid,
            "two": self.nineteen | self.seven,
            "input": self.input_tax,
        }[tax]
        return self._owe(
            1000.0,
            "out_invoice" if kind == "sale" else "in_invoice",
            taxes=taxes,
            term=self.term if discount else None,
        )

    def _share(self, item):
        """What is paid of an item, and its discount, in its sign."""
        if not item.discount_date:
            return item, item.amount_currency, 0.0
        paid = item.discount_amount_currency
        return item, paid, round(item.amount_currency - paid, 2)

    def _pay_row(self, way, item, other):
        """Pay an item, in a lump with another one.

        :return: what names the payment: id, instruction, and its amount.
        """
        way, _blank, lump = way.partition(" ")
        item_share, other_share = self._share(item), self._share(other)
        shares = [item_share, other_share] if lump else [item_share]
        ids = {"bank_end_to_end_id": f"X-{item.id}"}
        if way == "line":
            values = {} if lump else ids
            self._pay_directly(
                *shares,
                account_number="" if lump else "NL91ABNA0417164300",
                bank_mandate_reference=False if lump else "M-OLD-7",
                **values,
            )
            return f"X-{item.id}", "", item_share[1]
        if way == "registered":
            payments = self.env["account.payment"].union(
                *(self._register(share[0]) for share in shares)
            )
            payments[0].bank_end_to_end_id = f"X-{item.id}"
            self._show_payments(payments)
            sign = 1 if payments[0].payment_type == "inbound" else -1
            return f"X-{item.id}", "", sign * payments[0].amount
        orders = self._order(
            *([(each, abs(amount), abs(off))] for each, amount, off in shares),
            booking=way,
            kind="debit" if item.amount_currency > 0 else "transfer",
        )
        self._show_orders(orders)
        order = orders.filtered(lambda o: item in o.item_ids.move_line_id)
        return order.end_to_end_id, order.instruction_id, item_share[1]

    def _name(self, by, item, identifier, instruction):
        if by == "id":
            return {"bank_end_to_end_id": identifier}
        if by == "instruction":
            return {"order_ids": instruction}
        if by == "number":
            return {"text": f"RETURN {item.move_id.name}"}
        if by == "mandate":
            order = self.env["bank.payment.line"].search(
                [("item_ids.move_line_id", "=", item.id)]
            )
            return {"bank_mandate_reference": order.mandate_id.reference or "M-OLD-7"}
        return {"account_number": "NL91ABNA0417164300"}

    def test_forty_returns_to_the_cent(self):
        self.assertGreaterEqual(len(TABLE), 40)
        for number, row in enumerate(TABLE):
            # Each story by itself: what one leaves is not the other's.
            point = self.env.cr.savepoint()
            with self.subTest(number=number, row=row):
                self._play(*row)
            self.env.cr.flush()
            point.rollback()
            point.close(rollback=False)
            self.env.invalidate_all()

    def _play(self, way, kind, tax, discount, by, charge, told, card):
        item = self._owe_row(kind, tax, discount)
        other = self._owe_row(kind, tax, discount)
        self.bank.bank_return_charge = card
        before, reported = self._balances(), self._tagged()
        open_before = item.amount_residual
        identifier, instruction, amount = self._pay_row(way, item, other)
        self.assertFalse(item.amount_residual)
        paid, reported_paid = self._balances(), self._tagged()
        payments = self.env["account.payment"].search([("state", "=", "paid")])
        line = self._come_back(
            -amount - charge,
            charge=charge if told == "told" else 0.0,
            **self._name(by, item, identifier, instruction),
        )
        self.assertFalse(line.difference_amount, line.bank_match_explanation)
        self.assertTrue(line.needs_review)
        line.action_accept()
        self._post(line)
        self.assertEqual(item.amount_residual, open_before)
        self.assertEqual(item.move_id.payment_state, "not_paid")
        # Where Odoo's payments stand behind it, one of them came to nothing.
        rejected = payments.filtered(lambda payment: payment.state == "rejected")
        self.assertEqual(len(rejected), min(len(payments), 1))
        if " lump" in way:
            self.assertFalse(other.amount_residual)
            self._assert_books_of_lump(item, other, before, paid)
        else:
            # The bank took its charge, and all else is as before.
            where = self.receivable if card == "item" else self.charges
            expected = {where.code: charge, self.bank_account.code: -charge}
            self.assertEqual(
                self._difference(self._balances(), before),
                {code: change for code, change in expected.items() if change},
            )
            self.assertEqual(self._tagged(), reported)
        self._assert_charge(line, charge, card)
        line.action_undo_applications()
        self.assertFalse(item.amount_residual)
        self.assertLessEqual(set(payments.mapped("state")), {"paid"})
        self.assertEqual(self._tagged(), reported_paid)
        suspense = self.bank.suspense_account_id.code
        self.assertEqual(
            self._difference(self._balances(), paid),
            {
                suspense: round(amount + charge, 2),
                self.bank_account.code: round(-amount - charge, 2),
            },
        )

    def _assert_books_of_lump(self, item, other, before, paid):
        """Both are alike: half of what paying them changed is left; charges aside."""
        owed = self.receivable if item.amount_currency > 0 else self.payable
        change = self._difference(paid, before)
        left = self._difference(self._balances(), before)
        for code, whole in change.items():
            if code in (self.bank_account.code, self.charges.code, owed.code):
                continue
            self.assertAlmostEqual(left.get(code, 0.0), whole / 2, 2, code)

    def _assert_charge(self, line, charge, card):
        invoice = line.bank_return_invoice_id
        if not charge or card != "invoice":
            self.assertFalse(invoice)
        else:
            self.assertEqual((invoice.state, invoice.amount_total), ("draft", charge))
            self.assertEqual(invoice.partner_id, self.nordlicht)
        if charge and card == "item":
            owed = line.move_id.line_ids.filtered(
                lambda entry: (
                    entry.account_id == self.receivable and not entry.reconciled
                )
            )
            self.assertEqual(owed.amount_residual, charge)
            self.assertEqual(owed.partner_id, self.nordlicht)

    def test_date_is_of_the_payment(self):
        item = self._owe()
        self._pay_directly((item, 1000.0))
        line = self._come_back(-1000.0, text=f"RETURN {item.move_id.name}")
        self.assertIn(str(PAID), line.bank_match_explanation)
