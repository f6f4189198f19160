"""Who may write what of ours: every stored field of every model.

A new field, or a new model, fails the tests until somebody has decided on it here.
"""

#: Our code alone, whatever rights a person has.
NOBODY = "nobody"
#: A one2many stores nothing: its records say who may write them.
ITS_RECORDS = "its records"
#: The groups, each with what the one before may; see the users of the tests.
INVOICE, BASIC, ACCOUNTANT, MANAGER, SYSTEM = GROUPS = (
    "invoice",
    "basic",
    "accountant",
    "manager",
    "system",
)

#: Records that are made by what is done: nobody creates, changes or deletes them.
MADE_BY_CODE = (
    "bank.posting.log",
    "bank.posting.run",
    "bank.import.run",
    "bank.import.alias",
    "bank.import.part",
    "bank.check.entry",
    "bank.check.gap",
    "bank.line.figures",
    "bank.reconciliation.line",
    "bank.reconciliation.application",
    "bank.reconciliation.outstanding",
    "bank.statement.feed.log",
    "bank.entry.owner",
    "bank.history.finding",
    "bank.history.run",
    "bank.history.tally",
    "bank.payment.report",
    "bank.payment.finding",
    "bank.positive.pay",
    "bank.positive.pay.line",
    "bank.payment.file",
    "bank.payment.file.event",
    "bank.direct.debit.use",
    "bank.payment.advice.row",
    "bank.cash.forecast",
    "bank.cash.forecast.line",
    "bank.cash.forecast.item",
    "bank.cash.delay",
)


def _may_write(*grants):
    """:param grants: (group, names of fields with blanks between)."""
    return {name: group for group, names in grants for name in names.split()}


