"""Who is forgotten since he seems to pay for several partners, and who comes back when
that was a mistake.

What is forgotten for a posting is archived: undoing the posting brings it back as it
was, with the day since when it is known.
"""

from odoo import api, models
from odoo.tools import SQL

from .partners import ACCOUNT_END, get_ends


class BankLearnedPayer(models.Model):
    """Payers that are forgotten, and come back when the doubt is undone."""

    _inherit = "bank.learned.payer"

    @api.model
    def _forget_shared(self, lines):
        """Forget the payers that were learned and have paid for another partner now,
        or are learned of several: of all of them, or who is left would seem to be the
        only one. Undoing what was a mistake brings them back.

        :param lines: posted bank lines, by whomever.
        :return: these of the lines; they teach nothing.
        """
        told = lines.filtered("application_ids.partner_id")
        by_payer = told._bank_group_by_payer_key()
        against = {}
        for key, payers in self._find_learned(told)._group_by_payer().items():
            paid = by_payer.get(key, told.browse())
            partners = payers.partner_id | paid.application_ids.partner_id
            if paid and len(partners.commercial_partner_id) > 1:
                against |= dict.fromkeys(payers, paid)
        self._forget(against)
        return lines.browse().union(*against.values())

    @api.model
    def _forget(self, against):
        """Forget payers, in a way that may be taken back.

        :param against: {payer: the lines that speak against what was learned}
        """
        # Who posts those lines says by whom it is forgotten.
        payers = self.with_context(tracking_disable=True).sudo().union(*against)
        payers.write({"active": False})
        for payer in payers:
            payer.forgotten_line_id = against[payer][0]
        payers._tell_forgotten()

    @api.model
    def _restore_forgotten(self, lines):
        """Lines were taken back: bring back who was forgotten and now, as far as what
        stands tells, pays for one partner only.

        With the day since when it is known: who made the mistake said nothing of that.

        :param lines: bank lines of which nothing is posted any more.
        """
        asked = lines._bank_group_by_payer_key()
        forgotten = self._find_learned(lines, forgotten=True)._group_by_payer()
        groups = {key: payers for key, payers in forgotten.items() if key in asked}
        if not groups:
            return
        known = self._find_learned(lines)._group_by_payer()
        seen = self._find_partners_seen(
            {payer for _company, payer in groups}, lines.company_id
        )
        noted = self._get_partners_noted(lines)
        restored, nobody = self.sudo().browse(), self.env["res.partner"]
        for key, payers in groups.items():
            partners = payers.partner_id.commercial_partner_id.union(
                seen.get(key, nobody), noted.get(key[1], nobody)
            )
            if len(partners) == 1 and key not in known:
                # Forgotten twice, there may be two of one.
                twins = payers.grouped(lambda payer: payer._get_key())
                restored = restored.union(*(same[0] for same in twins.values()))
        restored.with_context(tracking_disable=True).write(
            {"active": True, "forgotten_line_id": False}
        )
        restored._tell_restored()

    @api.model
    def _forget_taught(self, lines):
        """Forget what lines that were taken back taught: it was not to be learned."""
        self.with_context(active_test=False).sudo().search(
            [("statement_line_id", "in", lines.ids)]
        ).unlink()

    @api.model
    def _find_learned(self, lines, forgotten=False):
        """The payers that were learned of the accounts and names of lines, and others
        whose accounts end alike.

        :param forgotten: those that were, and are forgotten since.
        """
        self.flush_model()
        names = {(line.partner_name or "").lower() for line in lines}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id FROM bank_learned_payer
                 WHERE active IS NOT %s
                   AND company_id = ANY(%s)
                   AND (%s = ANY(%s) OR lower(name) = ANY(%s))
                """,
                forgotten,
                lines.company_id.ids,
                SQL(ACCOUNT_END.format("account_number")),
                get_ends(lines.mapped("account_number")),
                list(names - {""}),
            )
        )
        return self.sudo().browse(payer_id for (payer_id,) in rows)

    @api.model
    def _forget_shared_of_past(self):
        """Forget who was learned before anybody asked whether he pays for several, or
        by trade for others."""
        learned = self.sudo().search([])
        groups = learned._group_by_payer()
        seen = self._find_partners_seen(
            {payer for _company, payer in groups}, learned.company_id
        )
        shared = learned.browse()
        for key, payers in groups.items():
            partners = payers.partner_id.commercial_partner_id
            if len(partners | seen.get(key, partners)) > 1:
                shared |= payers
            else:
                shared |= payers.filtered(
                    lambda payer: (
                        payer.statement_line_id
                        and payer.statement_line_id._bank_is_of_middleman(
                            payer.partner_id
                        )
                    )
                )
        shared.unlink()
        return shared
