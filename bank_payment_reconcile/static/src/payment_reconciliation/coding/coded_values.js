/** What is typed into the list, apart from how it is drawn. */

/** The columns that are typed into, and what the server calls what stands in them. */
export const CODED = {
    bank_coded_account_id: {value: "account_id", model: "account.account"},
    bank_coded_tax_ids: {value: "tax_ids", model: "account.tax", isMany: true},
    bank_coded_partner_id: {value: "partner_id", model: "res.partner"},
};
/** In their place, while somebody types, these go: what they tell is told by the cells. */
const HIDDEN = ["bank_applied_to", "difference_amount", "match_confidence"];

/**
 * The columns of the list while somebody types into it.
 *
 * @param {Object[]} columns that it has otherwise
 * @param {Object[]} all those that it could have
 * @returns {Object[]}
 */
export function getCodingColumns(columns, all) {
    return all.filter(
        (column) =>
            column.name in CODED ||
            (columns.includes(column) && !HIDDEN.includes(column.name))
    );
}

/**
 * The next line that may be typed into.
 *
 * @param {Object[]} records of the list
 * @param {Number} lineId from which to look
 * @param {Boolean} [isIncluded] whether that line itself counts
 * @returns {Object|undefined}
 */
export function getNextCodable(records, lineId, isIncluded = false) {
    const index = records.findIndex((record) => record.resId === lineId);
    return records
        .slice(isIncluded ? Math.max(index, 0) : index + 1)
        .find((record) => record.data.bank_is_codable);
}

/**
 * What a cell comes to, when its line is left.
 *
 * @param {Object} cell
 * @param {String} cell.text that stands in it
 * @param {Boolean} cell.isTyped whether it was typed and not chosen from the list
 * @param {Object} [cell.picked] {id, name} that was chosen from the list
 * @param {String} cell.label what stood there before
 * @returns {Object} one of: `unchanged`, `id` (false where it was emptied), or `search`,
 *  the words to look for
 */
export function readCell({text, isTyped, picked, label}) {
    const words = text.trim();
    if (!isTyped) {
        return picked ? {id: picked.id} : {unchanged: true};
    }
    if (!words) {
        return label ? {id: false} : {unchanged: true};
    }
    return words === label ? {unchanged: true} : {search: words};
}

/**
 * What is offered for some words, the likeliest first, since Enter takes it: what begins
 * with them before what has a word that does, and that before what contains them
 * anywhere, as “Current Assets” does “rent”.
 *
 * @param {Array[]} found [id, name] of each
 * @param {String} words
 * @returns {Array[]}
 */
export function rank(found, words) {
    const wanted = words.trim().toLowerCase();
    const getRank = ([, name]) => {
        const text = name.toLowerCase();
        // A number before it is the account's, and no part of its name.
        const bare = text.replace(/^\S*\d\S* /, "");
        if (text.startsWith(wanted) || bare.startsWith(wanted)) {
            return 0;
        }
        return text.split(/[\s,./()-]+/).some((word) => word.startsWith(wanted))
            ? 1
            : 2;
    };
    // Those of one rank stay as the server has them.
    return [...found].sort((one, other) => getRank(one) - getRank(other));
}

/**
 * @param {Object[]} cells each with the `name` of its column and its `id`
 * @returns {Object} what the server writes
 */
export function getCodedValues(cells) {
    const values = {};
    for (const {name, id} of cells) {
        const {value, isMany} = CODED[name];
        const ids = id ? [id] : [];
        values[value] = isMany ? ids : id;
    }
    return values;
}

/**
 * Which records may be chosen: those of the line's company, and of taxes those for its
 * side of the money.
 *
 * @param {String} name of the column
 * @param {Object} line its data
 * @returns {Array} a domain
 */
export function getCellDomain(name, line) {
    const companyId = line.company_id.id;
    if (name === "bank_coded_account_id") {
        return [["company_ids", "parent_of", [companyId]]];
    }
    if (name === "bank_coded_tax_ids") {
        const use = line.bank_transaction_amount > 0 ? "sale" : "purchase";
        return [
            ["company_id", "parent_of", [companyId]],
            ["type_tax_use", "in", [use, "none"]],
        ];
    }
    return ["|", ["company_id", "=", false], ["company_id", "parent_of", [companyId]]];
}
