"""A person applies to a bank line what it cannot take, and is told why."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .apply_by_hand_case import ApplyByHandCommon


@tagged("post_install", "-at_install")
class TestRefusals(ApplyByHandCommon):
    """What neither the item nor the line has is refused in one sentence."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")

    def test_more_than_the_line_has_left(self):
        line = self._create_line(800.0, "from Nordlicht")
        self.assertRefused(
            ["from Nordlicht", "800.00", "900.00", "INV/2026/00042"],
            line.action_apply_item,
            self.item.id,
            900.0,
        )

    def test_line_is_fully_applied(self):
        line = self._create_line(1000.0, "from Nordlicht")
        self._tick(line, self.item)
        other = self._create_document(self.nordlicht, 50.0, "INV/2026/00043")
        self.assertRefused(
            ["from Nordlicht", "fully applied"], line.action_apply_item, other.id
        )
        self.assertRefused(
            ["fully applied"], line.action_add_row, {"account_id": self.fees.id}
        )

    def test_more_than_the_item_has(self):
        line = self._create_line(2000.0)
        self.assertRefused(
            ["INV/2026/00042", "1,000.00", "1,100.00"],
            line.action_apply_item,
            self.item.id,
            1100.0,
        )

    def test_more_than_another_line_left_of_the_item(self):
        other = self._create_line(600.0, "first instalment")
        self._tick(other, self.item)
        line = self._create_line(600.0)
        self.assertRefused(
            ["first instalment", "400.00 open", "600.00 of it"],
            line.action_apply_item,
            self.item.id,
            600.0,
        )
        self.assertEqual(self._tick(line, self.item).amount, 400.0)

    def test_item_taken_by_another_line(self):
        other = self._create_line(1000.0, "from Nordlicht")
        self._tick(other, self.item)
        line = self._create_line(1000.0)
        self.assertRefused(
            ["applied to", "from Nordlicht"], line.action_apply_item, self.item.id, 10.0
        )

    def test_wrong_sign(self):
        line = self._create_line(1000.0)
        self.assertRefused(
            ["wrong sign", "INV/2026/00042"],
            line.action_apply_item,
            self.item.id,
            -100.0,
        )

    def test_customer_s_invoice_for_money_out(self):
        line = self._create_line(-1000.0)
        self.assertRefused(
            ["INV/2026/00042"], line.action_apply_item, self.item.id, 1000.0
        )

    def test_line_is_posted(self):
        line = self._create_line(1000.0, "from Nordlicht")
        application = self._tick(line, self.item)
        line._bank_post_applications()
        for method, args in (
            (line.action_apply_item, (self.item.id,)),
            (line.action_add_row, ({"account_id": self.fees.id},)),
            (line.action_update_application, (application.id, {"amount": 1.0})),
            (line.action_remove_application, (application.id,)),
        ):
            self.assertRefused(["from Nordlicht", "posted"], method, *args)

    def test_paid_item(self):
        paying = self._create_line(1000.0)
        self._tick(paying, self.item)
        paying._bank_post_applications()
        line = self._create_line(1000.0)
        self.assertRefused(
            ["INV/2026/00042", "nothing open"], line.action_apply_item, self.item.id
        )

    def test_account_of_an_item_s_application_is_not_changed(self):
        line = self._create_line(1000.0)
        application = self._tick(line, self.item)
        self.assertRefused(
            ["INV/2026/00042"],
            line.action_update_application,
            application.id,
            {"account_id": self.fees.id},
        )

    def test_application_of_another_line(self):
        application = self._tick(self._create_line(1000.0), self.item)
        self.assertRefused(
            ["removed"],
            self._create_line(5.0).action_remove_application,
            application.id,
        )

    def test_fields_that_no_person_sets(self):
        line = self._create_line(1000.0)
        application = self._tick(line, self.item)
        with self.assertRaises(UserError):
            line.action_update_application(application.id, {"state": "posted"})
