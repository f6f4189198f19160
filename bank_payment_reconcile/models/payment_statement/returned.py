"""Which payment comes back by what a bank line is applied to."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..application.application import OWED
from ..record.bulk import insert_links


class BankPaymentApplication(models.Model):
    """May be the undoing of an earlier payment."""

    _inherit = "bank.payment.application"

    returned_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Comes Back",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The bank line whose payment comes back: it is taken off what it paid.",
    )
    returned_application_ids = fields.Many2many(
        "bank.payment.application",
        "bank_application_returned_rel",
        "application_id",
        "returned_id",
        string="What Comes Back",
        readonly=True,
        copy=False,
    )
    returned_payment_id = fields.Many2one(
        "account.payment",
        string="Payment That Comes Back",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    returned_order_id = fields.Many2one(
        "bank.payment.line",
        string="Order That Comes Back",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    # Kept from the posting on, so that undoing puts them together again.
    returned_entry_ids = fields.Many2many(
        "account.move.line",
        "bank_application_returned_entry_rel",
        string="Entries That Had Paid",
        readonly=True,
        copy=False,
    )
    returned_item_ids = fields.Many2many(
        "account.move.line",
        "bank_application_returned_item_rel",
        string="Open Again",
        readonly=True,
        copy=False,
        help="What is open again since the payment came back.",
    )

    # -------------------------------------------------------------------------
    # What comes back
    # -------------------------------------------------------------------------

    def _is_giving_back(self):
        """Whether a payment is undone by it: one is known, and nobody has made another
        amount, account or partner of the row."""
        self.ensure_one()
        if self.move_line_id or not self._get_returned():
            return False
        row = self.sudo()
        entries = row._get_paying_entries()
        if len(entries) < len(row.returned_application_ids):
            return False
        partners = entries.partner_id.commercial_partner_id
        return (
            self.account_id in entries.account_id
            and self.partner_id.commercial_partner_id in partners
            and not self.currency_id.compare_amounts(
                -self.amount, row._get_returned_amount()
            )
        )

    def _get_returned(self):
        return (
            self.returned_order_id
            or self.returned_payment_id
            or self.returned_application_ids
        )

    def _get_returned_amount(self):
        """What came or went by the payment, money in positive."""
        if order := self.returned_order_id:
            return order.amount * (1 if order.run_id.kind == "debit" else -1)
        if payment := self.returned_payment_id:
            return payment.amount * (1 if payment.payment_type == "inbound" else -1)
        return self.currency_id.round(
            sum(self.returned_application_ids.mapped("amount"))
        )

    def _get_booked_entries(self):
        """What was booked beside the money, where that was not by a bank's own line."""
        if booked := self.returned_order_id._get_booked_entries():
            return booked
        return self.returned_payment_id._bank_get_booked_entries()

    def _get_paying_entries(self):
        """The entry lines on payable or receivable accounts by which it had paid."""
        if booked := self._get_booked_entries():
            return booked.filtered(lambda entry: entry.account_id.account_type in OWED)
        entries = self.env["account.move.line"]
        return entries.union(
            *(part._get_posted_entry() for part in self.returned_application_ids)
        )

    def _get_posted_entry(self):
        """The line of the bank line's entry that settled its item, or that lies on
        account; empty where the ledger no longer says so."""
        self.ensure_one()
        own = self.statement_line_id.move_id.line_ids
        if item := self.move_line_id:
            settled = item.matched_debit_ids.debit_move_id
            return (settled | item.matched_credit_ids.credit_move_id) & own
        return own.filtered(self._is_posted_as)[:1]

    def _is_posted_as(self, entry):
        """Whether an entry line is of its account, partner and amount."""
        item = self.move_line_id
        currency = item.currency_id or self.currency_id
        amount = self.item_amount if item else self.amount
        partner = self.partner_id.commercial_partner_id
        return (
            entry.move_id == self.statement_line_id.move_id
            and entry.account_id == self.account_id
            and entry.partner_id.commercial_partner_id == partner
            and entry.currency_id == currency
            and not currency.compare_amounts(-entry.amount_currency, amount)
        )

    def _pair_parts(self):
        """The applications that come back, each with the entry line that it had posted,
        of those that were taken off what they paid."""
        left = self.returned_entry_ids
        for part in self.returned_application_ids:
            entry = left.filtered(part._is_posted_as)[:1]
            left -= entry
            yield part, entry

    def _check_may_come_back(self):
        """Refuse what came back already, or was undone meanwhile.

        :raises UserError: for one of these.
        """
        seen = set()
        for row in self.sudo():
            returned = row._get_returned()
            others = row._find_other_returns()
            is_gone = row.returned_order_id and row.returned_order_id.state != "done"
            is_undone = any(
                part.state != "posted" for part in row.returned_application_ids
            )
            is_twice = not seen.isdisjoint((each._name, each.id) for each in returned)
            if others or is_gone or is_undone or is_twice:
                raise UserError(
                    self.env._(
                        "The payment of %(amount)s that %(line)s is to give back came "
                        "back already, or is undone: apply the line again.",
                        amount=row.currency_id.format(row._get_returned_amount()),
                        line=row.statement_line_id._bank_get_short_name(),
                    )
                )
            seen.update((each._name, each.id) for each in returned)

    def _find_other_returns(self):
        """Posted applications by which the same came back."""
        domain = [("state", "=", "posted"), ("id", "!=", self.id)]
        domain.append(("statement_line_id", "!=", self.statement_line_id.id))
        for name in (
            "returned_order_id",
            "returned_payment_id",
            "returned_application_ids",
        ):
            if self[name]:
                return self.search([*domain, (name, "in", self[name].ids)], limit=1)
        return self.browse()

    def _is_review_waived(self):
        # EXTENDS
        rows = self.statement_line_id.application_ids
        waived = (
            self.journal_id.bank_post_returns
            and not any(rows.mapped("review_required"))
            and any(row._get_returned() for row in rows)
        )
        return waived or super()._is_review_waived()

    # -------------------------------------------------------------------------
    # What the matcher found
    # -------------------------------------------------------------------------

    def _prepare_returned(self, kind, record_id):
        """Values of a row by which an earlier payment comes back; the ids of
        applications of a bank line as "parts".

        :param kind: "order", "line" or "part", with the id of a payment of a run, of
            a bank line or of an application of one.
        """
        if kind == "order":
            return self._prepare_returned_order(
                self.env["bank.payment.line"].browse(record_id).sudo()
            )
        if kind == "line":
            line = self.statement_line_id.browse(record_id).sudo()
            parts = line.application_ids
        else:
            parts = self.browse(record_id).sudo()
            line = parts.statement_line_id
        payment = parts.move_line_id.filtered(
            lambda item: item.account_id.account_type not in OWED
        ).payment_id
        if len(payment) == 1 and len(parts) == 1:
            return {"returned_line_id": line.id, "returned_payment_id": payment.id}
        parts = self._choose_returned(parts)
        if not parts or payment:
            return {}
        return {
            "returned_line_id": line.id,
            "parts": parts.ids,
        }

    def _choose_returned(self, parts):
        """Those applications of the line that come to the row: of its items, and of
        what lies on account unless that is taken besides."""
        owed = parts.filtered(lambda part: part.account_id.account_type in OWED)
        for chosen in (owed, owed.filtered("move_line_id")):
            total = sum(chosen.mapped("amount"))
            if chosen and not self.currency_id.compare_amounts(total, -self.amount):
                return chosen
        return owed.browse()

    def _prepare_returned_order(self, order):
        values = {
            "returned_order_id": order.id,
            "returned_line_id": order.bank_line_ids[:1].id,
        }
        if order.payment_id:
            values["returned_payment_id"] = order.payment_id.id
        elif not order.booking_move_id:
            shown = order._get_posted_applications()
            values["parts"] = [part.id for part, line in shown if line == order]
        return values


