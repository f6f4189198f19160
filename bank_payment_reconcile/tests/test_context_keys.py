"""What a client sends as context neither breaks anything nor switches off a check."""

import ast
from contextlib import closing
from pathlib import Path

from odoo import Command
from odoo.tests import tagged

from ..models.check.account_payment import LATER, LATER_KEY
from ..models.record.own_write import KEY, OWN_WRITE
from .attack_case import CRASHED, DONE, Outcome, quiet
from .attack_scene import SECRET
from .context_keys_case import ContextKeysCase
from .context_keys_table import CONTEXT_KEYS, GARBAGE, KEPT_BY, NO_DIALOGS, OURS

ADDON = Path(__file__).parents[1]
#: Functions that are given the key of the context which they read.
READERS = {"browse_context": 2, "_get_told_dialog": 0}


def find_keys():
    """Keys of the context that the addon's code reads, constants as they are and
    others as the expression that stands for them.

    :return: {key: {file}}
    """
    found = {}
    for folder in ("models", "wizards", "report"):
        for path in (ADDON / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if (key := _get_key(node)) is not None:
                    text = (
                        key.value if isinstance(key, ast.Constant) else ast.unparse(key)
                    )
                    found.setdefault(text, set()).add(path.name)
    return found


def _get_key(node):
    """The expression of the key that a node reads of a context; None where it does not
    read one."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        return node.slice if _is_context(node.value) else None
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        return node.left if _is_context(node.comparators[0]) else None
    if not isinstance(node, ast.Call):
        return None
    if isinstance(node.func, ast.Attribute):
        if node.func.attr == "get" and _is_context(node.func.value):
            return node.args[0]
        name = node.func.attr
    else:
        name = getattr(node.func, "id", "")
    return node.args[READERS[name]] if name in READERS else None


def _is_hashable(value):
    """As Odoo asks it, which takes a list for its parts."""
    try:
        hash(tuple(value) if isinstance(value, list) else value)
    except TypeError:
        return False
    return True


def _is_context(node):
    return isinstance(node, ast.Attribute) and node.attr in ("context", "_context")


@tagged("post_install", "-at_install")
class TestContextKeys(ContextKeysCase):
    def test_every_key_is_classified(self):
        # In those functions the key is what they are given.
        inner = {"key"}
        self.assertEqual(
            find_keys().keys() - inner,
            set(CONTEXT_KEYS),
            "say in context_keys_table.py what a client gets by these (or drop them)",
        )

    # -------------------------------------------------------------------------
    # Garbage
    # -------------------------------------------------------------------------

    @quiet
    def test_garbage_is_refused_in_a_sentence_or_ignored(self):
        crashed, done = [], set()
        for key, (_kind, calls) in CONTEXT_KEYS.items():
            for call in calls.split():
                for value in GARBAGE + NO_DIALOGS * (call == "post_opening"):
                    if key in KEPT_BY and not _is_hashable(value):
                        continue
                    context = dict.fromkeys(self._get_names(key), value)
                    outcome = self._try(call, context)
                    if outcome.kind == CRASHED:
                        crashed.append((call, key, value, outcome.text[:300]))
                    if outcome.kind == DONE:
                        done.add(call)
        self.assertFalse(crashed, "\n".join(map(str, crashed)))
        # Without anything in the context they go as far as they can.
        for call in {
            each for _k, calls in CONTEXT_KEYS.values() for each in calls.split()
        }:
            self.assertNotEqual(self._try(call, {}).kind, CRASHED, call)

    @staticmethod
    def _get_names(key):
        names = {
            "KEY": (KEY,),
            "LATER_KEY": (LATER_KEY,),
            "name": ("tracking_disable", "mail_notrack"),
        }
        return names.get(key, (key,))

    def _try(self, call, context):
        with closing(self.env.cr.savepoint()):
            try:
                model, method, args, more = getattr(self, f"_prepare_{call}")()
                return self._call_as(
                    "manager", model, method, args, {**more, **context}
                )
            except Exception as error:
                return Outcome(CRASHED, repr(error))

    # -------------------------------------------------------------------------
    # Nothing is switched off
    # -------------------------------------------------------------------------

    def test_what_is_ours_is_no_value_that_a_client_can_send(self):
        sentinels = {"KEY": OWN_WRITE, "LATER_KEY": LATER}
        ours = {key for key, (kind, _calls) in CONTEXT_KEYS.items() if kind == OURS}
        # The third is Odoo's, which is taken back: see `test_tracked`.
        self.assertEqual(ours, {*sentinels, "name"})
        for sentinel in sentinels.values():
            self.assertIs(type(sentinel), object)

    def test_no_check_is_kept_out_of_the_register(self):
        """A customer's check of 20.00 comes in; the client says it follows later."""
        payment = self.env(
            user=self.user,
            context={LATER_KEY: True, "allowed_company_ids": self._chosen()},
        )["account.payment"].create(self._get_check_values("00991"))
        payment.action_post()
        self.assertEqual(payment.bank_check_entry_ids.mapped("number"), ["00991"])

    def test_checks_are_printed_without_anything_of_ours_in_the_answer(self):
        """What is answered goes to the client, which can be sent no object."""
        payments = self.env["account.payment"].browse()
        for number in ("00901", "00902"):
            payments |= self._write_check(number).payment_id

        def answer(payments):
            # As a report does, of which no layout comes with Odoo.
            return {"type": "ir.actions.report", "context": dict(payments.env.context)}

        self.patch(type(payments), "do_print_checks", answer)
        env = self.env(
            user=self.user,
            context={
                "payment_ids": payments.ids,
                "allowed_company_ids": self._chosen(),
            },
        )
        wizard = env["print.prenumbered.checks"].create({"next_check_number": "00901"})
        self.assertEqual(wizard.print_checks()["context"]["payment_ids"], payments.ids)
        self.assertNotIn(LATER_KEY, wizard.print_checks()["context"])

    def test_a_document_of_another_company_is_not_named(self):
        self.document.name = f"{SECRET} 11"
        other = self.attackers["other"]
        item = self.env["account.move.line"].search(
            [("company_id", "=", other.company_id.id)], limit=1
        )
        if not item:
            move = self.env["account.move"].create(
                {
                    "journal_id": self.other_data["default_journal_misc"].id,
                    "company_id": other.company_id.id,
                    "line_ids": [
                        Command.create(
                            {
                                "account_id": self.other_data[account].id,
                                "balance": balance,
                            }
                        )
                        for account, balance in (
                            ("default_account_expense", 5.0),
                            ("default_account_revenue", -5.0),
                        )
                    ],
                }
            )
            item = move.line_ids[:1]
        spec = {
            "bank_listed_in_id": {"fields": {"display_name": {}}},
            "bank_open_amount": {},
        }
        outcome = self._call_as(
            "other",
            "account.move.line",
            "web_read",
            [item.ids, spec],
            {"bank_reconciliation_id": self.document.id},
        )
        self.assertEqual(outcome.kind, DONE, outcome)
        self.assertFalse(outcome.text[0]["bank_listed_in_id"])

    def _chosen(self):
        return self.user.company_ids.ids
