"""What is asked of look-alikes, and of whom."""

from odoo.tests import tagged

from .look_alikes_case import LookAlikesCase
from .other_ids_case import OURS
from .test_formats_camt import NAMESPACE, balance, camt, details, entry, statement


@tagged("post_install", "-at_install")
class TestTypedBehindTheFile(LookAlikesCase):
    """December closes with 1,000. The bank books 50 on 10 January and -400 on the
    30th, 650; a person typed the 400 on 2 February."""

    def setUp(self):
        super().setUp()
        december = ("31.12.2025", "begin", "", "1000,00", "1000,00")
        self._import(self._csv(december), "december.csv")
        self.typed = self._type(-400.0, "Rent Miller", "2026-02-02")
        self.january = self._csv(
            ("10.01.2026", "deposit", "", "50,00", "1050,00"),
            ("30.01.2026", "Rent / Miller", "", "-400,00", "650,00"),
        )

    def test_a_person_is_asked(self):
        file, _action = self._wizard(self.january, "january.csv")
        self.assertEqual(file.look_alike_ids.line_ids, self.typed)
        file.action_leave_all()
        self.assertEqual(self._amounts(), [-400.0, 50.0, 1000.0])

    def test_a_feed_imports_it_for_review(self):
        made, remarks = self._import(self.january, "january.csv")
        self.assertEqual(made.line_ids.bank_look_alike_id, self.typed)
        self.assertIn("1 transactions look like", remarks)


@tagged("post_install", "-at_install")
class TestOneIdOfTwoAccounts(LookAlikesCase):
    def _rent(self, name, account, text="Miete"):
        party = (
            f"<Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr>"
            f"<DbtrAcct><Id><IBAN>{account}</IBAN></Id></DbtrAcct>"
        )
        told = entry(
            "500.00",
            details(text=text, parties=party),
            more="<AcctSvcrRef>REF000001</AcctSvcrRef>",
        )
        return camt(statement(told, account=OURS))

    def test_both_come_in_and_come_once(self):
        files = [
            self._rent("Müller Anna", "DE02120300000000202051"),
            self._rent("Müller Bernd", "DE02500105170137075030"),
        ]
        for data in files * 2:
            self._import(data)
        payers = sorted(self._lines().mapped("partner_name"))
        self.assertEqual(payers, ["Müller Anna", "Müller Bernd"])

    def test_two_months_of_one_payer_are_asked_for(self):
        payer = ("Miller", "DE02120300000000202051")
        self._import(self._rent(*payer, text="Rent January"))
        february = self._rent(*payer, text="Rent February")
        file = self._ask(february, 1)
        file.action_import_all()
        self._check_known(february, [500.0, 500.0])


@tagged("post_install", "-at_install")
class TestLookAlikesOfOneFile(LookAlikesCase):
    """The bank notifies twice of a fee of 5.00, each with a reference of its own."""

    FEE = "Transaction fee"

    def _notify(self, *references):
        told = [
            statement(
                entry(
                    "5.00",
                    details(text=self.FEE),
                    side="DBIT",
                    more=f"<AcctSvcrRef>{each}</AcctSvcrRef>",
                ),
                account=OURS,
            )
            for each in references
        ]
        data = camt(*told, namespace=NAMESPACE.replace("053", "054"))
        data = data.replace(b"BkToCstmrStmt", b"BkToCstmrDbtCdtNtfctn")
        return data.replace(b"Stmt>", b"Ntfctn>")

    def test_by_hand(self):
        file, _action = self._wizard(self._notify("FEE0001", "FEE0002"))
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self._amounts(), [-5.0, -5.0])

    def test_by_a_feed(self):
        self._import(self._notify("FEE0001", "FEE0002"))
        self.assertEqual(self._amounts(), [-5.0, -5.0])
        self.assertFalse(self._lines().bank_look_alike_id)

    def test_one_of_them_is_in_the_books(self):
        """Typed, it may be one of both: the other one comes in."""
        typed = self._type(-5.0, "fee")
        both = self._notify("FEE0001", "FEE0002")
        file = self._ask(both, 1)
        self.assertEqual(
            (file.look_alike_ids.line_ids, file.look_alike_ids.count), (typed, 1)
        )
        file.action_leave_all()
        self._check_known(both, [-5.0, -5.0])

    def test_one_of_two_statements_may_be_the_other(self):
        """The typed one is not the first, but the second."""
        self._type(-5.0, "fee")
        both = self._notify("FEE0001", "FEE0002")
        file = self._ask(both, 1)
        self._answer(file, "import")
        self._answer(file, "leave")
        self._check_known(both, [-5.0, -5.0])

    def test_what_balances_prove_twice_in_a_file_comes_once(self):
        """Packed twice, with other references: 50 - 5 = 45 both times."""
        days = [
            statement(
                balance("OPBD", "50.00", day="2026-11-10"),
                entry(
                    "5.00",
                    details(text=self.FEE),
                    side="DBIT",
                    more=f"<AcctSvcrRef>{each}</AcctSvcrRef>",
                ),
                balance("CLBD", "45.00", day="2026-11-10"),
                account=OURS,
            )
            for each in ("FEE0001", "FEE0002")
        ]
        file, _action = self._wizard(camt(*days))
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self._amounts(), [-5.0])


