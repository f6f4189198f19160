"""Mappings that cannot be, who may change them, and what is told of a change."""

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import new_test_user, tagged

from .mapping_case import MappingCase


@tagged("post_install", "-at_install")
class TestMappingRefusals(MappingCase):
    def _refuse(self, sentence, **values):
        with self.assertRaisesRegex(ValidationError, sentence), self.env.cr.savepoint():
            self._map(**values)

    def test_expressions_that_cannot_be_used(self):
        for pattern, sentence in (
            ("(", "missing"),
            (".*", "matches an empty text"),
            ("a" * 300, "too long"),
            ("(?R)?a", "calls itself"),
        ):
            self._refuse(
                sentence,
                credit_account_id=self.fees.id,
                conditions=(("text", "matches", pattern),),
            )

    def test_what_tells_nothing_or_too_much(self):
        rest = {"account_id": self.fees.id}
        self._refuse("fits any line", rows=[rest], look_in="nowhere")
        self._refuse(
            "fits any line",
            rows=[rest],
            look_in="nowhere",
            conditions=(("text", "not_contains", "refund"),),
        )
        self._refuse(
            "fits any line",
            rows=[rest],
            look_in="nowhere",
            conditions=(("text", "contains", "ab"),),
        )
        self._refuse("is empty", rows=[rest], conditions=(("text", "contains", " "),))
        self._refuse("Two rows", rows=[rest, rest])
        self._refuse("rows and an account", rows=[rest], debit_account_id=self.fees.id)
        self._refuse("has no account")
        self._refuse("fit no line", rows=[rest], amount_from=5.0, amount_to=4.0)
        self._refuse("books nothing", rows=[{**rest, "share": "percent"}])
        self._refuse("books nothing", rows=[{**rest, "share": "fixed"}])
        self._refuse("receivable or payable", rows=[{"account_id": self.receivable.id}])
        self._refuse(
            "itself|is the account of", rows=[{"account_id": self.bank_account.id}]
        )

    def test_who_keeps_mappings_copies_one_with_its_rows_and_conditions(self):
        mapping = self._map(
            rows=[{"account_id": self.fees.id}],
            conditions=(("name", "contains", "Stadtwerke"),),
        )
        copy = mapping.with_user(self.accountant).copy({"text": "Another"})
        self.assertEqual(copy.row_ids.account_id, self.fees)
        self.assertEqual(copy.row_ids.company_id, self.env.company)
        self.assertEqual(copy.condition_ids.value, "Stadtwerke")

    def test_the_last_row_and_the_last_condition_stay(self):
        mapping = self._map(
            rows=[{"account_id": self.fees.id}],
            look_in="nowhere",
            conditions=(("name", "contains", "Stadtwerke"),),
        )
        for records in (mapping.row_ids, mapping.condition_ids):
            with self.assertRaises(ValidationError), self.env.cr.savepoint():
                records.unlink()

    def test_changes_of_rows_and_conditions_leave_a_trace(self):
        mapping = self._map(
            rows=[{"account_id": self.fees.id}],
            conditions=(("name", "contains", "Stadtwerke"),),
        )
        self.env.flush_all()
        self.env.cr.precommit.run()
        mapping.row_ids.write({"account_id": self.loss.id})
        mapping.condition_ids.write({"value": "Stadt"})
        self.env.flush_all()
        self.env.cr.precommit.run()
        told = mapping.message_ids.tracking_value_ids.mapped("new_value_char")
        self.assertTrue(any("“Stadt”" in (value or "") for value in told), told)
        self.assertTrue(any(self.loss.code in (value or "") for value in told), told)

    def test_who_only_applies_changes_neither_rows_nor_conditions(self):
        mapping = self._map(
            rows=[{"account_id": self.fees.id}],
            conditions=(("name", "contains", "Stadtwerke"),),
        )
        basic = new_test_user(
            self.env, login="maps_basic", groups="account.group_account_basic"
        )
        for records, values in (
            (mapping.row_ids, {"account_id": self.loss.id}),
            (mapping.condition_ids, {"value": "a"}),
        ):
            theirs = records.with_user(basic)
            self.assertTrue(theirs.read(["display_name"]))
            with self.assertRaises(AccessError):
                theirs.write(values)
            with self.assertRaises(AccessError):
                theirs.unlink()

    def test_a_row_is_not_moved_to_another_companys_mapping(self):
        mapping = self._map(rows=[{"account_id": self.fees.id}])
        other = self._create_company(name="Elsewhere")
        account = self.env["account.account"].search(
            [("company_ids", "in", other.ids), ("account_type", "=", "expense")],
            limit=1,
        )
        theirs = self.Mapping.create(
            {"text": "Theirs", "company_id": other.id, "debit_account_id": account.id}
        )
        accountant = mapping.row_ids.with_user(self.accountant)
        with self.assertRaises(AccessError):
            accountant.mapping_id = theirs.id
