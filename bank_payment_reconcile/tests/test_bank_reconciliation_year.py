"""Three years at the banks of one company, as an accountant lives them."""

from odoo.tests import tagged

from . import bank_year_first, bank_year_second, bank_year_third
from .bank_year_first import FirstYear
from .bank_year_second import SecondYear
from .bank_year_third import ThirdYear


@tagged("post_install", "-at_install")
class TestYears(FirstYear, SecondYear, ThirdYear):
    STATEMENTS = (
        bank_year_first.MONTHS | bank_year_second.MONTHS | bank_year_third.MONTHS
    )

    def test_three_years(self):
        for year in 2026, 2027, 2028:
            for month in range(1, 13):
                getattr(self, f"_live_{year}_{month}")()
            getattr(self, f"_check_{year}")()
        self.assertEqual(len(self._check_chain()), 37, "two of 30 April 2028")
        for year, month in self.STATEMENTS:
            self.assertProved(self.bank, self._last_day(year, month))
