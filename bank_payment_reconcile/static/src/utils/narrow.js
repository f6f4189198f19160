/**
 * The columns of a list as a phone has room for them.
 *
 * @param {Object[]} columns of the host's list
 * @param {Object} widths by the column's name: another width, or false for a column
 *  that is left out
 * @returns {Object[]}
 */
export function narrow(columns, widths) {
    return columns
        .filter((column) => widths[column.name] !== false)
        .map((column) => {
            const width = widths[column.name];
            return width ? {...column, attrs: {...column.attrs, width}} : column;
        });
}
