"""Who may do what: every model and every public method of this addon.

A new model or method fails the tests until somebody has decided on it here. All
records are of the main company; "may" is to be let in, not to succeed: who may post
is told in a sentence what cannot be posted.
"""

OURS = "bank_payment_reconcile.group_bank_reconcile_"
#: The users of the attacks: {name: their groups}; nobody is logged in as "public".
USERS = {
    "public": None,
    "portal": "base.group_portal",
    "plain": "base.group_user",
    "invoice": "account.group_account_invoice",
    "readonly": "account.group_account_readonly",
    "basic": "account.group_account_basic",
    "accountant": f"{OURS}user",
    "manager": f"{OURS}manager",
    "admin": f"{OURS}manager,base.group_system",
    # With all our rights, but in another company, and in a branch of this one.
    "other": f"{OURS}manager",
    "branch": f"{OURS}manager",
}

NOBODY = ()
ADMINS = ("admin",)
MANAGERS = ("manager", *ADMINS)
ACCOUNTANTS = ("accountant", *MANAGERS)
BASIC = ("basic", *ACCOUNTANTS)
#: Who sees documents and history.
READERS = ("readonly", *BASIC)
#: Who sees payments and what they are applied to.
VIEWERS = ("invoice", *READERS)
#: Odoo's rights on payments and checks to print.
PAYERS = ("invoice", *BASIC)
#: The one who opened the wizard: an accountant, or a manager where it is a manager's.
OWNER = ("owner",)
#: A branch uses what its parent has set up, and sees its banks.
BRANCH = ("branch",)
EVERYBODY = ("other", "branch")


#: The wizards that our accountants do not open.
_OF_MANAGERS = (
    "bank.rule.trial",
    "bank.rule.trial.result",
    "bank.statement.format.import",
)


def get_owner(model):
    """The user whose wizard of this model is in the scene."""
    return "manager" if model in _OF_MANAGERS else "accountant"


def _own(who=ACCOUNTANTS):
    """A wizard: whoever may open one sees and changes their own alone."""
    return OWNER, OWNER, who + EVERYBODY, OWNER


#: What is in a wizard, or names files that its owner uploaded: nobody adds to
#: somebody else's.
IN_A_WIZARD = OWNER, OWNER, OWNER, OWNER


