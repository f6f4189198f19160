"""What a person should know of an import, in sentences."""

import re
from collections import Counter

from odoo import api, models
from odoo.tools.misc import format_date, formatLang

#: Payments that a sentence names one by one.
NAMED = 3
#: Where the code of a module stands, as Python names it.
MODULE_PATH = re.compile(r"^odoo\.addons\.(\w+)")
#: Both extend the making of lines and reconcile, but never in one go.
HOST_AND_OURS = ("account", "bank_payment_reconcile")


class AccountJournal(models.Model):
    """Puts what a person should know of an import into sentences."""

    _inherit = "account.journal"

    def _bank_get_known_remarks(self, plan):
        """Sentences on what of a plan is left out, and what has to be looked at."""
        return [
            *self._bank_get_left_out_remarks(plan),
            *self._bank_get_batch_remarks(plan),
            *self._bank_get_used_id_remarks(plan),
            *self._bank_get_look_alike_remarks(plan),
        ]

    def _bank_say_once(self, plans):
        """The remarks of plans; what is to be said of several statements, once."""
        counts = Counter(remark for plan in plans for remark in plan.remarks)
        return [
            remark
            if count == 1
            else self.env._(
                "%(remark)s (%(count)s statements)", remark=remark, count=count
            )
            for remark, count in counts.items()
        ]

    def _bank_get_left_out_remarks(self, plan):
        remarks = []
        elsewhere = [each for each in plan.entries if each.known_by]
        in_batch = [each for each in plan.entries if each.is_in_batch]
        known = len(plan.entries) - len(plan.new) - len(in_batch) - len(elsewhere)
        if known and plan.new:
            remarks.append(
                self.env._(
                    "%(known)s of %(total)s transactions were imported before and "
                    "were left out.",
                    known=known,
                    total=len(plan.entries),
                )
            )
        if proved := [each for each in elsewhere if each.known_by == "balances"]:
            remarks.append(
                self.env._(
                    "%(count)s transactions were left out: the balances prove that "
                    "they are already in the books, under another identification or "
                    "entered in another way (%(payments)s).",
                    count=len(proved),
                    payments=self._bank_name_entries(proved),
                )
            )
        if told := [each for each in elsewhere if each.known_by == "person"]:
            remarks.append(
                self.env._(
                    "%(count)s transactions were left out as you chose: they are "
                    "already in the books (%(payments)s).",
                    count=len(told),
                    payments=self._bank_name_entries(told),
                )
            )
        return remarks

    def _bank_get_batch_remarks(self, plan):
        remarks = []
        in_batch = [each for each in plan.entries if each.is_in_batch]
        parts = sum(1 for each in in_batch if each.transaction.is_part)
        if parts:
            remarks.append(
                self.env._(
                    "%s transactions were left out: they are the details of a booking "
                    "that was imported as one total before.",
                    parts,
                )
            )
        if totals := len(in_batch) - parts:
            remarks.append(
                self.env._(
                    "%s transactions were left out: they are the totals of bookings "
                    "whose details were imported before.",
                    totals,
                )
            )
        return remarks

    def _bank_get_used_id_remarks(self, plan):
        used = [each for each in plan.new if each.has_used_id]
        if not used:
            return []
        return [
            self.env._(
                "%(count)s transactions were imported although others in the books "
                "have the same identification: their payers or texts differ "
                "(%(payments)s).",
                count=len(used),
                payments=self._bank_name_entries(used),
            )
        ]

    def _bank_get_look_alike_remarks(self, plan):
        if not plan.look_alikes:
            return []
        return [
            self.env._(
                "%(count)s transactions look like payments that are already in the "
                "books and wait for review: accept what is another payment, take out "
                "what is the same (%(payments)s).",
                count=len(plan.look_alikes),
                payments=self._bank_name_entries(plan.look_alikes),
            )
        ]

    def _bank_name_entries(self, entries):
        """Day, amount and payer of the first entries, for a sentence."""
        names = [
            self._bank_name_transaction(each.transaction) for each in entries[:NAMED]
        ]
        if len(entries) > NAMED:
            names.append("…")
        return "; ".join(names)

    def _bank_name_transaction(self, transaction):
        day = format_date(self.env, transaction.date)
        amount = formatLang(
            self.env,
            float(transaction.amount),
            currency_obj=self._bank_get_currency(),
        )
        words = transaction.partner_name or transaction.text
        return " ".join(filter(None, (day, amount, words[:60])))

    def _bank_remember_known(self, plan):
        """Know what was recognised by balances or a person again by its id.

        A line without an id gets the file's, where it is of the file's day.
        """
        entries = [each for each in plan.entries if each.known_by]
        if not entries:
            return
        Line = self.env["account.bank.statement.line"]
        lines = Line.browse({each.line_ids[0] for each in entries})
        without = {line.id for line in lines if not line.bank_import_id}
        aliases = []
        for each in entries:
            line = Line.browse(each.line_ids)
            if (
                len(line) == 1
                and line.id in without
                and line.bank_booking_date == each.transaction.date
            ):
                without.discard(line.id)
                line.sudo().write(
                    {
                        "bank_import_id": each.import_id,
                        "bank_content_id": each.content_id,
                        "bank_batch_id": each.batch_id or False,
                    }
                )
            else:
                aliases.append(each)
        self.env["bank.import.alias"]._remember(self, aliases)


class AccountBankStatementLine(models.Model):
    """Names a line in such a sentence."""

    _inherit = "account.bank.statement.line"

    def _bank_get_posted_elsewhere_remarks(self):
        """Say of lines that just came in how many are posted already.

        :return: one sentence, or none.
        """
        posted = self.filtered(lambda line: line._bank_is_used_without_us())
        if not posted:
            return []
        values = {"posted": len(posted), "total": len(self)}
        modules = self._bank_get_modules_that_post()
        if not modules:
            return [
                self.env._(
                    "%(posted)s of %(total)s transactions were posted as they came in, "
                    "without our rules and without a review, by another module or an "
                    "automated action: look at them under Posted Elsewhere, and undo "
                    "those that are wrong.",
                    **values,
                )
            ]
        return [
            self.env._(
                "%(posted)s of %(total)s transactions were posted as they came in, "
                "without our rules and without a review, by %(modules)s: look at them "
                "under Posted Elsewhere, undo those that are wrong, and let only one "
                "of the two reconcile this bank.",
                modules=", ".join(
                    f"{module.shortdesc} ({module.name})" for module in modules
                ),
                **values,
            )
        ]

    @api.model
    def _bank_get_modules_that_post(self):
        """The installed modules, not of Odoo's accounting and not ours, that do
        something when a bank line is made.

        :return: `ir.module.module`
        """
        Module = self.env["ir.module.module"].sudo()
        ours = Module.search([("name", "=", "bank_payment_reconcile")])
        known = ours | ours.upstream_dependencies(exclude_states=("uninstallable",))
        names = find_modules_that_post(type(self).__mro__)
        return Module.search([("name", "in", names), ("id", "not in", known.ids)])


def find_modules_that_post(classes):
    """Return the names of the modules that extend the making of a record.

    Where some of them also reconcile, the others are not meant.

    :param classes: those that make up the model.
    """
    methods = {}
    for each in classes:
        if found := MODULE_PATH.match(each.__module__):
            if found[1] not in HOST_AND_OURS:
                methods.setdefault(found[1], set()).update(vars(each))
    making = [name for name, found in methods.items() if "create" in found]
    reconciling = [
        name for name in making if any("reconcile" in each for each in methods[name])
    ]
    return reconciling or making
