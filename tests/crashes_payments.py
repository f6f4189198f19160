"""Operations with payment files that are interrupted, see `crashes_scene.Operation`."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from crashes_scene import Operation
from paying_scene import OWN_ACCOUNT, PAYEES_ACCOUNT, PAYING_CARD, note_account


class Export(Operation):
    """A run that pays two bills: its file, its ids, its entries."""

    def prepare(self):
        owner = self.bank.company_id.sudo().partner_id
        own = note_account(self.env, owner, OWN_ACCOUNT)
        self.bank.sudo().write({**PAYING_CARD, "bank_account_id": own.id})
        note_account(self.env, self.partner, PAYEES_ACCOUNT)
        self.lines = self.env["account.bank.statement.line"]
        self.add_bills()
        self.order = self.env["bank.payment.run"].create({"journal_id": self.bank.id})
        self.env["bank.payment.line"].create(
            [
                {
                    "run_id": self.order.id,
                    "partner_id": self.partner.id,
                    "item_ids": [(0, 0, {"move_line_id": item.id})],
                }
                for item in self.items
            ]
        )
        self.order.action_check()
        words = self.order.finding_ids.filtered(lambda each: each.level == "word")
        words.action_accept()
        # Odoo counts up behind the commit, and says nothing where that fails, what is
        # not zero.
        self.partner.sudo().supplier_rank = 0

    def add_bills(self):
        moves = self.env["account.move"].sudo().with_context(tracking_disable=True)
        moves = moves.create(
            [
                {
                    "move_type": "in_invoice",
                    "partner_id": self.partner.id,
                    "invoice_date": date(2026, 1, 2),
                    "ref": f"B{self.number:04}{at}",
                    "invoice_line_ids": [
                        (0, 0, {"name": "x", "price_unit": amount, "tax_ids": False})
                    ],
                }
                for at, amount in enumerate(self.amounts)
            ]
        )
        moves.action_post()
        self.items = moves.line_ids.filtered(
            lambda item: item.account_type == "liability_payable"
        )

    def run(self, env):
        run = self.order.with_env(env)
        if run.state not in ("exported", "cancelled"):
            self.request(env, run.action_export)

    def look(self, env):
        run = self.order.with_env(env)
        payments = run.line_ids.payment_id
        return {
            "run": [run.state, bool(run.message_id), len(run.file_ids)],
            "payments": [
                [line.state, bool(line.end_to_end_id), line.is_live]
                for line in run.line_ids
            ],
            "booked": [
                [payment.state, payment.move_id.state, payment.amount]
                for payment in payments
            ],
            "open": self.items.with_env(env).mapped("amount_residual"),
            "content": [file._get_bytes()[:5].decode() for file in run.file_ids],
        }


class TakeBack(Export):
    """The bank refused the file: the run is cancelled."""

    def prepare(self):
        super().prepare()
        self.order.action_export()

    def run(self, env):
        run = self.order.with_env(env)
        if run.state != "cancelled":
            self.request(env, run.action_cancel, "The bank refused the file.")


class Send(Export):
    """The file is put into the bank's folder: never twice, and never forgotten."""

    is_one = False

    def prepare(self):
        super().prepare()
        self.order.action_export()
        self.folder = TemporaryDirectory(prefix="bank_crash_")
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param(
            "bank_payment_reconcile.feed_directory", str(Path(self.folder.name).parent)
        )
        self.bank.sudo().bank_send_feed_id = (
            self.env["bank.statement.feed"]
            .sudo()
            .create(
                {
                    "name": f"bank {self.number}",
                    "kind": "folder",
                    "send_folder": Path(self.folder.name).name,
                    "only_sends": True,
                    "company_id": self.bank.company_id.id,
                }
            )
        )

    def get_there(self):
        return [
            each for each in Path(self.folder.name).iterdir() if each.suffix == ".xml"
        ]

    def run(self, env):
        run = self.order.with_env(env)
        if run.file_state == "to_send":
            self.request(env, run.action_send)
        elif run.file_state == "unsure" and self.get_there():
            # Somebody asked the bank.
            self.request(env, run.action_mark_sent)
        elif run.file_state == "unsure":
            self.request(env, run.action_send_again)

    def look(self, env):
        file = self.order.with_env(env).file_ids
        there = self.get_there()
        if there and file.state == "to_send":
            raise AssertionError(f"{there} is there, and to be sent.")
        return {
            "there": [each.read_bytes() == file._get_bytes() for each in there],
            "sent": file.state == "sent",
        }


PAYMENT_OPERATIONS = (Export, TakeBack, Send)
