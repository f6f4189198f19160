from odoo.tests import tagged

from .common import BankReconcileCommon

OTHER = "NL91ABNA0417164300"


@tagged("post_install", "-at_install")
class TestImportWizard(BankReconcileCommon):
    """Several files at once, questions the wizard asks, and the bank it finds."""

    def _payment(self, number, amount="10.00"):
        return {
            "TRNTYPE": "CREDIT",
            "DTPOSTED": f"202601{number:02}",
            "TRNAMT": amount,
            "FITID": f"FIT{number:05}",
            "NAME": f"payer {number}",
        }

    def _file(self, name, *payments, data=None, **options):
        raw = data if data is not None else self._ofx(payments, **options)
        return self.env["ir.attachment"].create({"name": name, "raw": raw})

    def _wizard(self, *files, journal=None, user=None):
        Wizard = self.env["bank.statement.import"].with_user(user or self.env.user)
        return Wizard.create(
            {
                "journal_id": journal.id if journal else False,
                "attachment_ids": [(6, 0, [file.id for file in files])],
            }
        )

    def _get_lines(self, journal=None):
        return self.env["account.bank.statement.line"].search(
            [("journal_id", "=", (journal or self.bank).id)]
        )

    def _create_bank(self, account=None, **values):
        journal = self.env["account.journal"].create(
            {"name": "Second Bank", "type": "bank", "code": "BNK9", **values}
        )
        if account:
            journal.set_bank_account(account)
        return journal

    # -- Several files --------------------------------------------------------

    def test_a_damaged_file_stops_no_other_one(self):
        good = self._file("good.ofx", self._payment(1))
        bad = self._file("bad.ofx", self._payment(2), self._payment(3, "ten"))
        more = self._file("more.ofx", self._payment(4))
        wizard = self._wizard(good, bad, more, journal=self.bank)
        action = wizard.action_import()
        self.assertEqual(action["res_id"], wizard.id, "a person has to see it")
        states = dict(wizard.file_ids.mapped(lambda file: (file.name, file.state)))
        self.assertEqual(
            states,
            {"good.ofx": "imported", "bad.ofx": "refused", "more.ofx": "imported"},
        )
        refused = wizard.file_ids.filtered(lambda file: file.state == "refused")
        self.assertIn("ten", refused.message)
        self.assertEqual(
            sorted(self._get_lines().mapped("partner_name")), ["payer 1", "payer 4"]
        )

    def test_importing_the_wizard_again_does_not_import_its_files_again(self):
        wizard = self._wizard(
            self._file("good.ofx", self._payment(1)),
            self._file("bad.txt", data=b"nothing"),
            journal=self.bank,
        )
        wizard.action_import()
        wizard.action_import()
        self.assertEqual(len(self._get_lines()), 1)
        messages = wizard.action_done()["context"]["notifications"]
        self.assertIn("1 transactions imported", messages["good.ofx"])

    # -- Whose account --------------------------------------------------------

    def test_the_bank_is_found_by_the_account_of_the_file(self):
        second = self._create_bank(OTHER)
        wizard = self._wizard(
            self._file("first.ofx", self._payment(1)),
            self._file("second.ofx", self._payment(2), account=OTHER),
        )
        wizard.action_import()
        self.assertEqual(len(self._get_lines()), 1)
        self.assertEqual(len(self._get_lines(second)), 1)

    def test_one_number_for_an_account_in_each_currency(self):
        euro = self.env.ref("base.EUR")
        euro.active = True
        second = self._create_bank(currency_id=euro.id)
        second.bank_account_id = self.bank.bank_account_id.copy(
            {"acc_number": "DE89 3704 0044 0532 0130 00 EUR"}
        )
        second.bank_account_id.acc_number = "0532013000"
        file = self._file("euro.ofx", self._payment(1), currency="EUR")
        self._wizard(file).action_import()
        self.assertEqual(len(self._get_lines(second)), 1)
        self.assertFalse(self._get_lines())

    def test_a_file_with_two_accounts_goes_to_both_banks(self):
        second = self._create_bank(OTHER)
        both = self._ofx([self._payment(1)])
        other = self._ofx([self._payment(2)], account=OTHER)
        start, end = b"<STMTTRNRS>", b"</BANKMSGSRSV1>"
        response = other[other.index(start) : other.index(end)]
        file = self._file("both.ofx", data=both.replace(end, response + end))
        self._wizard(file, journal=self.bank).action_import()
        self.assertEqual(self._get_lines().partner_name, "payer 1")
        self.assertEqual(self._get_lines(second).partner_name, "payer 2")

    def test_a_new_account_becomes_a_bank(self):
        file = self._file("new.ofx", self._payment(1), account=OTHER, currency="EUR")
        wizard = self._wizard(file)
        action = wizard.action_import()
        asking = wizard.file_ids
        self.assertEqual(action["res_id"], asking.id)
        self.assertRecordValues(
            asking,
            [
                {
                    "state": "account",
                    "account_answer": "create",
                    "account_number": OTHER,
                    "account_name": "Bank 4300",
                }
            ],
        )
        asking.account_currency_id.active = True
        asking.account_name = "Amsterdam"
        asking.action_import()
        journal = self.env["account.journal"].search([("name", "=", "Amsterdam")])
        self.assertEqual(journal.bank_account_id.sanitized_acc_number, OTHER)
        self.assertEqual(journal.currency_id.name, "EUR")
        self.assertEqual(len(self._get_lines(journal)), 1)

    def test_an_accountant_may_not_create_the_bank_of_a_new_account(self):
        file = self._file("new.ofx", self._payment(1), account=OTHER)
        file = file.with_user(self.accountant).create(
            {"name": file.name, "raw": file.raw}
        )
        wizard = self._wizard(file, user=self.accountant)
        wizard.action_import()
        wizard.file_ids.action_import()
        self.assertEqual(wizard.file_ids.state, "refused", wizard.file_ids.message)
        self.assertIn("administrator", wizard.file_ids.message)

    def test_a_bank_without_a_number_takes_it_over_when_told_so(self):
        second = self._create_bank()
        file = self._file("new.ofx", self._payment(1), account=OTHER)
        wizard = self._wizard(file, journal=second)
        wizard.action_import()
        self.assertFalse(second.bank_account_id, "it was not asked yet")
        self.assertFalse(self._get_lines(second))
        self.assertEqual(wizard.file_ids.account_answer, "take")
        wizard.file_ids.action_import()
        self.assertEqual(second.bank_account_id.sanitized_acc_number, OTHER)
        self.assertEqual(len(self._get_lines(second)), 1)

    def test_a_file_of_another_bank_than_the_chosen_one_is_refused(self):
        self._create_bank(OTHER)
        file = self._file("second.ofx", self._payment(1), account=OTHER)
        wizard = self._wizard(file, journal=self.bank)
        wizard.action_import()
        self.assertEqual(wizard.file_ids.state, "refused")
        self.assertIn("Second Bank", wizard.file_ids.message)

    # -- Which dates ----------------------------------------------------------

    def _qif(self):
        return (
            b"!Type:Bank\nD03/04/2026\nT-12.50\nPCoffee\n^\nD05/06/2026\nT1.00\nPx\n^\n"
        )

    def test_dates_that_can_be_read_two_ways_are_asked(self):
        wizard = self._wizard(self._file("a.qif", data=self._qif()), journal=self.bank)
        wizard.action_import()
        asking = wizard.file_ids
        self.assertEqual(asking.state, "date_order")
        self.assertIn("3 April 2026; 5 June 2026", asking.message)
        self.assertIn("4 March 2026; 6 May 2026", asking.message)
        asking.date_order = "mdy"
        asking.action_import()
        self.assertEqual(
            sorted(self._get_lines().mapped(lambda line: line.date.isoformat())),
            ["2026-03-04", "2026-05-06"],
        )

    def test_a_file_dropped_on_the_card_asks_and_is_kept(self):
        file = self._file("a.qif", data=self._qif())
        action = self.bank.create_document_from_attachment(file.ids)
        self.assertEqual(action["res_model"], "bank.statement.import.file")
        asking = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(asking.attachment_id, file)
        asking.date_order = "dmy"
        asking.action_import()
        self.assertEqual(len(self._get_lines()), 2)

    def test_a_table_with_such_dates_asks_too(self):
        table = b"Date;Text;Amount\n03/04/2026;a;-12.50\n05/06/2026;b;1.00\n"
        wizard = self._wizard(self._file("a.csv", data=table), journal=self.bank)
        wizard.action_import()
        self.assertEqual(wizard.file_ids.state, "date_order")
        wizard.file_ids.date_order = "dmy"
        wizard.file_ids.action_import()
        self.assertEqual(wizard.file_ids.state, "imported")
