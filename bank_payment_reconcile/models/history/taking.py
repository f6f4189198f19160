"""Findings that a person takes, and gives up again."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..matcher.past_booking import to_booking
from ..record.labels import get_labels
from ..record.rights import needs
from .finding import CHOSEN_ONLY, PAYERS


class BankHistoryFinding(models.Model):
    """Makes payers and mappings of findings, as if a person had entered them."""

    _inherit = "bank.history.finding"

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_learn(self):
        """Read the history of the current company; a run that was stopped goes on.

        :return: the page that shows how far it is.
        """
        run = self.env["bank.history.run"]._order_run(self.env.company)
        return run.action_open_progress()

    @needs("write")
    def action_take(self):
        """Use these findings from now on.

        :raises UserError: none of them can be taken.
        """
        waiting = self.filtered(lambda finding: finding.state != "taken")
        taken = waiting._take()
        if waiting and not taken:
            labels = get_labels(self, "obstacle")
            raise UserError(
                self.env._(
                    "None of these can be taken. %(finding)s: %(why)s.",
                    finding=waiting[0].told,
                    why=labels.get(waiting[0].obstacle)
                    or self.env._("it is known already, or contradicts what is known"),
                )
            )
        return self._notify_taken(taken, waiting)

    @needs("write")
    def action_take_all(self):
        """Use all that was found often enough in the current company, but for the
        accounts that money went out to: these a person has to choose."""
        company = self.env.company
        often = self.search(
            Domain("company_id", "=", company.id)
            & Domain("state", "=", "proposed")
            & Domain("obstacle", "=", False)
            & Domain("kind", "not in", CHOSEN_ONLY)
            & Domain("count", ">=", company.bank_past_bound)
        )
        return self._notify_taken(often._take(with_payees=False), often)

    @needs("write")
    def action_remove(self):
        """Give these up: what was made of them is no longer used, and they are not
        proposed again."""
        self.check_access("write")
        taken = self.filtered(lambda finding: finding.state == "taken")
        self.sudo().write({"state": "removed"})
        taken._give_up_payers()
        taken._give_up_mappings()

    @needs("read")
    def action_open_examples(self):
        """The first and the last of the lines that tell it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.told,
            "res_model": "account.bank.statement.line",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", (self.first_line_id | self.last_line_id).ids)],
        }

    @api.model
    def _notify_taken(self, taken, asked):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if taken else "warning",
                "message": self.env._(
                    "%(taken)s of %(asked)s findings are taken.",
                    taken=len(taken),
                    asked=len(asked),
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # -------------------------------------------------------------------------
    # Taking
    # -------------------------------------------------------------------------

    def _take(self, with_payees=True):
        """Take those of these that can be.

        :param with_payees: whether a person chose these one by one, and with that the
            accounts that money went out to.
        :return: these.
        """
        self.check_access("write")
        free = self.filtered(lambda finding: not finding.obstacle and finding.count)
        payers = free.filtered(lambda finding: finding.kind in PAYERS)
        texts = free.filtered(lambda finding: finding.kind == "text")
        taken = (
            payers._take_payers()
            | texts._take_texts(with_payees)
            | (free - payers - texts)
        )
        taken.sudo().write({"state": "taken"})
        return taken

    def _take_payers(self):
        """Learn payers, with the refusals of what is learned from a posting."""
        allowed = self._filter_of_one_partner()
        Learned = self.env["bank.learned.payer"]
        # Of one that is both, the last says that a person paid to it.
        values = [
            finding._prepare_payer()
            for finding in allowed.sorted(lambda finding: finding.kind == "payee")
        ]
        if not values:
            return allowed
        Learned._note_payees(values)
        Learned._create_unknown(values)
        learned = {
            payer._get_key(): payer
            for payer in Learned.search(
                Domain("partner_id", "in", allowed.partner_id.ids)
            )
        }
        for finding in allowed:
            finding.sudo().learned_payer_id = learned.get(finding._get_payer_key())
        return allowed

    def _prepare_payer(self):
        self.ensure_one()
        return {
            "partner_id": self.partner_id.id,
            "company_id": self.company_id.id,
            "statement_line_id": self.last_line_id.id,
            "account_number": self.account_number or False,
            "name": self.name or False,
            "is_payee": self.kind == "payee",
        }

    def _get_payer_key(self):
        """As `bank.learned.payer._get_key`."""
        self.ensure_one()
        return (
            self.company_id.id,
            self.partner_id.id,
            self.account_number or "",
            self.name or "",
        )

    def _filter_of_one_partner(self):
        """Those of these that are still nobody else's: the books may have moved on
        since they were found. A payer who was paid for several is told so."""
        Learned = self.env["bank.learned.payer"]
        lines = self.last_line_id.sudo()
        noted, seen = (
            Learned._get_partners_noted(lines),
            Learned._get_partners_seen(lines),
        )
        known = Learned._find_learned(lines)._group_by_payer() if lines else {}
        nobody = self.env["res.partner"]
        allowed = self.browse()
        for finding in self:
            payer = finding.account_number or "", (finding.name or "").lower()
            key = finding.company_id.id, payer
            others = (
                noted.get(payer, nobody)
                | seen.get(key, nobody)
                | known.get(key, Learned).partner_id.commercial_partner_id
            )
            line = finding.last_line_id.sudo()
            if others - finding.partner_id.commercial_partner_id:
                finding.sudo().obstacle = "several"
            elif line and line._bank_is_of_middleman(finding.partner_id):
                finding.sudo().obstacle = "middleman"
            else:
                allowed |= finding
        return allowed

    def _take_texts(self, with_payees):
        """Make mappings; a text has one for each direction."""
        Mapping = self.env["bank.text.mapping"]
        taken = self.browse()
        for finding in self:
            if Mapping._is_mapped(finding.text, finding.is_in, finding.company_id):
                continue
            mapping = Mapping.create(finding._prepare_mapping(with_payees))
            finding.sudo().mapping_id = mapping
            taken |= finding
        return taken

    def _get_booking(self):
        self.ensure_one()
        return to_booking(self.account_id.id, self.tax_keys, self.analytic_distribution)

    def _prepare_mapping(self, with_payees):
        """Values of a mapping that books as was booked, up to amounts a little above
        those that were seen.

        :param with_payees: whether money may go out to the accounts it went to.
        """
        self.ensure_one()
        Mapping = self.env["bank.text.mapping"]
        limit = Mapping._propose_limit([self.largest], self.currency_id)
        values = Mapping._prepare_past_mapping(
            self.text, self._get_booking(), self.is_in, self.company_id
        )
        values["limit_in" if self.is_in else "limit_out"] = limit
        if self.is_in or with_payees:
            values["payee_accounts"] = self.payee_accounts
        return values

    # -------------------------------------------------------------------------
    # Giving up
    # -------------------------------------------------------------------------

    def _give_up_payers(self):
        """What another finding stands on, too, is left to it: but not that a person
        paid to it."""
        for payer, findings in self.grouped("learned_payer_id").items():
            if not payer:
                continue
            others = payer.sudo().bank_finding_ids.filtered(
                lambda f: f.state == "taken"
            )
            if not others:
                payer.unlink()
            elif "payee" in findings.mapped("kind"):
                payer.check_access("write")
                payer.sudo().is_payee = False

    def _give_up_mappings(self):
        """A mapping that has posted something stays, archived: it says by what."""
        for mapping in self.mapping_id:
            posted = (
                self.env["bank.payment.application"]
                .sudo()
                .search_count(
                    Domain("mapping_id", "=", mapping.id)
                    & Domain("state", "=", "posted"),
                    limit=1,
                )
            )
            if posted:
                mapping.active = False
            else:
                mapping.unlink()
