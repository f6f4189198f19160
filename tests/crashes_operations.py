"""The operations that are interrupted, see `crashes_scene.Operation`."""

from datetime import date
from unittest.mock import patch

from crashes_payments import PAYMENT_OPERATIONS
from crashes_scene import DAY, Operation

from odoo import SUPERUSER_ID

#: Lines of a chunk, where work goes in chunks that commit.
CHUNK = 2
HISTORY = "odoo.addons.bank_payment_reconcile.models.history.run"
RUNS = "odoo.addons.bank_payment_reconcile.models.statement_import.run"


class Apply(Operation):
    def prepare(self):
        self.add_invoices()
        self.add_lines()

    def run(self, env):
        self.request(env, self.lines.with_env(env).action_apply_automatically)


class Post(Operation):
    def run(self, env):
        self.request(env, self.lines.with_env(env).action_post_applications)

    def look(self, env):
        return {**super().look(env), "learned": self.look_at_payers(env)}


class PostInARun(Operation):
    is_one = False
    amounts = (101.0, 102.0, 103.0)

    def run(self, env):
        Line = env.registry["account.bank.statement.line"]
        Run = env.registry["bank.posting.run"]
        few = patch.object(Line, "_bank_get_posting_threshold", lambda self: CHUNK)
        small = patch.object(Run, "_get_chunk_size", lambda self: CHUNK)
        lines = self.lines.with_env(env)
        with few, small:
            run = lines.bank_posting_run_id.sudo(False)
            if run.state not in ("queued", "running"):
                action = self.request(env, lines.action_bank_post_selected)
                run = run.browse(action["params"]["run_id"])
            self.follow(env, run)


class PostAutomatically(Operation):
    """Four payments of 100.00 where 350.00 are posted a day: three of them."""

    is_one = False
    amounts = (100.0,) * 4

    def prepare(self):
        self.bank.sudo().write(
            {"bank_post_automatically": True, "bank_post_day_limit": 350.0}
        )
        self.add_invoices()
        self.add_lines()
        self.env["bank.payment.application"].sudo().create(
            [
                {
                    "statement_line_id": line.id,
                    "move_line_id": item.id,
                    "account_id": item.account_id.id,
                    "amount": line.amount,
                    "confidence": "high",
                }
                for line, item in zip(self.lines, self.items, strict=True)
            ]
        )

    def run(self, env):
        env = env(user=SUPERUSER_ID, context={})
        env["account.bank.statement.line"]._bank_cron_post_applications(CHUNK)
        env.cr.commit()


class Undo(Operation):
    def prepare(self):
        super().prepare()
        self.lines.action_post_applications()

    def run(self, env):
        self.request(env, self.lines.with_env(env).action_undo_applications)

    def look(self, env):
        log = env["bank.posting.log"].sudo()
        kept = log.search([("statement_line_id", "in", self.lines.ids)])
        return {**super().look(env), "history": sorted(kept.mapped("amount"))}


class PostDocument(Operation):
    """The bank's statement of 204.00, applied in full."""

    def prepare(self):
        super().prepare()
        self.document = self.env["bank.reconciliation"].create(
            {
                "journal_id": self.bank.id,
                "date": DAY,
                "balance_start": 0.0,
                "balance_end": 204.0,
                "line_ids": [(6, 0, self.lines.ids)],
            }
        )

    def run(self, env):
        self.request(env, self.document.with_env(env).action_post)

    def look(self, env):
        document = self.document.with_env(env)
        drafts = document.search_count(
            [("journal_id", "=", self.bank.id), ("id", "!=", document.id)]
        )
        return {
            **super().look(env),
            "document": [document.state, len(document.line_ids), drafts],
            "filed": sorted(document.record_ids.mapped("amount")),
            "told": len(document.message_ids),
        }


class UndoDocument(PostDocument):
    def prepare(self):
        super().prepare()
        self.document.action_post()

    def run(self, env):
        self.request(env, self.document.with_env(env).action_undo)


