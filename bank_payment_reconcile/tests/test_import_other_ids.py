"""The bank calls the same payments otherwise, or others the same."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .feed_scripted_case import ScriptedCase, feeds
from .other_ids_case import OURS, OtherIdsCase
from .test_formats_camt import camt, details, entry, statement

RENT = ("100.00", "RE 42", "Nordlicht GmbH")
FEE = ("-20.00", "Insurance 7", "Fjord AS")


@tagged("post_install", "-at_install")
class TestImportOtherIds(OtherIdsCase):
    """The same payments under other ids: where balances prove it, they come once."""

    def _first(self):
        return self._import(
            self._camt(("ID0001", *RENT), ("ID0002", *FEE), start="50.00", end="130.00")
        )

    def test_the_bank_changed_its_ids(self):
        """50 + 100 - 20 = 130, told twice: the second file adds nothing."""
        self._first()
        again = self._camt(
            ("X900001", *RENT), ("X900002", *FEE), start="50.00", end="130.00"
        )
        made, remarks = self._import(again)
        self.assertFalse(made)
        self.assertEqual(self._amounts(), [-20.0, 100.0])
        self.assertIn("2 transactions were left out: the balances prove", remarks)
        self.assertNotIn("missing", remarks)

    def test_the_consent_was_renewed_in_the_middle_of_the_day(self):
        """The day to noon, and the whole day under other ids: 130 + 7 = 137."""
        self._first()
        more = self._camt(
            ("X900002", *FEE),
            ("X900001", *RENT),
            ("X900003", "7.00", "RE 43", "Nordlicht GmbH"),
            start="50.00",
            end="137.00",
        )
        made, remarks = self._import(more)
        self.assertEqual(made.line_ids.mapped("amount"), [7.0])
        self.assertEqual((made.balance_start, made.balance_end_real), (130.0, 137.0))
        self.assertFalse(made.line_ids.bank_look_alike_id)
        self.assertNotIn("missing", remarks)

    def test_ofx_and_then_csv(self):
        """The table has other texts, no ids, and the balance behind each payment."""
        self._first()
        table = self._csv(
            ("10.11.2026", "Nordlicht RE 42", "", "100,00", "150,00"),
            ("10.11.2026", "Fjord Insurance 7", "", "-20,00", "130,00"),
            ("11.11.2026", "Coffee", "", "-3,00", "127,00"),
        )
        made, _remarks = self._import(table, "bank.csv")
        self.assertEqual(made.line_ids.mapped("amount"), [-3.0])
        self.assertEqual((made.balance_start, made.balance_end_real), (130.0, 127.0))

    def test_known_again_by_the_new_ids_without_any_proof(self):
        """What was proved once is remembered: the next file tells no balances."""
        self._first()
        self._import(
            self._camt(
                ("X900001", *RENT), ("X900002", *FEE), start="50.00", end="130.00"
            )
        )
        made, remarks = self._import(self._camt(("X900001", *RENT)))
        self.assertFalse(made)
        self.assertNotIn("look like", remarks)
        self.assertEqual(self._amounts(), [-20.0, 100.0])

    def test_in_a_run_in_the_background(self):
        self._first()
        self._in_runs()
        again = self._camt(
            ("X900001", *RENT),
            ("X900002", *FEE),
            ("X900003", "7.00", "RE 43", ""),
            ("X900004", "8.00", "RE 44", ""),
            start="50.00",
            end="145.00",
        )
        _file, action = self._wizard(again)
        run = self.env["bank.import.run"].browse(action["params"]["run_id"])
        with self._as_a_worker() as env:
            run.with_env(env).action_process(60)
        self.env.invalidate_all()
        self.assertEqual(self._amounts(), [-20.0, 7.0, 8.0, 100.0])
        self.assertEqual(run.statement_ids.balance_start, 130.0)
        self.assertIn("the balances prove", run.remarks)


@tagged("post_install", "-at_install")
class TestImportLookAlikes(OtherIdsCase):
    """Nothing proves it: a person is asked once, and nothing is posted before."""

    def setUp(self):
        super().setUp()
        self._import(self._camt(("ID0001", *RENT), ("ID0002", *FEE)))
        self.again = self._camt(
            ("X900001", *RENT), ("X900002", *FEE), ("X900003", "7.00", "new", "")
        )

    def test_the_wizard_names_them_together(self):
        file, action = self._wizard(self.again)
        self.assertEqual(action["res_id"], file.id)
        self.assertEqual(file.state, "look_alikes")
        self.assertEqual(self._amounts(), [-20.0, 100.0], "nothing came in yet")
        self.assertEqual(sorted(file.look_alike_ids.mapped("amount")), [-20.0, 100.0])
        first = file.look_alike_ids.filtered(lambda row: row.amount > 0)
        self.assertIn("Nordlicht GmbH", first.in_books)
        self.assertIn("RE 42", first.in_books)

    def test_all_are_left_out_and_never_asked_for_again(self):
        file, _action = self._wizard(self.again)
        file.action_leave_all()
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self._amounts(), [-20.0, 7.0, 100.0])
        self.assertFalse(self._lines().bank_look_alike_id)
        once_more, _action = self._wizard(self.again)
        self.assertEqual(once_more.state, "imported", once_more.message)
        self.assertEqual(self._amounts(), [-20.0, 7.0, 100.0])

    def test_all_are_payments_of_their_own(self):
        file, _action = self._wizard(self.again)
        file.action_import_all()
        self.assertEqual(self._amounts(), [-20.0, -20.0, 7.0, 100.0, 100.0])
        self.assertFalse(self._lines().bank_look_alike_id, "a person has told")
        once_more, _action = self._wizard(self.again)
        self.assertEqual(once_more.state, "imported", once_more.message)
        self.assertEqual(len(self._lines()), 5)

    def test_one_is_left_out_and_the_other_imported(self):
        file, _action = self._wizard(self.again)
        with self.assertRaisesRegex(UserError, "nothing is chosen yet"):
            file.action_import()
        for row in file.look_alike_ids:
            row.answer = "import" if row.amount > 0 else "leave"
        file.action_import()
        self.assertEqual(self._amounts(), [-20.0, 7.0, 100.0, 100.0])

    def test_a_large_file_asks_before_it_runs(self):
        self._in_runs()
        file, _action = self._wizard(self.again)
        self.assertEqual(file.state, "look_alikes")
        self.assertFalse(file.run_ids)
        action = file.action_import_all()
        run = self.env["bank.import.run"].browse(action["params"]["run_id"])
        with self._as_a_worker() as env:
            run.with_env(env).action_process(60)
        self.env.invalidate_all()
        self.assertEqual(self._amounts(), [-20.0, -20.0, 7.0, 100.0, 100.0])

    def test_a_program_imports_them_for_review(self):
        made, remarks = self._import(self.again)
        self.assertIn("2 transactions look like payments", remarks)
        alike = made.line_ids.filtered("bank_look_alike_id")
        self.assertEqual(sorted(alike.mapped("amount")), [-20.0, 100.0])
        self.assertEqual(set(alike.mapped("needs_review")), {True})
        self.assertIn("Nordlicht GmbH", " ".join(alike.mapped("bank_look_alike_note")))

    def _import_sure(self):
        """A second 100.00 that a mapping applies and that nobody would review."""
        self.bank.bank_post_automatically = True
        self.env["bank.text.mapping"].create(
            {
                "text": "RE 42",
                "debit_account_id": self.fees.id,
                "limit_in": 10000.0,
                "credit_account_id": self.fees.id,
                "limit_out": 10000.0,
            }
        )
        made, _remarks = self._import(self._camt(("X900001", *RENT)))
        self.assertTrue(made.line_ids.application_ids)
        self.assertFalse(any(made.line_ids.application_ids.mapped("review_required")))
        return made.line_ids

    def test_it_is_never_posted_before_a_person_has_looked_at_it(self):
        line = self._import_sure()
        domain = line._bank_get_automatic_posting_domain()
        self.assertTrue(line.needs_review)
        self.assertFalse(line.filtered_domain(domain))
        line.action_apply_automatically()
        self.assertTrue(line.needs_review, "the matcher does not clear it")
        line.action_bank_keep_look_alike()
        self.assertFalse(line.needs_review)
        self.assertFalse(line.bank_look_alike_note)
        self.assertEqual(line.filtered_domain(domain), line)

    def test_who_accepts_it_says_that_it_is_another_payment(self):
        line = self._import_sure()
        line.with_user(self.accountant).action_accept()
        self.assertFalse(line.needs_review)
        self.assertFalse(line.bank_look_alike_id)

    def test_taken_out_it_does_not_come_again(self):
        made, _remarks = self._import(self.again)
        alike = made.line_ids.filtered("bank_look_alike_id")
        alike.with_user(self.accountant).action_bank_remove_look_alike()
        self.assertEqual(self._amounts(), [-20.0, 7.0, 100.0])
        again, remarks = self._import(self.again)
        self.assertFalse(again)
        self.assertEqual(self._amounts(), [-20.0, 7.0, 100.0])
        self.assertNotIn("look like", remarks)


@tagged("post_install", "-at_install")
class TestImportUsedIds(OtherIdsCase):
    """Ids that begin at 1 in each file: an id alone never proves."""

    def test_another_payer_with_the_same_id_day_and_amount(self):
        """Both pay 100.00 on one day, and each is the first of its file."""
        self._import(self._ofx_of(("1", "100.00", "Nordlicht GmbH")), "a.ofx")
        made, remarks = self._import(self._ofx_of(("1", "100.00", "Fjord AS")), "b.ofx")
        self.assertEqual(made.line_ids.partner_name, "Fjord AS")
        self.assertEqual(self._amounts(), [100.0, 100.0])
        self.assertIn("have the same identification", remarks)

    def test_both_files_again_add_nothing(self):
        files = [
            self._ofx_of(("1", "100.00", payer), ("2", "5.00", payer))
            for payer in ("Nordlicht GmbH", "Fjord AS")
        ]
        for data in files * 3:
            self._import(data, "a.ofx")
        self.assertEqual(self._amounts(), [5.0, 5.0, 100.0, 100.0])

    def test_the_same_payer_for_another_invoice(self):
        """Nobody is asked by a program: it comes and waits for review."""
        for text in ("invoice 10041", "invoice 10042"):
            made, _remarks = self._import(
                self._camt(("REF000001", "100.00", text, "Nordlicht GmbH"))
            )
        self.assertEqual(self._amounts(), [100.0, 100.0])
        self.assertTrue(made.line_ids.bank_look_alike_id)

    def test_a_text_that_grew_is_the_same_payment(self):
        for text in ("RE 42", "RE 42 of 12 October SVWZ"):
            self._import(self._camt(("REF000001", "100.00", text, "Nordlicht GmbH")))
        self.assertEqual(self._amounts(), [100.0])

    def test_balances_prove_that_it_is_another(self):
        """The same words, too: but the second 100.00 goes from 150 to 250."""
        self._import(self._camt(("1A0001", *RENT), start="50.00", end="150.00"))
        made, remarks = self._import(
            self._camt(("1B0001", *RENT), start="150.00", end="250.00")
        )
        self.assertEqual(self._amounts(), [100.0, 100.0])
        self.assertFalse(made.line_ids.bank_look_alike_id)
        self.assertEqual(remarks, "")


@tagged("post_install", "-at_install")
class TestImportEndToEndIds(OtherIdsCase):
    """Two payments of 119.00 on one day, and the bank writes the same of both. Its own
    numbers are too short to be ids; what whoever pays gave them tells one from the
    other."""

    def _paid(self, *references):
        parts = [
            entry(
                "119.00",
                details(text="Zahlung A", EndToEndId=reference or "NOTPROVIDED"),
                side="DBIT",
                more=f"<AcctSvcrRef>{at}-1</AcctSvcrRef>",
            )
            for at, reference in enumerate(references)
        ]
        return camt(statement(*parts, account=OURS))

    def _get_references(self):
        return sorted(self._lines().mapped(lambda line: line.bank_end_to_end_id or ""))

    def test_two_in_one_file(self):
        for _time in range(2):
            self._import(self._paid("RUN1-1", "RUN1-2"))
        self.assertEqual(self._get_references(), ["RUN1-1", "RUN1-2"])

    def test_one_in_each_of_two_files(self):
        for reference in ("RUN1-1", "RUN2-1", "RUN1-1", "RUN2-1"):
            self._import(self._paid(reference))
        self.assertEqual(self._get_references(), ["RUN1-1", "RUN2-1"])

    def test_the_second_file_has_both_the_other_one_first(self):
        self._import(self._paid("RUN1-1"))
        self._import(self._paid("RUN2-1", "RUN1-1"))
        self.assertEqual(self._get_references(), ["RUN1-1", "RUN2-1"])

    def test_a_file_without_them_tells_the_same_payments(self):
        self._import(self._paid("RUN1-1", "RUN1-2"))
        self._import(self._paid("", ""))
        self.assertEqual(self._get_references(), ["RUN1-1", "RUN1-2"])

    def test_the_file_before_told_none(self):
        self._import(self._paid("", ""))
        self._import(self._paid("RUN1-1", "RUN1-2", "RUN1-3"))
        self.assertEqual(self._get_references(), ["", "", "RUN1-3"])

    def test_a_shortened_one_is_the_same(self):
        self._import(self._paid("RUN1-PAYMENT-1"))
        self._import(self._paid("RUN1-PAYM"))
        self.assertEqual(self._get_references(), ["RUN1-PAYMENT-1"])

    def test_lines_imported_before_such_ids_counted(self):
        """They are known by their content alone, and numbered."""
        self._import(self._paid("RUN1-1", "RUN1-2"))
        for number, line in enumerate(self._lines(), 1):
            content = line.bank_content_id
            numbered = f"{content}:{number}" if number > 1 else content
            line.sudo().bank_import_id = numbered
        self._import(self._paid("RUN1-2", "RUN1-3", "RUN1-1"))
        self.assertEqual(self._get_references(), ["RUN1-1", "RUN1-2", "RUN1-3"])


@tagged("post_install", "-at_install")
class TestFeedOtherIds(ScriptedCase):
    def test_a_feed_imports_for_review_and_says_so(self):
        """The consent was renewed: the bank's ids are others, it tells no balance."""
        files = [self._file("10.00", "20.00", ids=ids) for ids in ("AB", "XY")]
        # The ledger balance of the second file is that of another day.
        files[1] = files[1].replace(b"1000.00", b"1700.00")
        self._offer([feeds.FetchedFile("0.ofx", files[0])])
        self._fetch(self.feed)
        self._offer([feeds.FetchedFile("1.ofx", files[1])])
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0, 10.0, 20.0, 20.0])
        alike = self._lines().filtered("bank_look_alike_id")
        self.assertEqual(len(alike), 2)
        self.assertIn("2 transactions look like", self.feed.log_ids[0].message)
        self.assertEqual(alike[0].bank_booking_date, date(2026, 1, 12))

    def test_what_balances_prove_comes_once(self):
        for name, ids in (("0.ofx", "AB"), ("1.ofx", "XY")):
            data = self._file("10.00", "20.00", ids=ids)
            self._offer([feeds.FetchedFile(name, data)])
            self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0, 20.0])
        self.assertIn("the balances prove", self.feed.log_ids[0].message)
