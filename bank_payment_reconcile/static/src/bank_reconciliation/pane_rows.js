/**
 * The row after or before the chosen ones; the first where none is chosen.
 *
 * @param {Object[]} records of the page
 * @param {Object[]} selection
 * @param {Number} step 1 or -1
 * @returns {Number} an index, which may lie outside of the page
 */
export function getNextIndex(records, selection, step) {
    const chosen = selection.at(step > 0 ? -1 : 0);
    return chosen ? records.indexOf(chosen) + step : 0;
}

/**
 * Whether a click chooses one row more than those that are chosen: with Ctrl, Cmd or
 * Shift. A tap chooses one line, and one more of our entries: a payment of several is
 * one line; on what is chosen it takes it back.
 *
 * @param {String} name of the pane
 * @param {Object} record
 * @param {Object} click with the keys that are held down
 * @param {Boolean} isSmall
 * @returns {Boolean}
 */
export function isOneMore(name, record, click, isSmall) {
    const isByTap = isSmall && (record.selected || name === "entries");
    return Boolean(isByTap || click.ctrlKey || click.metaKey || click.shiftKey);
}

/**
 * @param {*} text how many days dates may be apart, as typed or as kept
 * @returns {Number} whole days, none where it is no number
 */
export function toDays(text) {
    return Math.max(0, Math.round(Number(text) || 0));
}
