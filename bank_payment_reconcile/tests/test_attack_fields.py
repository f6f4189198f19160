"""What our code uses as the system is chosen by nobody whom it serves."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .attack_case import AttackCase
from .named_fields_table import CHECKED, NAMED_FIELDS
from .record_table import FIELDS, ITS_RECORDS, MADE_BY_CODE, NOBODY
from .records_case import get_own_fields

#: What Odoo does with a payment, and we refuse where its check keeps it.
CALLS = ("action_draft", "action_cancel", "action_void_check", "unlink")


@tagged("post_install", "-at_install")
class TestAttackFields(AttackCase):
    def test_every_field_that_names_a_record_is_in_the_table(self):
        """With the reason why it does no harm that a person may write it."""
        found = set()
        for model in self.env.registry.models.values():
            # A wizard names what its author may read, as another test shows.
            if model._abstract or model._transient or model._name in MADE_BY_CODE:
                continue
            for field in get_own_fields(model):
                if not field.relational or field.type == "one2many":
                    continue
                said = FIELDS.get(model._name, {}).get(field.name)
                if said in (NOBODY, ITS_RECORDS) or field.compute and field.readonly:
                    continue
                found.add((model._name, field.name))
        self.assertEqual(found, set(NAMED_FIELDS))
        for (model, name), reason in NAMED_FIELDS.items():
            if reason == CHECKED:
                field = self.env[model]._fields[name]
                self.assertTrue(field.check_company, (model, name))

    def test_none_of_them_names_what_the_host_works_with(self):
        """Scheduled actions, actions, sequences, parameters, templates, rights."""
        for model, name in NAMED_FIELDS:
            comodel = self.env[model]._fields[name].comodel_name
            self.assertFalse(comodel.startswith(("ir.cron", "ir.act", "ir.rule")), name)
            self.assertNotIn(
                comodel,
                ("ir.sequence", "ir.model", "res.groups", "mail.template"),
                (model, name),
            )

    # -------------------------------------------------------------------------
    # The scheduled action of a feed
    # -------------------------------------------------------------------------

    @mute_logger("odoo.models.unlink")
    def test_nobody_says_which_scheduled_action_a_feed_has(self):
        """An administrator of ours, without rights on scheduled actions, would rename
        and disable any of Odoo's, or delete it with a feed."""
        theirs = self.env.ref("base.autovacuum_job").sudo()
        before = theirs.read(["name", "active", "interval_number", "code"])
        feed = self.records["bank.statement.feed"].with_user(self.attackers["manager"])
        own = feed.sudo().cron_id
        new = {"name": "x", "kind": "https", "address": "https://bank.example"}
        with self.assertRaises(AccessError):
            feed.cron_id = theirs
        with self.assertRaises(AccessError):
            feed.web_save({"cron_id": theirs.id}, {"name": {}})
        with self.assertRaises(AccessError):
            feed.create({**new, "cron_id": theirs.id})
        loaded = feed.load(
            ["name", "kind", "address", "cron_id/.id"],
            [["x", "https", "https://bank.example", str(theirs.id)]],
        )
        self.assertFalse(loaded["ids"])
        made = feed.with_context(default_cron_id=theirs.id).create(new)
        self.assertNotEqual(made.sudo().cron_id, theirs)
        self.assertNotEqual(feed.copy({"name": "copy"}).sudo().cron_id, own)
        made.write({"name": "renamed", "active": False})
        made.unlink()
        self.env.flush_all()
        self.assertEqual(
            theirs.read(["name", "active", "interval_number", "code"]), before
        )

    @mute_logger("odoo.models.unlink")
    def test_a_feed_that_names_another_one_leaves_it_alone(self):
        """Whoever wrote it there."""
        theirs = self.env.ref("base.autovacuum_job").sudo()
        before = theirs.read(["name", "active", "interval_number"])
        feed = self._create_feed()
        own = feed.sudo().cron_id
        feed.sudo().cron_id = theirs
        feed.write({"name": "renamed", "interval_number": 99})
        feed.unlink()
        self.env.flush_all()
        self.assertTrue(theirs.exists())
        self.assertEqual(theirs.read(["name", "active", "interval_number"]), before)
        self.assertTrue(own.exists())

    @mute_logger("odoo.models.unlink")
    def test_a_scheduled_action_follows_its_own_feed(self):
        feed = self._create_feed()
        own = feed.sudo().cron_id
        feed.write({"name": "renamed", "interval_number": 99})
        self.assertIn("renamed", own.name)
        self.assertEqual(own.interval_number, 99)
        feed.unlink()
        self.assertFalse(own.exists())

    def _create_feed(self):
        return self.env["bank.statement.feed"].create(
            {"name": "Sudbank", "kind": "https", "address": "https://bank.example"}
        )

    # -------------------------------------------------------------------------
    # Companies
    # -------------------------------------------------------------------------

    def test_nobody_hands_a_record_to_another_company(self):
        """Its feed would import there, its rule and mapping would post there."""
        other = self.other_data["company"]
        for model in (
            "bank.statement.feed",
            "bank.payment.rule",
            "bank.text.mapping",
            "bank.learned.payer",
            "bank.statement.format",
        ):
            record = self.records[model]
            manager = record.with_user(self.attackers["manager"])
            values = {"company_id": other.id}
            if "journal_id" in record._fields:
                values["journal_id"] = False
            # The accounts of a mapping belong to its company.
            for name in ("debit_account_id", "credit_account_id"):
                if name in record._fields:
                    account = self.other_data["default_account_expense"].id
                    values[name] = account
            with self.subTest(model), self.assertRaises(AccessError):
                manager.write(values)

    # -------------------------------------------------------------------------
    # Runs
    # -------------------------------------------------------------------------

    def test_a_run_is_stopped_by_its_author_and_the_administrators(self):
        """Whoever reads it only watches."""
        company = self.bank.company_id
        for model in ("bank.posting.run", "bank.import.run"):
            for name, may in (
                ("basic", False),
                ("accountant", True),
                ("manager", True),
            ):
                run = (
                    self.env[model]
                    .sudo()
                    .create(
                        {
                            "user_id": self.attackers["accountant"].id,
                            "company_id": company.id,
                            "journal_id": self.bank.id,
                        }
                    )
                )
                mine = run.with_user(self.attackers[name])
                with self.subTest(f"{model} {name}"):
                    if may:
                        mine.action_stop()
                        self.assertEqual(run.state, "stopped")
                    else:
                        with self.assertRaisesRegex(AccessError, "started this"):
                            mine.action_stop()
                        self.assertEqual(run.state, "queued")

    # -------------------------------------------------------------------------
    # Sentences
    # -------------------------------------------------------------------------

    def test_who_only_reads_is_told_so_where_it_begins(self):
        """In our words, of the thing itself and not of some message."""
        reader = self.attackers["readonly"]
        document = self.document.with_user(reader)
        line = self.open_line.with_user(reader)
        for call in (
            document.action_post,
            document.action_get_lines,
            document.action_refresh,
            line.action_accept,
            line.action_post_applications,
            line.action_bank_preview_posting,
            self.bank.with_user(reader).action_bank_transfer_funds,
        ):
            with self.assertRaises(AccessError) as caught:
                call()
            self.assertIn(
                "You do not have the access rights for this", str(caught.exception)
            )
            self.assertIn("Accountant", str(caught.exception))
        rule = self.records["bank.payment.rule"].with_user(self.attackers["accountant"])
        with self.assertRaisesRegex(AccessError, "Administrator"):
            rule.action_restore_defaults()

    def test_who_only_reads_prints_what_is_there(self):
        """A test report takes figures anew for those who may change the document."""
        self.document.action_refresh()
        self.open_line.payment_ref = "seen later"
        taken = self.document.snapshot_date
        action = self.document.with_user(
            self.attackers["readonly"]
        ).action_test_report()
        self.assertEqual(action["type"], "ir.actions.report")
        self.assertEqual(self.document.snapshot_date, taken)
        self.assertNotIn("seen later", self.document.record_ids.mapped("text"))

    def test_nothing_is_told_of_a_check_before_the_right_is_asked(self):
        """Somebody who may not see a payment is not told the number of its check."""
        payment = self._write_check("00107").payment_id
        payment.bank_check_entry_ids._void("void_only", date(2026, 1, 20), "lost")
        for name in ("portal", "plain", "other"):
            theirs = payment.with_user(self.attackers[name])
            for call in (
                "action_draft",
                "action_cancel",
                "action_void_check",
                "unlink",
            ):
                with self.subTest(f"{name} {call}"):
                    with self.assertRaises(AccessError) as caught:
                        getattr(theirs, call)()
                    self.assertNotIn("00107", str(caught.exception))
