"""What comes after a return: collect again once, remind somebody, write."""

from datetime import timedelta

from odoo import Command, api, fields, models
from odoo.fields import Domain

from ..payment.bank_days import next_open
from ..record.activities import ask, for_reader

#: Reasons that let hope: no money that day, or none was told.
HOPEFUL = ("AM04", "AG07", "MS03")
STEPS = [
    ("collect", "Collect Again"),
    ("remind", "Remind"),
    ("write", "Written to the Customer"),
]
#: A draft collection is made so many days before, since the bank wants it early.
EARLY_DAYS = 3
ACTIVITY = "bank_payment_reconcile.mail_activity_returned"
TEMPLATE = "bank_payment_reconcile.mail_template_returned"


class BankPaymentApplication(models.Model):
    """Plans what comes next."""

    _inherit = "bank.payment.application"

    def _plan_next_steps(self):
        """As the bank's card says, of what customers owe again."""
        for row in self:
            line = row.statement_line_id
            wanted = line.journal_id.bank_return_step
            if not wanted or row.account_id.account_type != "asset_receivable":
                continue
            step = row._choose_step(wanted)
            day = next_open(
                line.bank_booking_date
                + timedelta(days=line.journal_id.bank_return_days)
            )
            line.write({"bank_return_step": step, "bank_return_step_on": day})
            if step == "collect":
                row.returned_order_id.collect_again_on = day
            elif step == "remind":
                row._remind(day)
            else:
                row._write_to_customer()

    def _choose_step(self, wanted):
        """What is wanted; collecting only where it may succeed, and once."""
        order = self.returned_order_id
        if wanted != "collect":
            return wanted
        may_collect = (
            order.run_id.kind == "debit"
            and self.statement_line_id.bank_return_code in HOPEFUL
            and order.mandate_id.state == "active"
            and not order._find_collected_before()
        )
        return "collect" if may_collect else "remind"

    def _remind(self, day):
        for document in self.returned_item_ids.move_id:
            user = document.invoice_user_id or self.env.user
            summary = for_reader(self, user).env._("Direct debit or payment returned")
            note = self.statement_line_id._bank_tell_return()
            ask(document, ACTIVITY, user, summary, note, date_deadline=day)

    def _write_to_customer(self):
        template = self.env.ref(TEMPLATE, raise_if_not_found=False)
        documents = self.returned_item_ids.move_id
        documents = documents.filtered("partner_id.email")
        if template and documents:
            template.sudo().send_mail_batch(documents.ids)

    def _drop_next_steps(self):
        """What was planned is not to be done."""
        self.returned_order_id.write({"collect_again_on": False})
        self.statement_line_id.write(
            {"bank_return_step": False, "bank_return_step_on": False}
        )
        self.returned_item_ids.move_id.sudo().activity_unlink([ACTIVITY])


class AccountBankStatementLine(models.Model):
    """Shows what comes next."""

    _inherit = "account.bank.statement.line"

    bank_return_step = fields.Selection(
        STEPS, string="Next Step", readonly=True, copy=False
    )
    bank_return_step_on = fields.Date(string="Next Step On", readonly=True, copy=False)


class BankPaymentLine(models.Model):
    """Is collected again, once by itself."""

    _inherit = "bank.payment.line"

    collect_again_on = fields.Date(
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="It came back, and a draft collection is made for this day.",
    )
    collected_again_id = fields.Many2one(
        "bank.payment.line",
        string="Collected Again By",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )

    @api.model
    def _cron_collect_again(self):
        """Draft the collections of what came back, a run for each bank and day."""
        last = fields.Date.context_today(self) + timedelta(days=EARLY_DAYS)
        waiting = self.sudo().search(
            Domain("collect_again_on", "<=", last)
            & Domain("collected_again_id", "=", False)
            & Domain("state", "=", "returned")
        )
        for (journal, day), orders in waiting.grouped(
            lambda order: (order.journal_id, order.collect_again_on)
        ).items():
            orders._draft_again(journal, day)

    def _draft_again(self, journal, day):
        """A draft collection of what of these is open still.

        :param journal: the bank; day: on which it is to be collected.
        """
        open_items = {order: order._get_items_open_again() for order in self}
        if not any(open_items.values()):
            self.collect_again_on = False
            return
        Run = self.env["bank.payment.run"].with_company(journal.company_id)
        run = Run.create({"journal_id": journal.id, "kind": "debit"})
        run.execution_date = max(day, run._get_first_day())
        for order, items in open_items.items():
            if not items:
                order.collect_again_on = False
                continue
            order.collected_again_id = self.create(
                {
                    "run_id": run.id,
                    "partner_id": order.partner_id.id,
                    "mandate_id": order.mandate_id.id,
                    "currency_id": order.currency_id.id,
                    "item_ids": [
                        Command.create({"move_line_id": item.id}) for item in items
                    ],
                }
            )

    def _get_items_open_again(self):
        """What nobody has paid meanwhile, nor ordered."""
        items = self.item_ids.move_line_id.filtered(
            lambda item: item.parent_state == "posted" and not item.reconciled
        )
        if not items or self.mandate_id.state != "active":
            return items.browse()
        others = self.env["bank.payment.item"].search(
            Domain("move_line_id", "in", items.ids)
            & Domain(
                "line_id.state", "in", ("draft", "exported", "accepted", "pending")
            )
        )
        return items - others.move_line_id