#: {model: {field: the lowest group that may write it}}
FIELDS = {
    # What is decided of a payment, and by whom, is what the person who writes it
    # says in these fields; who that is, when and why our code notes.
    "bank.payment.application": _may_write(
        (
            BASIC,
            "move_line_id account_id partner_id label amount discount_amount"
            " write_off_amount write_off_account_id tax_ids item_amount",
        ),
        (
            NOBODY,
            "company_id transfer_line_id confidence rule_id mapping_id"
            " review_required reasons state accepted_by_id accepted_date posted_by_id"
            " posted_date posted_automatically clearing_line_id corrects_entry_id"
            " is_unsettled returned_line_id returned_application_ids"
            " returned_payment_id returned_order_id returned_entry_ids"
            " returned_item_ids advice_id",
        ),
        # An application stays with its payment, as a test of its own shows.
        (BASIC, "statement_line_id"),
    ),
    # What a person may type of a bank's line that came on paper, too; what identifies
    # it, and what we found out about it, is ours.
    "account.bank.statement.line": _may_write(
        (
            BASIC,
            "bank_check_number bank_end_to_end_id bank_structured_reference"
            " bank_value_date"
            # Of lines that no file brought.
            " bank_booking_date"
            " bank_payer_street bank_payer_city bank_payer_address bank_payer_bic"
            " bank_mandate_reference",
        ),
        (
            NOBODY,
            "bank_import_id bank_content_id bank_batch_id bank_order_ids"
            " bank_return_code bank_return_text bank_returned_order_id"
            " bank_charge_of_return_id bank_return_invoice_id bank_return_step"
            " bank_return_step_on"
            " bank_transaction_currency_id"
            " bank_transaction_amount applied_amount difference_amount match_confidence"
            " bank_is_ambiguous needs_review bank_match_details bank_matched_on"
            " bank_is_kept_open posting_error bank_posting_left_until"
            " bank_partner_set_by_posting bank_posting_run_id bank_reopened_reason"
            " bank_booked_later_reason bank_kept_entry_ids bank_made_on_id"
            " bank_look_alike_id bank_charges_amount bank_charges_unclear"
            " bank_advice_ids bank_remitted bank_asked_id",
        ),
        # Of lines that are on no posted document.
        (ACCOUNTANT, "bank_reconciliation_id"),
        (ITS_RECORDS, "application_ids bank_posting_log_ids"),
    ),
    "account.bank.statement": _may_write(
        (
            NOBODY,
            "bank_number bank_is_interim bank_lacks_balances bank_import_remarks",
        ),
        (ITS_RECORDS, "bank_reconciliation_ids"),
    ),
    # Of a draft.
    "bank.reconciliation": _may_write(
        (ACCOUNTANT, "name journal_id statement_id date balance_start balance_end"),
        (ITS_RECORDS, "line_ids record_ids outstanding_ids replacement_ids"),
        (
            NOBODY,
            "kind state company_id settled_entry_ids posted_by_id posted_date"
            " undone_by_id undone_date replaced_id place newest_line_number"
            " is_changed changed_by_id changed_date"
            " posting_run_id snapshot_date line_count"
            " line_total amount_in amount_out obstacle_count unposted_line_total"
            " balance_with_outstanding books_balance company_ledger_balance"
            " company_ledger_outstanding ledger_balance_start ledger_balance_end"
            " ledger_direct ledger_outstanding unexplained outstanding_check_count"
            " outstanding_check_total outstanding_direct_total"
            " outstanding_payment_count outstanding_payment_total",
        ),
    ),
    "bank.learned.payer": _may_write(
        (BASIC, "partner_id company_id account_number name"),
        (
            NOBODY,
            "statement_line_id known_since is_payee active forgotten_line_id",
        ),
        (ITS_RECORDS, "bank_finding_ids"),
    ),
    # -- What is set up, no records
    "bank.text.mapping": _may_write(
        (
            ACCOUNTANT,
            "sequence active company_id text debit_account_id credit_account_id"
            " partner_id review_required limit_in limit_out payee_accounts look_in"
            " direction amount_from amount_to journal_ids",
        ),
        (
            NOBODY,
            "is_offered condition_summary row_summary has_words_only"
            " reconcile_model_id",
        ),
        (ITS_RECORDS, "condition_ids row_ids"),
    ),
    "bank.text.mapping.condition": _may_write(
        (ACCOUNTANT, "mapping_id sequence subject operator value"),
    ),
    "bank.text.mapping.row": _may_write(
        (
            ACCOUNTANT,
            "mapping_id sequence share percent fixed_amount account_id tax_ids label",
        ),
        (NOBODY, "company_id"),
    ),
    "bank.payment.rule": _may_write(
        (
            MANAGER,
            "active company_id confidence priority related_party document amount"
            " direct_debit review_required",
        ),
        (NOBODY, "code score"),
    ),
    "bank.statement.feed": _may_write(
        (
            MANAGER,
            "name active company_id journal_id kind interval_number interval_type"
            " overlap_days first_days max_megabytes time_limit retry_minutes"
            " alert_after responsible_id address host port login authentication"
            " token_header authority folder pattern move_done body json_list json_date"
            " json_amount json_direction json_text json_partner_name"
            " json_partner_account json_bank_id json_account_number json_currency"
            " send_folder send_address only_sends",
        ),
        (SYSTEM, "allow_own_network secret private_key"),
        (
            NOBODY,
            "cron_id fetched_until failure_count next_attempt last_run last_success"
            " last_error host_key offered_host_key can_send",
        ),
        (ITS_RECORDS, "log_ids"),
    ),
    "bank.statement.format": _may_write(
        (
            MANAGER,
            "active company_id name kind encoding delimiter delimiter_character sheet"
            " skip_lines footer_lines has_header decimal_mark thousands_mark"
            " date_format date_pattern debit_words is_negated sample sample_filename"
            " constant_account_number constant_currency constant_partner_name"
            " constant_text constant_transaction_type",
        ),
        (NOBODY, "column_summary"),
        (ITS_RECORDS, "column_ids journal_ids"),
    ),
    "bank.statement.format.column": _may_write(
        (MANAGER, "format_id name position role sequence width"),
    ),
    # How files that go out look.
    "bank.payment.layout": _may_write(
        (
            MANAGER,
            "active company_id name kind file_kind delimiter delimiter_character"
            " has_titles encoding line_end ending decimal_mark date_pattern",
        ),
        (NOBODY, "column_summary"),
        (ITS_RECORDS, "column_ids journal_ids"),
    ),
    "bank.payment.layout.column": _may_write(
        (
            MANAGER,
            "layout_id sequence section name holds text width date_pattern align fill",
        ),
    ),
    # Of a draft.
    "bank.payment.run": _may_write(
        (ACCOUNTANT, "journal_id kind execution_date"),
        (ITS_RECORDS, "line_ids finding_ids file_ids report_ids"),
        (
            NOBODY,
            "verification_state verified_by_id verified_on"
            " name company_id state state_before total_amount prepared_by_ids"
            " released_by_id released_on exported_by_id exported_on message_id"
            " cancel_reason",
        ),
    ),
    "bank.payment.line": _may_write(
        (
            ACCOUNTANT,
            "run_id sequence partner_id partner_bank_id destination_journal_id"
            " currency_id amount execution_date reference text purpose priority"
            " charge_bearer mandate_id",
        ),
        (ITS_RECORDS, "item_ids finding_ids"),
        (
            NOBODY,
            "journal_id company_id state state_before is_live booking_move_id"
            " booked_item_ids taken_back_reason end_to_end_id instruction_id"
            " payment_information_id payment_id status_code status_text vop_result"
            " vop_name changed_date notified_on notified_amount notified_date"
            " collect_again_on collected_again_id",
        ),
    ),
    "bank.payment.item": _may_write(
        (ACCOUNTANT, "line_id move_line_id amount discount_amount"),
        (NOBODY, "company_id is_live"),
    ),
    # What is signed; of an active one the account, the reference and the rest are kept.
    "bank.direct.debit.mandate": _may_write(
        (
            ACCOUNTANT,
            "reference company_id partner_id partner_bank_id scheme frequency"
            " signed_on is_last last_used_before scan scan_name",
        ),
        (
            NOBODY,
            "creditor_key commercial_partner_id decision state expires_on last_used_on"
            " block_kind block_reason blocking_use_id known_reference known_account"
            " known_creditor_identifier known_creditor_name",
        ),
        (ITS_RECORDS, "use_ids"),
    ),
    # Imported, never typed: who sent it is all that a person may know better.
    "bank.payment.advice": _may_write(
        (BASIC, "partner_id"),
        (
            NOBODY,
            "name company_id kind source sender provider_id number marks date"
            " currency_id is_currency_assumed total net difference remarks row_count"
            " statement_line_ids"
            " found_by is_set_aside state layout digest attachment_id",
        ),
        (ITS_RECORDS, "row_ids"),
    ),
    # Where the fees of payouts go. By the report our code knows it.
    "bank.payment.provider": _may_write(
        (
            MANAGER,
            "name active company_id partner_id fee_account_id fee_tax_ids"
            " clearing_account_id reserve_account_id dispute_account_id unknown_to"
            " journal_id",
        ),
        (NOBODY, "source"),
        (ITS_RECORDS, "advice_ids"),
    ),
    # What is entered; what was recognised is read anew, and only left out.
    "bank.cash.expectation": _may_write(
        (
            ACCOUNTANT,
            "name active company_id partner_id currency_id amount date repeat until",
        ),
        (NOBODY, "origin key day_of_month seen_count seen_on seen_ids"),
    ),
    # Odoo's administrator says what stands in a digest.
    "digest.digest": _may_write(
        (SYSTEM, "kpi_bank_untouched kpi_bank_oldest kpi_bank_difference"),
    ),
    "account.journal": _may_write(
        (
            MANAGER,
            "bank_payment_format bank_payment_layout_id bank_positive_pay_layout_id"
            " bank_address_mode bank_charset bank_umlauts bank_initiating_name"
            " bank_initiating_identifier bank_initiating_issuer bank_batch_booking"
            " bank_charge_bearer bank_instant_allowed bank_agent_placeholder"
            " bank_two_persons bank_payment_limit bank_cut_off bank_run_booking"
            " bank_debit_format bank_first_sequence bank_send_feed_id"
            " bank_amount_signs bank_booking_lines bank_apply_after_import"
            " bank_apply_automatically"
            " bank_card_balance bank_check_stale_days"
            " bank_direct_from bank_discount_grace_days bank_fee_account_id"
            " bank_fee_amount bank_fee_percent bank_fee_tax_ids"
            " bank_match_automatically bank_new_account_days bank_payee_check"
            " bank_post_automatically bank_post_day_limit bank_post_limit"
            " bank_setup_left_out bank_statement_format_id"
            " bank_tolerance_type bank_tolerance_value"
            " bank_write_off_amount bank_write_off_automatically"
            " bank_write_off_gain_account_id bank_write_off_loss_account_id"
            " bank_write_off_percent bank_return_product_id bank_return_days"
            " bank_post_returns bank_return_step bank_return_charge_limit"
            " bank_return_charge",
        ),
        (ITS_RECORDS, "bank_feed_ids"),
    ),
    "res.company": _may_write(
        (
            SYSTEM,
            "bank_creditor_identifier bank_prenotification_days"
            " bank_hide_customer_items bank_hide_payments bank_hide_vendor_items"
            " bank_later_days bank_match_payable bank_match_payments"
            " bank_match_receivable"
            " bank_name_matching bank_past_bound bank_transfer_rate_percent",
        ),
    ),
    "account.payment": _may_write(
        (INVOICE, "bank_end_to_end_id bank_received_check_number"),
        (ITS_RECORDS, "bank_check_entry_ids"),
    ),
    # That an entry is what a bank opens with, and from which line it was made.
    "account.move": _may_write((NOBODY, "bank_for_line_id bank_opening_journal_id")),
    "account.move.line": _may_write((ITS_RECORDS, "bank_application_ids")),
    "res.partner": _may_write((ITS_RECORDS, "bank_learned_payer_ids")),
    # Since when a number is the partner's.
    "res.partner.bank": _may_write(
        (
            NOBODY,
            "bank_known_since bank_refused_reason bank_refused_on bank_refused_number",
        )
    ),
}

