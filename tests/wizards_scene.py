"""Books with something to do for each wizard; used inside an Odoo environment."""

import base64
from datetime import date

from paying_scene import OWN_ACCOUNT, PAYEES_ACCOUNT, PAYING_CARD, note_account

LOGIN = "accountant"
CARD = "statement.csv"
FILE = """Date;Amount;Text
2026-03-01;10.00;first
2026-03-02;-20.00;second
"""


class Scene:
    """Books with something to do for each wizard."""

    def __init__(self, env):
        from posting_books import build_books

        self.facts = build_books(env, 8, [LOGIN])
        self.lines = env["account.bank.statement.line"].browse(self.facts["lines"])
        user = env["res.users"].search([("login", "=", LOGIN)])
        user.group_ids += env.ref("bank_payment_reconcile.group_bank_reconcile_manager")
        self.bank = self.lines.journal_id
        self.savings = self.bank.copy({"name": "Savings", "code": "SAV"})
        self.env = env(user=user, context={"allowed_company_ids": user.company_ids.ids})
        self.fees = env["account.account"].browse(self.facts["fees"])
        self.outstanding = env["account.account"].create(
            {
                "name": "Outstanding checks",
                "code": "101499",
                "account_type": "asset_current",
                "reconcile": True,
                "company_ids": [(6, 0, user.company_ids.ids)],
            }
        )
        self.partner = env["res.partner"].create({"name": "Vendor"})

    def add_line(self, amount, text, journal=None, **values):
        return self.env["account.bank.statement.line"].create(
            {
                "journal_id": (journal or self.bank).id,
                "date": date(2026, 2, 2),
                "amount": amount,
                "payment_ref": text,
                **values,
            }
        )

    def add_check(self, number, kind="outbound", **values):
        payment = self.env["account.payment"].create(
            {
                "payment_type": kind,
                "partner_type": "supplier" if kind == "outbound" else "customer",
                "partner_id": self.partner.id,
                "journal_id": self.bank.id,
                "amount": 55.0,
                "date": date(2026, 2, 2),
                **values,
            }
        )
        if kind == "outbound":
            method = self.find_check_method()
            method.sudo().payment_account_id = self.outstanding
            payment.payment_method_line_id = method
            if number:
                payment.check_number = number
        payment.action_post()
        return payment

    def find_check_method(self):
        return self.bank.outbound_payment_method_line_ids.filtered(
            lambda method: method.code == "check_printing"
        )

    # -- Wizards: (record, method, domain of what it makes) ------------------------

    def transfer(self):
        wizard = self.env["bank.fund.transfer"].create(
            {
                "journal_from_id": self.bank.id,
                "journal_to_id": self.savings.id,
                "amount": 100.0,
                "date": date(2026, 2, 2),
                "memo": "sent twice",
            }
        )
        made = [("memo", "=", "sent twice")]
        return wizard, "action_transfer", ("account.payment", made)

    def opening_entry(self):
        bank = self.bank.copy({"name": "New bank", "code": "NEW"})
        self.env["account.bank.statement"].create(
            {
                "name": "1",
                "balance_start": 900.0,
                "balance_end_real": 950.0,
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "journal_id": bank.id,
                            "date": date(2026, 2, 2),
                            "amount": 50.0,
                            "payment_ref": "first",
                        },
                    )
                ],
            }
        )
        action = bank.with_env(self.env).action_bank_book_opening_balance()
        wizard = self.env["bank.opening.entry"].with_context(**action["context"])
        values = wizard.default_get(list(wizard._fields))
        new = wizard.new(values)
        wizard = wizard.create(
            {
                **values,
                "date": new.date,
                "company_amount": new.company_amount,
                "account_id": new.account_id.id,
                "entry_journal_id": new.entry_journal_id.id,
            }
        )
        made = [("bank_opening_journal_id", "=", bank.id)]
        return wizard, "action_post", ("account.move", made)

    def void_check(self):
        payment = self.add_check("00201")
        checks = payment.bank_check_entry_ids
        wizard = self.env["bank.check.void"].create(
            {
                "check_ids": [(6, 0, checks.ids)],
                "void_type": "void_only",
                "void_date": date(2026, 2, 3),
            }
        )
        made = [("reversed_entry_id", "=", payment.move_id.id)]
        return wizard, "action_void", ("account.move", made)

    def void_numbers(self):
        wizard = self.env["bank.check.void.numbers"].create(
            {
                "journal_id": self.bank.id,
                "first_number": "00301",
                "last_number": "00303",
                "reason": "sent twice",
                "void_date": date(2026, 2, 3),
            }
        )
        made = [("number", "in", ["00301", "00302", "00303"])]
        return wizard, "action_void", ("bank.check.entry", made)

    def deposit(self):
        payment = self.add_check("", "inbound", bank_received_check_number="771")
        checks = payment.bank_check_entry_ids
        wizard = self.env["bank.check.deposit"].create(
            {"check_ids": [(6, 0, checks.ids)]}
        )
        made = [("deposit_reference", "=", wizard.reference)]
        return wizard, "action_deposit", ("bank.check.entry", made)

    def add_bill(self, partner, number):
        bill = self.env["account.move"].create(
            {
                "move_type": "in_invoice",
                "partner_id": partner.id,
                "invoice_date": date(2026, 2, 2),
                "ref": number,
                "invoice_line_ids": [
                    (0, 0, {"name": "goods", "price_unit": 40.0, "tax_ids": False})
                ],
            }
        )
        bill.action_post()
        return bill

    def add_vendor(self, name):
        """One who was paid nothing yet: what others have is taken off their bills."""
        # Who does the books' work may not create contacts.
        return self.env["res.partner"].sudo().create({"name": name}).sudo(False)

    def suggest_payments(self):
        partner = self.add_vendor("Suggested")
        self.add_bill(partner, "S-1")
        run = self.env["bank.payment.run"].create({"journal_id": self.bank.id})
        wizard = self.env["bank.payment.suggest"].create(
            {"run_id": run.id, "partner_ids": [(6, 0, partner.ids)]}
        )
        made = [("run_id", "=", run.id)]
        return wizard, "action_suggest", ("bank.payment.line", made)

    def add_bills(self):
        partner = self.add_vendor("Chosen")
        bill = self.add_bill(partner, "A-1")
        wizard = self.env["bank.payment.add"].create(
            {"move_ids": [(6, 0, bill.ids)], "journal_id": self.bank.id}
        )
        made = [("partner_id", "=", partner.id)]
        return wizard, "action_add", ("bank.payment.line", made)

    def print_checks(self):
        payment = self.add_check("")
        wizard = self.env["print.prenumbered.checks"].create(
            {"next_check_number": "00401"}
        )
        wizard = wizard.with_context(payment_ids=payment.ids)
        made = [("payment_id", "=", payment.id)]
        return wizard, "print_checks", ("bank.check.entry", made)

    def transfer_difference(self):
        line = self.add_line(-5.0, "difference")
        wizard = self.env["bank.transfer.difference"].create(
            {"line_ids": [(6, 0, line.ids)], "account_id": self.fees.id}
        )
        made = [("statement_line_id", "=", line.id)]
        return wizard, "action_transfer", ("bank.payment.application", made)

    def map_text(self):
        line = self.add_line(-6.0, "monthly subscription")
        wizard = self.env["bank.map.text"].create(
            {"line_id": line.id, "credit_account_id": self.fees.id}
        )
        made = [("text", "=", wizard.text)]
        return wizard, "action_map", ("bank.text.mapping", made)

    def import_format(self):
        from odoo.addons.bank_payment_reconcile import statement_formats

        named = statement_formats.NamedDescription(
            name="Sent twice",
            description=statement_formats.Description(date="Day", amount="Amount"),
        )
        data = statement_formats.dump_descriptions([named])
        wizard = self.env["bank.statement.format.import"].create(
            {"data": base64.b64encode(data.encode()), "filename": "formats.json"}
        )
        made = [("name", "=", "Sent twice")]
        return wizard, "action_import", ("bank.statement.format", made)

    def import_file(self):
        bank = self.bank.copy({"name": "Files", "code": "FIL"})
        file = self.env["ir.attachment"].create({"name": CARD, "raw": FILE.encode()})
        wizard = self.env["bank.statement.import"].create(
            {"journal_id": bank.id, "attachment_ids": [(6, 0, file.ids)]}
        )
        made = [("journal_id", "=", bank.id)]
        return wizard, "action_import", ("account.bank.statement.line", made)

    def post_preview(self):
        line = self.add_line(-7.0, "previewed")
        line.action_add_row({"account_id": self.fees.id})
        action = line.action_bank_preview_posting()
        wizard = self.env["bank.posting.preview"].browse(action["res_id"])
        made = [("move_id", "=", line.move_id.id), ("account_id", "=", self.fees.id)]
        return wizard, "action_post", ("account.move.line", made)

    def post_statement(self):
        bank = self.bank.copy({"name": "Paper", "code": "PAP"})
        line = self.add_line(-8.0, "on paper", bank)
        line.action_add_row({"account_id": self.fees.id})
        wizard = self.env["bank.post.reconcile"].create(
            {
                "journal_id": bank.id,
                "date_from": date(2026, 2, 1),
                "date": date(2026, 2, 28),
                "balance_end": -8.0,
            }
        )
        made = [("journal_id", "=", bank.id)]
        return wizard, "action_post", ("bank.reconciliation", made)

    def report_outstanding(self):
        self.add_check("00501")
        wizard = self.env["bank.reconciliation.report"].create(
            {
                "journal_ids": [(6, 0, self.savings.ids)],
                "date": date(2026, 2, 28),
                "content": "outstanding",
            }
        )
        made = [("report_id", "=", wizard.id)]
        return wizard, "action_view", ("bank.reconciliation.report.item", made)

    #: Each is a method of the scene.
    def export_run(self):
        owner = self.bank.company_id.sudo().partner_id
        own = note_account(self.env, owner, OWN_ACCOUNT)
        bank = self.bank.sudo().copy({"name": "Paying bank", "code": "PAYB"})
        bank.write({**PAYING_CARD, "bank_account_id": own.id})
        payee = note_account(self.env, self.partner, PAYEES_ACCOUNT)
        run = self.env["bank.payment.run"].create({"journal_id": bank.id})
        self.env["bank.payment.line"].create(
            {
                "run_id": run.id,
                "partner_id": self.partner.id,
                "partner_bank_id": payee.id,
                "amount": 77.0,
                "text": "on account",
            }
        )
        run.action_check()
        run.finding_ids.filtered(lambda each: each.level == "word").action_accept()
        made = [("run_id", "=", run.id)]
        return run, "action_export", ("bank.payment.file", made)


WIZARDS = (
    "transfer",
    "opening_entry",
    "void_check",
    "void_numbers",
    "deposit",
    "print_checks",
    "transfer_difference",
    "map_text",
    "import_format",
    "suggest_payments",
    "add_bills",
    "import_file",
    "post_preview",
    "post_statement",
    "report_outstanding",
    "export_run",
)
