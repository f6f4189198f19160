"""What strangers write on a bank line is text wherever it is shown."""

import base64
from datetime import date

from lxml import html

from odoo import Command
from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import feeds

from .attack_case import get_own_methods
from .feed_scripted_case import ScriptedCase
from .reconciliation_case import ReconciliationCommon
from .records_case import MODULE

#: As a payer, a payee or a bank may write it in any text.
ATTACK = '<img src=x onerror="alert(1)"><script>alert(2)</script><b>bold</b>'
#: Every text of a bank's line that a file may bring.
TEXTS = (
    "payment_ref",
    "partner_name",
    "account_number",
    "ref",
    "transaction_type",
    "bank_end_to_end_id",
    "bank_structured_reference",
    "bank_check_number",
    "bank_mandate_reference",
    "bank_payer_street",
    "bank_payer_city",
    "bank_payer_address",
    "bank_payer_bic",
)


class EscapedCase:
    """Mixed into a case: what may be HTML, looked through."""

    def assertNoTags(self, markup, where):
        """:param markup: HTML that a browser is going to draw."""
        if not markup:
            return
        tree = html.fromstring(f"<div>{markup}</div>")
        found = [
            element.tag
            for element in tree.iter("img", "script", "b")
            if element.get("src") == "x"
            or "alert" in (element.text or "")
            or element.text == "bold"
        ]
        self.assertFalse(found, (where, str(markup)[:500]))

    def _get_messages(self):
        """What was said since the last time, on whatever record: {where: HTML}"""
        messages = self.env["mail.message"].sudo().search([("id", ">", self.since)])
        self.since = max([self.since, *messages.ids])
        said = {f"{message.model} {message.id}": message.body for message in messages}
        self.assertTrue(any("onerror" in body for body in said.values()), said)
        return said

    def assertMessagesAreText(self):
        for where, body in self._get_messages().items():
            self.assertNoTags(body, where)


@tagged("post_install", "-at_install")
class TestBankTextsEscaped(EscapedCase, ReconciliationCommon):
    def setUp(self):
        super().setUp()
        self.since = self.env["mail.message"].sudo().search([], limit=1).id
        self.evil = self._create_line(
            40.0, ATTACK, date(2026, 2, 3), **{name: ATTACK for name in TEXTS[1:]}
        )
        self.document = self.env["bank.reconciliation"].create(
            {
                "journal_id": self.bank.id,
                "name": f"February {ATTACK}",
                "date": date(2026, 2, 28),
                "balance_start": 0.0,
                "balance_end": 1208.5,
            }
        )

    def test_no_text_of_a_line_is_html(self):
        """Odoo shows its other fields escaped."""
        fields = self.env["account.bank.statement.line"]._fields
        self.assertFalse(
            [
                name
                for name in TEXTS
                if name != "narration" and fields[name].type == "html"
            ]
        )

    def test_messages_of_documents_and_entries(self):
        """It cannot be posted, is posted, undone, changed and seen."""
        self.document._tell_not_posted({self.evil: ATTACK})
        self.assertMessagesAreText()
        self._apply(self.evil, (self.fees, 40.0), label=ATTACK)
        self.document.action_post()
        self.assertEqual(self.document.state, "posted")
        self.evil.action_undo_applications()
        self.evil.action_accept()
        self.evil.action_post_applications()
        self.assertMessagesAreText()

    def test_reopened_by_the_books(self):
        item = self._create_document(self.nordlicht, 40.0, f"RE/{ATTACK}")
        self._apply(self.evil, (item, 40.0))
        self.evil.action_post_applications()
        self.assertTrue(self.evil.is_reconciled, self.evil.posting_error)
        item.move_id.line_ids.remove_move_reconcile()
        self.assertTrue(self.evil.bank_reopened_reason)
        self.evil.action_accept()
        self.assertMessagesAreText()

    def test_reports(self):
        self._apply(self.evil, (self.fees, 40.0), label=ATTACK)
        self.document._take_snapshot()
        report = self.env["bank.reconciliation.report"].create(
            {"journal_ids": self.bank.ids, "date": date(2026, 2, 28)}
        )
        shown = {
            "report_bank_reconciliation": self.document,
            "report_bank_proof": report,
        }
        for name, record in shown.items():
            content, _kind = self.env["ir.actions.report"]._render_qweb_html(
                f"{MODULE}.{name}", record.ids
            )
            content = content.decode()
            self.assertIn("onerror", content, name)
            self.assertNoTags(content[content.index("<body") :], name)

    def test_every_html_field_of_ours(self):
        """One has HTML of our own: the preview of a format's sample."""
        ours = {
            f"{model._name}.{name}"
            for model in self.env.registry.models.values()
            if not model._abstract
            for name, field in model._fields.items()
            if field.type == "html" and field._modules[:1] == (MODULE,)
        }
        self.assertEqual(ours, {"bank.statement.format.preview"})
        sample = f"Date;Amount;Text;Payer\n01.02.2026;5,00;{ATTACK};{ATTACK}\n"
        described = self.env["bank.statement.format"].create(
            {
                "name": ATTACK,
                "sample": base64.b64encode(sample.encode()),
                "sample_filename": "a.csv",
                "date_format": "dmy",
                "decimal_mark": "comma",
                "column_ids": [
                    Command.create({"name": name, "role": role})
                    for name, role in (
                        ("Date", "date"),
                        ("Amount", "amount"),
                        ("Text", "text"),
                        ("Payer", "partner_name"),
                    )
                ],
            }
        )
        self.assertIn("onerror", described.preview)
        self.assertNoTags(described.preview, "preview")

    def test_no_action_of_ours_has_help_of_a_bank(self):
        """The help of an action is the one text of it that pages draw as HTML."""
        lines = self.evil | self.lines
        for record in (lines, self.document, self.bank, self.statement):
            for name in sorted(get_own_methods(self.env).get(record._name, ())):
                if not name.startswith("action_open"):
                    continue
                action = getattr(record[:1], name)()
                self.assertNotIn("onerror", str(action.get("help")), name)


@tagged("post_install", "-at_install")
class TestFeedTextsEscaped(EscapedCase, ScriptedCase):
    """What the bank's server says of a failure."""

    def setUp(self):
        super().setUp()
        self.since = self.env["mail.message"].sudo().search([], limit=1).id

    def test_alert_as_an_activity(self):
        self._offer(feeds.RefusedAccess(f"The server says: {ATTACK}"))
        self._fetch(self.feed)
        activity = self.feed.activity_ids
        self.assertIn("onerror", activity.note)
        self.assertNoTags(activity.note, "note")
        activity.sudo().action_feedback(feedback="seen")
        self.assertMessagesAreText()

    def test_alert_without_anybody_responsible(self):
        self.feed.responsible_id = False
        self._offer(feeds.RefusedAccess(f"The server says: {ATTACK}"))
        self._fetch(self.feed)
        self.assertFalse(self.feed.activity_ids)
        self.assertMessagesAreText()

    def test_a_refused_file(self):
        self.feed.name = ATTACK
        self._offer([feeds.FetchedFile(f"{ATTACK}.ofx", ATTACK.encode())])
        self._fetch(self.feed)
        self.assertEqual(self.feed.log_ids.state, "refused")
        self.assertNoTags(self.feed.activity_ids.note, "note")
