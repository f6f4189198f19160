"""Whether what a proposal stands on still lets it be posted without a person.

A mapping or a rule may have been changed since a line was matched: because it matched
what it should not have, for one. What a person accepted stands on that person.
"""

from odoo import models

from .. import matching


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _get_basis_errors(self):
        """Why lines are not posted without a person any more, for those that are not.

        :return: {line: sentence}
        """
        errors = {}
        mappings = self.application_ids.mapping_id
        known = {mapping.key: mapping for mapping in mappings._to_matching()}
        for line in self:
            error = line._get_rule_error() or line._get_mapping_error(known)
            if error:
                errors[line] = error
        return errors

    def _get_rule_error(self):
        rule = self.application_ids.rule_id.filtered(
            lambda rule: rule.review_required or not rule.active
        )
        if not rule:
            return None
        return self.env._(
            "The rule %s, by which it was applied, was switched off since, or asks for "
            "a review now: look at it and post it yourself.",
            rule[0].display_name,
        )

    def _get_mapping_error(self, known):
        """:param known: `matching.Mapping` by id, as they are now."""
        mapped = self.application_ids.filtered(
            lambda a: a.mapping_id or a.confidence == "high_text_mapping"
        )
        for application in mapped:
            mapping = application.mapping_id
            now = known.get(mapping.id)
            if not (mapping.active and now and application._is_mapped_so(now)):
                return self.env._(
                    "The mapping by which it was applied was changed, archived or "
                    "deleted since: apply it again, or post it yourself."
                )
            if error := self._get_bound_error(now):
                return error
        return None

    def _get_bound_error(self, mapping):
        """What the bounds of a mapping say now that they did not say then."""
        books = self.env["bank.matching.ledger"]
        settings = books._prepare_settings(
            self.journal_id, self.transaction_currency_id
        )
        [asked] = books._to_lines(self)
        reasons = [
            judgement.reason
            for judgement in matching.within_bounds(settings, asked, mapping)
            if judgement.is_caution and judgement.reason.kind != "beyond_limit"
        ]
        if not reasons:
            return None
        told = self.env["bank.payment.application"]._reasons_to_text(
            self._prepare_reasons(reasons)
        )
        return self.env._(
            "%s. Look at it and post it yourself.", "; ".join(told.splitlines())
        )


class BankPaymentApplication(models.Model):
    _inherit = "bank.payment.application"

    def _is_mapped_so(self, mapping):
        """Whether a mapping, as it is now, would put the money where it is applied and
        asks nobody.

        :param mapping: `matching.Mapping`
        """
        account = mapping.account_in if self.amount > 0 else mapping.account_out
        return account == self.account_id.id and not mapping.review_required
