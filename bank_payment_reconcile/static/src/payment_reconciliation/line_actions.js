/**
 * Whether an action makes sense on a line; whether it may be done, the server says.
 *
 * @param {String} method
 * @param {Object} panel of the line
 * @returns {Boolean}
 */
export function isActionAllowed(method, panel) {
    const isApplied = panel.applications.length > 0;
    const isOpen = Boolean(panel.difference);
    return {
        // Of a posted line: what the ledger says now is right.
        action_accept: panel.is_posted ? Boolean(panel.reopened_reason) : isApplied,
        action_remove_applications: isApplied && !panel.is_posted,
        action_apply_automatically: !panel.is_posted,
        action_post_applications: isApplied && !panel.is_posted,
        action_undo_applications: panel.is_posted,
        action_bank_write_off_difference: isApplied && !panel.is_posted && isOpen,
        action_keep_on_account:
            (isApplied || Boolean(panel.partner)) && !panel.is_posted && isOpen,
        action_bank_keep_all_on_account:
            panel.is_guess && panel.is_payer_known && !isOpen,
        action_bank_preview_posting: isApplied && !panel.is_posted,
        action_bank_mark_to_check: !panel.is_to_check,
        action_bank_take_off_mark: panel.is_to_check,
        action_bank_keep_look_alike: Boolean(panel.look_alike),
        action_bank_remove_look_alike: Boolean(panel.look_alike),
    }[method];
}