#: Fields of ours that name a record of some company and do not ask Odoo to check
#: which, and why.
NO_COMPANY_CHECK = {
    ("bank.payment.application", "move_line_id"): (
        "a bank also settles items of branches: a constraint of its own says which"
    ),
    ("bank.payment.application", "transfer_line_id"): (
        "the other side may be the bank of a branch; the matcher alone sets it"
    ),
    ("bank.payment.application", "returned_line_id"): (
        "what comes back may be a branch's; the matcher alone sets it"
    ),
    ("bank.payment.application", "returned_application_ids"): "as returned_line_id",
    ("bank.payment.application", "returned_payment_id"): "as returned_line_id",
    ("bank.payment.application", "returned_order_id"): "as returned_line_id",
    ("bank.payment.application", "returned_entry_ids"): "as returned_line_id",
    ("bank.payment.application", "returned_item_ids"): "as returned_line_id",
    ("bank.payment.application", "clearing_line_id"): (
        "of the entry that our posting makes for this very application"
    ),
    ("bank.payment.application", "corrects_entry_id"): (
        "the item matched on the same line, which may be a branch's"
    ),
    ("bank.payment.application", "accepted_by_id"): (
        "who decided; that person may have left the company since"
    ),
    ("bank.payment.application", "posted_by_id"): "as accepted_by_id",
    ("bank.payment.application", "advice_id"): (
        "of its own line, whose company the advice has; applying alone sets it"
    ),
    ("account.bank.statement.line", "bank_advice_ids"): (
        "the other side of the advice's bank lines, which are checked"
    ),
    ("bank.payment.advice", "attachment_id"): "the document that was imported",
    ("bank.payment.advice.import", "attachment_ids"): "files that this person uploaded",
    ("bank.statement.import.file", "advice_ids"): "what the file itself brought",
    ("bank.payment.run", "prepared_by_ids"): "as accepted_by_id",
    ("bank.payment.run", "released_by_id"): "as accepted_by_id",
    ("bank.payment.run", "exported_by_id"): "as accepted_by_id",
    ("bank.payment.run", "verified_by_id"): "as accepted_by_id",
    ("bank.payment.report", "user_id"): "as accepted_by_id",
    ("bank.payment.report", "attachment_id"): "the file that was imported",
    ("bank.statement.import.file", "report_ids"): "what the file itself brought",
    ("bank.payment.item", "move_line_id"): (
        "a bank also pays items of branches: a constraint of its own says which"
    ),
    ("bank.reconciliation", "posted_by_id"): "as accepted_by_id",
    ("bank.reconciliation", "undone_by_id"): "as accepted_by_id",
    ("bank.reconciliation", "changed_by_id"): "as accepted_by_id",
    ("bank.reconciliation", "settled_entry_ids"): (
        "the bank also shows payments of branches; posting alone sets it"
    ),
    ("bank.reconciliation", "posting_run_id"): "as on the bank line",
    ("account.bank.statement.line", "bank_kept_entry_ids"): (
        "entries of the line's own document; posting alone sets it"
    ),
    ("account.bank.statement.line", "bank_posting_run_id"): (
        "one order may post lines of several companies; it alone sets it"
    ),
    ("account.bank.statement.line", "bank_asked_id"): (
        "has an activity and no right, and may read the line; asking alone sets it"
    ),
    ("bank.history.tally", "partner_id"): "of the lines that its run reads",
    ("bank.history.tally", "account_id"): "as partner_id",
    ("bank.statement.feed", "responsible_id"): (
        "gets an activity and no right; the choice is among the company's users"
    ),
    # Of wizards, whose own company is that of the record a person chooses; what that
    # may be, record rules say.
    ("bank.check.deposit", "check_ids"): "checks of several banks on one slip",
    ("bank.payment.cancel", "line_ids"): "each is cancelled in its own company",
    ("bank.payment.cancel", "run_ids"): "each is cancelled in its own company",
    ("bank.check.void", "check_ids"): "each check is voided in its own company",
    ("bank.check.void.numbers", "journal_id"): "the one record of the wizard",
    ("bank.fund.transfer", "journal_from_id"): (
        "between branches, too; a check of its own says which"
    ),
    ("bank.fund.transfer", "journal_to_id"): "as journal_from_id",
    ("bank.fund.transfer", "statement_line_id"): "as journal_from_id",
    ("bank.fund.transfer", "fee_from_account_id"): (
        "kept on the bank, which takes one of its own company"
    ),
    ("bank.fund.transfer", "fee_to_account_id"): "as fee_from_account_id",
    ("bank.guide", "journal_id"): "says the company",
    ("bank.map.text", "line_id"): "says the company",
    ("bank.ask", "user_id"): "may read the lines, which is asked before",
    ("bank.opening.entry", "journal_id"): "says the company",
    ("bank.payment.add", "journal_id"): "says the company",
    ("bank.payment.run", "journal_id"): "says the company",
    ("bank.payment.add", "move_ids"): "what of them the bank may pay, the run says",
    ("bank.payment.add", "run_id"): "of the bank that is chosen",
    ("bank.payment.suggest", "partner_ids"): "narrows down what may be read",
    ("bank.payment.suggest", "run_id"): "says the company",
    ("bank.payment.suggest.left", "move_id"): "a bill of the company or a branch",
    ("bank.payment.suggest.left", "partner_id"): "a payee of such a bill",
    ("bank.post.reconcile", "journal_id"): "says the company",
    ("bank.posting.preview", "line_ids"): "shows what posting these would do",
    ("bank.reconciliation.report", "journal_ids"): "one report of several companies",
    ("bank.reconciliation.report", "reconciliation_id"): "shows what may be read",
    ("bank.reconciliation.report.item", "journal_id"): "a line of that report",
    ("bank.reconciliation.report.item", "move_id"): "a line of that report",
    ("bank.rule.trial.result", "rule_id"): "a rule that was tried",
    ("bank.rule.trial.result", "trial_id"): "says the company",
    ("bank.statement.format.column", "format_id"): "says the company",
    ("bank.payment.layout.column", "layout_id"): "says the company",
    ("bank.payment.finding", "run_id"): "says the company",
    ("bank.payment.finding", "changed_by_id"): "as accepted_by_id of applications",
    ("bank.payment.finding", "accepted_by_id"): "as accepted_by_id of applications",
    ("bank.positive.pay", "user_id"): "as accepted_by_id of applications",
    ("bank.positive.pay.line", "export_id"): "says the company",
    ("bank.positive.pay.export", "journal_id"): "says the company",
    ("bank.text.mapping.condition", "mapping_id"): "says the company",
    ("bank.text.mapping.row", "mapping_id"): "says the company",
    ("bank.statement.import.file", "import_id"): "says the company",
    ("bank.statement.export", "statement_ids"): "a file of several companies",
    ("bank.statement.import", "attachment_ids"): "files that this person uploaded",
    ("bank.statement.import.file", "attachment_id"): "files that this person uploaded",
    ("bank.statement.import.file", "journal_ids"): "what the import made",
    ("bank.statement.import.file", "run_ids"): "what the import made",
    ("bank.statement.import.look.alike", "file_id"): "says what is asked",
    ("bank.statement.import.look.alike", "journal_id"): "says the company",
    ("bank.statement.import.look.alike", "line_ids"): "of the bank that is imported on",
}
