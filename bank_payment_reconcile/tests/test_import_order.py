"""The order within a day: of a file fetched more than once, of any direction."""

from odoo.tests import tagged

from .other_ids_case import OtherIdsCase
from .test_formats_mt940 import message

OURS = "DE89370400440532013000"


@tagged("post_install", "-at_install")
class TestImportOrder(OtherIdsCase):
    """100 in the morning; 30 come before noon and 70 after it: 200."""

    def _check_in_a_row(self, morning, evening, filename="bank.csv"):
        first, said = self._import(morning, filename)
        self.assertEqual((first.balance_start, first.balance_end_real), (100.0, 130.0))
        self.assertNotIn("missing", said)
        second, said = self._import(evening, filename)
        self.assertEqual(
            (second.balance_start, second.balance_end_real), (130.0, 200.0)
        )
        self.assertEqual(self._lines().mapped("amount")[::-1], [70.0, 30.0])
        self.assertEqual(self._lines().mapped("running_balance"), [130.0, 200.0])
        self.assertNotIn("missing", said)
        self.assertNotIn("missing", second.bank_warnings or "")
        self.assertTrue(second.is_complete)
        self.assertFalse(self._import(evening, filename)[0], "again, it adds nothing")

    def test_a_table_of_one_day_newest_first(self):
        noon = ("10.11.2026", "a", "", "30,00", "130,00")
        evening = ("10.11.2026", "b", "", "70,00", "200,00")
        self._check_in_a_row(self._csv(noon), self._csv(evening, noon))

    def test_a_table_of_one_day_oldest_first(self):
        noon = ("10.11.2026", "a", "", "30,00", "130,00")
        evening = ("10.11.2026", "b", "", "70,00", "200,00")
        self._check_in_a_row(self._csv(noon), self._csv(noon, evening))

    def test_a_statement_newest_first_without_running_balances(self):
        noon = ("ID0001", "30.00", "a", "")
        evening = ("ID0002", "70.00", "b", "")
        self._check_in_a_row(
            self._camt(noon, start="100.00", end="130.00"),
            self._camt(evening, noon, start="100.00", end="200.00"),
            "bank.xml",
        )

    def test_a_day_mixed_with_its_balances(self):
        """100 + 30 = 130, + 20 = 150, + 50 = 200, told in none of both directions."""
        noon = ("10.11.2026", "a", "", "30,00", "130,00")
        self._import(self._csv(noon), "bank.csv")
        made, said = self._import(
            self._csv(
                ("10.11.2026", "b", "", "20,00", "150,00"),
                noon,
                ("10.11.2026", "c", "", "50,00", "200,00"),
            ),
            "bank.csv",
        )
        self.assertEqual((made.balance_start, made.balance_end_real), (130.0, 200.0))
        lines = self._lines()
        self.assertEqual(lines.sorted("internal_index").mapped("payment_ref"), [*"abc"])
        self.assertNotIn("missing", said)

    def _mt940(self, day, start, end, *payments):
        lines = [
            field
            for number, amount in payments
            for field in (
                f":61:26{day}{day}C{amount},00NTRFNONREF//2026{day}{number:06}",
                f":86:payment {number}",
            )
        ]
        return message(
            f":60F:C26{day}EUR{start},00",
            *lines,
            f":62F:C26{day}EUR{end},00",
            account=OURS,
            opening="",
        )

    def test_a_file_of_several_statements_newest_first(self):
        """10 + 5 on the 1st, 20 on the 2nd: the 2nd stands first in the file."""
        data = self._mt940("1102", 15, 35, (3, 20)) + self._mt940(
            "1101", 0, 15, (1, 10), (2, 5)
        )
        made, said = self._import(data.encode(), "bank.sta")
        self.assertEqual(made.mapped("balance_start"), [0.0, 15.0])
        self.assertNotIn("missing", said)

    def test_the_direction_of_the_file_holds_for_its_one_day_statements(self):
        """The statement of 1 and 2 November shows that the newest stand first."""
        two_days = message(
            ":60F:C261101EUR0,00",
            ":61:2611021102C20,00NTRFNONREF//20261102000002",
            ":86:second",
            ":61:2611011101C10,00NTRFNONREF//20261101000001",
            ":86:first",
            ":62F:C261102EUR30,00",
            account=OURS,
            opening="",
        )
        one_day = self._mt940("1103", 30, 45, (4, 5), (3, 10))
        self._import((two_days + one_day).encode(), "bank.sta")
        self.assertEqual(
            self._lines().sorted("internal_index").mapped("amount"),
            [10.0, 20.0, 10.0, 5.0],
        )
