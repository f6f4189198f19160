"""Analytic plans: what Odoo asks of the lines of an entry that a person posts."""


def check_distribution(line):
    """Refuse an entry line without the analytic accounts that its plans ask for.

    Relies on `analytic.mixin._validate_distribution` and the context key
    `validate_analytic` (addons/analytic/models/analytic_mixin.py), which Odoo sets when
    a person posts.

    :param line: one `account.move.line` of a bank's entry.
    :raises ValidationError: a plan that is mandatory for its company, product and
        account does not come to 100 %.
    """
    line.with_context(validate_analytic=True)._validate_distribution(
        company_id=line.company_id.id,
        product=line.product_id.id,
        account=line.account_id.id,
        business_domain="general",
    )
