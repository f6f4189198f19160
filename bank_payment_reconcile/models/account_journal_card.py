"""The bank's card beside other addons that import and reconcile: one button leads."""

from copy import deepcopy

from lxml import etree

from odoo import api, models

GROUP = "bank_payment_reconcile.group_bank_reconcile_user"
#: Buttons of ours on the card.
OURS = ("action_open_payment_reconciliation", "action_import_statement")
#: What other addons call their import of a bank's file.
OTHER_IMPORTS = ("import_account_statement",)


class AccountJournal(models.Model):
    _inherit = "account.journal"

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        # EXTENDS base: views of other addons load before and after ours
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == "kanban" and arch.xpath(f"//button[@name='{OURS[1]}']"):
            self._make_way_on_card(arch)
        return arch, view

    @api.model
    def _make_way_on_card(self, arch):
        """Whoever works with us sees one Import and one button in colour; who does not
        sees what the other addon shows."""
        for name in OTHER_IMPORTS:
            for node in arch.xpath(f"//*[@name='{name}']"):
                _hide(node, GROUP)
        left = "//div[@id='dashboard_bank_cash_left']"
        for node in arch.xpath(f"{left}//button[contains(@class, 'btn-primary')]"):
            # The host's own, shown where a bank has no line yet, stays as it is.
            if node.get("name") in (*OURS, *OTHER_IMPORTS) or _is_of_host(node):
                continue
            second = deepcopy(node)
            second.set("class", second.get("class").replace("primary", "secondary"))
            _hide(node, GROUP)
            # Several groups in one attribute would be one or the other.
            ours = etree.Element("t", groups=GROUP)
            ours.append(second)
            node.addnext(ours)


def _hide(node, group):
    """Hide a node from a group, and whoever did not see it before."""
    before = node.get("groups")
    node.set("groups", f"{before},!{group}" if before else f"!{group}")


def _is_of_host(node):
    return node.get("id") == "all_transactions_btn" or node.get("name") in (
        "action_configure_bank_journal",
        "create_bank_statement",
    )