class Transfer(Operation):
    """50.00 from this bank to the savings: two payments, and the wizard is taken."""

    def prepare(self):
        self.wizard = self.env["bank.fund.transfer"].create(
            {
                "journal_from_id": self.bank.id,
                "journal_to_id": self.scene.savings.id,
                "amount": 50.0,
                "date": DAY,
                "memo": f"to savings {self.number}",
            }
        )
        self.lines = self.env["account.bank.statement.line"]

    def run(self, env):
        self.request(env, self.wizard.with_env(env).action_transfer)

    def look(self, env):
        wizard = self.wizard.with_env(env)
        payments = env["account.payment"].search([("memo", "=", wizard.memo)])
        account = wizard._get_transfer_account()
        between = payments.move_id.line_ids.filtered(
            lambda item: item.account_id == account
        )
        return {
            "wizard": [wizard.bank_is_taken, wizard.bank_turn_count],
            "payments": sorted(
                [each.payment_type, each.amount, each.move_id.state]
                for each in payments
            ),
            "between": sorted([each.balance, each.reconciled] for each in between),
        }


class Set(Operation):
    """Somebody lowers the bank's limits; the bank's messages tell it."""

    def prepare(self):
        self.lines = self.env["account.bank.statement.line"]
        self.known = len(self.bank.message_ids)

    def run(self, env):
        limits = {"bank_post_limit": 70.0, "bank_post_day_limit": 700.0}
        self.request(env, self.bank.with_env(env).sudo().write, limits)

    def look(self, env):
        bank = self.bank.with_env(env).sudo()
        told = bank.message_ids.tracking_value_ids.mapped("new_value_float")
        return {
            "limits": [bank.bank_post_limit, bank.bank_post_day_limit],
            "told": sorted(told),
        }


class Import(Operation):
    """A file with the payments of the invoices and a fee, kept with its statement."""

    fee = -1.0

    def prepare(self):
        self.bank.sudo().bank_apply_after_import = True
        self.add_invoices()
        rows = [
            f"2026-03-0{at + 1};{amount};{self.get_invoice_number(at)}"
            for at, amount in enumerate([*self.amounts, self.fee])
        ]
        self.data = "\n".join(["Date;Amount;Text", *rows, ""]).encode()
        self.lines = self.env["account.bank.statement.line"]

    def run(self, env):
        values = {"name": "statement.csv", "raw": self.data}
        file = self.request(env, env["ir.attachment"].create, values)
        bank = self.bank.with_env(env)
        self.request(env, bank.create_document_from_attachment, file.ids)

    def find_lines(self, env):
        return env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="amount"
        )

    def look(self, env):
        statements = env["account.bank.statement"].search(
            [("journal_id", "=", self.bank.id)]
        )
        files = statements.attachment_ids
        return {
            "lines": [self.look_at_line(line) for line in self.find_lines(env)],
            "statement": [
                len(statements),
                len(statements.line_ids),
                [each.raw == self.data for each in files],
            ],
        }


class ImportInARun(Import):
    is_one = False
    amounts = (101.0, 102.0, 103.0)

    def run(self, env):
        Journal = env.registry["account.journal"]
        many = patch.object(Journal, "_bank_get_import_threshold", lambda self: CHUNK)
        runs = env["bank.import.run"]
        mine = [("journal_id", "=", self.bank.id), ("state", "!=", "done")]
        with (
            many,
            patch(f"{RUNS}.PART_LINES", CHUNK),
            patch(f"{RUNS}.PARTS_APPLIED", 1),
        ):
            if not runs.search_count(mine):
                super().run(env)
            run = runs.search([("journal_id", "=", self.bank.id)])
            self.follow(env, run)

    def look(self, env):
        lines = self.find_lines(env)
        runs = env["bank.import.run"].search([("journal_id", "=", self.bank.id)])
        amounts = [*self.amounts, self.fee]
        parts = {
            f"part {at // CHUNK}": [
                line.amount for line in lines if line.amount in amounts[at : at + CHUNK]
            ]
            for at in range(0, len(amounts), CHUNK)
        }
        return {
            **parts,
            "statement": super().look(env)["statement"],
            "given up": [run.error for run in runs if run.error],
            "applied": len(lines.application_ids) if runs.state == "done" else 0,
        }


