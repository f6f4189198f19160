"""Several statements of one day, each with the same fee of 10.00 without an id."""

from odoo.tests import tagged

from .common import BankReconcileCommon
from .test_formats_bai2 import bai2
from .test_formats_camt import balance, camt, details, entry, statement
from .test_formats_cfonb120 import ACCOUNT as FRENCH
from .test_formats_cfonb120 import cfonb
from .test_formats_cfonb120 import movement as french
from .test_formats_coda import HEADER, coda
from .test_formats_coda import movement as belgian
from .test_formats_mt940 import message
from .test_formats_norma43 import movement as spanish
from .test_formats_norma43 import norma43

OURS = "DE12500105170648489890"
BELGIAN = f"{'BE68539007547034':34}EUR"
SPANISH = "21000418" + "0200051332"


def mt940(number, start, end, *amounts):
    lines = [
        field
        for amount in amounts
        for field in (
            f":61:2611101110{'D' if amount < 0 else 'C'}{abs(amount)},00NMSCNONREF",
            ":86:Account fee",
        )
    ]
    return message(
        f":60F:C261110EUR{start},00",
        *lines,
        f":62F:C261110EUR{end},00",
        account=OURS,
        number=f"{number}/1",
        opening="",
    ).encode()


def camt_053(number, start, end, *amounts):
    entries = [
        entry(
            f"{abs(amount)}.00",
            details(text="Account fee"),
            side="DBIT" if amount < 0 else "CRDT",
        )
        for amount in amounts
    ]
    content = (
        balance("OPBD", f"{start}.00", day="2026-11-10"),
        balance("CLBD", f"{end}.00", day="2026-11-10"),
        *entries,
    )
    told = f"<Id>S{number}</Id><ElctrncSeqNb>{number}</ElctrncSeqNb>"
    return camt(statement(*content, account=OURS).replace("<Id>1</Id>", told))


def coda_file(number, start, end, *amounts):
    old = f"12{number:03}{BELGIAN}0{start * 1000:015}101126{'FJORDLYS BV':26}"
    new = f"8{number:03}{BELGIAN}0{end * 1000:015}101126"
    moved = [
        belgian(
            abs(amount) * 1000,
            sign="1" if amount < 0 else "0",
            text="Account fee",
            sequence=at,
            bank="",
        )
        for at, amount in enumerate(amounts, 1)
    ]
    debits = sum(-a for a in amounts if a < 0) * 1000
    credits_ = sum(a for a in amounts if a > 0) * 1000
    trailer = f"9{'':15}{len(moved) + 2:06}{debits:015}{credits_:015}"
    old = f"{old:125}{number:03}"
    return coda(*moved, header=HEADER, old=old, new=new, end=trailer).encode()


def cfonb_file(_number, start, end, *amounts):
    def told(amount):
        return f"{abs(amount) * 10:013}{'}' if amount < 0 else '{'}"

    moved = [french(told(amount), label="Account fee") for amount in amounts]
    old = f"01{FRENCH}  101126{'':50}{told(start)}{'':16}"
    new = f"07{FRENCH}  101126{'':50}{told(end)}{'':16}"
    return cfonb(*moved, old=old, new=new).encode()


def norma43_file(_number, start, end, *amounts):
    account = f"11{SPANISH}2611102611102{start * 100:014}9783FJORDLYS SL"
    debits, credits_ = [
        [abs(a) for a in amounts if (a < 0) is is_debit] for is_debit in (True, False)
    ]
    close = f"33{SPANISH}{len(debits):05}{sum(debits) * 100:014}"
    close += f"{len(credits_):05}{sum(credits_) * 100:014}2{end * 100:014}978"
    trailer = f"88{'9' * 18}{len(amounts) + 2:06}"
    moved = [
        spanish("1" if a < 0 else "2", abs(a) * 100, code="17039") for a in amounts
    ]
    return norma43(*moved, account=account, close=close, end=trailer).encode()


def bai2_file(_number, start, end, *amounts):
    moved = [
        f"16,{'475' if a < 0 else '165'},{abs(a) * 100},Z,,,Account fee/\n"
        for a in amounts
    ]
    account = f"03,4812007735,,010,{start * 100},,,015,{end * 100},,/\n"
    total = (start + end + sum(map(abs, amounts))) * 100
    count = len(moved) + 2
    return bai2(
        *moved,
        account=account,
        close=f"49,{total},{count}/\n",
        end=f"98,{total},1,{count + 2}/\n99,{total},1,{count + 4}/\n",
    ).encode()


def table(_number, start, _end, *amounts):
    rows, left = ["Date;Text;Amount;Balance"], start
    for amount in amounts:
        left += amount
        rows.append(f"10.11.2026;Account fee;{amount},00;{left},00")
    return "\r\n".join(rows).encode()


