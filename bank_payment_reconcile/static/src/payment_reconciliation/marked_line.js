/**
 * What a key of the page comes to. It acts on the marked line, also where the panel
 * still shows the last one; never on a line that nobody sees.
 *
 * @param {Object} marked
 * @param {Boolean} marked.isDrawn false where its group is folded
 * @param {Boolean} marked.isInSight
 * @param {Boolean} marked.isShown in the panel
 * @returns {String} "choose" a line first; "reveal" the row first; "read" the line, then
 *  "act"; or "act" at once
 */
export function getKeyStep({isDrawn, isInSight, isShown}) {
    if (!isDrawn) {
        return "choose";
    }
    if (!isInSight) {
        return "reveal";
    }
    return isShown ? "act" : "read";
}

/** The line of the list that is shown beside it, and on which the keys act. */
export class MarkedLine {
    /**
     * @param {Number|Boolean} id of the line that was marked when the page was left
     */
    constructor(id = false) {
        this.id = id;
        this.index = 0;
        this.query = null;
        // How often a person has chosen a line.
        this.choices = 0;
    }

    /**
     * @param {Object[]} records of the list
     * @param {Object} record
     */
    mark(records, record) {
        this.id = record.resId;
        this.index = this.findIndex(records);
    }

    findIndex(records) {
        return records.findIndex((record) => record.resId === this.id);
    }

    /**
     * The list was read anew. The marked line is one that it shows: itself, the one that
     * has taken its place, or, after another search, order or page, the first.
     *
     * @param {Object[]} records of the list
     * @param {Array} query what the list asks
     * @returns {Object|undefined} the record to mark; undefined in an empty list
     */
    follow(records, query) {
        const asked = JSON.stringify(query);
        const isSameQuery = asked === this.query;
        this.query = asked;
        const found = this.findIndex(records);
        const place = found < 0 && isSameQuery ? this.index : found;
        const next = records[Math.min(Math.max(place, 0), records.length - 1)];
        if (!next) {
            this.id = false;
        }
        return next;
    }

    /**
     * @param {Object[]} records of the list
     * @param {Number} step 1 or -1
     * @returns {Object|undefined} undefined behind the last and before the first
     */
    getNext(records, step) {
        const index = this.findIndex(records);
        return records[index < 0 ? 0 : index + step];
    }

    /**
     * Whether to go on to the next line after one was settled: whoever has chosen a
     * line meanwhile, be it the same again, stays there; and where another line has
     * taken its place, that is the next one.
     *
     * @param {Object[]} records of the list
     * @param {Number} lineId that was settled
     * @param {Number} choices how many there were before
     * @returns {Boolean}
     */
    isLeft(records, lineId, choices) {
        return choices === this.choices && records[this.index]?.resId === lineId;
    }
}
