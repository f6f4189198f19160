"""What balances and identifications seem to prove and do not. No database."""

from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.overlap import Booked, Payment, compare, is_same

FROM_FILE = {"is_from_file": True}
ANNA = "DE02120300000000202051"
BERND = "DE02500105170137075030"


def january(day, amount, text="", **words):
    return Payment(date=date(2026, 1, day), amount=amount, text=text, **words)


def booked(key, day, amount, text="", **words):
    """Typed on this day, unless a file told it."""
    return Booked(key=key, date=day, amount=amount, text=text, **words)


@tagged("post_install", "-at_install")
class TestTypedOnAnotherDay(BaseCase):
    """December closes with 1,000. In January the bank books 50 on the 10th and -400
    on the 30th, which makes 650; a person typed the 400 on another day."""

    FILE = [january(10, 50), january(30, -400, "Rent / Miller")]

    def _compare(self, *lines, payments=None, start=1000, end=650):
        found = compare(payments or self.FILE, start, end, lines, 1000)
        return found.proved, found.alike

    def test_three_days_later(self):
        typed = booked(1, date(2026, 2, 2), -400, "Rent Miller")
        self.assertEqual(self._compare(typed), ({}, {1: 1}))

    def test_three_days_later_and_the_rest_is_known(self):
        """The 50 are in the books already, of a file of the 10th."""
        lines = [
            booked(1, date(2026, 1, 10), 50, opening=1000, is_taken=True, **FROM_FILE),
            booked(2, date(2026, 2, 2), -400, "Rent Miller"),
        ]
        found = compare(self.FILE, 1000, 650, lines, 1000, known=[0])
        self.assertEqual((found.proved, found.alike), ({}, {1: 2}))

    def test_before_a_statement_that_opens_without_it(self):
        """Typed on the 8th; the statement of the 10th opens with 1,000 all the same,
        so that the bank had not booked it. The 400 come on the 12th."""
        lines = [
            booked(1, date(2026, 1, 8), -400, "Rent Miller"),
            booked(2, date(2026, 1, 10), 50, opening=1000, **FROM_FILE),
        ]
        rent = january(12, -400, "Rent / Miller")
        for payments, start in (([rent], 1050), ([self.FILE[0], rent], 1000)):
            found = compare(payments, start, 650, lines, 1000)
            self.assertEqual(found.alike, {len(payments) - 1: 1})

    def test_before_a_statement_that_opens_with_it_is_another(self):
        lines = [
            booked(1, date(2026, 1, 8), -400, "Rent Miller"),
            booked(2, date(2026, 1, 10), 50, opening=600, **FROM_FILE),
        ]
        rent = january(12, -400, "Rent / Miller")
        found = self._compare(*lines, payments=[rent], start=650, end=250)
        self.assertEqual(found, ({}, {}))

    def test_on_a_statement_that_goes_on_from_the_file_is_another(self):
        """Another program imported that of 2 February: 650 - 400 = 250."""
        other = booked(1, date(2026, 2, 2), -400, "Rent Miller", opening=650)
        self.assertEqual(self._compare(other), ({}, {}))

    def test_ten_days_later_is_another(self):
        typed = booked(1, date(2026, 2, 9), -400, "Rent Miller")
        self.assertEqual(self._compare(typed), ({}, {}))

    def test_what_a_file_told_of_another_day_is_another(self):
        """A typed line beside it changes nothing for the coffee of the morning."""
        lines = [
            booked(1, date(2026, 1, 10), -3, "Coffee", opening=1003, **FROM_FILE),
            booked(2, date(2026, 1, 11), 7, "counter"),
        ]
        coffee = january(10, -3, "Coffee")
        found = self._compare(*lines, payments=[coffee], start=1000, end=997)
        self.assertEqual(found, ({}, {}))


@tagged("post_install", "-at_install")
class TestBeginsWithinADay(BaseCase):
    """10 January opens with 80: 20 from the bakery (100), 50 to the power company
    (50), which come back (100)."""

    def setUp(self):
        super().setUp()
        day = date(2026, 1, 10)
        self.lines = [
            booked(1, day, 20, "bakery", opening=80, **FROM_FILE),
            booked(2, day, -50, "Power Co", **FROM_FILE),
            booked(3, day, 50, "Power Co returned", **FROM_FILE),
        ]

    def test_presented_again_in_the_afternoon(self):
        """100 - 50 + 7 = 57: whether these 50 are those of the morning no balance
        tells, as the day had 100 twice."""
        payments = [january(10, -50, "Power Co"), january(10, 7, "till")]
        found = compare(payments, 100, 57, self.lines, 80)
        self.assertEqual((found.proved, found.alike), ({}, {0: 2}))

    def test_the_day_from_its_begin(self):
        """80 stand there but once."""
        payments = [
            january(10, 20, "bakery"),
            january(10, -50, "Power Co"),
            january(10, 50, "Power Co returned"),
            january(10, -50, "Power Co"),
        ]
        found = compare(payments, 80, 50, self.lines, 80)
        self.assertEqual(found.proved, {0: [1], 1: [2], 2: [3]})
        self.assertFalse(found.alike)

    def test_from_a_balance_that_stands_there_once(self):
        """It begins with 50 and so with the return: 50 + 50 + 7 = 107."""
        payments = [january(10, 50, "Power Co returned"), january(10, 7, "till")]
        found = compare(payments, 50, 107, self.lines, 80)
        self.assertEqual((found.proved, found.alike), ({0: [3]}, {}))


