"""Whether what a proposal stands on still lets it be posted without a person.

A mapping or a rule may have been changed since a line was matched: because it matched
what it should not have, for one. What a person accepted stands on that person.
"""

from odoo import models

from ... import matching

#: Confidences that a rule gives.
RULED = {"low", "medium", "high"}


class AccountBankStatementLine(models.Model):
    """Posts automatically only what its rule or mapping still allows."""

    _inherit = "account.bank.statement.line"

    def _bank_get_basis_errors(self):
        """Why lines are not posted without a person any more, for those that are not.

        :return: {line: sentence}
        """
        errors = {}
        mappings = self.application_ids.mapping_id
        known = {mapping.key: mapping for mapping in mappings._to_matching()}
        terms = self.filtered("application_ids.mapping_id")._bank_get_terms()
        for line in self:
            error = (
                line._bank_get_rule_error()
                or line._bank_get_mapping_error(known, terms)
                or line._bank_get_change_error()
            )
            if error:
                errors[line] = error
        return errors

    def _bank_get_rule_error(self):
        asking = self.application_ids.filtered(lambda a: not a._is_review_waived())
        rule = asking.rule_id.filtered(
            lambda rule: rule.review_required or not rule.active
        )
        if not rule:
            return None
        return self.env._(
            "The rule %s, by which it was applied, has been switched off since, or "
            "asks for a review now: review and accept it.",
            rule[0].display_name,
        )

    def _bank_get_terms(self):
        """:return: {line: (`matching.Settings` of its bank, its `matching.Line`)}"""
        books = self.env["bank.matching.ledger"]
        terms = {}
        for (journal, currency), lines in self._bank_group_for_matching():
            settings = books._prepare_settings(journal, currency)
            for line, asked in zip(lines, books._to_lines(lines), strict=True):
                terms[line] = settings, asked
        return terms

    def _bank_get_mapping_error(self, known, terms):
        """:param known: `matching.Mapping` by id, as they are now.
        :param terms: as `_bank_get_terms`.
        """
        mapped = self.application_ids.filtered(
            lambda a: a.mapping_id or a.confidence == "high_text_mapping"
        )
        for application in mapped:
            mapping = application.mapping_id
            now = known.get(mapping.id)
            if not (mapping.active and now and application._is_mapped_so(now)):
                return self._bank_tell_mapping_changed()
            if error := self._bank_get_bound_error(now, *terms[self]):
                return error
        return None

    def _bank_get_change_error(self):
        """What else was changed: a mapping's text or partner, what a rule considers."""
        proposed = self.application_ids._filter_undecided()
        if any(
            application._was_changed_since("mapping_id") for application in proposed
        ):
            return self._bank_tell_mapping_changed()
        if any(
            application._was_changed_since("rule_id") or application._lost_its_rule()
            for application in proposed
        ):
            return self.env._(
                "The rule by which it was applied has been changed or deleted since: "
                "apply it again, or accept it."
            )
        return None

    def _bank_tell_mapping_changed(self):
        return self.env._(
            "The mapping by which it was applied has been changed, archived or "
            "deleted since: apply it again, or accept it."
        )

    def _bank_get_bound_error(self, mapping, settings, asked):
        """What the bounds of a mapping say now that they did not say then."""
        reasons = [
            judgement.reason
            for judgement in matching.within_bounds(settings, asked, mapping)
            if judgement.is_caution and judgement.reason.kind != "beyond_limit"
        ]
        if not reasons:
            return None
        told = self.env["bank.payment.application"]._reasons_to_text(
            self._bank_prepare_reasons(reasons)
        )
        return self.env._("%s. Review and accept it.", "; ".join(told.splitlines()))


class BankPaymentApplication(models.Model):
    """The rule or mapping that an application rests on, as it is now."""

    _inherit = "bank.payment.application"

    def _is_review_waived(self):
        """Hook: whether the bank's card says that nobody has to look at this, whatever
        the rule says that proposed it."""
        return False

    def _is_mapped_so(self, mapping):
        """Whether a mapping, as it is now, would put the money where it is applied and
        asks nobody.

        :param mapping: `matching.Mapping`
        """
        accounts = {row.account for row in mapping.rows} or {
            mapping.account_in if self.amount > 0 else mapping.account_out
        }
        return self.account_id.id in accounts and not mapping.review_required

    def _was_changed_since(self, name):
        """Whether the rule or the mapping was written after it proposed this.

        Whatever was written: each field of them decides what they match.

        :param name: "rule_id" or "mapping_id"
        """
        basis = self[name]
        return bool(basis) and basis.write_date > self.create_date

    def _lost_its_rule(self):
        """Whether the rule that proposed this was deleted.

        A row of a person has no rule and no confidence of one; a fee or a difference
        beside an item has the item's rule.
        """
        return self.confidence in RULED and not (self.rule_id or self.mapping_id)
