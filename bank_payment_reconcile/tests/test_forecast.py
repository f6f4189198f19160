"""The figures of a cash forecast, week by week, by hand."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .forecast_case import THIS_WEEK, ForecastCase


@tagged("post_install", "-at_install")
class TestForecast(ForecastCase):
    def _rows(self, forecast, *names, currency=None):
        """The values of the first three weeks."""
        currency = currency or self.company.currency_id
        lines = forecast.line_ids.filtered(lambda line: line.currency_id == currency)
        return [tuple(line[name] for name in names) for line in lines[:3]]

    def _scene(self):
        """1000.00 in the bank on 20 November, 500.00 due next week, bills of 200.00
        this week and 1400.00 the week after next, a payroll of 300.00 next week."""
        self._create_line(1000.0, "opening", date(2026, 11, 20))
        self._invoice(self.nordlicht, 500.0, 1, date(2026, 12, 2))
        self._bill(self.tulp, 200.0, "T1", due=date(2026, 11, 27))
        self._bill(self.tulp, 1400.0, "T2", due=date(2026, 12, 7))
        self._expect(-300.0, date(2026, 12, 4))

    # -------------------------------------------------------------------------
    # Figures
    # -------------------------------------------------------------------------

    def test_each_week_opens_and_closes(self):
        self._scene()
        forecast = self._make()
        self.assertEqual(
            self._rows(
                forecast,
                "opening_balance",
                "customer_amount",
                "vendor_amount",
                "manual_amount",
                "in_amount",
                "out_amount",
                "closing_balance",
            ),
            [
                (1000.0, 0.0, -200.0, 0.0, 0.0, -200.0, 800.0),
                (800.0, 500.0, 0.0, -300.0, 500.0, -300.0, 1000.0),
                (1000.0, 0.0, -1400.0, 0.0, 0.0, -1400.0, -400.0),
            ],
        )
        self.assertEqual(len(forecast.line_ids), 13)
        self.assertEqual(
            self._rows(forecast, "week_start", "balance_date")[:2],
            [(THIS_WEEK, date(2026, 11, 20)), (date(2026, 11, 30), False)],
        )

    def test_currencies_stand_apart(self):
        """A bill of EUR 80.00, at 2 EUR for a dollar: 40.00 in the column of the
        company alone."""
        self._scene()
        euro = self.other_currency
        self._bill(self.tulp, 80.0, "E1", due=date(2026, 11, 27), currency_id=euro.id)
        forecast = self._make()
        self.assertEqual(
            self._rows(
                forecast, "out_amount", "closing_balance", "out_company", currency=euro
            )[0],
            (-80.0, -80.0, -40.0),
        )
        self.assertEqual(self._rows(forecast, "out_amount")[0], (-200.0,))
        self.assertEqual(len(forecast.line_ids), 26)

    def test_a_bank_in_another_currency_opens_in_its_own(self):
        euro = self.other_currency
        bank = self.bank.copy({"name": "Euro", "code": "EUR", "currency_id": euro.id})
        self._create_line(90.0, "euro", date(2026, 11, 18), journal_id=bank.id)
        forecast = self._make()
        self.assertEqual(
            self._rows(
                forecast,
                "opening_balance",
                "closing_company",
                "balance_date",
                currency=euro,
            )[0],
            (90.0, 45.0, date(2026, 11, 18)),
        )

    def test_two_banks_open_together_and_the_older_day_is_told(self):
        other = self.bank.copy({"name": "Savings", "code": "SAV"})
        self._create_line(1000.0, "one", date(2026, 11, 25))
        self._create_line(250.0, "two", date(2026, 11, 3), journal_id=other.id)
        forecast = self._make()
        self.assertEqual(
            self._rows(forecast, "opening_balance", "balance_date")[0],
            (1250.0, date(2026, 11, 3)),
        )
        action = forecast.line_ids[0].action_open_documents("opening_balance")
        lines = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(sorted(lines.mapped("running_balance")), [250.0, 1000.0])

    def test_what_comes_later_than_in_thirteen_weeks_is_in_no_week(self):
        self._invoice(self.nordlicht, 5.0, 1, date(2027, 2, 21))
        self._invoice(self.nordlicht, 7.0, 2, date(2027, 2, 22))
        forecast = self._make()
        self.assertEqual(sum(forecast.line_ids.mapped("customer_amount")), 5.0)

    # -------------------------------------------------------------------------
    # Documents
    # -------------------------------------------------------------------------

    def test_each_figure_opens_what_it_is_made_of(self):
        self._scene()
        forecast = self._make()
        lines = forecast.line_ids.with_user(self.accountant)
        for figure in (
            "customer_amount",
            "vendor_amount",
            "manual_amount",
            "in_amount",
            "out_amount",
        ):
            for line in lines[:3]:
                action = line.action_open_documents(figure)
                items = line.env[action["res_model"]].search(action["domain"])
                self.assertEqual(sum(items.mapped("amount")), line[figure], figure)
        action = lines[2].action_open_documents("closing_balance")
        items = lines.env[action["res_model"]].search(action["domain"])
        self.assertEqual(sum(items.mapped("amount")), -1400.0)

    def test_what_is_no_figure_opens_nothing(self):
        line = self._make().line_ids[0]
        with self.assertRaisesRegex(UserError, "choose an amount"):
            line.action_open_documents("company_id")

    def test_an_item_opens_its_document(self):
        item = self._invoice(self.nordlicht, 500.0, 1, date(2026, 12, 2))
        self._make()
        expected = self.env["bank.cash.forecast.item"].search([])
        action = expected.with_user(self.accountant).action_open_document()
        self.assertEqual(
            (action["res_model"], action["res_id"]), ("account.move", item.move_id.id)
        )
        self.assertEqual(expected.display_name, "INV/1")

    # -------------------------------------------------------------------------
    # Making
    # -------------------------------------------------------------------------

    def test_the_page_makes_it_anew(self):
        self._scene()
        Forecast = self.env["bank.cash.forecast"].with_user(self.accountant)
        Forecast.action_open()
        self._invoice(self.nordlicht, 50.0, 2, date(2026, 11, 27))
        Forecast.action_open()
        forecast = Forecast.search([])
        self.assertEqual(len(forecast), 1)
        self.assertEqual(forecast.line_ids[0].customer_amount, 50.0)

    def test_the_scheduled_action_makes_one_for_each_company_with_a_bank(self):
        other = self.setup_other_company(name="Other company")["company"]
        bankless = self.env["res.company"].create({"name": "No bank"})
        with self._as_a_worker() as env:
            env["bank.cash.forecast"]._cron_make()
        made = self.env["bank.cash.forecast"].sudo().search([]).company_id
        self.assertIn(self.company, made)
        self.assertIn(other, made)
        self.assertNotIn(bankless, made)

    def test_a_company_without_a_bank_opens_with_nothing(self):
        bankless = self.env["res.company"].create({"name": "No bank"})
        forecast = self.env["bank.cash.forecast"]._make_all(bankless)
        self.assertEqual(forecast.line_ids.mapped("closing_balance"), [0.0] * 13)

    def test_as_many_queries_for_many_items_as_for_few(self):
        self._scene()
        self._make()

        def count():
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self._make()
            self.env.flush_all()
            return self.cr.sql_log_count - before

        for number in (7, 14, 21):
            self._invoice(self.nordlicht, 10.0, number, date(2026, 12, number))
        self.env.flush_all()
        few = count()
        for number in range(15):
            due = date(2026, 12, (7, 14, 21)[number % 3])
            self._invoice(self.nordlicht, 10.0, f"Q{number}", due)
        self.env.flush_all()
        self.assertEqual(count(), few)
        self.assertLess(few, 60)

    # -------------------------------------------------------------------------
    # Whose
    # -------------------------------------------------------------------------

    def test_nobody_sees_figures_of_another_company(self):
        self._scene()
        self._make()
        other = self.setup_other_company(name="Other company")["company"]
        stranger = new_test_user(
            self.env,
            login="stranger",
            groups="bank_payment_reconcile.group_bank_reconcile_manager",
            company_id=other.id,
            company_ids=[Command.set(other.ids)],
        )
        Line = self.env["bank.cash.forecast.line"].with_user(stranger)
        Line.env["bank.cash.forecast"].action_open()
        lines = Line.search([])
        self.assertEqual(lines.company_id, other)
        self.assertFalse(any(lines.mapped("closing_balance")))
        with self.assertRaises(AccessError):
            self.env["bank.cash.forecast.line"].search(
                [("company_id", "=", self.company.id)], limit=1
            ).with_user(stranger).action_open_documents("closing_balance")

    def test_whoever_reads_sees_the_latest_and_makes_none(self):
        reader = new_test_user(
            self.env,
            login="auditor",
            groups="account.group_account_readonly",
            company_id=self.company.id,
            company_ids=[Command.set(self.company.ids)],
        )
        self._make()
        self._scene()
        Line = self.env["bank.cash.forecast.line"].with_user(reader)
        Line.env["bank.cash.forecast"].action_open()
        self.assertFalse(any(Line.search([]).mapped("closing_balance")))
        with self.assertRaisesRegex(AccessError, "Bank Reconciliation / Accountant"):
            Line.action_refresh()
        with self.assertRaises(AccessError):
            Line.env["bank.cash.expectation"].create({"name": "x", "amount": 1.0})
        self.env.invalidate_all()
        Line.with_user(self.accountant).action_refresh()
        self.assertTrue(any(Line.search([]).mapped("closing_balance")))