#: {model: who may read, write, create and delete}. That somebody of another company or
#: a branch may create says that he may in his own; never for the main company.
MODELS = {
    "bank.payment.application": (VIEWERS, BASIC, BASIC + EVERYBODY, BASIC),
    "bank.learned.payer": (READERS + BRANCH, BASIC, BASIC + EVERYBODY, BASIC),
    # -- What is set up
    "bank.payment.rule": (BASIC + BRANCH, MANAGERS, MANAGERS + EVERYBODY, MANAGERS),
    "bank.text.mapping": (
        BASIC + BRANCH,
        ACCOUNTANTS,
        ACCOUNTANTS + EVERYBODY,
        ACCOUNTANTS,
    ),
    "bank.text.mapping.condition": (
        BASIC + BRANCH,
        ACCOUNTANTS,
        ACCOUNTANTS + EVERYBODY,
        ACCOUNTANTS,
    ),
    "bank.text.mapping.row": (
        BASIC + BRANCH,
        ACCOUNTANTS,
        ACCOUNTANTS + EVERYBODY,
        ACCOUNTANTS,
    ),
    "bank.statement.format": (
        READERS + BRANCH,
        MANAGERS,
        MANAGERS + EVERYBODY,
        MANAGERS,
    ),
    "bank.statement.format.column": (
        READERS + BRANCH,
        MANAGERS,
        MANAGERS + EVERYBODY,
        MANAGERS,
    ),
    "bank.payment.layout": (
        READERS + BRANCH,
        MANAGERS,
        MANAGERS + EVERYBODY,
        MANAGERS,
    ),
    "bank.payment.layout.column": (
        READERS + BRANCH,
        MANAGERS,
        MANAGERS + EVERYBODY,
        MANAGERS,
    ),
    "bank.payment.provider": (
        READERS + BRANCH,
        MANAGERS,
        MANAGERS + EVERYBODY,
        MANAGERS,
    ),
    "bank.statement.feed": (ACCOUNTANTS, MANAGERS, MANAGERS + EVERYBODY, MANAGERS),
    # -- Documents, and what our code alone writes
    "bank.reconciliation": (
        READERS,
        ACCOUNTANTS,
        ACCOUNTANTS + EVERYBODY,
        ACCOUNTANTS,
    ),
    "bank.payment.run": (READERS, ACCOUNTANTS, ACCOUNTANTS + EVERYBODY, ACCOUNTANTS),
    "bank.payment.line": (READERS, ACCOUNTANTS, ACCOUNTANTS + EVERYBODY, ACCOUNTANTS),
    "bank.payment.item": (READERS, ACCOUNTANTS, ACCOUNTANTS + EVERYBODY, ACCOUNTANTS),
    "bank.direct.debit.mandate": (
        READERS,
        ACCOUNTANTS,
        ACCOUNTANTS + EVERYBODY,
        ACCOUNTANTS,
    ),
    "bank.direct.debit.use": (READERS, NOBODY, NOBODY, NOBODY),
    # Whoever applies payments takes the documents that explain them; they are imported,
    # never typed.
    "bank.payment.advice": (READERS, BASIC, NOBODY, ACCOUNTANTS),
    "bank.payment.advice.row": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.reconciliation.line": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.reconciliation.application": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.reconciliation.outstanding": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.posting.log": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.posting.run": (BASIC, NOBODY, NOBODY, NOBODY),
    "bank.import.run": (BASIC, NOBODY, NOBODY, NOBODY),
    "bank.import.part": (ADMINS, NOBODY, NOBODY, NOBODY),
    "bank.import.alias": (ADMINS, NOBODY, NOBODY, NOBODY),
    "bank.payment.finding": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.positive.pay": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.positive.pay.line": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.history.finding": (ACCOUNTANTS, NOBODY, NOBODY, NOBODY),
    "bank.history.run": (ACCOUNTANTS, NOBODY, NOBODY, NOBODY),
    "bank.history.tally": (ADMINS, NOBODY, NOBODY, NOBODY),
    "bank.statement.feed.log": (ACCOUNTANTS, NOBODY, NOBODY, NOBODY),
    "bank.payment.file": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.payment.file.event": (READERS, NOBODY, NOBODY, NOBODY),
    # The bank's number of a check is kept; the actions change what may change.
    "bank.check.entry": (VIEWERS, ACCOUNTANTS, NOBODY, NOBODY),
    "bank.check.gap": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.entry.owner": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.line.figures": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.payment.report": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.cash.forecast": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.cash.forecast.line": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.cash.forecast.item": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.cash.delay": (READERS, NOBODY, NOBODY, NOBODY),
    "bank.cash.expectation": (
        READERS,
        ACCOUNTANTS,
        ACCOUNTANTS + EVERYBODY,
        ACCOUNTANTS,
    ),
    # -- Wizards
    "bank.check.deposit": _own(),
    "bank.check.void": _own(),
    "bank.check.void.numbers": _own(),
    "bank.fund.transfer": _own(),
    "bank.ask": _own(BASIC),
    "bank.guide": _own(),
    "bank.map.text": _own(),
    "bank.opening.entry": _own(),
    "bank.payment.add": _own(),
    # As the import of statements.
    "bank.payment.advice.import": (OWNER, OWNER, OWNER + ADMINS, OWNER),
    "bank.payment.cancel": _own(),
    "bank.payment.suggest": _own(),
    "bank.payment.suggest.left": IN_A_WIZARD,
    "bank.post.reconcile": _own(),
    "bank.posting.preview": _own(),
    "bank.positive.pay.export": _own(),
    "bank.reconciliation.report": _own(),
    "bank.reconciliation.report.item": IN_A_WIZARD,
    "bank.rule.trial": _own(MANAGERS),
    "bank.rule.trial.result": IN_A_WIZARD,
    "bank.statement.export": _own(),
    "bank.statement.format.import": _own(MANAGERS),
    # The administrator may name whatever file.
    "bank.statement.import": (OWNER, OWNER, OWNER + ADMINS, OWNER),
    "bank.statement.import.file": IN_A_WIZARD,
    "bank.statement.import.look.alike": IN_A_WIZARD,
    "bank.transfer.difference": _own(),
}


