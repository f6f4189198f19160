"""What may be interrupted, each with books of its own; used in an Odoo environment.

An operation is prepared, done as a person or a scheduled action does it, and looked
at: what it is in parts that are each either as before or as after, never between.
"""

from datetime import date
from functools import partial

from wizards_scene import Scene

from odoo.service.model import retrying

DAY = date(2026, 2, 2)


class Town(Scene):
    """A company whose scheduled actions have nothing to do by themselves."""

    def __init__(self, env):
        super().__init__(env)
        self.bank.sudo().bank_post_automatically = False

    def move_to(self, env):
        """Go on in another transaction."""
        self.env = env
        for name in ("bank", "savings", "fees"):
            setattr(self, name, getattr(self, name).with_env(env))


class Operation:
    """A bank with customers and their payments, and what a person does with them."""

    #: Whether all its parts are done together, or each by itself.
    is_one = True
    #: Whether what is half done is not seen, and the next try goes on from there.
    is_hidden = False
    amounts = (101.0, 103.0)

    def __init__(self, scene, number):
        self.scene, self.number, self.env = scene, number, scene.env
        bank = {"name": f"Bank {number}", "code": f"C{number:04}"}
        self.bank = scene.bank.sudo().copy(bank).with_env(self.env)
        self.partner = (
            self.env["res.partner"]
            .sudo()
            .with_context(tracking_disable=True)
            .create({"name": f"Kunde{number:04} GmbH", "customer_rank": 1})
        )
        self.prepare()

    # -- Books ----------------------------------------------------------------

    def add_invoices(self):
        quick = self.env["account.move"].sudo().with_context(tracking_disable=True)
        moves = quick.create(
            [
                {
                    "move_type": "out_invoice",
                    "partner_id": self.partner.id,
                    "invoice_date": date(2026, 1, 2),
                    "name": self.get_invoice_number(at),
                    "invoice_line_ids": [
                        (0, 0, {"name": "x", "price_unit": amount, "tax_ids": False})
                    ],
                }
                for at, amount in enumerate(self.amounts)
            ]
        )
        moves.action_post()
        self.items = moves.line_ids.filtered(
            lambda item: item.account_type == "asset_receivable"
        )

    def get_invoice_number(self, at):
        return f"RE/2026/{self.number:04}{at}"

    def add_lines(self):
        """A payment of each invoice, from an account that nobody has noted."""
        self.lines = self.env["account.bank.statement.line"].create(
            [
                {
                    "journal_id": self.bank.id,
                    "date": DAY,
                    "amount": amount,
                    "payment_ref": self.get_invoice_number(at),
                    "partner_name": "Kassenwart",
                    "account_number": f"DE00CRASH{self.number:06}",
                }
                for at, amount in enumerate(self.amounts)
            ]
        )

    def prepare(self):
        """Payments that a person has applied, 3.00 of the last one to a fee."""
        self.add_invoices()
        self.add_lines()
        for line, item in zip(self.lines[:-1], self.items, strict=False):
            line.action_apply_item(item.id)
        last = self.lines[-1]
        last.action_add_row({"account_id": self.scene.fees.id, "amount": 3.0})
        last.action_apply_item(self.items[-1].id)

    # -- Requests -------------------------------------------------------------

    def request(self, env, method, *args):
        """One call of a client: it is committed, or nothing of it is kept."""
        return retrying(partial(method, *args), env)

    def follow(self, env, run):
        """What the page of a run does: it asks for work until there is none."""
        while self.request(env, run.action_process)["state"] in ("queued", "running"):
            continue

    def run(self, env):
        """Do it, or go on with it."""
        raise NotImplementedError

    # -- What it looks like ---------------------------------------------------

    def look(self, env):
        """:return: {part: what the books say of it}"""
        lines = self.lines.with_env(env)
        return {
            f"payment {at}": [
                self.look_at_line(line),
                self.items.with_env(env)[at : at + 1].mapped("amount_residual"),
            ]
            for at, line in enumerate(lines)
        }

    def look_at_line(self, line):
        applications = line.application_ids.sorted("amount")
        others = line.move_id.line_ids.filtered(
            lambda each: each.account_id != line.journal_id.default_account_id
        )
        return [
            line.is_reconciled,
            line.needs_review,
            bool(line.posting_error),
            bool(line.bank_posting_left_until),
            applications.mapped(lambda each: [each.amount, each.state]),
            sorted([each.account_id.code, each.balance] for each in others),
        ]

    def look_at_payers(self, env):
        payers = env["bank.learned.payer"].sudo()
        return payers.search_count([("partner_id", "=", self.partner.id)])
