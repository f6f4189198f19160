"""From 19.0.1.0.0, of whatever day, to 19.0.1.1.0."""

from odoo import SUPERUSER_ID, api

from odoo.addons.bank_payment_reconcile.hooks import fill_columns

#: Lines to which nothing is applied, and of which nobody is asked to look again.
WITHOUT_US = """
    line.bank_reopened_reason IS NULL AND NOT EXISTS (
        SELECT 1 FROM bank_payment_application application
         WHERE application.statement_line_id = line.id)
"""
#: Lines whose sums hang on what is applied to them.
APPLIED = """
    SELECT DISTINCT line.id
      FROM account_bank_statement_line line
      JOIN bank_payment_application application
        ON application.statement_line_id = line.id
     WHERE line.is_reconciled IS NOT TRUE OR line.difference_amount != 0
"""
#: The newest bank line that there was when a statement was filed: what came later is
#: not in its balances. Of one that was undone, too, since it may be posted again.
NEWEST_LINES = """
    UPDATE bank_reconciliation document
       SET newest_line_number = COALESCE((
           SELECT max(line.id)
             FROM account_bank_statement_line line
            WHERE line.journal_id = document.journal_id
              AND line.create_date <= document.posted_date), 0)
     WHERE document.posted_date IS NOT NULL
       AND COALESCE(document.newest_line_number, 0) = 0
"""
#: Whoever was learned from money that a person let go out is a payee.
PAYEES = """
    UPDATE bank_learned_payer payer
       SET is_payee = TRUE
      FROM account_bank_statement_line line
     WHERE line.id = payer.statement_line_id
       AND line.amount < 0
       AND payer.account_number IS NOT NULL
"""
#: Lines of which what was undone would be posted again by the next night, since nobody
#: accepted it after that.
UNDONE = """
    SELECT DISTINCT line.id
      FROM account_bank_statement_line line
      JOIN bank_posting_log log ON log.statement_line_id = line.id
      JOIN bank_payment_application application
        ON application.statement_line_id = line.id
     WHERE line.is_reconciled IS NOT TRUE
       AND application.state != 'posted'
       AND COALESCE(application.accepted_date, application.create_date)
           <= log.undone_date
"""
SUMS = ("applied_amount", "difference_amount", "match_confidence", "needs_review")


def migrate(cr, version):
    """Bring stored values and the check register to what this version says of them.

    Lines that were reconciled elsewhere before the installation had all of their amount
    as difference; what waits of a line was its amount, also where a part of it was
    settled by hand. Checks are missing where they were issued before the register came.
    Mappings had no bounds: they get those of what they posted, so that they go on as
    they did; where one posted nothing, a person looks at it until it has some.
    Payers who pay for several, or by trade for others, were learned: they go.
    What a person undid was accepted still: a person decides before it is posted again.
    """
    env = api.Environment(cr, SUPERUSER_ID, {})
    fill_columns(cr, WITHOUT_US)
    cr.execute(APPLIED)
    lines = env["account.bank.statement.line"].browse(id_ for (id_,) in cr.fetchall())
    for name in SUMS:
        env.add_to_compute(lines._fields[name], lines)
    env.flush_all()
    cr.execute(UNDONE)
    lines.browse(id_ for (id_,) in cr.fetchall())._bank_note_undone_before()
    cr.execute(NEWEST_LINES)
    cr.execute(PAYEES)
    env["bank.check.entry"]._register_existing()
    env["bank.text.mapping"]._fill_bounds_from_past()
    env["bank.learned.payer"]._forget_shared_of_past()
    # What waits to be posted was proposed without asking whose account it is.
    proposed = env["bank.payment.application"].search(
        [("state", "=", "proposed"), ("accepted_by_id", "=", False)]
    )
    proposed.statement_line_id._bank_judge_owners()