def _may(*grants):
    """:param grants: (who, names of methods with blanks between)."""
    return {name: who for who, names in grants for name in names.split()}


#: {model: {method: who may call it}}
METHODS = {
    "account.bank.statement": _may(
        (READERS, "action_bank_open_reconciliation"),
        (
            ACCOUNTANTS,
            "action_bank_book_opening_balance action_bank_open_post_reconcile"
            " action_bank_post_and_reconcile",
        ),
    ),
    "account.bank.statement.line": _may(
        (
            VIEWERS,
            "action_bank_open_same_payer action_bank_open_statement"
            " action_bank_show_transaction_details get_open_items"
            " get_bank_others_like get_bank_reconciliation_panel",
        ),
        # Contacts are Odoo's, and so is the group that makes them.
        (ADMINS, "action_bank_create_account action_bank_create_contact"),
        (PAYERS, "action_bank_create_document"),
        (
            BASIC,
            "action_accept action_add_row action_apply_advice"
            " action_apply_automatically action_apply_item action_bank_choose_advice"
            " action_bank_apply_like action_bank_code action_bank_correct_payment"
            " action_bank_fill_down"
            " action_bank_keep_all_on_account action_bank_keep_look_alike"
            " action_bank_mark_to_check action_bank_take_off_mark"
            " action_keep_on_account action_post_applications action_bank_post_draft"
            " action_bank_post_selected action_bank_remove_advice"
            " action_remove_application action_remove_applications"
            " action_bank_remove_look_alike action_transfer_difference"
            " action_undo_applications action_undo_reconciliation"
            " action_update_application action_bank_write_off_difference"
            " get_bank_likely_partners get_suggestions",
        ),
        (
            ACCOUNTANTS,
            "action_bank_complete_transfer action_bank_map_past"
            " action_bank_preview_posting",
        ),
    ),
    "account.move": _may((VIEWERS, "action_bank_open_line")),
    "account.journal": _may(
        (VIEWERS + EVERYBODY, "get_bank_reconciliation_journals"),
        (
            VIEWERS + BRANCH,
            "action_bank_open_checks action_bank_open_payment_reconciliation",
        ),
        (
            READERS + BRANCH,
            "action_bank_open_payment_runs action_bank_reconcile_account"
            " get_bank_reconciliation_overview",
        ),
        (
            BASIC + BRANCH,
            "action_bank_reconciliation_apply action_bank_reconciliation_post",
        ),
        (
            VIEWERS + BRANCH,
            "action_bank_open_account action_bank_open_methods",
        ),
        (VIEWERS, "action_bank_open_company"),
        (READERS + BRANCH, "action_bank_open_positive_pay"),
        (ACCOUNTANTS + BRANCH, "action_bank_open_feed"),
        (ADMINS, "action_bank_open_people"),
        (BASIC, "import_bank_statements"),
        (ACCOUNTANTS, "import_payment_status"),
        # What the ledger lacks of it is a figure of the bank's company.
        (ACCOUNTANTS, "action_bank_book_opening_balance action_bank_set_up"),
        (
            ACCOUNTANTS + BRANCH,
            "action_bank_import_statement action_bank_reconciliation_close"
            " action_bank_transfer_funds create_document_from_attachment",
        ),
    ),
    "account.payment": _may(
        (
            VIEWERS,
            "action_bank_open_checks action_bank_open_paired_payment print_checks",
        ),
        (PAYERS, "action_cancel action_draft action_post action_void_check"),
        (ACCOUNTANTS, "action_bank_open_check_void action_bank_undo_transfer"),
    ),
    "bank.check.entry": _may(
        (VIEWERS, "action_open_bank_line action_open_payment action_print_deposit"),
        (
            ACCOUNTANTS,
            "action_deposit action_lift_stop action_remove_from_deposit"
            " action_stop_payment action_void",
        ),
    ),
    "bank.check.gap": _may((ACCOUNTANTS, "action_void_numbers")),
    # Of whatever line it is called on, the page shows the companies chosen.
    "bank.line.figures": _may(
        (READERS, "action_open_in_journal action_open_line"),
        (READERS + EVERYBODY, "get_figures"),
    ),
    # Who watches a run works on it, in the name of whoever ordered it; in the scene
    # that is nobody of these, and only the managers stop it.
    "bank.import.run": _may(
        (BASIC, "action_open_progress action_open_result action_process get_progress"),
        (MANAGERS, "action_stop"),
    ),
    "bank.posting.run": _may(
        (
            BASIC,
            "action_open_document action_open_failed action_open_progress"
            " action_process get_progress",
        ),
        (MANAGERS, "action_stop"),
    ),
    "bank.history.finding": _may(
        (
            ACCOUNTANTS,
            "action_learn action_open_examples action_remove action_take"
            " action_take_all",
        ),
    ),
    "bank.history.run": _may(
        (
            ACCOUNTANTS,
            "action_open_findings action_open_progress action_process get_progress",
        ),
        (MANAGERS, "action_stop"),
    ),
    "bank.payment.advice": _may(
        (READERS, "action_open action_open_lines action_open_rows"),
        (BASIC, "action_set_aside action_take_off action_wait"),
    ),
    "bank.payment.provider": _may(
        (READERS + BRANCH, "action_open_advices"), (MANAGERS, "action_keep_like_bank")
    ),
    "bank.payment.application": _may(
        (VIEWERS, "action_open_bank_line action_open_document"),
        (BASIC, "action_undo_postings"),
    ),
    "bank.payment.file": _may(
        (READERS, "action_open_run"),
        (
            ACCOUNTANTS,
            "action_export_again action_mark_sent action_send action_send_again",
        ),
    ),
    "bank.payment.finding": _may(
        (READERS, "action_open"),
        (ACCOUNTANTS, "action_accept action_ask_for_trust action_withdraw"),
    ),
    "bank.positive.pay": _may((READERS, "action_download")),
    "bank.payment.line": _may(
        (READERS, "action_open_bank_lines"),
        (ACCOUNTANTS, "action_cancel action_take_over_name"),
    ),
    "bank.payment.report": _may(
        (READERS, "action_open action_open_run"),
        (ACCOUNTANTS, "action_keep_held action_take_back_held"),
    ),
    "bank.payment.run": _may(
        (READERS, "action_open_bank_lines action_open_lines action_open_reports"),
        (
            ACCOUNTANTS,
            "action_cancel action_check action_export action_export_again"
            " action_mark_sent action_release action_release_verified action_send"
            " action_send_again action_send_prenotifications action_suggest"
            " action_undo",
        ),
    ),
    "bank.direct.debit.mandate": _may(
        (READERS, "action_print_form"),
        (ACCOUNTANTS, "action_activate action_block action_release action_revoke"),
    ),
    # The account of a partner whom all companies share.
    "res.partner.bank": _may((ACCOUNTANTS + EVERYBODY, "action_bank_confirm_account")),
    # Whoever sees a partner; the list itself has its own rights.
    "res.partner": _may((READERS + EVERYBODY, "action_bank_open_mandates")),
    # Of the company chosen, whatever rule it is called on.
    "bank.payment.rule": _may((MANAGERS + BRANCH, "action_restore_defaults")),
    "bank.reconciliation": _may(
        (
            READERS,
            "action_open action_open_changed_lines action_open_entries"
            " action_open_ledger action_open_lines action_print action_test_report"
            " get_entries_domain get_formview_id",
        ),
        (
            ACCOUNTANTS,
            "action_bank_book_opening_balance action_delete_lines action_file_again"
            " action_forget_bank action_get_lines action_match"
            " action_match_automatically action_open_report action_post"
            " action_post_and_follow action_refresh action_remove_lines"
            " action_suggest_lines action_tell_bank action_undo action_unmatch",
        ),
    ),
    "bank.statement.feed": _may(
        (ACCOUNTANTS, "action_open_log action_open_refused"),
        (MANAGERS, "action_confirm_host_key action_fetch action_forget_host_key"),
    ),
    "bank.statement.feed.log": _may((ACCOUNTANTS, "action_import_again action_settle")),
    "bank.statement.format": _may(
        (READERS + BRANCH, "action_export"),
        (MANAGERS, "action_guess action_import_described"),
    ),
    "bank.text.mapping": _may(
        (ACCOUNTANTS, "action_dismiss action_import_reconciliation_models action_use")
    ),
    # Of the companies chosen, whatever it is called on.
    "bank.cash.forecast": _may((READERS + EVERYBODY, "action_open")),
    "bank.cash.forecast.line": _may(
        (READERS, "action_open_came action_open_documents action_open_expectations"),
        (ACCOUNTANTS, "action_refresh"),
    ),
    "bank.cash.forecast.item": _may((READERS, "action_open_document")),
    "bank.cash.expectation": _may(
        (READERS, "action_open_seen"),
        (ACCOUNTANTS, "action_expect_again action_leave_out"),
    ),
    # -- Wizards
    "bank.check.deposit": _may((OWNER, "action_deposit")),
    "bank.check.void": _may((OWNER, "action_void")),
    "bank.check.void.numbers": _may((OWNER, "action_void")),
    "bank.fund.transfer": _may((OWNER, "action_transfer")),
    "bank.ask": _may((OWNER, "action_ask")),
    "bank.guide": _may(
        (
            OWNER,
            "action_book_opening action_import action_leave_out action_save action_try",
        )
    ),
    "bank.map.text": _may((OWNER, "action_map")),
    "bank.opening.entry": _may((OWNER, "action_post")),
    "bank.payment.add": _may((OWNER, "action_add")),
    "bank.payment.advice.import": _may((OWNER, "action_import")),
    "bank.payment.cancel": _may((OWNER, "action_cancel_payments")),
    "bank.payment.suggest": _may((OWNER, "action_open_run action_suggest")),
    "bank.post.reconcile": _may(
        (
            OWNER,
            "action_bank_book_opening_balance action_open_obstacles action_post"
            " action_test_report",
        ),
    ),
    "bank.positive.pay.export": _may((OWNER, "action_export")),
    "bank.posting.preview": _may((OWNER, "action_post")),
    "bank.reconciliation.report": _may(
        (OWNER, "action_export action_open_ledger action_print action_view")
    ),
    "bank.reconciliation.report.item": _may((OWNER, "action_open_entry")),
    "bank.rule.trial": _may((OWNER, "action_try")),
    "bank.statement.export": _may((OWNER, "action_export")),
    "bank.statement.format.import": _may((OWNER, "action_import")),
    "bank.statement.import": _may((OWNER, "action_done action_import")),
    "bank.statement.import.file": _may(
        (
            OWNER,
            "action_answer action_back action_describe action_import action_import_all"
            " action_leave_all action_open_progress",
        ),
    ),
    "bank.transfer.difference": _may((OWNER, "action_transfer")),
    # Odoo's wizard holds a number and is nobody's own.
    "print.prenumbered.checks": _may((ACCOUNTANTS + EVERYBODY, "print_checks")),
}

#: Nobody makes a copy of what was decided: it would say so without the decision.
NOT_COPIED = ("bank.payment.application", "bank.learned.payer", "bank.reconciliation")

#: Methods of Odoo that ours extend: Odoo asks for the right.
OF_THE_HOST = {
    "account.bank.statement.line.action_undo_reconciliation",
    "account.journal.create_document_from_attachment",
    "account.payment.action_cancel",
    "account.payment.action_draft",
    "account.payment.action_post",
    "account.payment.action_void_check",
    "account.payment.print_checks",
    "bank.reconciliation.get_formview_id",
}