#: Format: how it writes a statement by number, opening, closing and amounts.
FORMATS = {
    "bank.sta": mt940,
    "bank.xml": camt_053,
    "bank.cod": coda_file,
    "bank.txt": cfonb_file,
    "bank.n43": norma43_file,
    "bank.bai": bai2_file,
    "bank.csv": table,
}
#: Those that number their statements.
NUMBERED = ("bank.sta", "bank.xml", "bank.cod")
SEVENTH, EIGHTH, NINTH = (7, 100, 90, -10), (8, 90, 80, -10), (9, 80, 70, -10)


@tagged("post_install", "-at_install")
class TestImportSameDay(BankReconcileCommon):
    def _new_bank(self, filename):
        currency = "base.USD" if filename.endswith("bai") else "base.EUR"
        currency = self.env.ref(currency)
        currency.active = True
        number = self.env["account.journal"].search_count([])
        return self.bank.copy(
            {
                "name": f"Bank {number}",
                "code": f"D{number}",
                "currency_id": currency.id,
                "bank_account_id": False,
            }
        )

    def _amounts(self, bank):
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", bank.id)], order="id"
        )
        return lines.mapped("amount")

    def _each(self, play, formats=None):
        """Play a story with a new bank in every format."""
        for filename, write in (formats or FORMATS).items():
            with self.subTest(filename):
                play(self._new_bank(filename), filename, write)

    def test_each_of_three_statements_has_its_fee(self):
        def play(bank, filename, write):
            for count, told in enumerate((SEVENTH, EIGHTH, NINTH), 1):
                bank._bank_import_file(write(*told), filename)
                self.assertEqual(self._amounts(bank), [-10.0] * count)
            for told in (NINTH, SEVENTH, EIGHTH):
                bank._bank_import_file(write(*told), f"again_{filename}")
            self.assertEqual(self._amounts(bank), [-10.0] * 3)
            balances = self.env["account.bank.statement"].search_read(
                [("journal_id", "=", bank.id)], ["balance_start", "balance_end_real"]
            )
            self.assertEqual(
                sorted((s["balance_start"], s["balance_end_real"]) for s in balances),
                [(80.0, 70.0), (90.0, 80.0), (100.0, 90.0)],
            )

        self._each(play)

    def test_the_one_between_has_none(self):
        def play(bank, filename, write):
            for told in (SEVENTH, (8, 90, 120, 30), (9, 120, 110, -10)):
                bank._bank_import_file(write(*told), filename)
            self.assertEqual(self._amounts(bank), [-10.0, 30.0, -10.0])

        self._each(play)

    def test_both_in_one_file(self):
        def play(bank, filename, write):
            if filename == "bank.xml":
                both = camt(
                    *(
                        write(*told)
                        .decode()
                        .split("</GrpHdr>")[-1]
                        .rsplit("</BkTo", 1)[0]
                        for told in (SEVENTH, EIGHTH)
                    )
                )
            else:
                both = b"".join(write(*told) for told in (SEVENTH, EIGHTH))
            for name in (filename, f"again_{filename}"):
                bank._bank_import_file(both, name)
                self.assertEqual(self._amounts(bank), [-10.0, -10.0])

        self._each(play, {name: FORMATS[name] for name in ("bank.sta", "bank.xml")})

    def test_the_second_comes_again_in_another_format(self):
        bank = self._new_bank("bank.sta")
        for told in (SEVENTH, EIGHTH):
            bank._bank_import_file(mt940(*told), "bank.sta")
        for told in (EIGHTH, SEVENTH):
            bank._bank_import_file(camt_053(*told), "bank.xml")
        self.assertEqual(self._amounts(bank), [-10.0, -10.0])

    def test_a_day_that_goes_up_and_down_is_told_by_its_number(self):
        """All three open and close with 100.00."""

        def play(bank, filename, write):
            for number in (7, 8, 9, 8, 7, 9):
                bank._bank_import_file(write(number, 100, 100, -10, 10), filename)
            self.assertEqual(self._amounts(bank), [-10.0, 10.0] * 3)

        self._each(play, {name: FORMATS[name] for name in NUMBERED})

    def test_the_whole_day_after_its_morning(self):
        """What a day's second file shows again is there already."""

        def play(bank, filename, write):
            bank._bank_import_file(write(7, 100, 90, -10), filename)
            bank._bank_import_file(write(7, 100, 80, -10, -10), filename)
            self.assertEqual(self._amounts(bank), [-10.0, -10.0])

        self._each(play)

    def test_a_file_so_large_that_it_is_imported_later(self):
        """Nothing is in the books while its statements are compared."""
        bank = self._new_bank("bank.sta")
        data = b"".join(mt940(*told) for told in (SEVENTH, EIGHTH, NINTH, EIGHTH))
        parsed = bank._bank_read_statement_file(data, "bank.sta")
        plans = bank._bank_plan_imports(parsed, "bank.sta")
        self.assertEqual([len(plan.new) for plan in plans], [1, 1, 1, 0])
        ids = [each.import_id for plan in plans for each in plan.new]
        self.assertEqual(len(set(ids)), 3)
        bank._bank_import_file(data, "bank.sta")
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", bank.id)]
        )
        self.assertEqual(set(lines.mapped("bank_import_id")), set(ids))
