"""The entries of bank lines at posting: suspense becomes the counterparts."""

from odoo import models

from ..core.entries import (
    checked_at_the_end,
    deletable,
    split_bank_entry,
    without_synchronization,
    writable,
)
from ..core.records import log_notes
from ..record.labels import get_labels
from ..record.own_write import by_ourselves


class AccountBankStatementLine(models.Model):
    """Writes the counterparts into the entries of many lines at once."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Entries
    # -------------------------------------------------------------------------

    def _bank_settle_entries(self):
        """Put the counterparts in the place of the suspense lines.

        Where the law asks for a restrictive audit trail Odoo tracks every entry
        line; elsewhere one message for each entry says what it settles.

        :return: the reconciliation plan: pairs of counterpart and item.
        """
        tracked = self.filtered("company_id.restrictive_audit_trail")
        untracked = (self - tracked).with_context(tracking_disable=True)
        plan = []
        for lines in filter(None, (tracked, untracked)):
            plan += by_ourselves(lines)._bank_settle_entries_at_once()
        (self - tracked)._bank_log_posting()
        # What the reconciliation would read line by line.
        plan_lines = self.env["account.move.line"].union(*plan)
        plan_lines.mapped("amount_residual")
        (self.move_id | plan_lines.move_id).line_ids.mapped("tax_ids")
        return [pair.with_env(self.env) for pair in plan]

    def _bank_settle_entries_at_once(self):
        moves = self.move_id
        # Here and below: read at once what Odoo would read line by line.
        moves.line_ids.mapped("tax_ids")
        moves.line_ids.mapped("tax_tag_ids")
        with checked_at_the_end(moves):
            plan = self._bank_replace_suspense_lines()
            settling = self.env["account.move.line"].union(*plan) & moves.line_ids
            self._bank_check_analytic_distributions(settling)
            self._bank_set_partner_from_applications()
        return plan

    def _bank_log_posting(self):
        """One message on each entry: what it settles now."""
        told = {line.move_id.id: line._bank_tell_posting() for line in self}
        log_notes(self.move_id, told)

    def _bank_tell_posting(self):
        """What was posted, by what and why, in a text that stands by itself: it stays
        readable on the entry when the applications are undone, or this addon is gone.
        """
        self.ensure_one()
        line = self.sudo()
        applications = line.application_ids
        settled = line._bank_list_applications()
        told = self.env._("Posted: %s.", settled)
        if any(applications.mapped("posted_automatically")):
            told = self.env._("Posted automatically: %s.", settled)
        labels = get_labels(applications, "confidence")
        by = [
            self.env._("Confidence: %s.", labels[confidence])
            for confidence in dict.fromkeys(applications.mapped("confidence"))
        ]
        by += [
            self.env._("Rule: %s.", rule.display_name) for rule in applications.rule_id
        ]
        by += [
            self.env._("Mapping: %s.", mapping.display_name)
            for mapping in applications.mapping_id
        ]
        by += [
            self.env._("Accepted by %s.", user.name)
            for user in applications.accepted_by_id
        ]
        why = "; ".join((line.bank_match_explanation or "").splitlines())
        if why and set(applications.mapped("confidence")) != {"manual"}:
            by.append(self.env._("Why: %s.", why.rstrip(".")))
        return " ".join([told, *by])

    def _bank_log_on_entries(self, tell):
        """One message on the entry of each line, all at once.

        :param tell: makes the sentence of what the line is applied to.
        """
        log_notes(
            self.move_id,
            {line.move_id.id: tell(line._bank_list_applications()) for line in self},
        )

    def _bank_list_applications(self):
        if self.bank_is_settled_elsewhere:
            return ", ".join(self._bank_get_applied_names())
        return ", ".join(
            f"{application.display_name} "
            f"{application.currency_id.format(application.amount)}"
            for application in self.application_ids
        )

    # -------------------------------------------------------------------------
    # Suspense lines
    # -------------------------------------------------------------------------

    def _bank_replace_suspense_lines(self):
        """Turn the suspense lines into the counterparts.

        A suspense line that has but one counterpart becomes it; of the others all
        are deleted and all counterparts created at once: a write for each would cost
        a dozen queries a line.

        :return: pairs of counterpart and item.
        """
        entry_lines = without_synchronization(self.env["account.move.line"])
        becoming, kept_items = [], []
        replaced, items, values = entry_lines, [], []
        for line in self:
            _liquidity, suspense, others = split_bank_entry(line)
            if others:
                line.sudo().bank_kept_entry_ids = others
            counterparts = line._bank_prepare_counterparts()
            if suspense._bank_can_become(counterparts):
                ((item, vals),) = counterparts
                becoming.append((suspense.with_env(entry_lines.env), vals))
                kept_items.append(item)
                continue
            replaced |= suspense
            for item, vals in counterparts:
                items.append(item)
                values.append({**vals, "move_id": line.move_id.id})
        # Deleting empties the cache, so it comes first.
        deletable(replaced).unlink()
        created = entry_lines.create(values)
        entry_lines._bank_become(becoming)
        kept = [suspense for suspense, _vals in becoming]
        return [
            counterpart.with_env(self.env) | item
            for counterpart, item in zip(
                [*kept, *created], [*kept_items, *items], strict=True
            )
            if item
        ]

    def _bank_set_partner_from_applications(self):
        """A line whose applications are all one partner's becomes that partner's.

        The entry is written directly: Odoo's synchronisation of a partner
        would delete the counterparts.
        """
        without = self.filtered(lambda line: not line.partner_id)
        # Here, too, read at once what the writes below would read one by one.
        without.application_ids.partner_id.mapped("company_id")
        without.move_id.line_ids.sudo().mapped("analytic_line_ids")
        for partner, lines in without.grouped(
            lambda line: line.application_ids.partner_id
        ).items():
            if len(partner) != 1:
                continue
            lines = without_synchronization(lines)
            lines.sudo().write(
                {"partner_id": partner.id, "bank_partner_set_by_posting": True}
            )
            # A bank's entry has no use for the fiscal position of its partner.
            position = lines.move_id._fields["fiscal_position_id"]
            with self.env.protecting([position], lines.move_id):
                writable(lines.move_id).write({"partner_id": partner.id})
            bank_entries = lines.move_id.line_ids.filtered(
                lambda entry: (
                    not entry.partner_id
                    and entry.account_id == entry.move_id.journal_id.default_account_id
                )
            )
            # A bank account's entry has no analytic distribution to recompute.
            analytic = bank_entries._fields["analytic_distribution"]
            with self.env.protecting([analytic], bank_entries):
                bank_entries.write({"partner_id": partner.id})


class AccountMoveLine(models.Model):
    """Entry lines that posting writes and reconciles in sets."""

    _inherit = "account.move.line"

    def _bank_can_become(self, counterparts):
        """Whether a bank line's suspense line has one counterpart of an item, alike in
        all but account, partner and text.

        :param counterparts: list of (item or empty, values) of the bank line.
        """
        if len(self) != 1 or len(counterparts) != 1:
            return False
        item, vals = counterparts[0]
        return (
            bool(item)
            and vals["currency_id"] == self.currency_id.id
            and self.currency_id.is_zero(vals["amount_currency"] - self.amount_currency)
            and self.company_currency_id.is_zero(vals["balance"] - self.balance)
            and not self.analytic_distribution
            and not self.tax_tag_ids
        )

    def _bank_become(self, counterparts):
        """Rewrite suspense lines, by as few writes as they differ.

        :param counterparts: list of (suspense line, values).
        """
        by_account, by_text = {}, {}
        for suspense, vals in counterparts:
            by_account.setdefault(vals["account_id"], []).append(suspense.id)
            by_text.setdefault((vals["partner_id"], vals["name"]), []).append(
                suspense.id
            )
        lines = self.browse(suspense.id for suspense, _vals in counterparts)
        # Open items carry no analytic distribution: there is none to search for.
        with self.env.protecting([self._fields["analytic_distribution"]], lines):
            for account_id, ids in by_account.items():
                self.browse(ids).write({"account_id": account_id})
            for (partner_id, name), ids in by_text.items():
                self.browse(ids).write({"partner_id": partner_id, "name": name})
