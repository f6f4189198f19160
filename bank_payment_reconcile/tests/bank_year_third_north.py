"""Nordbank, which moves in with what it had open, and its files: fetched twice a day
newest first, and the same payment under another id."""

from datetime import date

from .bank_years_case import BankYearsCase
from .test_formats_camt import balance, camt, entry, statement

IBAN = "DE02120300000000202051"


class NorthBank(BankYearsCase):
    def _import(self, bank, data, filename):
        statements, remarks = bank._bank_import_file(data, filename)
        self.assertNotIn("missing", " ".join(remarks))
        return statements, " ".join(remarks)

    def _csv(self, *rows):
        lines = ["Date;Text;Name;Amount;Balance", *(";".join(row) for row in rows)]
        return "\n".join([*lines, ""]).encode()

    # -- Nordbank moves in, and sends files ---------------------------------------

    def _move_in(self):
        """On 31 March it has 11,000 EUR, and checks of 600 and 400 are out: an entry
        of the general journal, in euros at 1.6."""
        own = self.north_bank.default_account_id
        _own, self.old_600, self.old_400, _rest = self._book(
            date(2028, 3, 31),
            (own, 17600.0, self.euro, 11000.0),
            (self.north_on_the_way, -960.0, self.euro, -600.0),
            (self.north_on_the_way, -640.0, self.euro, -400.0),
            (self.equity, -16000.0, self.euro, -10000.0),
            ref="opening",
        )
        self._check_month(2028, 3, (11000.0, -1000.0, 0.0, 10000.0), self.north_bank)

    def _live_north_april(self):
        """One check is paid; 30 come before noon of the 10th and 70 after it."""
        bank = self.north_bank
        self._pay(30.0, self.fjord, date(2028, 4, 6), bank=bank)
        self._pay(70.0, self.fjord, date(2028, 4, 7), bank=bank)
        check = ("04.04.2028", "CHECK 17", "", "-600,00", "10400,00")
        noon = ("10.04.2028", "FIRST", "", "30,00", "10430,00")
        evening = ("10.04.2028", "SECOND", "", "70,00", "10500,00")
        self._import(bank, self._csv(check), "north.csv")
        self._import(bank, self._csv(noon), "north.csv")
        made, _said = self._import(bank, self._csv(evening, noon), "north.csv")
        self.assertEqual(made.balance_start, 10430.0)
        self.assertEqual(made.balance_end_real, 10500.0)
        april = self._document(
            journal_id=bank.id,
            date=date(2028, 4, 30),
            balance_start=11000.0,
            balance_end=10500.0,
        )
        paid = april.line_ids.filtered(lambda line: line.amount == -600.0)
        april.action_match_automatically(days=7)
        if not paid.application_ids:
            april.action_match(paid, self.old_600)
        self.assertEqual(paid.application_ids.move_line_id, self.old_600)
        self._file(april)
        self._check_month(2028, 4, (10500.0, -400.0, 0.0, 10100.0), bank)

    def _camt(self, reference):
        """100 to the landlord on the 10th of May: 10,500 - 100."""
        paid = entry(
            "100.00", side="DBIT", more=f"<AcctSvcrRef>{reference}</AcctSvcrRef>"
        )
        return camt(
            statement(
                balance("OPBD", "10500.00", day="2028-05-10"),
                paid.replace("2026-11-10", "2028-05-10").replace(
                    "2026-11-12", "2028-05-10"
                ),
                balance("CLBD", "10400.00", day="2028-05-10"),
                account=IBAN,
            )
        )

    def _live_north_may(self):
        bank = self.north_bank
        bank.bank_account_id = self.env["res.partner.bank"].create(
            {
                "acc_number": IBAN,
                "partner_id": self.company_data["company"].partner_id.id,
            }
        )
        made, _said = self._import(bank, self._camt("ID0001"), "north.xml")
        # The consent was renewed: the bank calls the same payment otherwise.
        again, _said = self._import(bank, self._camt("X900001"), "north.xml")
        self.assertFalse(again)
        may = self._open_statement(date(2028, 5, 31), 10400.0, bank)
        self.assertEqual(may.line_ids, made.line_ids)
        may.line_ids.action_transfer_difference(self.rent)
        self._file(may)
        self._check_month(2028, 5, (10400.0, -400.0, 0.0, 10000.0), bank)

    def _live_north_june(self):
        bank = self.north_bank
        paid = self._shows(date(2028, 6, 6), -400.0, "CHECK 18", bank)
        june = self._open_statement(date(2028, 6, 30), 10000.0, bank)
        if not paid.application_ids:
            june.action_match(paid, self.old_400)
        self._file(june)
        self._check_month(2028, 6, (10000.0, 0.0, 0.0, 10000.0), bank)