class LearnInARun(Operation):
    """Three payments that a person posted: how late and how the customer pays."""

    is_one = False
    # What is counted is seen at the end only, and the next try goes on from there.
    is_hidden = True
    amounts = (101.0, 102.0, 103.0)

    def prepare(self):
        super().prepare()
        self.lines.action_post_applications()

    def run(self, env):
        findings = env["bank.history.finding"]
        with patch(f"{HISTORY}.CHUNK_LINES", CHUNK):
            action = self.request(env, findings.action_learn)
            run = env["bank.history.run"].browse(action["params"]["run_id"])
            self.follow(env, run)

    def look(self, env):
        """Each finding is there, with all that was counted, or not yet."""
        findings = env["bank.history.finding"].search(
            [("partner_id", "=", self.partner.id)], order="kind"
        )
        return {
            **super().look(env),
            "found": [[each.kind, each.count, each.state] for each in findings],
        }


class Answer(Operation):
    """The bank accepts one payment of a run and rejects the other."""

    def prepare(self):
        bills = (
            self.env["account.move"]
            .sudo()
            .create(
                [
                    {
                        "move_type": "in_invoice",
                        "partner_id": self.partner.id,
                        "invoice_date": date(2026, 1, 2),
                        "ref": f"RE{self.number:04}{at}",
                        "invoice_line_ids": [
                            (
                                0,
                                0,
                                {"name": "x", "price_unit": amount, "tax_ids": False},
                            )
                        ],
                    }
                    for at, amount in enumerate(self.amounts)
                ]
            )
        )
        bills.action_post()
        self.items = bills.line_ids.filtered(
            lambda item: item.account_type == "liability_payable"
        )
        self.message = f"CRASH-{self.number}"
        self.payment_run = self.env["bank.payment.run"].create(
            {
                "journal_id": self.bank.id,
                "line_ids": [
                    (0, 0, self.prepare_payment(item, amount))
                    for item, amount in zip(self.items, self.amounts, strict=True)
                ],
            }
        )
        self.export()

    def prepare_payment(self, item, amount):
        return {
            "partner_id": self.partner.id,
            "currency_id": item.currency_id.id,
            "amount": amount,
            "item_ids": [(0, 0, {"move_line_id": item.id, "amount": amount})],
        }

    def export(self):
        """As the export leaves it: with ids, booked, without a file."""
        lines = self.payment_run.line_ids.sorted("id")
        for at, line in enumerate(lines.sudo()):
            values = {"state": "exported", "end_to_end_id": f"{self.message}-{at}"}
            line.write({**values, "execution_date": DAY})
        self.payment_run.sudo().write({"state": "exported", "message_id": self.message})
        lines._book_payments()

    def run(self, env):
        said = "".join(
            f"<TxInfAndSts><OrgnlEndToEndId>{self.message}-{at}</OrgnlEndToEndId>"
            f"<TxSts>{status}</TxSts></TxInfAndSts>"
            for at, status in enumerate(("ACSP", "RJCT"))
        )
        data = (
            '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">'
            "<CstmrPmtStsRpt><OrgnlGrpInfAndSts>"
            f"<OrgnlMsgId>{self.message}</OrgnlMsgId></OrgnlGrpInfAndSts>{said}"
            "</CstmrPmtStsRpt></Document>"
        ).encode()
        bank = self.bank.with_env(env)
        self.request(env, bank.import_payment_status, data, "answer.xml")

    def look(self, env):
        run = self.payment_run.with_env(env)
        return {
            "run": run.state,
            "payments": run.line_ids.sorted("id").mapped("state"),
            "open": self.items.with_env(env).mapped("amount_residual"),
            "answers": len(run.report_ids),
        }


OPERATIONS = {
    each.__name__: each
    for each in (
        Import,
        ImportInARun,
        Apply,
        Post,
        PostInARun,
        PostAutomatically,
        Undo,
        PostDocument,
        UndoDocument,
        Transfer,
        Set,
        LearnInARun,
        Answer,
        *PAYMENT_OPERATIONS,
    )
}
