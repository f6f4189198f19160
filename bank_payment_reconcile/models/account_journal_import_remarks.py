"""What a person should know of an import, in sentences."""

from odoo import models
from odoo.tools.misc import format_date, formatLang

#: Payments that a sentence names one by one.
NAMED = 3


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _get_known_remarks(self, plan):
        """Sentences on what of a plan is left out, and what has to be looked at."""
        return [
            *self._get_left_out_remarks(plan),
            *self._get_batch_remarks(plan),
            *self._get_used_id_remarks(plan),
            *self._get_look_alike_remarks(plan),
        ]

    def _get_left_out_remarks(self, plan):
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
                    "they are in the books already, under another identification or "
                    "entered another way (%(payments)s).",
                    count=len(proved),
                    payments=self._name_entries(proved),
                )
            )
        if told := [each for each in elsewhere if each.known_by == "person"]:
            remarks.append(
                self.env._(
                    "%(count)s transactions were left out as you told: they are in "
                    "the books already (%(payments)s).",
                    count=len(told),
                    payments=self._name_entries(told),
                )
            )
        return remarks

    def _get_batch_remarks(self, plan):
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

    def _get_used_id_remarks(self, plan):
        used = [each for each in plan.new if each.has_used_id]
        if not used:
            return []
        return [
            self.env._(
                "%(count)s transactions were imported although others in the books "
                "have the same identification: their payers or texts differ "
                "(%(payments)s).",
                count=len(used),
                payments=self._name_entries(used),
            )
        ]

    def _get_look_alike_remarks(self, plan):
        if not plan.look_alikes:
            return []
        return [
            self.env._(
                "%(count)s transactions look like payments that are in the books "
                "already and wait for review: accept what is another payment, take "
                "out what is the same (%(payments)s).",
                count=len(plan.look_alikes),
                payments=self._name_entries(plan.look_alikes),
            )
        ]

    def _name_entries(self, entries):
        """Day, amount and payer of the first entries, for a sentence."""
        names = [self._name_transaction(each.transaction) for each in entries[:NAMED]]
        if len(entries) > NAMED:
            names.append("…")
        return "; ".join(names)

    def _name_transaction(self, transaction):
        day = format_date(self.env, transaction.date)
        amount = formatLang(
            self.env,
            float(transaction.amount),
            currency_obj=self._get_bank_currency(),
        )
        words = transaction.partner_name or transaction.text
        return " ".join(filter(None, (day, amount, words[:60])))

    def _remember_known(self, plan):
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
