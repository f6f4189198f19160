import {LINE} from "./pane_props";
import {getCurrency} from "@web/core/currency";

/** What is chosen on both sides, and what can be done with it. */
export class Selection {
    constructor(currencyId) {
        this.currencyId = currencyId;
        this.lines = [];
        this.entries = [];
    }

    sum(amounts) {
        return this.round(amounts.reduce((total, amount) => total + amount, 0));
    }

    round(amount) {
        const factor = 10 ** (getCurrency(this.currencyId)?.digits[1] ?? 2);
        return Math.round(amount * factor) / factor || 0;
    }

    get lineTotal() {
        return this.sum(this.lines.map((line) => line.data.amount));
    }

    get entryTotal() {
        return this.sum(this.entries.map((entry) => entry.data.bank_open_amount));
    }

    get difference() {
        return this.round(this.lineTotal - this.entryTotal);
    }

    get line() {
        return this.lines.length === 1 ? this.lines[0] : null;
    }

    get isEmpty() {
        return !this.lines.length && !this.entries.length;
    }

    /** What there is to know of the chosen line, in one sentence after the other. */
    get why() {
        if (!this.line) {
            return "";
        }
        const {reopened_reason, posting_error, rival_answers, match_explanation} =
            this.line.data;
        return [reopened_reason, posting_error, rival_answers, match_explanation]
            .filter(Boolean)
            .join(" · ")
            .replaceAll("\n", " · ");
    }

    isMatched(line) {
        const {data} = line;
        return (
            data.is_reconciled ||
            (data.bank_matched_entry_ids.count > 0 && !data.difference_amount)
        );
    }

    get canMatch() {
        const {lines, entries} = this;
        return (
            lines.length > 0 &&
            entries.length > 0 &&
            (lines.length === 1 || entries.length === 1) &&
            lines.every((line) => !this.isMatched(line)) &&
            entries.every((entry) => !entry.data.bank_match_state)
        );
    }

    get canUnmatch() {
        return (
            this.lines.some(
                (line) =>
                    !line.data.is_reconciled && line.data.bank_matched_entry_ids.count
            ) || this.entries.some((entry) => entry.data.bank_match_state === "here")
        );
    }

    /** Entries of which no bank is told: a person says that they are this one's. */
    get canTellBank() {
        return (
            this.entries.length > 0 &&
            this.entries.every((entry) => entry.data.bank_entry_kind === "untold")
        );
    }

    /** Entries of which a person said it, and no line is matched with them. */
    get canForgetBank() {
        return (
            this.entries.length > 0 &&
            this.entries.every(({data}) => data.is_bank_told && !data.bank_match_state)
        );
    }

    /** Lines of which something is left to be explained. */
    get openLines() {
        return this.lines.filter(
            (line) => !line.data.is_reconciled && line.data.difference_amount
        );
    }

    get canCorrect() {
        const {line} = this;
        return Boolean(
            line &&
                this.openLines.length === 1 &&
                line.data.bank_matched_entry_ids.count === 1
        );
    }

    /**
     * Whether a row belongs to what is chosen on the other side, or has its amount.
     *
     * @param {String} name of the row's pane
     * @param {Object} record
     * @returns {String|null}
     */
    getMark(name, record) {
        if (!record) {
            return null;
        }
        const others = this[name === "lines" ? "entries" : "lines"];
        const field =
            name === "lines" ? "bank_matched_line_ids" : "bank_matched_entry_ids";
        if (others.some((o) => o.data[field].currentIds.includes(record.resId))) {
            return "counterpart";
        }
        const isCandidate =
            others.length === 1 &&
            this.isOpen(record) &&
            this.isOpen(others[0]) &&
            this.getOpenAmount(record) === this.getOpenAmount(others[0]);
        return isCandidate ? "candidate" : null;
    }

    /**
     * The other side of what is matched.
     *
     * @returns {Array} name of its pane, and the ids of its records
     */
    get counterparts() {
        const {lines, entries} = this;
        const [other, field] = lines.length
            ? ["entries", "bank_matched_entry_ids"]
            : ["lines", "bank_matched_line_ids"];
        const chosen = lines.length ? lines : entries;
        return [other, chosen.flatMap((record) => record.data[field].currentIds)];
    }

    /**
     * @param {Object[]} lines
     * @param {Number} place an index
     * @returns {Number} the first from there on that is not matched; -1 if none is
     */
    findOpen(lines, place) {
        return lines.findIndex((line, index) => index >= place && this.isOpen(line));
    }

    isOpen(record) {
        return record.resModel === LINE
            ? !this.isMatched(record)
            : !record.data.bank_match_state;
    }

    /** What is left to be matched: of a line that is matched in part, the rest. */
    getOpenAmount({resModel, data}) {
        if (resModel !== LINE) {
            return data.bank_open_amount;
        }
        return data.bank_matched_entry_ids.count ? data.difference_amount : data.amount;
    }
}

/**
 * @param {Object[]} records
 * @returns {Number[]}
 */
export function idsOf(records) {
    return records.map((record) => record.resId);
}
