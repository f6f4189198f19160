"""What people do in Odoo's own pages: documents, payments, rates, locks."""

from datetime import date

from odoo import Command

from .moving_books_bank import BankEvents


class Books(BankEvents):
    # -- Documents ------------------------------------------------------------

    def add_document(self, amount, partner=None, move_type="out_invoice", **values):
        case, made = self.case, []
        partner = partner or case.nordlicht
        number = f"{move_type[:4].upper()}/2026/{10000 + len(self.documents)}"
        done = self.attempt(
            f"{move_type} {number} of {amount:.2f} to {partner.name}",
            lambda: made.append(
                case._create_document(
                    partner, amount, number, move_type, **values
                ).move_id
            ),
        )
        if done:
            self._add_document(made[0])
        self.check()
        return made[0] if done else self.env["account.move"]

    def change_document(self, move, event, **values):
        """Reset, cancel, delete or post a document; or correct it at one go.

        :param event: "draft", "cancel", "delete", "post", or "correct" (reset to
            draft, the values written, posted again).
        """

        def correct():
            if move.state == "posted":
                move.button_draft()
            move.write({name: getattr(v, "id", v) for name, v in values.items()})
            move.action_post()

        def delete():
            if move.state == "posted":
                move.button_draft()
            move.with_context(force_delete=True).unlink()

        method = {
            "draft": move.button_draft,
            "cancel": move.button_cancel,
            "delete": delete,
            "post": move.action_post,
            "correct": correct,
        }[event]
        what = ", ".join(
            f"{name} = {getattr(value, 'name', value)}"
            for name, value in values.items()
        )
        done = self.attempt(f"{event} {move.name} {what}", method)
        if done:
            self.note_entry(move)
        self.check()
        return done

    # -- Payments -------------------------------------------------------------

    def register_payment(self, move, amount=None, bank=None):
        """Odoo's own wizard."""
        made = []

        def act():
            wizard = (
                self.env["account.payment.register"]
                .with_context(active_model="account.move", active_ids=move.ids)
                .create(
                    {
                        "payment_date": self.LINE_DAY,
                        **({"journal_id": bank.id} if bank else {}),
                        **({"amount": amount} if amount else {}),
                    }
                )
            )
            made.append(wizard._create_payments())

        return self._add_payment(f"register a payment of {move.name}", act, made)

    def add_payment(self, amount, partner=None, bank=None):
        """A payment without a document, positive for money in."""
        made, case = [], self.case

        def act():
            payment = self.env["account.payment"].create(
                {
                    "payment_type": "inbound" if amount > 0 else "outbound",
                    "partner_type": "customer" if amount > 0 else "supplier",
                    "partner_id": (partner or case.nordlicht).id,
                    "amount": abs(amount),
                    "journal_id": (bank or case.bank).id,
                    "date": self.LINE_DAY,
                }
            )
            payment.action_post()
            made.append(payment)

        return self._add_payment(f"payment of {amount:.2f}", act, made)

    def _add_payment(self, what, act, made):
        done = self.attempt(what, act)
        if not done:
            self.check()
            return self.env["account.payment"]
        for payment in made[0]:
            self.payments.append(payment)
            self.note_entry(payment.move_id)
        self.check()
        return made[0]

    def change_payment(self, payment, event):
        """Reset to draft, cancel, delete or post a payment."""
        move = payment.move_id

        def cancel():
            if payment.state not in ("draft", "canceled"):
                payment.action_draft()
            payment.action_cancel()

        def delete():
            if payment.state != "draft":
                payment.action_draft()
            payment.unlink()

        method = {
            "draft": payment.action_draft,
            "cancel": cancel,
            "delete": delete,
            "post": payment.action_post,
        }[event]
        done = self.attempt(f"{event} payment {payment.name}", method)
        if done:
            if payment.exists() and payment.move_id:
                move = payment.move_id
            if move:
                self.note_entry(move)
        self.check()
        return done

    # -- Reconciliation Odoo's way ----------------------------------------

    def unreconcile(self, move):
        """Odoo's own button on the document."""
        items = move.line_ids.filtered(
            lambda e: e.matched_debit_ids or e.matched_credit_ids
        )
        if not items:
            return False
        partials = items.matched_debit_ids | items.matched_credit_ids
        done = self.attempt(
            f"unreconcile {move.name}",
            lambda: move.js_remove_outstanding_partial(partials[0].id),
        )
        self.check()
        return done

    def unreconcile_all(self, move):
        done = self.attempt(
            f"unreconcile all of {move.name}",
            lambda: move.line_ids.remove_move_reconcile(),
        )
        self.check()
        return done

    def reconcile(self, *items):
        items = self.env["account.move.line"].union(*items)
        names = ", ".join(items.mapped("move_name"))
        done = self.attempt(f"reconcile {names}", lambda: items.reconcile())
        self.check()
        return done

    def get_open_items(self, account_types=None):
        """Open items, in the order of their making."""
        domain = [
            ("company_id", "=", self.env.company.id),
            ("parent_state", "=", "posted"),
            ("reconciled", "=", False),
            ("account_id.reconcile", "=", True),
            ("balance", "!=", 0.0),
        ]
        if account_types:
            domain.append(("account_id.account_type", "in", account_types))
        return self.env["account.move.line"].search(domain, order="id")

    # -- What the books stand on ----------------------------------------------

    def change_rate(self, currency, rate):
        """The rate of the bank's days comes in, or is corrected."""
        known = currency.rate_ids.filtered(lambda r: r.name > self.DOCUMENT_DAY)
        self.attempt(
            f"1 EUR = {rate} {currency.name}",
            lambda: (
                known.write({"rate": rate})
                if known
                else currency.write(
                    {
                        "rate_ids": [
                            Command.create({"name": date(2026, 1, 10), "rate": rate})
                        ]
                    }
                )
            ),
        )
        self.check()

    def lock(self, field="fiscalyear_lock_date", day=date(2026, 1, 31)):
        """Odoo refuses while bank lines are open; an exception that ran out
        does not ask."""
        self._note(f"lock {field} until {day}")
        self.env.flush_all()
        self.env.cr.execute(
            f"UPDATE res_company SET {field} = %s WHERE id = %s",
            [day, self.env.company.id],
        )
        self.env.invalidate_all()

    def unlock(self):
        self._note("unlock")
        self._unlock()

    def change_suspense_account(self, bank, account):
        done = self.attempt(
            f"suspense account of {bank.name}: {account.code}",
            lambda: bank.write({"suspense_account_id": account.id}),
        )
        if done:
            self.suspense |= account
        self.check()
        return done
