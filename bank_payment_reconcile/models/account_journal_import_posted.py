"""Another module posts bank lines as they are made: the import says so, and by whom.

We match and post nothing inside `create()`. Where something else does, our rules and
the review are passed over, and whoever imports has to know.
"""

import re

from odoo import api, models

#: Where the code of a module stands, as Python names it.
MODULE_PATH = re.compile(r"^odoo\.addons\.(\w+)")
#: Both extend the making of lines and reconcile, but never in one go.
HOST_AND_OURS = ("account", "bank_payment_reconcile")


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _get_posted_elsewhere_remarks(self):
        """Say of lines that just came in how many are posted already.

        :return: one sentence, or none.
        """
        posted = self.filtered(lambda line: line._is_used_without_us())
        if not posted:
            return []
        values = {"posted": len(posted), "total": len(self)}
        modules = self._get_modules_that_post()
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
    def _get_modules_that_post(self):
        """The installed modules, not of the host's accounting and not ours, that do
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
