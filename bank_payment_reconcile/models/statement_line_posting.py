"""Posting applications: the suspense line becomes the counterparts, and one
reconciliation plan a chunk settles the items."""

from odoo import fields, models
from odoo.exceptions import UserError


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    def action_post_applications(self):
        """Post the lines that are fully applied; report the others line by line.

        :return: a notification; what could not be posted has its reason in
            `posting_error`.
        """
        done, errors = self._post_applications()
        offers = self.env["bank.text.mapping"]._offer_from(done)
        return self._notify_posted(done, errors, offers)

    def action_preview_posting(self):
        """Show the entries that posting these lines would make; nothing is kept."""
        return self.env["bank.posting.preview"]._open_for(self)

    def _notify_posted(self, done, errors, offers):
        message = self.env._("Payments posted: %s.", len(done))
        if errors:
            message += "\n" + "\n".join(
                f"{line.date} {line.payment_ref}: {error}"
                for line, error in list(errors.items())[:5]
            )
        if len(errors) > 5:
            message += "\n" + self.env._("and %s more.", len(errors) - 5)
        for offer in offers:
            message += "\n" + self.env._(
                'The third payment with "%(text)s" went to %(account)s: a mapping is '
                "offered under Text-to-Account Mapping.",
                text=offer.text,
                account=(
                    offer.debit_account_id or offer.credit_account_id
                ).display_name,
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if errors else "success",
                "sticky": bool(errors or offers),
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # -------------------------------------------------------------------------
    # Posting
    # -------------------------------------------------------------------------

    def _post_applications(self, automatically=False):
        """Post what can be posted of these lines, in this transaction.

        :param automatically: who posts is the scheduled action.
        :return: (posted lines, {line: why it was not posted})
        """
        locked = self.try_lock_for_update()
        errors = {
            line: self.env._("Somebody else is posting this line right now.")
            for line in self - locked
        }
        errors.update(locked._get_posting_errors())
        ready = locked.filtered(lambda line: line not in errors)
        done = ready._post_or_split(errors, automatically)
        for line, error in errors.items():
            if line in locked and not line.is_reconciled:
                line.posting_error = error
        done.posting_error = False
        return done, errors

    def _post_or_split(self, errors, automatically):
        """Post all lines at once; where that fails, halve until the ones that
        cannot be posted stand alone, and note their reason in `errors`."""
        if not self:
            return self
        try:
            with self.env.cr.savepoint():
                self._post_at_once(automatically)
                self.env.flush_all()
            return self
        except UserError as error:
            if len(self) == 1:
                errors[self] = str(error)
                return self.browse()
        # The failed attempt left its values in the cache.
        self.env.invalidate_all()
        half = len(self) // 2
        return self[:half]._post_or_split(errors, automatically) | self[
            half:
        ]._post_or_split(errors, automatically)

    def _post_at_once(self, automatically):
        """Replace the suspense lines and reconcile, for all lines together."""
        moves = self.move_id
        # Here and below: read at once what the host would read line by line.
        moves.line_ids.mapped("tax_ids")
        container = {"records": moves}
        with (
            moves._check_balanced(container),
            moves._sync_dynamic_lines(container),
        ):
            plan = self._replace_suspense_lines()
            # In here the host checks and synchronises once, not at every write.
            self._set_partner_from_applications()
        plan += self._get_transfer_pairs()
        self.env["account.move.line"]._reconcile_plan(plan)
        self.application_ids.write(
            {
                "state": "posted",
                "posted_by_id": self.env.uid,
                "posted_date": fields.Datetime.now(),
                "posted_automatically": automatically,
            }
        )
        if not automatically:
            self.env["bank.learned.payer"]._learn_from(
                self.filtered(lambda line: line.application_ids._is_accepted())
            )

    def _is_partner_news(self, partner):
        """Whether the matcher had not recognised the partner by itself."""
        self.ensure_one()
        details = self.match_details or {}
        recognised = details.get("partner") == partner.id
        return not (recognised and details.get("related_party") == "fully")

    def _replace_suspense_lines(self):
        """Put the counterparts in the place of the suspense lines.

        All are created and all are deleted at once: a write for each would cost a
        dozen queries a line.

        :return: the reconciliation plan: pairs of counterpart and item.
        """
        suspense_lines = self.env["account.move.line"]
        items, values = [], []
        for line in self:
            suspense_lines |= line._seek_for_lines()[1]
            for item, vals in line._prepare_counterparts():
                items.append(item)
                values.append({**vals, "move_id": line.move_id.id})
        # Deleting empties the cache, so it comes before creating.
        suspense_lines.with_context(
            force_delete=True, skip_account_move_synchronization=True
        ).unlink()
        created = (
            self.env["account.move.line"]
            .with_context(skip_account_move_synchronization=True)
            .create(values)
        )
        plan = [
            counterpart.with_env(self.env) | item
            for counterpart, item in zip(created, items, strict=True)
            if item
        ]
        plan_lines = self.env["account.move.line"].union(*plan)
        plan_lines.mapped("amount_residual")
        (self.move_id | plan_lines.move_id).line_ids.mapped("tax_ids")
        return plan

    def _set_partner_from_applications(self):
        """A line whose applications are all one partner's becomes that partner's.

        The entry is written directly: the host's synchronisation of a partner
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
            lines = lines.with_context(
                skip_account_move_synchronization=True, tracking_disable=True
            )
            lines.write({"partner_id": partner.id, "partner_set_by_posting": True})
            # A bank's entry has no use for the fiscal position of its partner.
            position = lines.move_id._fields["fiscal_position_id"]
            with self.env.protecting([position], lines.move_id):
                lines.move_id.with_context(skip_readonly_check=True).write(
                    {"partner_id": partner.id}
                )
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
