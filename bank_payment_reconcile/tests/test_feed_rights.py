"""Who sets up what is fetched from a bank, and who sees its secrets."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user, tagged

from odoo.addons.bank_payment_reconcile import feeds

from .feed_scripted_case import TOKEN, ScriptedCase


@tagged("post_install", "-at_install")
class TestFeedRights(ScriptedCase):
    """Who sees and changes what."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = new_test_user(
            cls.env,
            login="bank_manager",
            groups="bank_payment_reconcile.group_bank_reconcile_manager",
            company_id=cls.env.company.id,
            company_ids=[Command.set(cls.env.company.ids)],
        )
        cls.administrator = new_test_user(
            cls.env,
            login="bank_admin",
            groups="base.group_system,"
            "bank_payment_reconcile.group_bank_reconcile_manager",
            company_id=cls.env.company.id,
            company_ids=[Command.set(cls.env.company.ids)],
        )

    def test_an_accountant_sees_feeds_and_log_but_changes_none(self):
        self._offer([self._offered("a.ofx", "1.00")])
        self._fetch(self.feed)
        feed = self.feed.with_user(self.accountant)
        self.assertEqual(feed.log_ids.state, "imported")
        self.assertEqual(feed.log_ids.attachment_id.name, "a.ofx")
        for values in ({"name": "x"}, {"new_secret": "x"}, {"host_key": "x"}):
            with self.assertRaises(AccessError):
                feed.write(values)
        with self.assertRaises(AccessError):
            feed.action_fetch()
        with self.assertRaises(AccessError):
            feed.log_ids.state = "refused"
        with self.assertRaises(AccessError):
            feed.read(["address"])

    def test_secrets_are_read_by_administrators_only(self):
        for user in (self.accountant, self.manager):
            feed = self.feed.with_user(user)
            for name in ("secret", "private_key", "allow_own_network"):
                with self.assertRaises(AccessError):
                    feed.read([name])
                with self.assertRaises(AccessError):
                    feed.search([(name, "!=", False)])
            self.assertNotIn(TOKEN, str(feed.read()))
        feed = self.feed.with_user(self.administrator)
        self.assertEqual(feed.read(["secret"])[0]["secret"], TOKEN)

    def test_what_is_entered_is_never_shown_again(self):
        feed = self.feed.with_user(self.manager)
        saved = feed.web_save(
            {"new_secret": "another-token", "new_private_key": "a key"},
            {"new_secret": {}, "new_private_key": {}, "has_secret": {}},
        )
        self.assertNotIn("another-token", str(saved))
        self.assertNotIn("a key", str(saved))
        self.assertTrue(saved[0]["has_secret"])
        self.assertEqual(self.feed.secret, "another-token")
        self.assertEqual(self.feed.private_key, "a key")
        self.env.flush_all()
        chatter = str(feed.message_ids.mapped("body")) + str(
            self.env["mail.tracking.value"].sudo().search([]).mapped("new_value_char")
        )
        self.assertNotIn("another-token", chatter)

    def test_a_manager_sets_a_feed_up_without_being_an_administrator(self):
        Feed = self.env["bank.statement.feed"].with_user(self.manager)
        with Form(Feed) as form:
            form.name = "Sudbank"
            form.kind = "https"
            form.address = "https://sudbank.example/ofx"
            form.new_secret = "abc"
        feed = form.record.sudo()
        self.assertEqual(feed.secret, "abc")
        self.assertFalse(feed.allow_own_network)
        self._offer([])
        with self._as_a_worker(self.manager) as env:
            action = env["bank.statement.feed"].browse(feed.id).action_fetch()
        self.assertEqual(action["params"]["message"], "Nothing new.")

    def test_only_an_administrator_allows_the_own_network(self):
        feed = self.feed.with_user(self.manager)
        with self.assertRaises(AccessError):
            feed.allow_own_network = True
        self.feed.with_user(self.administrator).allow_own_network = True

    def test_a_secret_does_not_go_where_it_was_not_entered_for(self):
        for values in (
            {"address": "https://evil.example/"},
            {"authority": "my own"},
            {"token_header": "X-Other"},
            {"authentication": "basic"},
            {"kind": "sftp", "host": "evil.example"},
        ):
            feed = self._create_feed(
                "https",
                address="https://bank.example/ofx",
                new_secret=TOKEN,
                new_private_key="a key",
            )
            feed.with_user(self.manager).write(values)
            self.assertFalse(feed.secret, values)
            self.assertFalse(feed.private_key, values)

    def test_a_secret_stays_when_nothing_that_matters_changes(self):
        feed = self.feed.with_user(self.manager)
        feed.write(
            {
                "name": "Nordbank, daily",
                "address": "https://bank.example/ofx",
                "interval_number": 3,
            }
        )
        self.assertEqual(self.feed.secret, TOKEN)
        feed.write({"address": "https://new.bank.example/", "new_secret": "fresh"})
        self.assertEqual(self.feed.secret, "fresh")

    def test_a_server_whose_key_changed_is_sent_no_old_secret(self):
        feed = self._create_feed("sftp", host="bank.example", new_secret=TOKEN)
        manager = feed.with_user(self.manager)
        feed.offered_host_key = "SHA256:first"
        manager.action_confirm_host_key()
        self.assertEqual(feed.secret, TOKEN)
        manager.action_forget_host_key()
        self.assertFalse(feed.secret)
        with self.assertRaises(UserError):
            manager.action_confirm_host_key()

    def test_a_copy_of_a_feed_has_no_secret(self):
        copy = self.feed.copy()
        self.assertFalse(copy.secret)
        self.assertFalse(copy.allow_own_network)
        self.assertNotEqual(copy.cron_id, self.feed.cron_id)

    def test_feeds_of_another_company_are_not_seen(self):
        other = self.setup_other_company(name="Other company")["company"]
        self.feed.write({"journal_id": False, "company_id": other.id})
        Feed = self.env["bank.statement.feed"].with_user(self.manager)
        self.assertNotIn(self.feed.id, Feed.search([]).ids)

    def test_a_secret_that_got_into_a_message_is_hidden(self):
        self._offer(feeds.FeedError(f"The server says: wrong token {TOKEN}."))
        self._fetch(self.feed)
        self.assertEqual(self.feed.last_error, "The server says: wrong token ***.")
        self.assertNotIn(TOKEN, self.feed.log_ids.message)
        self.assertEqual(self.feed.log_ids.state, "failed")
