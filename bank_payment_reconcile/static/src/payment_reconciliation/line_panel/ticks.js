/** What a tick before an open item or a suggestion means. */

/**
 * A row stays the row of its item when the list changes under a click.
 *
 * @param {Object} record
 * @returns {String}
 */
export function keyOf(record) {
    const {kind, move_line_id, account_id, transfer_line_id, partner_id} = record;
    const row = record.row_id || "";
    return [kind, move_line_id, account_id, transfer_line_id, partner_id, row].join();
}

/**
 * What of the line's applications takes this item, or is this row. Two partners' rows
 * on the same account are two, and so are two rows of a mapping with their amounts.
 *
 * @param {Object[]} applications
 * @param {Object} record
 * @returns {Object|undefined}
 */
export function findApplication(applications, record) {
    if (record.move_line_id) {
        return applications.find((a) => a.move_line_id === record.move_line_id);
    }
    return applications.find(
        (application) =>
            !application.move_line_id &&
            application.account_id === record.account_id &&
            (!record.partner_id || application.partner?.id === record.partner_id) &&
            (!record.row_id || application.amount === record.amount)
    );
}

/**
 * @param {Object[]} applications
 * @param {Object} record
 * @returns {Array} method of the line, and its arguments
 */
export function getTickCall(applications, record) {
    const application = findApplication(applications, record);
    if (application) {
        return ["action_remove_application", [application.id]];
    }
    if (record.move_line_id) {
        return ["action_apply_item", [record.move_line_id]];
    }
    const values = {
        account_id: record.account_id || false,
        partner_id: record.partner_id || false,
        amount: record.amount,
    };
    if (record.row_id || record.kind === "past") {
        values.label = record.label || false;
        values.tax_ids = record.tax_ids;
        values.analytic_distribution = record.analytic_distribution;
    }
    return ["action_add_row", [values]];
}
