"""Taxes: from an amount with taxes to the lines of an entry."""


def prepare_base(taxes, **values):
    """A base line, as `compute_entry_lines` takes it, of an amount of money.

    Relies on `account.tax._prepare_base_line_for_taxes_computation`
    (addons/account/models/account_tax.py).

    :param taxes: the `account.tax` records on it.
    :param values: `price_unit` (a debit positive) and `quantity` in `currency_id`;
        `rate` (units of that currency to one of the company's); `special_mode`
        ("total_included" when the amount contains all taxes); `is_refund`;
        `partner_id` and `account_id` as records; `analytic_distribution`.
    :return: a dict that has all of these, records where Odoo has records.
    """
    return taxes._prepare_base_line_for_taxes_computation({}, tax_ids=taxes, **values)


def prepare_document_base(line):
    """The same of a line of an invoice or bill: its price, quantity, taxes and rate.

    Relies on `account.move._prepare_product_base_line_for_taxes_computation`
    (addons/account/models/account_move.py).

    :param line: an `account.move.line` whose `display_type` is "product".
    :return: the base line; `sign` tells money in from money out, `is_refund` a credit
        note.
    """
    return line.move_id._prepare_product_base_line_for_taxes_computation(line)


def compute_entry_lines(env, base_lines, company):
    """The taxes of base lines, and what comes of both in an entry.

    Relies on the four steps of `account.tax`, in this order (addons/account/models/
    account_tax.py): `_add_tax_details_in_base_lines`, `_round_base_lines_tax_details`,
    `_add_accounting_data_in_base_lines_tax_details` and `_prepare_tax_lines`.

    Taxes due on payment are due with the entry: it is the payment.

    :param base_lines: what the functions above return; they are written to.
    :return: a dict: `tax_lines_to_add`, values of an `account.move.line` for each tax;
        `base_lines_to_update`, pairs of a base line and what it has in the entry
        (`tax_tag_ids` as commands). `amount_currency` in the base line's currency and
        `balance` in the company's, rounded, a debit positive.
    """
    AccountTax = env["account.tax"]
    AccountTax._add_tax_details_in_base_lines(base_lines, company)
    AccountTax._round_base_lines_tax_details(base_lines, company)
    AccountTax._add_accounting_data_in_base_lines_tax_details(
        base_lines, company, include_caba_tags=True
    )
    return AccountTax._prepare_tax_lines(base_lines, company)
