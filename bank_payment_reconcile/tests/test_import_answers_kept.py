"""What is remembered of the answers to look-alikes, as the bank's words change."""

from odoo.tests import tagged

from .look_alikes_case import LookAlikesCase

NORDLICHT = "Nordlicht GmbH"


@tagged("post_install", "-at_install")
class TestAnswersKept(LookAlikesCase):
    """F1 is in the books; a person told that N1 is the same."""

    def setUp(self):
        super().setUp()
        self._import(self._camt(("F1F10001", "100.00", "RE 10042", NORDLICHT)))
        self._ask(self._new("RE 10042"), 1).action_leave_all()
        self.longer = self._new("RE 10042 SVWZ")

    def _new(self, text, payer=NORDLICHT):
        return self._camt(("N1N10001", "100.00", text, payer))

    def test_the_bank_lengthens_its_text(self):
        self._check_known(self.longer, [100.0])
        self._check_known(self._new("RE 10042"), [100.0])

    def test_other_words_are_asked_for_once(self):
        """The words do not say the same, so a person tells once of each."""
        other = self._new("Rechnung 10042", payer="")
        self._ask(other, 1).action_leave_all()
        for data in (other, self._new("RE 10042"), other):
            self._check_known(data, [100.0])

    def test_another_payer_with_the_id_is_another(self):
        other = self._new("RE 10042", payer="Fjord AS")
        made, _remarks = self._import(other)
        self.assertEqual(made.line_ids.partner_name, "Fjord AS")
        for data in (other, self._new("RE 10042"), other):
            self._check_known(data, [100.0, 100.0])

    def test_taken_out_each_time_it_came(self):
        """A feed brought it again, under its own id and as the aliases had it."""
        texts = ("Rechnung 10042", "10042 Nordlicht")
        for text in texts:
            data = self._new(text, payer="")
            made, _remarks = self._import(data)
            self.assertTrue(made.line_ids.bank_look_alike_id)
            made.line_ids.with_user(self.accountant).action_bank_remove_look_alike()
            self._check_known(data, [100.0])

    def test_a_line_that_has_the_id_of_an_answer_can_be_taken_out(self):
        """It was imported beside the answer, with the very same id."""
        kept = self._lines()
        alias = self.env["bank.import.alias"].search(
            [("journal_id", "=", self.bank.id)]
        )
        twin = self._type(100.0, "RE 10042 SVWZ")
        twin._bank_write_by_code(
            {
                "bank_import_id": alias.import_id,
                "bank_content_id": "other words",
                "bank_look_alike_id": kept.id,
            }
        )
        twin.with_user(self.accountant).action_bank_remove_look_alike()
        self.assertEqual(self._lines(), kept)
        self.assertEqual(
            (alias.statement_line_id, alias.content_id), (kept, "other words")
        )
