import {getCodedValues, getNextCodable} from "./coded_values";
import {_t} from "@web/core/l10n/translation";

const LINE = "account.bank.statement.line";
/** Tells the list and its cells that another line is typed into, or none. */
export const CODING = "BANK_CODING";

/** What was typed is the name of nothing. */
export class NotFound extends Error {}

/**
 * Account, taxes and partner are typed into the list, line after line. What is typed is
 * saved while the person is on the next line already; the list is not read anew before
 * the last one, so no line moves under the cursor.
 */
export class Coding {
    /**
     * @param {Object} page its controller
     * @param {Object} notification the service
     */
    constructor(page, notification) {
        this.page = page;
        this.notification = notification;
        this.lineId = false;
        this.column = false;
        this.fillIds = [];
        this.cells = new Map();
        this.refused = new Map();
        this.saving = Promise.resolve();
        this.waiting = 0;
        this.isFocused = false;
    }

    get isOn() {
        return Boolean(this.lineId);
    }

    // -- Which line

    /** At the marked line, or the next below that may be typed into. */
    start() {
        const {records, marked} = this.page;
        this.goTo(getNextCodable(records, marked.id, true));
    }

    /**
     * @param {Object} [record] of the list; without one nothing is typed any more
     * @param {String} [column] the one that has the cursor
     */
    goTo(record, column = "bank_coded_account_id") {
        if (!record) {
            this.notification.add(
                _t("No line from here on waits without a document."),
                {type: "info"}
            );
            return this.stop();
        }
        this.lineId = record.resId;
        this.column = column;
        this.page.model.bus.trigger(CODING);
        return this.page.choose(record);
    }

    /** Nothing is typed any more: the list shows what has become of the lines. */
    async stop() {
        if (!this.isOn) {
            return;
        }
        this.lineId = false;
        this.fillIds = [];
        this.page.model.bus.trigger(CODING);
        this.isFocused = true;
        this.refused.clear();
        await this.saving;
        await this.page.refresh();
    }

    /** The list was read anew: the line may be gone. */
    follow() {
        const isThere = this.page.records.some(({resId}) => resId === this.lineId);
        if (this.isOn && !isThere) {
            this.lineId = false;
            this.fillIds = [];
            this.page.model.bus.trigger(CODING);
        }
    }

    // -- Fill down

    /** The first selected line's to all of them; where it has none, it is typed first. */
    async fillDown() {
        const {page} = this;
        const ids = await page.model.root.getResIds(true);
        if (ids.length < 2) {
            this.notification.add(
                _t(
                    "Select the lines first: the first one's account goes to the others."
                ),
                {type: "info"}
            );
            return;
        }
        const first = page.records.find(({resId}) => resId === ids[0]);
        if (first?.data.bank_is_codable && !first.data.bank_coded_account_id) {
            this.fillIds = ids;
            return this.goTo(first);
        }
        await page.fill(ids);
    }

    // -- Saving

    /**
     * @param {Object} cell
     * @param {Object} cell.record
     * @param {String} cell.name of its column
     * @returns {String|undefined} what was typed into it and could not be saved
     */
    getRefused({record, name}) {
        return this.refused.get(record.resId)?.[name];
    }

    /** The line is saved, and the next one that may be typed into comes. */
    commit() {
        return this.leave(getNextCodable(this.page.records, this.lineId));
    }

    /**
     * What is typed into the line is saved, and another one is typed into.
     *
     * @param {Object} [next] record of the list
     * @param {String} [column] the one that has the cursor there
     */
    async leave(next, column) {
        const {fillIds} = this;
        const record = this.page.records.find(({resId}) => resId === this.lineId);
        const cells = [...this.cells].map(([name, cell]) => ({name, ...cell.read()}));
        const changed = cells.filter(({unchanged}) => !unchanged);
        const saved = changed.length ? this.save(record, changed) : null;
        this.fillIds = [];
        if (saved && fillIds.length) {
            this.lineId = false;
            this.page.model.bus.trigger(CODING);
            if (await saved) {
                await this.page.fill(fillIds);
            }
            return;
        }
        await Promise.all([this.goTo(next, column), saved]);
    }

    /**
     * One after the other, as they were typed. A line that cannot be saved is typed
     * into again.
     *
     * @param {Object} record
     * @param {Object[]} changed cells of it
     * @returns {Promise<Boolean>} whether it is saved
     */
    async save(record, changed) {
        this.waiting++;
        const saved = this.saving.then(() => this.saveNow(record, changed));
        this.saving = saved.catch(() => false);
        try {
            await saved;
            this.refused.delete(record.resId);
        } catch (error) {
            const texts = changed.map(({name, text}) => [name, text]);
            this.refused.set(record.resId, Object.fromEntries(texts));
            this.goTo(record);
            if (error instanceof NotFound) {
                this.notification.add(error.message, {type: "danger"});
                return false;
            }
            throw error;
        } finally {
            this.waiting--;
        }
        if (this.isOn) {
            await this.show(record);
        }
        return true;
    }

    async saveNow(record, changed) {
        const {orm} = this.page;
        const cells = [];
        for (const {name, id, search} of changed) {
            cells.push({name, id: search ? await search(orm) : id});
        }
        await orm.call(LINE, "action_bank_code", [
            [record.resId],
            getCodedValues(cells),
        ]);
    }

    /** That line only: to read all of them would move them. */
    async show(record) {
        await record.load();
        if (!this.waiting) {
            await this.page.onCoded(record.resId);
        }
    }

    /** @returns {Boolean} whether the list that is drawn anew takes the cursor */
    takeFocus() {
        const {isFocused} = this;
        this.isFocused = false;
        return isFocused;
    }
}
