/**
 * Whether somebody sees the middle of a row: it is not scrolled away under the head of
 * its list or over an edge.
 *
 * @param {Element} row of a table
 * @returns {Boolean}
 */
export function isInSight(row) {
    const middle = (edges) => (edges.top + edges.bottom) / 2;
    const place = middle(row.getBoundingClientRect());
    const head = row.closest("table").tHead;
    let [top, bottom] = [head ? head.getBoundingClientRect().bottom : 0, innerHeight];
    for (let frame = row.parentElement; frame; frame = frame.parentElement) {
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(frame).overflowY)) {
            const edges = frame.getBoundingClientRect();
            top = Math.max(top, edges.top);
            bottom = Math.min(bottom, edges.bottom);
        }
    }
    return top <= place && place <= bottom;
}