class AccountBankStatementLine(models.Model):
    """Notes which payments it gives back."""

    _inherit = "account.bank.statement.line"

    bank_returned_order_id = fields.Many2one(
        "bank.payment.line",
        string="Payment That Comes Back",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        help="The only payment of a run that the line gives back.",
    )

    def _bank_note_returned(self, applications, keys):
        # EXTENDS
        result = super()._bank_note_returned(applications, keys)
        rows = {
            row: key.split(":")
            for row, key in zip(applications.sudo(), keys, strict=True)
            if key
        }
        ids = {"line": [], "part": [], "order": []}
        for kind, record_id in rows.values():
            ids[kind].append(int(record_id))
        # Read at once what each would read for itself.
        lines = self.sudo().browse(ids["line"])
        (lines.application_ids | applications.browse(ids["part"])).sudo().mapped(
            "move_line_id.payment_id"
        )
        orders, links = {}, []
        for row, (kind, record_id) in rows.items():
            values = row._prepare_returned(kind, int(record_id))
            links += [(row.id, part) for part in values.pop("parts", ())]
            row.write(values)
            if order := values.get("returned_order_id"):
                orders.setdefault(row.statement_line_id, []).append(order)
        insert_links(applications.sudo(), "returned_application_ids", links)
        for line in self.sudo():
            own = orders.get(line, [])
            order = own[0] if len(own) == 1 else False
            if line.bank_returned_order_id.id != order:
                line.bank_returned_order_id = order
        self._bank_place_return_charges()
        self._bank_waive_reviews()
        return result

    def _bank_waive_reviews(self):
        """Where the bank's card says so, what comes back by an id asks nobody."""
        for line in self.filtered("journal_id.bank_post_returns").sudo():
            rows = line.application_ids
            names = {line.bank_end_to_end_id, *(line.bank_order_ids or "").split()}
            returned = rows.returned_order_id
            ids = {*returned.mapped("end_to_end_id")}
            ids |= {*rows.returned_line_id.mapped("bank_end_to_end_id")}
            ids |= {*rows.returned_payment_id.mapped("bank_end_to_end_id")}
            is_named = bool((names & ids) - {False, ""})
            if is_named and line.bank_return_code:
                rows.review_required = False

    def _bank_get_return_kind(self):
        """What the mandate is told: who wanted the money back."""
        return "refund" if self.bank_return_code == "MD06" else "return"

    def _bank_tell_return(self):
        """Why it came back: the code, and the bank's words."""
        told = (self.bank_return_code, self.bank_return_text)
        return " ".join(filter(None, told)) or self.payment_ref