@tagged("post_install", "-at_install")
class TestLookAlikeOfTwo(LookAlikesCase):
    """50 from Miller are typed; the file has 50 for each of two invoices of his."""

    def setUp(self):
        super().setUp()
        self.typed = self._type(50.0, "Miller")
        self.both = self._camt(
            ("REF000001", "50.00", "invoice 1", "Miller"),
            ("REF000002", "50.00", "invoice 2", "Miller"),
        )

    def _check_typed_is(self, text):
        """All 100.00 are there, and the typed line is this invoice."""
        self.assertEqual(self._amounts(), [50.0, 50.0])
        others = (self._lines() - self.typed).mapped("payment_ref")
        self.assertNotIn(text, others)
        self._check_known(self.both, [50.0, 50.0])

    def test_the_first_is_another_and_the_second_is_it(self):
        file = self._ask(self.both, 1)
        self._answer(file, "import", "invoice 1")
        self.assertEqual(file.state, "look_alikes", "of the second nobody told yet")
        self.assertEqual(file.look_alike_ids.mapped("text"), ["invoice 1", "invoice 2"])
        self._answer(file, "leave", "invoice 2")
        self.assertEqual(file.state, "imported", file.message)
        self._check_typed_is("invoice 2")

    def test_the_first_is_it(self):
        file = self._ask(self.both, 1)
        self._answer(file, "leave")
        self._check_typed_is("invoice 1")

    def test_both_are_others(self):
        file = self._ask(self.both, 1)
        file.action_import_all()
        self._answer(file, "import")
        self.assertEqual(file.state, "imported", file.message)
        self._check_known(self.both, [50.0, 50.0, 50.0])

    def test_to_leave_the_rest_out_changes_no_answer(self):
        file = self._ask(self.both, 1)
        self._answer(file, "import")
        file.action_leave_all()
        self._check_typed_is("invoice 2")

    def test_two_typed_and_one_in_the_file(self):
        """It is none of the first, but the second: both questions are put."""
        other = self._type(50.0, "counter")
        only = self._camt(("REF000001", "50.00", "invoice 1", "Miller"))
        file = self._ask(only, 1)
        self.assertEqual(file.look_alike_ids.line_ids, self.typed)
        self._answer(file, "import")
        waiting = file.look_alike_ids.filtered(lambda row: not row.answer)
        self.assertEqual(waiting.line_ids, other)
        self._answer(file, "leave")
        self._check_known(only, [50.0, 50.0])

    def test_all_are_told_to_be_others_at_once(self):
        self._type(50.0, "counter")
        only = self._camt(("REF000001", "50.00", "invoice 1", "Miller"))
        self._ask(only, 1).action_import_all()
        self._check_known(only, [50.0, 50.0, 50.0])

    def test_equal_ones_are_asked_for_once(self):
        """Three coffees, one of them typed: whichever it is not, none of them is."""
        self._type(-3.0, "Coffee")
        coffees = [(f"COFFEE{at}", "-3.00", "Coffee", "Bar") for at in range(3)]
        file = self._ask(self._camt(*coffees), 1)
        self._answer(file, "import")
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self._amounts(), [-3.0, -3.0, -3.0, -3.0, 50.0])

    def test_a_feed_imports_both_for_review(self):
        made, remarks = self._import(self.both)
        self.assertEqual(made.line_ids.mapped("bank_look_alike_id"), self.typed)
        self.assertEqual(len(made.line_ids.filtered("bank_look_alike_id")), 2)
        self.assertIn("2 transactions look like", remarks)

    def test_a_feed_has_one_of_equal_ones_reviewed(self):
        """Whichever of three coffees is taken out, two stay."""
        self._type(-3.0, "Coffee")
        coffees = [(f"COFFEE{at}", "-3.00", "Coffee", "Bar") for at in range(3)]
        made, _remarks = self._import(self._camt(*coffees))
        self.assertEqual(len(made.line_ids.filtered("bank_look_alike_id")), 1)
