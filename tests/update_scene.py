"""Runs in the shell of an old version: records of ours in every state.

Only what the versions of 21 and 26 November 2026, and 19.0.1.1.0, know by the same
names is used; what the first two left wrong is as they left it.
"""

import json
import os
from datetime import date

from odoo import Command

BANK_FILE = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:UTF-8
CHARSET:NONE
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>
<DTSERVER>20260331<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>37040044
<ACCTID>DE89370400440532013000<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260301<DTEND>20260331
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260305<TRNAMT>33.00<FITID>FILE-1<NAME>Meyer
</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>33.00<DTASOF>20260331</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""

#: What is where, for whoever looks at it after the update.
FACTS = {"file": BANK_FILE}


class Scene:
    def __init__(self, env):
        company = env["res.company"].create({"name": "Years"})
        env["account.chart.template"].try_loading(
            "generic_coa", company, install_demo=False
        )
        env.user.company_ids |= company
        self.env = env(
            context={"allowed_company_ids": company.ids, "tracking_disable": True}
        )
        self.company = company.with_env(self.env)
        self.bank = self._first("account.journal", [("type", "=", "bank")])
        self.bank.bank_account_id = self.env["res.partner.bank"].create(
            {
                "acc_number": "DE89370400440532013000",
                "partner_id": company.partner_id.id,
            }
        )
        self.fees = self._first("account.account", [("account_type", "=", "expense")])
        self.partner = self.env["res.partner"].create(
            {"name": "Nordlicht", "customer_rank": 1, "supplier_rank": 1}
        )
        FACTS["company"] = company.id
        #: Of the two; this method has another name since.
        self.is_first = hasattr(
            env["account.bank.statement"], "action_post_and_reconcile"
        )

    def _first(self, model, domain):
        name = "company_ids" if model == "account.account" else "company_id"
        return self.env[model].search(
            [*domain, (name, "in", self.company.ids)], limit=1
        )

    def line(self, name, amount, day, **values):
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank.id,
                "date": date(2026, 1, day),
                "amount": amount,
                "payment_ref": name,
                **values,
            }
        )
        FACTS[name] = line.id
        return line

    def invoice(self, amount, number):
        move = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.partner.id,
                "invoice_date": date(2026, 1, 2),
                "name": number,
                "invoice_line_ids": [
                    Command.create(
                        {"name": "goods", "price_unit": amount, "tax_ids": False}
                    )
                ],
            }
        )
        move.action_post()
        return move.line_ids.filtered(
            lambda entry: entry.account_type == "asset_receivable"
        )

    def apply(self, line, item=None, **values):
        return (
            self.env["bank.payment.application"]
            .sudo()
            .create(
                {
                    "statement_line_id": line.id,
                    "move_line_id": item and item.id,
                    "account_id": (item.account_id if item else self.fees).id,
                    "amount": line.amount,
                    **values,
                }
            )
        )

    # -- What there is

    def make_lines(self):
        """One in each state; the amounts are all different."""
        self.line("waits", 70.0, 5)
        proposed = self.line("proposed", 110.0, 6)
        self.apply(
            proposed,
            self.invoice(110.0, "INV/2026/00110"),
            confidence="medium",
            review_required=True,
            reasons=[{"kind": "test", "text": "why", "params": {}}],
        )
        self.apply(
            self.line("accepted", 120.0, 7), self.invoice(120.0, "INV/2026/00120")
        )
        posted = self.line("posted", 130.0, 8)
        self.apply(posted, self.invoice(130.0, "INV/2026/00130"))
        posted.action_post_applications()
        undone = self.line("undone", 140.0, 9)
        self.apply(undone, self.invoice(140.0, "INV/2026/00140"))
        undone.action_post_applications()
        undone.action_undo_applications()
        half = self.line("half", 100.0, 10)
        _bank, suspense, _others = half._seek_for_lines()
        half.move_id.button_draft()
        half.move_id.write(
            {
                "line_ids": [
                    Command.update(
                        suspense.id, {"balance": -60.0, "amount_currency": -60.0}
                    ),
                    Command.create({"account_id": self.fees.id, "balance": -40.0}),
                ]
            }
        )
        half.move_id.action_post()
        elsewhere = self.line("elsewhere", 150.0, 11)
        item = self.invoice(150.0, "INV/2026/00150")
        _bank, suspense, _others = elsewhere._seek_for_lines()
        suspense.write(
            {"account_id": item.account_id.id, "partner_id": self.partner.id}
        )
        (suspense | item).reconcile()
        # As the installation left it that met the line reconciled
        self.env.flush_all()
        if not self.is_first:
            return
        self.env.cr.execute(
            "UPDATE account_bank_statement_line SET difference_amount = amount, "
            "applied_amount = 0 WHERE id = %s",
            [elsewhere.id],
        )

    def make_documents(self):
        """January posted, February undone."""
        for name, month, state in (("january", 1, "posted"), ("february", 2, "undone")):
            line = self.line(name, 200.0 + month, 20, date=date(2026, month, 20))
            self.apply(line)
            statement = self.env["account.bank.statement"].create(
                {
                    "name": name,
                    "line_ids": [Command.set(line.ids)],
                    "balance_start": 0.0 if month == 1 else 201.0,
                    "balance_end_real": 201.0 if month == 1 else 403.0,
                }
            )
            if self.is_first:
                statement.action_post_and_reconcile()
            else:
                statement.action_bank_post_and_reconcile()
            document = statement.bank_reconciliation_id
            if state == "undone":
                document.action_undo()
            FACTS[f"{name} document"] = document.id

    def make_checks(self):
        """Two on record; a third was issued before the register came."""
        method = self.bank.outbound_payment_method_line_ids.filtered(
            lambda m: m.code == "check_printing"
        )
        for name, number in (("old", "1001"), ("new", "1002")):
            payment = self.env["account.payment"].create(
                {
                    "payment_type": "outbound",
                    "partner_type": "supplier",
                    "partner_id": self.partner.id,
                    "amount": 40.0,
                    "date": date(2026, 1, 3),
                    "journal_id": self.bank.id,
                    "payment_method_line_id": method.id,
                    "check_number": number,
                }
            )
            payment.action_post()
            FACTS[f"{name} check"] = payment.id
        if not self.is_first:
            return
        self.env["bank.check.entry"].flush_model()
        self.env.cr.execute(
            "DELETE FROM bank_check_entry WHERE payment_id = %s", [FACTS["old check"]]
        )
        self.env.invalidate_all()

    def make_settings(self):
        """A person's mapping, and rules that a person changed and deleted."""
        FACTS["mapping"] = (
            self.env["bank.text.mapping"]
            .create(
                {
                    "text": "STADTWERKE",
                    "debit_account_id": self.fees.id,
                    "credit_account_id": self.fees.id,
                    "company_id": self.company.id,
                }
            )
            .id
        )
        rules = self.env["bank.payment.rule"].search([("company_id", "=", False)])
        changed, archived, deleted = rules[0], rules[1], rules[2]
        changed.priority = 77
        archived.active = False
        FACTS["rules"] = {
            "changed": changed.code, "archived": archived.code, "deleted": deleted.code
        }  # fmt: skip
        deleted.unlink()

    def _post(self, name, amount, day, account, **values):
        """A bank line that a person books as fee, or for the partner of the values."""
        payer = values.pop("payer", False)
        line = self.line(name, amount, day, account_number=account, partner_name=payer)
        self.apply(line, **values)
        line.action_post_applications()

    def make_mapped(self):
        """The leasing, which a mapping posted twice."""
        mapping = self.env["bank.text.mapping"].create(
            {
                "text": "LEASING",
                "debit_account_id": self.fees.id,
                "credit_account_id": self.fees.id,
                "company_id": self.company.id,
            }
        )
        for name, amount, day in (("first lease", -80.0, 12), ("lease", -95.0, 13)):
            mapped = {"mapping_id": mapping.id, "confidence": "high_text_mapping"}
            self._post(name, amount, day, "LU28 0019 4006 4475 0000", **mapped)

    def make_payers(self):
        """Polaris pays for Nordlicht and for Fjord, a middleman paid for Nordlicht
        once; Blau is Nordlicht's, and Stern is paid by us."""
        fjord = self.partner.copy({"name": "Fjord"})
        for name, amount, payer, account, partner in (
            ("polaris", 21.0, "Polaris", "NL91ABNA0417164300", self.partner),
            ("polaris too", 22.0, "Polaris", "NL91ABNA0417164300", fjord),
            ("middleman", 23.0, "PayPal Europe", "LU89751000135104200", self.partner),
            ("blau", 24.0, "Blau", "DK3396440000871206", self.partner),
            ("stern", -25.0, "Stern", "EE179922001101021045", fjord),
        ):
            self._post(name, amount, 14, account, payer=payer, partner_id=partner.id)
        learned = self.env["bank.learned.payer"].search(
            [("company_id", "=", self.company.id)]
        )
        FACTS["learned"] = sorted(learned.mapped("account_number"))

    def make_feed(self):
        feed = self.env["bank.statement.feed"].create(
            {"journal_id": self.bank.id, "kind": "folder", "name": "Folder"}
        )
        FACTS["feed"] = feed.id

    def import_file(self):
        statements = self.bank.import_bank_statements(BANK_FILE.encode(), "march.ofx")
        FACTS["imported"] = statements.line_ids.ids


def main(env):
    scene = Scene(env)
    scene.make_lines()
    scene.make_documents()
    scene.make_checks()
    scene.make_settings()
    scene.make_mapped()
    scene.make_payers()
    scene.make_feed()
    scene.import_file()
    env.cr.commit()
    with open(os.environ["SCENE"], "w") as target:
        json.dump(FACTS, target)


main(env)  # noqa: F821 - the shell's environment