@tagged("post_install", "-at_install")
class TestOneIdentificationForTwo(BaseCase):
    """The first payment of each file has the id 1: 500 on 10 January."""

    def _is_same(self, first, second, one="", other=""):
        """Of two texts from two payers, as (name, account)."""
        pairs = [
            {"text": text, "payer": payer[0], "account": payer[1]}
            for text, payer in ((first, one), (second, other))
        ]
        day = date(2026, 1, 10)
        return is_same(january(10, 500, **pairs[0]), booked(1, day, 500, **pairs[1]))

    def test_two_accounts_of_one_surname(self):
        anna, bernd = ("Müller Anna", ANNA), ("Müller Bernd", BERND)
        self.assertFalse(self._is_same("Miete", "Miete", anna, bernd))
        self.assertFalse(self._is_same("", "", ("Müller", ANNA), ("Müller", BERND)))

    def test_two_national_account_numbers(self):
        anna, bernd = ("Müller Anna", "0000202051"), ("Müller Bernd", "0137075030")
        self.assertFalse(self._is_same("Miete", "Miete", anna, bernd))

    def test_one_account_in_several_ways(self):
        whole = ("Müller Anna", ANNA)
        for account in (ANNA.lower(), "202051", "12030000/0000202051", "", "XXXX2051"):
            other = ("MUELLER, ANNA", account)
            self.assertTrue(self._is_same("Miete", "Miete", whole, other), account)

    def test_two_months_of_one_payer(self):
        payer = ("Miller", "")
        self.assertFalse(self._is_same("Rent January", "Rent February", payer, payer))
        self.assertTrue(self._is_same("Rent January", "Rent", payer, payer))
        self.assertTrue(self._is_same("Rent", "Rent January flat 3", payer, payer))


@tagged("post_install", "-at_install")
class TestToldOfLookAlikes(BaseCase):
    """50 from Miller are typed on 10 January; the file has two invoices of 50."""

    FILE = [
        january(10, 50, "invoice 1", payer="Miller"),
        january(10, 50, "invoice 2", payer="Miller"),
    ]

    def _compare(self, *lines, payments=None, **options):
        found = compare(payments or self.FILE, None, None, lines, 0, **options)
        return found.alike, found.rivals

    def setUp(self):
        super().setUp()
        self.typed = booked(1, date(2026, 1, 10), 50, "Miller")

    def test_the_other_one_is_a_rival(self):
        self.assertEqual(self._compare(self.typed), ({0: 1}, {1: 1}))

    def test_none_of_this_line(self):
        self.assertEqual(self._compare(self.typed, denied={0: {1}}), ({1: 1}, {}))

    def test_of_its_own_whatever_it_looks_like(self):
        found = self._compare(self.typed, denied={0: None, 1: None})
        self.assertEqual(found, ({}, {}))

    def test_none_of_a_line_with_the_very_same_words(self):
        """The next of the equal ones takes the line, and only that."""
        coffees = [january(10, -3, "Coffee") for _each in range(2)]
        lines = [
            booked(at, date(2026, 1, 10), -3, "Coffee", **FROM_FILE) for at in (1, 2)
        ]
        told = {0: {1}}
        found = self._compare(*lines, payments=coffees, denied=told)
        self.assertEqual(found, ({0: 2, 1: 1}, {}))
        told = {0: {1, 2}}
        alike, rivals = self._compare(*lines, payments=coffees, denied=told)
        self.assertEqual((list(alike), rivals), ([1], {}))

    def test_equal_ones_are_no_rivals(self):
        coffees = [january(10, 50, "Coffee") for _each in range(3)]
        self.assertEqual(self._compare(self.typed, payments=coffees), ({0: 1}, {}))

    def test_what_the_file_itself_brought_is_proved_or_nothing(self):
        told = {"opening": 0, "is_own": True, **FROM_FILE}
        own = booked(1, date(2026, 1, 10), 50, "invoice 1", payer="Miller", **told)
        self.assertEqual(self._compare(own), ({}, {}))
        again = compare(self.FILE[:1], 0, 50, [own], 0)
        self.assertEqual((again.proved, again.alike), ({0: [1]}, {}))

    def test_words_that_deny_what_balances_tell(self):
        """50 stand at one place, of two payers: a person is asked, but once."""
        payments = [self.FILE[0], january(10, 7, "till")]
        line = booked(1, date(2026, 1, 10), 50, opening=0, payer="Fjord", **FROM_FILE)
        for told, alike in (({}, {0: 1}), ({0: {1}}, {}), ({0: None}, {})):
            found = compare(payments, 0, 57, [line], 0, denied=told)
            self.assertEqual((found.proved, found.alike), ({}, alike))
