import {parseMonetary} from "@web/views/fields/parsers";
import {pick} from "@web/core/utils/objects";

/** What is typed over, and where an application of the panel has its amount. */
export const TYPED = {
    amount: "amount",
    discount_amount: "discount",
    write_off_amount: "write_off",
};

/** What the form of a row may change: of any row, and of an open item besides. */
const ROW_FIELDS = [
    "account_id",
    "partner_id",
    "label",
    "amount",
    "tax_ids",
    "analytic_distribution",
];
const ITEM_FIELDS = [
    "amount",
    "item_amount",
    "discount_amount",
    "write_off_amount",
    "write_off_account_id",
    "label",
    "tax_ids",
    "analytic_distribution",
];

/**
 * @param {String} text in the user's language; nothing is zero
 * @returns {Number|null} null where it is not an amount
 */
export function parseAmount(text) {
    if (!text.trim()) {
        return 0;
    }
    // Odoo's reader leaves out what is no part of a number: of a word, nothing is left.
    if (!/\d/.test(text)) {
        return null;
    }
    try {
        const amount = parseMonetary(text);
        return Number.isFinite(amount) ? amount : null;
    } catch {
        return null;
    }
}

/**
 * How a form of a row is saved: the server's own methods check it against the rest.
 *
 * @param {Object|Boolean} application false for a new row
 * @param {Object} changes of the form
 * @returns {Array} method of the line, and its arguments
 */
export function getSaveCall(application, changes) {
    if (!application) {
        return ["action_add_row", [pick(changes, ...ROW_FIELDS)]];
    }
    const names = application.move_line_id ? ITEM_FIELDS : ROW_FIELDS;
    return ["action_update_application", [application.id, pick(changes, ...names)]];
}
