from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestTracked(BankReconcileCommon):
    """Who changed what is set up, when, and what it was before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The common case works without messages, for speed.
        cls.env = cls.env(
            context={
                **cls.env.context,
                "tracking_disable": False,
                "mail_notrack": False,
            }
        )
        cls.bank = cls.bank.with_env(cls.env)

    def _flush(self):
        """Messages are made at the end of the transaction."""
        self.env.flush_all()
        self.env.cr.precommit.run()

    def _get_changes(self, record):
        """{field: (before, after)} of the messages of a record, and who made them."""
        self._flush()
        found, authors = {}, self.env["res.partner"]
        for message in record.message_ids.sorted("id"):
            values = message.sudo().tracking_value_ids
            for value in values:
                [told] = value._tracking_value_format()
                found[value.field_id.name] = (told["oldValue"], told["newValue"])
            if values:
                authors |= message.author_id
        return found, authors

    def _get_text(self, record):
        self._flush()
        bodies = record.message_ids.mapped("body")
        values = record.message_ids.sudo().tracking_value_ids
        columns = ("old_value_char", "new_value_char", "old_value_text")
        columns += ("new_value_text",)
        return " ".join(
            [*map(str, bodies), *(str(v[name]) for v in values for name in columns)]
        )

    # -------------------------------------------------------------------------
    # Each
    # -------------------------------------------------------------------------

    def _write_as(self, record, **values):
        """As an administrator of ours, from a client that asks for no message."""
        record.with_user(self.manager).with_context(
            tracking_disable=True, mail_notrack=True
        ).write(values)

    @property
    def manager(self):
        found = self.env["res.users"].search([("login", "=", "tracked_manager")])
        return found or self.env["res.users"].create(
            {
                "name": "Tracked Manager",
                "login": "tracked_manager",
                "company_id": self.env.company.id,
                "company_ids": [Command.set(self.env.company.ids)],
                "group_ids": [
                    Command.set(
                        self.env.ref(
                            "bank_payment_reconcile.group_bank_reconcile_manager"
                        ).ids
                    )
                ],
            }
        )

    def _create(self, model, **values):
        record = self.env[model].create(values)
        self._flush()
        return record

    def test_a_rule(self):
        rule = self._create(
            "bank.payment.rule", company_id=self.env.company.id, confidence="low"
        )
        self._write_as(rule, confidence="high", review_required=False)
        changes, authors = self._get_changes(rule)
        self.assertEqual(
            changes, {"confidence": ("Low", "High"), "review_required": (True, False)}
        )
        self.assertEqual(authors, self.manager.partner_id)

    def test_a_mapping(self):
        mapping = self._create(
            "bank.text.mapping",
            text="Rent Harbour",
            credit_account_id=self.fees.id,
            limit_out=1250.0,
        )
        self._write_as(mapping, limit_out=99000.0, payee_accounts="DE1")
        changes, authors = self._get_changes(mapping)
        self.assertEqual(changes["limit_out"], (1250.0, 99000.0))
        self.assertEqual(changes["payee_accounts"][1], "DE1")
        self.assertEqual(authors, self.manager.partner_id)

    def test_the_terms_of_a_bank(self):
        self._flush()
        self._write_as(
            self.bank,
            bank_post_automatically=True,
            bank_post_limit=1e6,
            bank_tolerance_value=5.0,
            bank_fee_account_id=self.fees.id,
        )
        changes, authors = self._get_changes(self.bank)
        self.assertEqual(changes["bank_post_automatically"], (False, True))
        self.assertEqual(changes["bank_post_limit"], (0.0, 1e6))
        self.assertEqual(changes["bank_tolerance_value"], (0.0, 5.0))
        self.assertEqual(changes["bank_fee_account_id"][1], self.fees.display_name)
        self.assertEqual(authors, self.manager.partner_id)

    def test_the_taxes_of_the_banks_fee(self):
        tax = self.company_data["default_tax_purchase"]
        self._flush()
        self._write_as(self.bank, bank_fee_tax_ids=[Command.set(tax.ids)])
        changes, _authors = self._get_changes(self.bank)
        self.assertIn(tax.name, changes["bank_fee_tax_ids"][1])

    def test_the_terms_of_a_company(self):
        company = self.env.company
        self._flush()
        company.with_context(tracking_disable=True).bank_transfer_rate_percent = 9.0
        changes, _authors = self._get_changes(company)
        self.assertEqual(changes["bank_transfer_rate_percent"], (3.0, 9.0))

    def _create_format(self):
        """A format of two columns."""
        return self._create(
            "bank.statement.format",
            name="Nordbank",
            company_id=self.env.company.id,
            column_ids=[
                Command.create({"sequence": 1, "name": "Day", "role": "date"}),
                Command.create({"sequence": 2, "name": "Sum", "role": "amount"}),
            ],
        )

    def test_the_columns_of_a_format(self):
        record = self._create_format()
        self.assertEqual(record.column_summary, "Day = date\nSum = amount")
        column = record.column_ids[1]
        self._write_as(column, name="Betrag")
        changes, authors = self._get_changes(record)
        self.assertEqual(
            changes["column_summary"],
            ("Day = date\nSum = amount", "Day = date\nBetrag = amount"),
        )
        self.assertEqual(authors, self.manager.partner_id)

    def test_a_format_whose_columns_are_replaced(self):
        record = self._create_format()
        self._write_as(
            record,
            has_header=False,
            column_ids=[
                Command.clear(),
                Command.create({"sequence": 1, "position": 3, "role": "date"}),
                Command.create({"sequence": 2, "position": 1, "role": "amount"}),
            ],
        )
        changes, _authors = self._get_changes(record)
        self.assertEqual(changes["column_summary"][1], "3 = date\n1 = amount")
        self.assertEqual(changes["has_header"], (True, False))

    def test_a_feed_and_never_its_secrets(self):
        feed = self._create(
            "bank.statement.feed",
            name="Nordbank",
            company_id=self.env.company.id,
            kind="https",
            address="https://bank.example/K0SECRET?from={from}&key=K1SECRET",
            new_secret="S1SECRET",
        )
        self._write_as(
            feed,
            address="https://bank.example/get?from={from}&key=K2SECRET",
            interval_number=7,
            new_secret="S2SECRET",
        )
        changes, authors = self._get_changes(feed)
        self.assertEqual(changes["interval_number"], (1, 7))
        self.assertEqual(authors, self.manager.partner_id)
        text = self._get_text(feed)
        self.assertIn("Kept Secret was replaced.", text)
        self.assertIn("https://bank.example/", text)
        self.assertIn("?from={from}", text)
        for secret in ("S1SECRET", "S2SECRET", "K0", "K1", "K2"):
            self.assertNotIn(secret, text)

    def test_a_secret_that_is_dropped_says_so(self):
        feed = self._create(
            "bank.statement.feed",
            name="Nordbank",
            company_id=self.env.company.id,
            kind="https",
            address="https://bank.example/get",
            new_secret="S1SECRET",
        )
        # Whoever sends it elsewhere has to enter it anew.
        self._write_as(feed, address="https://other.example/get")
        text = self._get_text(feed)
        self.assertIn("Kept Secret was removed.", text)
        self.assertIn("https://other.example/", text)
        self.assertNotIn("S1SECRET", text)

    def test_a_learned_payer(self):
        payer = self._create(
            "bank.learned.payer", partner_id=self.nordlicht.id, account_number="DE1"
        )
        self._write_as(payer, partner_id=self.fjord.id)
        changes, authors = self._get_changes(payer)
        self.assertEqual(changes["partner_id"], (self.nordlicht.name, self.fjord.name))
        self.assertEqual(authors, self.manager.partner_id)
        payer.with_user(self.manager).unlink()
        self.assertIn(
            "no longer known as this partner: DE1", self._get_text(self.fjord)
        )

    # -------------------------------------------------------------------------
    # Kept
    # -------------------------------------------------------------------------

    def test_what_was_told_is_not_rewritten(self):
        rule = self._create(
            "bank.payment.rule", company_id=self.env.company.id, confidence="low"
        )
        self._write_as(rule, confidence="high")
        self._flush()
        values = rule.message_ids.sudo().tracking_value_ids
        self.assertTrue(values)
        with self.assertRaises(AccessError):
            values.with_user(self.manager).write({"old_value_char": "High"})
        with self.assertRaises(AccessError):
            values.with_user(self.manager).unlink()

    def test_posting_makes_no_message_of_what_it_learns(self):
        item = self._create_document(self.nordlicht, 10.0, "INV/2026/00042")
        line = self._create_line(10.0, "thanks", account_number="NL91ABNA0417164300")
        self._apply(line, (item, 10.0))
        line.action_post_applications()
        self._flush()
        payer = self.nordlicht.bank_learned_payer_ids
        self.assertEqual(payer.statement_line_id, line)
        self.assertFalse(payer.message_ids)
        self.assertFalse(payer.message_follower_ids)
        payer.with_user(self.manager).account_number = "DE2"
        changes, _authors = self._get_changes(payer)
        self.assertEqual(changes["account_number"][1], "DE2")
