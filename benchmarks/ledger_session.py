"""Runs in an Odoo shell: a ledger's books and bank lines through the ORM."""

import json
import os
import sys
from collections import defaultdict
from datetime import date
from decimal import Decimal

from odoo import Command

from odoo.addons.bank_payment_reconcile.statement_formats import (
    Statement,
    Transaction,
)

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from session_company import make_company  # noqa: E402


class LedgerSession:
    """One ledger in a company of its own; keys of the ledger to records and back."""

    def __init__(self, env, ledger):
        self.ledger = ledger
        self.env, self.bank = make_company(env, "Ledger", ledger["meta"]["currency"])
        self.partners, self.items = {}, {}
        self.payments, self.accounts = {}, {}

    # -- Books ----------------------------------------------------------------

    def load(self):
        # Numbers are the ledger's, whatever year or month Odoo reads in them.
        self.env["ir.config_parameter"].set_param(
            "sequence.mixin.constraint_start_date", "9999-01-01"
        )
        self.load_partners()
        self.load_items()
        self.load_payments()
        self.load_mappings()
        self.env.cr.commit()

    def load_partners(self):
        rows = self.ledger["partners"]
        partners = self.env["res.partner"].create(
            [
                {
                    "name": row["name"],
                    "street": row.get("street"),
                    "city": row.get("city"),
                    "is_company": True,
                    "customer_rank": int(row["role"] == "customer"),
                    "supplier_rank": int(row["role"] != "customer"),
                }
                for row in rows
            ]
        )
        self.partners = {row["key"]: p for row, p in zip(rows, partners, strict=True)}
        self.env["res.partner.bank"].create(
            [
                {
                    "acc_number": row["iban"],
                    "partner_id": self.partners[row["key"]].id,
                }
                for row in rows
                if row.get("iban")
            ]
        )

    def load_items(self):
        rows = self.ledger["open_items"]
        moves = self.env["account.move"].create([self.prepare_item(r) for r in rows])
        moves.action_post()
        self.items = {
            row["key"]: move.line_ids.filtered(
                lambda line: (
                    line.account_id.account_type
                    in ("asset_receivable", "liability_payable")
                )
            )
            for row, move in zip(rows, moves, strict=True)
        }

    def prepare_item(self, row):
        vals = {
            "move_type": row["type"],
            "name": row["number"],
            "ref": row.get("ref"),
            "partner_id": self.partners[row["partner"]].id,
            "invoice_date": row["date"],
            "date": row["date"],
            "invoice_date_due": row.get("due_date") or row["date"],
            "invoice_line_ids": [
                Command.create(
                    {
                        "name": "item",
                        "price_unit": float(row["amount"]),
                        "tax_ids": [Command.clear()],
                    }
                )
            ],
        }
        if row.get("payment_reference"):
            vals["payment_reference"] = row["payment_reference"]
        if row.get("discount"):
            vals["invoice_payment_term_id"] = self.get_term(row).id
        return vals

    def get_term(self, row):
        """A payment term with the item's discount and due date."""
        start = date.fromisoformat(row["date"])
        due = date.fromisoformat(row.get("due_date") or row["date"])
        percent, days = row["discount"]["percent"], row["discount"]["days"]
        name = f"{percent} % in {days} days, {(due - start).days} net"
        Term = self.env["account.payment.term"]
        return Term.search([("name", "=", name)], limit=1) or Term.create(
            {
                "name": name,
                "early_discount": True,
                "discount_percentage": float(percent),
                "discount_days": int(days),
                "line_ids": [
                    Command.create(
                        {
                            "value": "percent",
                            "value_amount": 100,
                            "nb_days": (due - start).days,
                        }
                    )
                ],
            }
        )

    def load_payments(self):
        rows = self.ledger["payments"]
        payments = self.env["account.payment"].create(
            [self.prepare_payment(row) for row in rows]
        )
        payments.action_post()
        plan = []
        for row, payment in zip(rows, payments, strict=True):
            if row.get("check_number"):
                payment.check_number = row["check_number"]
            outstanding, counterpart, _writeoff = payment._seek_for_lines()
            self.payments[row["key"]] = outstanding
            if row.get("pays"):
                plan.append(counterpart | self.items[row["pays"]])
        self.env["account.move.line"]._reconcile_plan(plan)

    def prepare_payment(self, row):
        inbound = row["direction"] == "inbound"
        vals = {
            "journal_id": self.bank.id,
            "payment_type": "inbound" if inbound else "outbound",
            "partner_type": "customer" if inbound else "supplier",
            "partner_id": self.partners[row["partner"]].id,
            "amount": float(row["amount"]),
            "date": row["date"],
            "memo": row.get("memo"),
        }
        if row.get("check_number"):
            checks = self.bank.outbound_payment_method_line_ids.filtered(
                lambda line: line.code == "check_printing"
            )
            vals["payment_method_line_id"] = checks[:1].id
        return vals

    def load_mappings(self):
        for number, row in enumerate(self.ledger["mappings"]):
            role = row["account"]
            if role not in self.accounts:
                self.accounts[role] = self.env["account.account"].create(
                    {
                        "code": f"7{number:05}",
                        "name": role,
                        "account_type": "expense",
                    }
                )
            self.env["bank.text.mapping"].create(
                {
                    "text": row["text"],
                    "debit_account_id": self.accounts[role].id,
                    # The ledgers tell no bounds: any amount may come.
                    "limit_in": 10**9,
                    "credit_account_id": self.accounts[role].id,
                    "limit_out": 10**9,
                }
            )

    # -- Bank -----------------------------------------------------------------

    def apply(self):
        """Import the bank lines and apply them; returns the lines by key."""
        rows = self.ledger["lines"]
        statement = Statement(
            currency=self.ledger["meta"]["currency"],
            name="Ledger",
            transactions=[self.prepare_transaction(row) for row in rows],
        )
        plan = self.bank._bank_plan_import(statement, "ledger.json")
        _statement, lines = self.bank._bank_import_plan(plan)
        lines.action_apply_automatically()
        self.env.cr.commit()
        return {line.bank_import_id.split(":")[0]: line for line in lines}

    def prepare_transaction(self, row):
        return Transaction(
            date=date.fromisoformat(row["date"]),
            amount=Decimal(row["amount"]),
            text=row.get("text") or "",
            partner_name=row.get("partner_name") or "",
            partner_account=row.get("partner_iban") or "",
            end_to_end_id=row.get("end_to_end_id") or "",
            check_number=row.get("check_number") or "",
            reference=row.get("reference") or "",
            bank_id=row["key"],
        )

    # -- Predictions ----------------------------------------------------------

    def predict(self, lines):
        self.by_item = {item.id: key for key, item in self.items.items()}
        self.by_payment = {item.id: key for key, item in self.payments.items()}
        self.by_account = {a.id: role for role, a in self.accounts.items()}
        self.by_partner = {p.id: key for key, p in self.partners.items()}
        return {key: self.predict_line(line) for key, line in lines.items()}

    def predict_line(self, line):
        applied = defaultdict(Decimal)
        prediction = {
            "confidence": line.match_confidence,
            "auto": bool(line.application_ids) and not line.needs_review,
        }
        for application in line.application_ids:
            item = application.move_line_id.id
            if item in self.by_item:
                amount = application.amount if line.amount > 0 else -application.amount
                applied[self.by_item[item]] += Decimal(f"{amount:.2f}")
            elif item in self.by_payment:
                prediction["payment"] = self.by_payment[item]
            elif application.account_id.id in self.by_account:
                prediction["account"] = self.by_account[application.account_id.id]
            if application.partner_id.id in self.by_partner:
                prediction["partner"] = self.by_partner[application.partner_id.id]
        if applied:
            prediction["apply"] = [
                {"item": key, "amount": str(amount)} for key, amount in applied.items()
            ]
        return prediction


def main(env):
    with open(PARAMETERS["ledger"]) as source:
        ledger = json.load(source)
    session = LedgerSession(env, ledger)
    session.load()
    predictions = session.predict(session.apply())
    with open(PARAMETERS["result"], "w") as target:
        json.dump(predictions, target)


main(env)  # noqa: F821 - the shell's environment
