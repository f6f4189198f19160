"""What recurring texts and payers book by themselves, with taxes, and undone."""

from odoo import Command
from odoo.tests import tagged

from .mapping_case import MappingCase


@tagged("post_install", "-at_install")
class TestMappingRows(MappingCase):
    def test_the_energy_company_with_its_tax_posted_and_undone(self):
        """120.00 out, of which 75 % are the office's and the rest the flat's: 90.00
        contain 15.00 of 20 % tax, 30.00 contain none."""
        analytic = self._create_analytic()
        self._map(
            rows=(
                {
                    "account_id": self.fees.id,
                    "share": "percent",
                    "percent": 75.0,
                    "tax_ids": [Command.set(self.purchase_tax.ids)],
                    "analytic_distribution": {str(analytic.id): 100.0},
                    "label": "Power of the office",
                },
                {"account_id": self.loss.id},
            ),
            partner_id=self.nordlicht.id,
        )
        line = self._pay(-120.0)
        self.assertRecordValues(
            line.application_ids,
            [
                {
                    "account_id": self.fees.id,
                    "amount": -90.0,
                    "tax_ids": self.purchase_tax.ids,
                    "label": "Power of the office",
                    "analytic_distribution": {str(analytic.id): 100.0},
                    "partner_id": self.nordlicht.id,
                    "confidence": "high_text_mapping",
                },
                {
                    "account_id": self.loss.id,
                    "amount": -30.0,
                    "tax_ids": [],
                    "label": False,
                    "analytic_distribution": False,
                    "partner_id": self.nordlicht.id,
                    "confidence": "high_text_mapping",
                },
            ],
        )
        self.assertIn("mapping_name", self._kinds(line))
        self.assertIn(
            "The other side's name, Stadtwerke Musterstadt AG, contains “Stadtwerke "
            "Musterstadt”",
            line.bank_match_explanation,
        )
        booked = [
            (self.bank_account, -120.0),
            (self.fees, 75.0),
            (self.input_tax, 15.0),
            (self.loss, 30.0),
        ]
        for _time in range(2):
            self._post(line)
            self.assertEntry(line, booked)
            office = line.move_id.line_ids.filtered("tax_ids")
            self.assertEqual(office.tax_tag_ids, self.tags["base"])
            self.assertEqual(office.analytic_distribution, {str(analytic.id): 100.0})
            line.action_undo_applications()
            self.assertFalse(line.is_reconciled)
            self.assertEqual(line.application_ids.mapped("amount"), [-90.0, -30.0])
            self.assertFalse(line.move_id.line_ids.filtered("tax_line_id"))

    def _create_analytic(self):
        plan = self.env["account.analytic.plan"].create({"name": "Places"})
        return self.env["account.analytic.account"].create(
            {"name": "Office", "plan_id": plan.id}
        )

    def test_a_card_payout_with_the_fee_that_was_kept(self):
        """97.00 come in: 100.00 + 20 % were sold for 120.00, 23.00 were kept."""
        self._map(
            "Card payout",
            rows=(
                {"account_id": self.fees.id, "share": "fixed", "fixed_amount": -23.0},
                {
                    "account_id": self.income.id,
                    "tax_ids": [Command.set(self.sale_tax.ids)],
                },
            ),
        )
        line = self._pay(97.0, "CARD PAYOUT 11/26", "Pay Ltd")
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertEntry(
            line,
            [
                (self.bank_account, 97.0),
                (self.fees, 23.0),
                (self.income, -100.0),
                (self.tax_account, -20.0),
            ],
        )

    def test_what_the_rows_leave_is_the_lines_difference(self):
        self._map(
            rows=({"account_id": self.fees.id, "share": "percent", "percent": 60},)
        )
        line = self._pay(-100.01)
        self.assertEqual(line.application_ids.amount, -60.01)
        self.assertEqual(line.difference_amount, -40.0)
        self.assertTrue(line.needs_review)
        self.assertIn("40.00", line.bank_match_explanation)
        line.action_post_applications()
        self.assertFalse(line.is_reconciled)

    def test_posted_by_itself_unless_a_row_or_a_condition_changed_since(self):
        self.bank.bank_post_automatically = True
        mapping = self._map(
            rows=(
                {"account_id": self.fees.id, "share": "fixed", "fixed_amount": 5.0},
                {"account_id": self.loss.id},
            ),
            conditions=(("text", "not_contains", "Gutschrift"),),
        )
        changes = (
            lambda: None,
            lambda: mapping.row_ids[0].write({"fixed_amount": 6.0}),
            lambda: mapping.row_ids[1].write({"tax_ids": self.purchase_tax.ids}),
            lambda: mapping.condition_ids.write({"value": "Abschlag"}),
            lambda: mapping.condition_ids.unlink(),
        )
        for number, change in enumerate(changes):
            line = self._pay(-20.0, f"Rate {number}")
            self.assertEqual(len(line.application_ids), 2)
            self.assertFalse(line.needs_review)
            self._age(line.application_ids)
            change()
            self.env.flush_all()
            with self._as_a_worker() as env:
                env["account.bank.statement.line"]._bank_cron_post_applications()
            self.assertEqual(line.is_reconciled, not number, number)
            if not line.is_reconciled:
                line.application_ids.unlink()

    def _age(self, applications):
        """As if they were of an earlier transaction, which alone has another time."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE bank_payment_application SET create_date = create_date - "
            "interval '1 minute' WHERE id IN %s",
            [tuple(applications.ids)],
        )
        self.env.cr.execute(
            "UPDATE bank_text_mapping SET write_date = write_date - interval '1 hour'"
        )
        self.env.invalidate_all()

    def test_a_bank_of_its_own(self):
        other = self.bank.copy()
        self._map(debit_account_id=self.fees.id, journal_ids=[Command.set(other.ids)])
        self.assertFalse(self._pay(5.0).application_ids)
        self._map(
            debit_account_id=self.fees.id, journal_ids=[Command.set(self.bank.ids)]
        )
        self.assertEqual(self._pay(5.0).application_ids.account_id, self.fees)

    def test_one_word_for_two_sizes(self):
        plain = {"credit_account_id": self.fees.id}
        self._map("Vodafone", **plain)
        self._map("Vodafone", credit_account_id=self.loss.id, amount_from=500.0)
        self.assertEqual(
            self._pay(-40.0, "Vodafone").application_ids.account_id, self.fees
        )
        self.assertEqual(
            self._pay(-600.0, "Vodafone").application_ids.account_id, self.loss
        )

    def test_what_was_booked_by_rows_counts_once_as_past(self):
        """Three payments of 100.00, each in two rows: 400.00 is unusual."""
        self._map(
            rows=(
                {"account_id": self.fees.id, "share": "percent", "percent": 50},
                {"account_id": self.loss.id},
            )
        )
        for _month in range(3):
            self._post(self._pay(-100.0))
        self.assertIn("amount_usual", self._kinds(self._pay(-120.0)))
        self.assertIn("amount_unusual", self._kinds(self._pay(-400.0)))

    def test_a_suggested_row_brings_its_taxes(self):
        """A person ticks the half that contains tax: 60.00, of which 10.00 are tax."""
        half = {"account_id": self.fees.id, "share": "percent", "percent": 50.0}
        taxed = {**half, "tax_ids": [Command.set(self.purchase_tax.ids)]}
        self._map(rows=({**taxed, "label": "Half"}, {"account_id": self.fees.id}))
        line = self._create_line(-120.0, "x", partner_name="Stadtwerke Musterstadt AG")
        suggested = line.get_suggestions()
        self.assertEqual(len({row["row_id"] for row in suggested}), 2)
        for row in suggested:
            names = ("account_id", "amount", "label", "tax_ids")
            line.action_add_row({name: row[name] for name in names})
        self._post(line)
        self.assertEntry(
            line,
            [
                (self.bank_account, -120.0),
                (self.fees, 50.0),
                (self.input_tax, 10.0),
                (self.fees, 60.0),
            ],
        )

    def test_mapping_a_payer_whose_text_has_no_words(self):
        line, other = (
            self._create_line(-50.0, text, partner_name="Harbour Rent Ltd")
            for text in ("4711 11/26", "4712 12/26")
        )
        wizard = self.env["bank.map.text"].create(
            {"line_id": line.id, "credit_account_id": self.fees.id}
        )
        self.assertEqual((wizard.text, wizard.look_in), ("Harbour Rent Ltd", "name"))
        wizard.debit_account_id = False
        wizard.action_map()
        self.assertEqual((line | other).application_ids.account_id, self.fees)
        self.assertIn("mapping_name", self._kinds(other))

    def test_queries_do_not_grow_with_lines_and_mappings(self):
        rows = (
            {
                "account_id": self.fees.id,
                "share": "percent",
                "percent": 50,
                "tax_ids": self.purchase_tax.ids,
                "label": "Half",
            },
            {"account_id": self.loss.id},
        )
        counts = []
        for number in (2, 10):
            for n in range(number):
                self._map(
                    f"Firm {number} {n} Ltd",
                    rows=rows,
                    conditions=(("text", "not_contains", "refund"),),
                )
            lines = self.env["account.bank.statement.line"]
            for n in range(number):
                lines |= self._create_line(-9.0, f"Firm {number} {n} Ltd")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.Mapping._get_mappings(self.env.company)._to_matching()
            counts.append(self.env.cr.sql_log_count - before)
            before = self.env.cr.sql_log_count
            lines.action_apply_automatically()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(len(lines.application_ids), 2 * number)
        self.assertEqual(counts[0], counts[2])
        self.assertLessEqual(counts[3], counts[1] + 8, counts)
