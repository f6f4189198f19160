"""Sentences for what mappings say of a line."""

# There is no environment here: Odoo translates when it shows the sentences.
# pylint: disable=prefer-env-translation

from __future__ import annotations


def _(sentence: str) -> str:
    """Marks a sentence for Odoo's translation tools, which look for this name."""
    return sentence


#: kind -> template
MAPPED: dict[str, str] = {
    # which words, and which conditions hold
    "mapping": _("The text contains “%(text)s”, which is mapped to an account"),
    "mapping_name": _(
        "The other side's name, %(name)s, contains “%(text)s”, which is mapped to an "
        "account"
    ),
    "mapping_title": _("The conditions of the mapping “%(text)s” hold"),
    "condition_text_contains": _("The text contains “%(words)s”"),
    "condition_text_not_contains": _("The text does not contain “%(words)s”"),
    "condition_text_matches": _("The text matches the regular expression %(words)s"),
    "condition_name_contains": _("The other side's name contains “%(words)s”"),
    "condition_name_not_contains": _(
        "The other side's name does not contain “%(words)s”"
    ),
    "condition_name_matches": _(
        "The other side's name matches the regular expression %(words)s"
    ),
    "condition_account_contains": _("The other side's account contains “%(words)s”"),
    "condition_account_not_contains": _(
        "The other side's account does not contain “%(words)s”"
    ),
    "condition_account_matches": _(
        "The other side's account matches the regular expression %(words)s"
    ),
    "condition_type_contains": _("The transaction type contains “%(words)s”"),
    "condition_type_not_contains": _(
        "The transaction type does not contain “%(words)s”"
    ),
    "condition_type_matches": _(
        "The transaction type matches the regular expression %(words)s"
    ),
    # what to look at
    "mapping_contradicts": _(
        "The text contains “%(text)s”, which is mapped, and “%(words)s”, which is open"
    ),
    "mapping_beside": _(
        "The mapping “%(text)s” fits, and the text contains “%(words)s”, which is open"
    ),
    "mapping_fits": _(
        "The mapping “%(text)s” fits as well, and only the amount suggests the document"
    ),
    "mapping_in_word": _("The mapped text is only a part of a word here"),
    "mapping_slow": _(
        "The mapping “%(text)s” is not used: its regular expression takes too long for "
        "this text"
    ),
    "mapping_broken": _(
        "The mapping “%(text)s” is not used: its regular expression is not valid"
    ),
    "mapping_left": _("The rows of the mapping leave %(amount)s of the line over"),
    "mapping_exceeded": _("The rows of the mapping take more than the whole line"),
    # whether the amount is in its bounds
    "mapping_no_limit": _(
        "The mapping has no largest amount for this direction: set one, or review "
        "each payment"
    ),
    "mapping_beyond": _(
        "%(amount)s exceeds the mapping's limit for automatic posting (%(limit)s)"
    ),
    "mapping_other_account": _(
        "The account %(text)s is not one of those that this mapping applies to"
    ),
    "mapping_no_account": _(
        "The bank gives no account, and this mapping holds for certain accounts only"
    ),
    "within_bounds": _("%(amount)s is within the mapping's limit (%(limit)s)"),
    "within_accounts": _("This mapping holds for the account %(text)s"),
}
