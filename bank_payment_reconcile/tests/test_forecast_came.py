"""A forecast is kept, and what came of it stands beside it; figures by hand."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .forecast_case import ForecastCase

NEXT_WEEK = date(2026, 11, 30)


@tagged("post_install", "-at_install")
class TestForecastCame(ForecastCase):
    def setUp(self):
        """On 26 November: 1000.00 in the bank, 500.00 to come and 200.00 to go in the
        week of the 30th."""
        super().setUp()
        self._create_line(1000.0, "opening", date(2026, 11, 20))
        self.item = self._invoice(self.nordlicht, 500.0, 1, date(2026, 12, 2))
        self.bill = self._bill(self.tulp, 200.0, "T1", due=date(2026, 12, 3))
        self.forecast = self._make()

    def _come(self):
        """In that week 480.00 came, 230.00 went out; the Monday after it 50.00."""
        self._create_line(480.0, "Nordlicht", date(2026, 12, 2))
        self._create_line(-200.0, "Tulp", date(2026, 12, 4))
        self._create_line(-30.0, "charges", date(2026, 12, 6))
        self._create_line(50.0, "Fjord", date(2026, 12, 7))

    def _make_on(self, day):
        with freeze_time(f"{day} 09:00:00"):
            return self._make()

    def _get_week(self, forecast=None, week=NEXT_WEEK):
        forecast = forecast or self.forecast
        return forecast.line_ids.filtered(lambda line: line.week_start == week)

    def test_what_came_stands_beside_what_was_forecast(self):
        """480.00 - 230.00 - (500.00 - 200.00) = -50.00, and 1250.00 in the bank."""
        self._come()
        self._make_on("2026-12-08")
        self.assertRecordValues(
            self._get_week(),
            [
                {
                    "weeks_ahead": 1,
                    "in_amount": 500.0,
                    "out_amount": -200.0,
                    "closing_balance": 1300.0,
                    "has_come": True,
                    "came_in": 480.0,
                    "came_out": -230.0,
                    "came_balance": 1250.0,
                    "deviation": -50.0,
                }
            ],
        )

    def test_a_week_that_lasts_is_not_over(self):
        self._come()
        self._make_on("2026-12-06")
        self.assertFalse(self._get_week().has_come)

    def test_a_statement_that_comes_late_is_counted(self):
        self._make_on("2026-12-08")
        self.assertEqual(self._get_week().came_in, 0.0)
        self._come()
        self._make_on("2026-12-15")
        self.assertEqual(self._get_week().came_in, 480.0)

    def test_last_weeks_forecast_stays_as_it_was(self):
        """The invoice is moved to another week; what was forecast of it is not."""
        self.item.date_maturity = date(2026, 12, 15)
        later = self._make_on("2026-12-01")
        self.assertNotEqual(later, self.forecast)
        self.assertEqual(self._get_week().customer_amount, 500.0)
        self.assertEqual(self._get_week(later).customer_amount, 0.0)
        self.assertEqual(
            (self.forecast.is_latest, later.is_latest, self._get_week().is_latest),
            (False, True, False),
        )

    def test_within_a_week_there_is_one(self):
        self.assertEqual(self._make_on("2026-11-29"), self.forecast)
        self.assertEqual(self.forecast.day, date(2026, 11, 29))
        self.assertEqual(len(self.forecast.line_ids), 13)

    def test_a_kept_figure_opens_its_documents_as_they_are_now(self):
        """The invoice was paid meanwhile, and is in no forecast any more."""
        self._pay_document(self.item, date(2026, 12, 1))
        self._make_on("2026-12-01")
        line = self._get_week().with_user(self.accountant)
        action = line.action_open_documents("customer_amount")
        entries = line.env[action["res_model"]].search(action["domain"])
        self.assertEqual(entries, self.item)

    def test_what_came_opens_the_bank_lines(self):
        self._come()
        self._make_on("2026-12-08")
        line = self._get_week().with_user(self.accountant)
        for figure in ("came_in", "came_out"):
            action = line.action_open_documents(figure)
            bank_lines = line.env[action["res_model"]].search(action["domain"])
            self.assertEqual(sum(bank_lines.mapped("amount")), line[figure])
