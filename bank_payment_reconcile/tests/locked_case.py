"""The bank booked in January, and January is locked: the bank's date is a fact.

The bank's paper: opens with 0.00; on the 10th 100.00 come, on the 20th 200.00, on the
30th 50.00 go; on 3 February 5.00 come; it closes with 255.00.
"""

from datetime import date

from freezegun import freeze_time

from .common import BankReconcileCommon
from .test_formats_mt940 import message

OURS = "DE89370400440532013000"
PAPER = (
    ("0110", "C100,00"),
    ("0120", "C200,00"),
    ("0130", "D50,00"),
    ("0203", "C5,00"),
)
DAYS = [date(2026, 1, 10), date(2026, 1, 20), date(2026, 1, 30), date(2026, 2, 3)]
LOCKED = date(2026, 1, 31)


def paper(rows=PAPER, start="0,00", end="255,00", number="1"):
    fields = []
    for day, amount in rows:
        fields.append(f":61:26{day}{day}{amount}NTRFNONREF//2026{day}{amount[:-3]}X")
        fields.append(f":86:payment of {day}")
    return message(
        f":60F:C26{rows[0][0]}EUR{start}",
        *fields,
        f":62F:C26{rows[-1][0]}EUR{end}",
        account=OURS,
        number=f"{number}/1",
        opening="",
    ).encode()


class LockedCommon(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.currency_id = cls.env.ref("base.EUR")
        cls.bank.currency_id.active = True
        cls.startClassPatcher(freeze_time("2026-03-10"))

    def _lock(self, name="fiscalyear_lock_date", day=LOCKED):
        self.env.company[name] = day

    def _lock_anyway(self):
        """Odoo locks no period in which a bank line waits; an older one did."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_company SET fiscalyear_lock_date = %s WHERE id = %s",
            [LOCKED, self.env.company.id],
        )
        self.env.invalidate_all()

    def _get_lines(self):
        return self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="internal_index"
        )

    def assertBookedLater(self, lines, moved=3):
        """The first ones stand in an open period, all keep the bank's day."""
        self.assertEqual(lines.mapped("bank_booking_date"), DAYS[: len(lines)])
        for line in lines[:moved]:
            self.assertGreater(line.date, LOCKED)
            self.assertEqual(line.move_id.date, line.date)
            self.assertIn("01/31/2026", line.bank_booked_later_reason)
        for line in lines[moved:]:
            self.assertEqual(line.date, line.bank_booking_date)
            self.assertFalse(line.bank_booked_later_reason)

    def assertSaid(self, text, count=3):
        for words in (
            "Booked on another day than at the bank",
            "01/31/2026",
            f"{count} lines of 01/10/2026",
        ):
            self.assertIn(words, text)
