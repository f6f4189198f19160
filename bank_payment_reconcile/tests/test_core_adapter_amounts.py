"""What we rely on of Odoo's private ways with amounts, payments and records."""

import json
from datetime import date
from unittest.mock import patch

from markupsafe import Markup

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..models.core import analytics, currencies, payments, records, taxes
from .currency_case import CurrencyCommon


@tagged("post_install", "-at_install")
class TestCoreAdapterAmounts(CurrencyCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenth = cls.env["account.tax"].create(
            {
                "name": "Ten percent",
                "amount": 10,
                "type_tax_use": "sale",
                "price_include_override": "tax_excluded",
            }
        )

    def _create_payment(self, payment_type="inbound", amount=100):
        return self.env["account.payment"].create(
            {
                "payment_type": payment_type,
                "partner_id": self.nordlicht.id,
                "amount": amount,
                "currency_id": self.euro.id,
                "journal_id": self.bank.id,
                "date": date(2026, 1, 15),
            }
        )

    # -- Payments

    def test_methods_are_those_of_a_direction(self):
        for payment_type in ("inbound", "outbound"):
            found = payments.get_payment_methods(self.bank, payment_type)
            self.assertEqual(set(found.mapped("payment_type")), {payment_type})
            self.assertIn("manual", found.mapped("code"))
        none = self.env["account.journal"]
        self.assertFalse(payments.get_payment_methods(none, "inbound"))

    def test_a_payment_waits_on_the_charts_account_else_on_transfers(self):
        chart = self.env["account.chart.template"].with_company(self.env.company)
        for payment_type, name in (
            ("inbound", "account_journal_payment_debit_account_id"),
            ("outbound", "account_journal_payment_credit_account_id"),
        ):
            payment = self._create_payment(payment_type)
            account = chart.ref(name)
            self.assertEqual(payments.get_outstanding_account(payment), account)
            self.env["ir.model.data"].search(
                [("model", "=", "account.account"), ("res_id", "=", account.id)]
            ).unlink()
            transfers = self.env.company.transfer_account_id
            self.assertEqual(payments.get_outstanding_account(payment), transfers)
        self.env.company.transfer_account_id = False
        with self.assertRaises(UserError):
            payments.get_outstanding_account(payment)

    def test_a_payments_counterpart_makes_up_for_other_lines(self):
        # 100 arrive after the bank kept 5: the partner has paid 105.
        payment = self._create_payment()
        fee = {
            "name": "Fee",
            "account_id": self.fees.id,
            "currency_id": self.euro.id,
            "amount_currency": 5,
            "balance": 5,
        }
        outstanding, counterpart, other = payments.prepare_entry_lines(payment, [fee])
        self.assertEqual(outstanding["account_id"], payment.outstanding_account_id.id)
        self.assertEqual(counterpart["account_id"], self.receivable.id)
        self.assertEqual((outstanding["debit"], outstanding["credit"]), (100, 0))
        self.assertEqual((counterpart["debit"], counterpart["credit"]), (0, 105))
        self.assertEqual(counterpart["amount_currency"], -105)
        self.assertEqual((other["account_id"], other["balance"]), (self.fees.id, 5))
        payment.outstanding_account_id = False
        with self.assertRaises(UserError):
            payments.prepare_entry_lines(payment, [])

    def test_a_payment_gets_its_entry_once(self):
        payment = self._create_payment()
        self.assertFalse(payment.move_id)
        lines = payments.prepare_entry_lines(payment, [])
        payments.generate_entry(payment, lines)
        self.assertEqual(payment.state, "in_process")
        self.assertEqual(payment.move_id.state, "draft")
        self.assertEqual(payment.move_id.line_ids.mapped("balance"), [100, -100])
        entry = payment.move_id
        payments.generate_entry(payment, lines)
        self.assertEqual(payment.move_id, entry)

    def test_entries_of_payments_are_made_without_what_documents_need(self):
        payment = self._create_payment()
        apart = payments.apart_from_documents(payment)
        self.assertEqual(apart, payment)
        entries = self.env.registry["account.move"]
        with patch.object(
            entries,
            "_get_sync_stack",
            autospec=True,
            side_effect=entries._get_sync_stack,
        ) as synced:
            payments.generate_entry(apart, payments.prepare_entry_lines(payment, []))
        self.assertEqual(payment.move_id.line_ids.mapped("balance"), [100, -100])
        self.assertFalse(synced.called)

    def test_payments_get_their_entries_at_once(self):
        first, second = self._create_payment(), self._create_payment()
        fee = {
            "name": "Fee",
            "account_id": self.fees.id,
            "currency_id": self.euro.id,
            "amount_currency": 5,
            "balance": 5,
        }
        entries = payments.create_entries(first + second, {second: [fee]})
        self.assertEqual(entries.origin_payment_id, first + second)
        self.assertEqual(entries.mapped("state"), ["draft", "draft"])
        self.assertEqual(entries[0].line_ids.mapped("balance"), [100, -100])
        self.assertEqual(entries[1].line_ids.mapped("balance"), [100, -105, 5])
        self.assertFalse((first + second).move_id)

    # -- Taxes

    def test_taxes_are_taken_out_of_an_amount(self):
        # 110 USD at 1.25: 100 and 10 of tax, in EUR 80 and 8.
        base_line = taxes.prepare_base(
            self.tenth,
            price_unit=110.0,
            quantity=1.0,
            currency_id=self.dollar,
            rate=1.25,
            special_mode="total_included",
            is_refund=True,
            partner_id=self.nordlicht,
            account_id=self.fees,
            analytic_distribution=None,
        )
        self.assertEqual(base_line["tax_ids"], self.tenth)
        computed = taxes.compute_entry_lines(self.env, [base_line], self.env.company)
        (tax,) = computed["tax_lines_to_add"]
        self.assertEqual((tax["amount_currency"], tax["balance"]), (10, 8))
        self.assertEqual(tax["currency_id"], self.dollar.id)
        self.assertEqual(
            self.env["account.tax.repartition.line"]
            .browse(tax["tax_repartition_line_id"])
            .document_type,
            "refund",
        )
        ((base, values),) = computed["base_lines_to_update"]
        self.assertIs(base, base_line)
        self.assertEqual((values["amount_currency"], values["balance"]), (100, 80))
        self.assertIn("tax_tag_ids", values)

    def test_a_documents_line_has_its_price_taxes_and_rate(self):
        item = self._invoice(100, self.dollar, day=date(2026, 1, 5), taxes=self.tenth)
        line = item.move_id.invoice_line_ids
        base_line = taxes.prepare_document_base(line)
        self.assertEqual(base_line["price_unit"], 100)
        self.assertEqual(base_line["tax_ids"], self.tenth)
        self.assertFalse(base_line["is_refund"])
        computed = taxes.compute_entry_lines(self.env, [base_line], self.env.company)
        (tax,) = computed["tax_lines_to_add"]
        self.assertEqual((tax["amount_currency"], tax["balance"]), (-10, -8))
        ((_base, values),) = computed["base_lines_to_update"]
        self.assertEqual((values["amount_currency"], values["balance"]), (-100, -80))

    # -- Rates

    def test_the_rate_of_the_day_counts(self):
        company = self.env.company
        for day, value, rate in (
            (date(2025, 12, 1), 80, 0.8),
            (date(2026, 1, 9), 80, 0.8),
            (date(2026, 1, 10), 100, 1.0),
        ):
            self.assertEqual(
                currencies.convert(100, self.dollar, self.euro, company, day), value
            )
            found = currencies.get_rate(self.dollar, self.euro, company, day)
            self.assertAlmostEqual(found, rate)

    def test_what_is_converted_is_rounded(self):
        day = date(2026, 1, 5)
        value = currencies.convert(-0.33, self.krona, self.euro, self.env.company, day)
        self.assertEqual(value, -0.03)

    def test_the_banks_own_rates_count(self):
        # 100 USD for 1,100 SEK; on the 5th 100 USD are 80 EUR.
        line = self._create_line(
            100,
            day=date(2026, 1, 5),
            journal_id=self.dollar_bank.id,
            foreign_currency_id=self.krona.id,
            amount_currency=1100,
        )
        for amount, currency in ((550, self.krona), (50, self.dollar), (40, self.euro)):
            self.assertEqual(
                currencies.convert_by_bank(line, amount, currency), (550, 40)
            )
            self.assertEqual(
                currencies.convert_by_bank(line, -amount, currency), (-550, -40)
            )

    # -- Analytic plans

    def test_a_mandatory_plan_is_asked_for(self):
        plan = self.env["account.analytic.plan"].create(
            {
                "name": "Projects",
                "applicability_ids": [
                    Command.create(
                        {
                            "business_domain": "general",
                            "applicability": "mandatory",
                            "account_prefix": self.fees.code,
                        }
                    )
                ],
            }
        )
        project = self.env["account.analytic.account"].create(
            {"name": "Roof", "plan_id": plan.id}
        )
        line = self._create_line(-30, counterpart_account_id=self.fees.id)
        entry = line.move_id.line_ids.filtered(lambda e: e.account_id == self.fees)
        with self.assertRaises(ValidationError):
            analytics.check_distribution(entry)
        entry.analytic_distribution = {project.id: 60}
        with self.assertRaises(ValidationError):
            analytics.check_distribution(entry)
        entry.analytic_distribution = {project.id: 100}
        analytics.check_distribution(entry)

    # -- Records

    def test_notes_are_escaped_and_sent_to_nobody(self):
        partners = self.nordlicht | self.fjord
        bodies = {self.nordlicht.id: "5 < 6", self.fjord.id: Markup("<b>7</b>")}
        records.log_notes(partners, bodies)
        first, second = (partner.message_ids[0] for partner in partners)
        self.assertIn("5 &lt; 6", first.body)
        self.assertIn("<b>7</b>", second.body)
        self.assertFalse((first | second).notification_ids)
        self.assertEqual(first.subtype_id, self.env.ref("mail.mt_note"))

    def test_a_users_pages_are_told(self):
        records.notify(self.accountant, "Title", "What happened")
        self.env.cr.precommit.run()
        sent = self.env["bus.bus"].sudo().search([], order="id desc", limit=1)
        for words in ("simple_notification", "warning", "Title", "What happened"):
            self.assertIn(words, sent.message)
        self.assertEqual(
            json.loads(sent.channel)[1:], ["res.partner", self.accountant.partner_id.id]
        )

    def test_a_checksum_is_that_of_the_attachment(self):
        attachment = self.env["ir.attachment"].create({"name": "a", "raw": b"camt"})
        found = records.get_checksum(self.env, b"camt")
        self.assertEqual(found, attachment.checksum)
        self.assertNotEqual(records.get_checksum(self.env, b"camt."), found)

    def test_a_template_escapes_what_it_shows(self):
        self.env["ir.ui.view"].create(
            {
                "type": "qweb",
                "name": "greeting",
                "key": "bank_payment_reconcile.greeting",
                "arch": '<p><t t-out="name"/></p>',
            }
        )
        shown = records.render(
            self.env, "bank_payment_reconcile.greeting", {"name": "A & B"}
        )
        self.assertIsInstance(shown, Markup)
        self.assertEqual(shown, "<p>A &amp; B</p>")
