"""What happens at the bank and on our two pages: import, propose, apply, post, undo.

People work here with our accountant's group only.
"""

from unittest.mock import patch

from odoo import Command

from .moving_books import MovingBooks

POSTING_RUNS = "odoo.addons.bank_payment_reconcile.models.posting.run"


class BankEvents(MovingBooks):
    def _mine(self, record):
        return record.with_user(self.case.accountant)

    def _call(self, what, lines, method, *args, **kwargs):
        """Call a method of bank lines as the accountant."""
        lines = self.env["account.bank.statement.line"].union(*lines)
        name = ", ".join(f"{line.payment_ref} ({line.amount:.2f})" for line in lines)
        call = getattr(self._mine(lines), method)
        done = self.attempt(f"{what} {name}", lambda: call(*args, **kwargs))
        self.check()
        return done

    # -- Import ---------------------------------------------------------------

    def import_line(self, amount, text="", bank=None, **values):
        """A line of the bank's file: bank and suspense, at the day's rate."""
        bank = bank or self.case.bank
        created = []

        def act():
            created.append(
                self._mine(self.env["account.bank.statement.line"]).create(
                    {
                        "journal_id": bank.id,
                        "date": self.LINE_DAY,
                        "amount": amount,
                        "payment_ref": text or f"payment {len(self.lines)}",
                        **values,
                    }
                )
            )

        if not self.attempt(f"import {amount:.2f} {text} at {bank.name}", act):
            return self.env["account.bank.statement.line"]
        line = self.env["account.bank.statement.line"].browse(created[0].id)
        self.lines.append(line)
        self.note_entry(line.move_id)
        self.check()
        return line

    # -- Apply ----------------------------------------------------------------

    def propose(self, *lines, overwrite=False):
        return self._call(
            "propose", lines, "action_apply_automatically", overwrite=overwrite
        )

    def apply_item(self, line, item, amount=None):
        what = f"apply {item.move_id.name} {amount or ''} to"
        return self._call(what, [line], "action_apply_item", item.id, amount)

    def add_row(self, line, account=None, partner=None, amount=None, **values):
        """Money on an account, or on a partner's."""
        values |= {
            "account_id": account.id if account else False,
            "partner_id": partner.id if partner else False,
        }
        if amount is not None:
            values["amount"] = amount
        what = f"row {(account and account.code) or partner.name} {amount or ''} on"
        return self._call(what, [line], "action_add_row", values)

    def keep_on_account(self, line):
        return self._call("keep on account", [line], "action_keep_on_account")

    def accept(self, *lines):
        return self._call("accept", lines, "action_accept")

    def remove_applications(self, *lines):
        return self._call("remove from", lines, "action_remove_applications")

    # -- Post -----------------------------------------------------------------

    def post(self, *lines):
        return self._call("post", lines, "action_post_applications")

    def post_at_night(self):
        """The scheduled action; it never meets a line twice."""
        root = self.env.ref("base.user_root")
        Line = self.env["account.bank.statement.line"].with_user(root)
        chunks = []

        def progress(cron, processed=0, **options):
            self.env.flush_all()
            chunks.append(processed)
            return 1.0 if len(chunks) < 5 else 0.0

        def act():
            # Without what a worker commits: all stays in the test's transaction.
            with (
                patch.object(
                    self.env.registry["ir.cron"], "_commit_progress", progress
                ),
                patch(f"{POSTING_RUNS}.retrying", lambda function, env: function()),
            ):
                Line._bank_cron_post_applications()

        self.attempt("post at night", act)
        if len(chunks) == 5:
            self._fail("post at night", "The scheduled action meets a line for ever.")
        self.check()

    def undo(self, *lines):
        return self._call("undo", lines, "action_undo_applications")

    # -- Odoo's way -------------------------------------------------------

    def undo_hosts_way(self, line):
        """The whole line goes back to suspense, what a person settled as well."""
        done = self.attempt(
            f"undo {line.payment_ref} the host's way",
            lambda: line.action_undo_reconciliation(),
        )
        if done and line.exists():
            value = sum(line._seek_for_lines()[0].mapped("balance"))
            self.by_hand.pop(line, None)
            if line.move_id.state == "posted":
                self._expect_whole(line, value)
        self.check()
        return done

    def _expect_whole(self, line, value):
        """As imported: the money stands on suspense.

        The value is what the bank's own entry line has: what we may not change,
        Odoo computes anew by the rate of today.
        """
        nobody = self.env["res.partner"]
        self.booked[line.move_id.id] = {
            (line.journal_id.default_account_id, nobody): value,
            (self.suspense[0], nobody): -value,
        }

    def settle_half_by_hand(self, line, account=None):
        """A person moves half of the suspense to an account, on the entry."""
        account = account or self.case.fees
        _bank, suspense, others = line._seek_for_lines()
        if others or len(suspense) != 1 or line.move_id.state != "posted":
            return False
        amount = line.currency_id.round(suspense.amount_currency / 2)
        balance = line.company_id.currency_id.round(suspense.balance / 2)
        values = [
            Command.update(
                suspense.id,
                {
                    "amount_currency": suspense.amount_currency - amount,
                    "balance": suspense.balance - balance,
                },
            ),
            Command.create(
                {
                    "name": "by hand",
                    "account_id": account.id,
                    "currency_id": suspense.currency_id.id,
                    "amount_currency": amount,
                    "balance": balance,
                }
            ),
        ]

        def act():
            line.move_id.button_draft()
            line.move_id.write({"line_ids": values})
            line.move_id.action_post()

        done = self.attempt(f"settle half of {line.payment_ref} by hand", act)
        if done:
            self.by_hand[line] = -amount
            self.note_entry(line.move_id)
        self.check()
        return done

    # -- Lines change ---------------------------------------------------------

    def change_line(self, line, **values):
        """Odoo writes the entry anew: the money is on suspense after it."""
        what = ", ".join(
            f"{name} = {getattr(value, 'display_name', value)}"
            for name, value in values.items()
        )
        values = {name: getattr(v, "id", v) for name, v in values.items()}
        done = self.attempt(
            f"change {line.payment_ref}: {what}", lambda: line.write(values)
        )
        if done and line.move_id.state == "posted":
            if line in self.by_hand and len(line.move_id.line_ids) == 2:
                del self.by_hand[line]
            if line not in self.by_hand:
                value = sum(line._seek_for_lines()[0].mapped("balance"))
                self._expect_whole(line, value)
        self.check()
        return done

    def delete_line(self, line):
        move = line.move_id
        done = self.attempt(f"delete {line.payment_ref}", lambda: line.unlink())
        if done:
            self.booked.pop(move.id, None)
        self.check()
        return done

    def correct_entry(self, line, event):
        """Reset the bank line's entry to draft, cancel it, post it again."""
        move = line.move_id
        method = {
            "draft": move.button_draft,
            "cancel": move.button_cancel,
            "post": move.action_post,
        }[event]
        if (event == "post") != (move.state == "draft"):
            return False
        kept = self.booked.get(move.id)
        done = self.attempt(f"{event} the entry of {line.payment_ref}", method)
        if done:
            if event != "post":
                self._drafted = getattr(self, "_drafted", {})
                self._drafted[move.id] = self.booked.pop(
                    move.id, self._drafted.get(move.id)
                )
            else:
                self.booked[move.id] = kept or self._drafted[move.id]
        self.check()
        return done

    # -- Bank account reconciliation ------------------------------------------

    def reconcile_statement(self, lines, balance_start=0.0):
        """A bank account reconciliation of these lines, posted at once."""
        lines = self.env["account.bank.statement.line"].union(*lines)
        lines = lines.filtered(lambda li: li.journal_id == lines[0].journal_id)
        total = sum(lines.mapped("amount"))
        made = []

        def act():
            document = self._mine(self.env["bank.reconciliation"]).create(
                {
                    "journal_id": lines.journal_id.id,
                    "kind": "bank",
                    "date": max(lines.mapped("date")),
                    "balance_start": balance_start,
                    "balance_end": balance_start + total,
                    "line_ids": [],
                }
            )
            self._mine(lines).bank_reconciliation_id = document
            document.action_match_automatically()
            document.action_post()
            made.append(document.id)

        name = ", ".join(lines.mapped("payment_ref"))
        done = self.attempt(f"bank account reconciliation of {name}", act)
        if done:
            self.reconciliations.append(self.env["bank.reconciliation"].browse(made[0]))
        self.check()
        return done

    def undo_statement(self, document):
        done = self.attempt(f"undo {document.name}", self._mine(document).action_undo)
        if done:
            drafts = self.env["bank.reconciliation"].search([("state", "=", "draft")])
            drafts.unlink()
        self.check()
        return done
