"""A company of its own for a benchmark; used inside an Odoo shell."""


def make_company(env, name, currency="EUR"):
    """Create a company with the generic chart of accounts.

    :return: (environment of that company, its bank journal)
    """
    currency = env.ref(f"base.{currency}")
    currency.active = True
    company = env["res.company"].create({"name": name, "currency_id": currency.id})
    env["account.chart.template"].try_loading(
        "generic_coa", company, install_demo=False
    )
    company.currency_id = currency
    env.user.company_ids |= company
    env = env(
        context={
            **env.context,
            "allowed_company_ids": company.ids,
            "tracking_disable": True,
        }
    )
    bank = env["account.journal"].search(
        [("type", "=", "bank"), ("company_id", "=", company.id)], limit=1
    )
    return env, bank
