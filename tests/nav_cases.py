"""How NAV's acceptance cases are answered: journal, payment application, payment
tolerance, bank account reconciliation, checks.

Each case with the test that answers it, or why ours differs, or why there is nothing to
answer.
"""

BY_HAND, DIFFERENCES = "test_apply_by_hand", "test_differences"
REFUSED, ROWS = "test_apply_by_hand_refusals", "test_apply_by_hand_rows"
JOURNAL, BANK = "test_nav_cases", "test_nav_cases_bank"
PAGE, FILED, UNDO = "test_overview", "test_reconciliation", "test_reconciliation_undo"
MATCHED = "test_bank_reconciliation"
DIFFERENCE = "test_bank_reconciliation_differences"
CHECKS, VOID = "test_checks_bank", "test_checks_void"
#: case -> (file, test): answered as NAV answers
CASES = {
    "JN-002": (JOURNAL, "test_one_invoice_paid_in_two_payments"),
    "JN-003": (JOURNAL, "test_two_invoices_in_one_payment"),
    "JN-004": (JOURNAL, "test_payment_registered_before_is_not_posted_twice"),
    "JN-006": ("test_transfers", "test_registered_transfer_is_found_on_both_banks"),
    "JN-007": (JOURNAL, "test_three_registered_payments_on_one_line"),
    "JN-008": (JOURNAL, "test_three_registered_payments_out_on_one_line"),
    "JN-010": (JOURNAL, "test_mapped_rent_is_applied_and_posted"),
    "JN-012": (
        "test_rules",
        "test_mapping_a_lines_text_applies_it_and_the_others_that_wait",
    ),
    "JN-014": (JOURNAL, "test_excess_over_a_registered_payment_is_not_posted"),
    "JN-017": (DIFFERENCES, "test_whole_line_goes_to_an_account"),
    "JN-019": ("test_import", "test_a_file_that_overlaps_brings_only_the_new_days"),
    "JN-021": ("test_import", "test_the_same_record_twice_in_one_file_is_one_payment"),
    "JN-030": ("test_posting_refused", "test_account_in_another_currency_is_reported"),
    "JN-032": (JOURNAL, "test_what_stays_open_after_posting"),
    "JN-036": ("test_apply", "test_accepting_and_removing"),
    "JN-037": (JOURNAL, "test_several_items_by_hand"),
    "JN-038": ("test_apply", "test_what_a_person_accepted_stays_unless_overwritten"),
    "JN-040": (PAGE, "test_three_payments_of_different_certainty_are_counted"),
    "JN-041": (PAGE, "test_lines_sorted_by_confidence_for_the_review"),
    "JN-042": (PAGE, "test_filters_show_what_they_say"),
    "JN-044": (PAGE, "test_balance_now_leaves_out_what_is_not_posted"),
    "JN-045": (UNDO, "test_january_is_taken_back_and_filed_again"),
    "JN-046": (UNDO, "test_january_is_taken_back_and_filed_again"),
    "JN-047": (FILED, "test_a_statement_number_that_was_used_takes_the_next"),
    "JN-050": (JOURNAL, "test_credit_notes_and_later_items_are_listed"),
    "JN-051": ("test_open_items", "test_hidden_kinds"),
    "JN-053": ("test_reconciliation_wizard", "test_statement_date_can_be_changed"),
    "PA-001": (BY_HAND, "test_invoice_of_the_line_s_amount"),
    "PA-002": (BY_HAND, "test_line_larger_than_the_invoice"),
    "PA-003": (BY_HAND, "test_line_smaller_than_the_invoice"),
    "PA-004": (BY_HAND, "test_unticked_with_zero"),
    "PA-005": (BY_HAND, "test_typed_amount_ticks_and_is_changed_by_typing_again"),
    "PA-008": (ROWS, "test_rest_of_a_payment_goes_on_account"),
    "PA-009": (BY_HAND, "test_discount_in_time_when_more_is_paid"),
    "PA-010": (BY_HAND, "test_discounted_amount_paid_in_time"),
    "PA-011": (BY_HAND, "test_less_than_the_discounted_amount_earns_no_discount"),
    "PA-013": (BY_HAND, "test_credit_note_grants_no_discount"),
    "PA-014": (REFUSED, "test_account_of_an_item_s_application_is_not_changed"),
    "PA-015": (REFUSED, "test_line_is_fully_applied"),
    "PA-016": (
        BY_HAND,
        "test_credit_note_after_the_invoice_says_to_apply_the_invoice_again",
    ),
    "PT-002": (JOURNAL, "test_remaining_amount_is_left_open"),
    "PT-003": (JOURNAL, "test_late_discount_within_the_grace_days_is_posted"),
    "PT-004": (JOURNAL, "test_removing_takes_the_write_off_back"),
    "RB-001": (MATCHED, "test_one_deposit_of_two_checks"),
    "RB-002": (MATCHED, "test_the_bank_shows_a_run_in_two_pieces"),
    "RB-003": (MATCHED, "test_two_lines_with_two_entries_are_refused"),
    "RB-004": (MATCHED, "test_the_pieces_are_less_than_the_run"),
    "RB-006": (MATCHED, "test_deleting_a_matched_line_frees_the_entry"),
    "RB-009": (MATCHED, "test_removing_a_match_frees_entry_and_group"),
    "RB-010": (MATCHED, "test_another_reconciliation_of_the_bank_is_in_work"),
    "RB-011": (MATCHED, "test_changing_the_date_keeps_the_matches"),
    "RB-013": (MATCHED, "test_suggested_and_not_matched_where_the_bank_says_so"),
    "RB-017": (DIFFERENCE, "test_the_rest_of_a_line_that_is_matched_in_part"),
    "RB-019": (BANK, "test_a_statement_needs_a_date"),
    "RB-020": (MATCHED, "test_the_pieces_are_less_than_the_run"),
    "RB-021": (BANK, "test_what_a_posted_statement_leaves"),
    "RB-022": (BANK, "test_a_statement_is_undone"),
    "RB-025": (BANK, "test_a_statement_with_a_check_is_undone"),
    "RB-027": (BANK, "test_another_opening_balance_is_typed"),
    "RB-029": (
        "test_reconciliation_proof",
        "test_january_is_the_same_when_february_has_cleared_it",
    ),
    "CK-001": (CHECKS, "test_nav_ck_001_and_007_matched_then_closed"),
    "CK-002": (CHECKS, "test_nav_ck_002_removing_matches_leaves_nine_checks_open"),
    "CK-005": (VOID, "test_nav_ck_005_unapply_and_void_opens_the_bill_again"),
    "CK-006": (VOID, "test_nav_ck_006_void_only_leaves_the_amount_open_on_the_vendor"),
    "CK-007": (CHECKS, "test_nav_ck_001_and_007_matched_then_closed"),
}
#: case -> (file, test, why): answered otherwise, deliberately
OTHERWISE = {
    "JN-015": (
        DIFFERENCES,
        "test_rest_of_a_payment_goes_to_an_account_beside_the_item",
        "the difference becomes a row of the same line; the bank's line stays as the "
        "bank sent it",
    ),
    "JN-022": (
        "test_import",
        "test_the_same_id_with_other_amounts_is_two_payments",
        "there is no switch: what is alike in every field is one payment, the same id "
        "with another amount or date is another, since banks repeat ids",
    ),
    "JN-025": (
        "test_posting_refused",
        "test_nothing_applied",
        "the line says why; the others are posted",
    ),
    "JN-027": (
        "test_posting_refused",
        "test_line_with_a_difference_is_reported_and_the_others_are_posted",
        "the line says what is not applied; the others are posted",
    ),
    "JN-028": (
        BY_HAND,
        "test_invoice_written_after_the_payment_is_applied_with_a_warning",
        "a payment in advance of its invoice is applied with a warning",
    ),
    "JN-054": (
        BY_HAND,
        "test_two_invoices_of_different_customers_on_one_line",
        "one payment may settle items of several partners and accounts",
    ),
    "RB-014": (
        DIFFERENCE,
        "test_a_mapping_proposes_the_account",
        "a difference is a row of its line and is booked with it: there is no journal "
        "line to balance",
    ),
    "RB-015": (
        DIFFERENCE,
        "test_a_mapping_proposes_the_account",
        "as RB-014: the account that a person chooses takes it, whatever a batch says",
    ),
    "RB-016": (
        DIFFERENCE,
        "test_a_mapping_proposes_the_account",
        "as RB-014: it is matched by being a row of the line",
    ),
    "RB-026": (
        BANK,
        "test_reversed_entries_are_not_open",
        "a reversed payment and its reversal close each other on the outstanding "
        "account, so neither is open and there is nothing to hide",
    ),
}
#: case -> why nothing here answers it
ELSEWHERE = {
    "JN-011": "an entry posted by hand is no registered payment; a person ticks it",
    "JN-033": "the host blocks no analytic account; an archived one cannot be chosen",
    "RB-024": "the client asks before it undoes; who says no has called nothing",
}
