"""Money that went or came, and comes back: the books are then what they were before.

What is counted are the balances of all accounts, so that no discount, tax, write-off or
difference of rates is forgotten, whatever our code says of them.
"""

from collections import defaultdict
from datetime import date

from odoo import Command

from .discount_case import DiscountCommon
from .pay_statement_case import export_without_file

PAID, BACK = date(2026, 1, 14), date(2026, 1, 28)
CREDITOR = "DE98ZZZ09999999999"
IBAN = "NL91ABNA0417164300"


class ReturnsCase(DiscountCommon):
    """Customers and vendors, and ways by which they are paid."""

    number = 0

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        company = cls.env.company
        company.bank_creditor_identifier = CREDITOR
        company.tax_exigibility = True
        cls.outstanding = company.transfer_account_id.copy(
            {"code": "OUTST8", "name": "Outstanding", "reconcile": True}
        )
        methods = cls.bank.outbound_payment_method_line_ids
        methods |= cls.bank.inbound_payment_method_line_ids
        methods.payment_account_id = cls.outstanding
        cls.charges = cls.fees.copy({"code": "659800", "name": "Charges"})
        cls.bank.bank_fee_account_id = cls.charges
        cls.transition = cls.loss.copy(
            {"name": "Tax not yet due", "code": "445800", "reconcile": True}
        )
        cls.when_paid = cls._create_tax(
            "sale",
            cls.tax_account,
            19.0,
            name="19 % when paid",
            tax_exigibility="on_payment",
            cash_basis_transition_account_id=cls.transition.id,
        )
        cls.account = cls._note_account(cls.nordlicht, IBAN)
        cls.mandate = cls._sign(cls.nordlicht, "M-2024-112")
        cls.vendor = cls._create_partner(
            "Kabelwerk AG", "BE68539007547034", customer_rank=0, supplier_rank=1
        )

    @classmethod
    def _sign(cls, partner, reference):
        mandate = cls.env["bank.direct.debit.mandate"].create(
            {
                "partner_id": partner.id,
                "partner_bank_id": partner.bank_ids[:1].id,
                "signed_on": date(2025, 8, 1),
                "reference": reference,
            }
        )
        mandate.action_activate()
        return mandate

    # -- Documents --------------------------------------------------------------

    @classmethod
    def _owe(cls, price=1000.0, kind="out_invoice", taxes=None, term=None, **values):
        """A posted document of 8 January; returns its open item."""
        ReturnsCase.number += 1
        partner = cls.nordlicht if kind == "out_invoice" else cls.vendor
        return cls._create_document(
            values.pop("partner", partner),
            price,
            f"{'INV' if kind == 'out_invoice' else 'BILL'}/2026/{cls.number:05}",
            kind,
            day=date(2026, 1, 8),
            taxes=taxes,
            ref=f"F-88{cls.number:04}",
            invoice_payment_term_id=term and term.id,
            **values,
        )

    # -- Ways to pay --------------------------------------------------------------

    def _pay_directly(self, *shares, **values):
        """One line of the bank; of each item what comes, its discount, write-off."""
        total = round(sum(share[1] for share in shares), 2)
        line = self._create_line(total, "payment", PAID, **values)
        for item, amount, *more in shares:
            discount, write_off = [*more, 0.0, 0.0][:2]
            self._apply(
                line,
                (item, amount),
                discount_amount=discount,
                write_off_amount=write_off,
                write_off_account_id=self.loss.id if write_off else False,
            )
        self._post(line)
        return line

    def _register(self, item, **values):
        """Odoo's own payment, which waits for the bank."""
        wizard = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=item.move_id.ids)
            .create({"journal_id": self.bank.id, "payment_date": PAID, **values})
        )
        return wizard._create_payments()

    def _show_payments(self, payments, **values):
        """The bank shows them in one line."""
        entries = payments.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.outstanding
        )
        total = sum(entries.mapped("amount_residual_currency"))
        line = self._create_line(total, "shown", PAID, **values)
        self._apply(line, *((e, e.amount_residual_currency) for e in entries))
        self._post(line)
        return line

    def _order(self, *payments, booking="each", kind="debit", mandate=None):
        """A run as it is after its export.

        :param payments: of each its items with what is paid of them and the discount.
        """
        self.bank.bank_run_booking = booking
        values = {"journal_id": self.bank.id, "kind": kind}
        run = self.env["bank.payment.run"].create(values).sudo()
        for items in payments:
            self._order_one(run, items, mandate)
        export_without_file(run, PAID)
        for line in run.line_ids.filtered("mandate_id"):
            told = line.mandate_id._get_debit_details()[0]
            self.env["bank.direct.debit.use"]._record(
                [(line.mandate_id, line, PAID, told)]
            )
        return run.line_ids

    def _order_one(self, run, items, mandate):
        partner = items[0][0].partner_id
        own = mandate or (self.mandate if partner == self.nordlicht else False)
        line = (
            self.env["bank.payment.line"]
            .sudo()
            .create(
                {
                    "run_id": run.id,
                    "partner_id": partner.id,
                    "currency_id": items[0][0].currency_id.id,
                    "amount": sum(item[1] for item in items),
                    "item_ids": [
                        Command.create(
                            {
                                "move_line_id": item.id,
                                "amount": amount,
                                "discount_amount": sum(discount),
                            }
                        )
                        for item, amount, *discount in items
                    ],
                }
            )
        )
        if run.kind == "debit":
            line.mandate_id = own
        return line

    def _show_orders(self, orders, apart=False):
        """The bank shows them, in one line or each in its own; posted."""
        sign = 1 if orders[0].run_id.kind == "debit" else -1
        groups = orders if apart else [orders]
        for group in groups:
            ids = (
                {"bank_end_to_end_id": group.end_to_end_id}
                if apart
                else {"bank_end_to_end_id": orders[0].payment_information_id}
            )
            line = self._create_line(
                sign * sum(group.mapped("amount")), "SEPA", PAID, **ids
            )
            line.action_apply_automatically()
            line.action_accept()
            self._post(line)
        self.assertEqual(set(orders.mapped("state")), {"done"})

    # -- Coming back -------------------------------------------------------------

    def _come_back(self, amount, code="AM04", text="RETURN", charge=0.0, **values):
        """A line as an import makes it, with what the matcher proposes for it.

        :param charge: what the bank's file says that it took.
        """
        order_ids = values.pop("order_ids", False)
        line = self._create_line(amount, text, BACK, **values)
        line.sudo().write(
            {
                "bank_return_code": code,
                "bank_return_text": "as the bank says",
                "bank_order_ids": order_ids,
                "bank_charges_amount": -charge,
            }
        )
        line.action_apply_automatically()
        return line

    # -- What the books say --------------------------------------------------------

    def _balances(self):
        """{account's code: balance}, of the accounts that have one."""
        self.env.flush_all()
        groups = self.env["account.move.line"]._read_group(
            [
                ("parent_state", "=", "posted"),
                ("company_id", "=", self.env.company.id),
            ],
            ["account_id"],
            ["balance:sum"],
        )
        return {
            account.code: round(balance, 2)
            for account, balance in groups
            if round(balance, 2)
        }

    def _tagged(self):
        """What the tax report says, by tag."""
        found = defaultdict(float)
        for name, tag in self.tags.items():
            entries = self.env["account.move.line"].search(
                [("tax_tag_ids", "in", tag.ids), ("parent_state", "=", "posted")]
            )
            found[name] = round(sum(entries.mapped("balance")), 2)
        return found

    @staticmethod
    def _difference(after, before):
        """{account's code: by what it changed}"""
        return {
            code: change
            for code in {*after, *before}
            if (change := round(after.get(code, 0.0) - before.get(code, 0.0), 2))
        }
