import {onWillUnmount, useEffect, useState} from "@odoo/owl";
import {ListController} from "@web/views/list/list_controller";
import {Pager} from "@web/core/pager/pager";
import {getNextIndex} from "./pane_rows";
import {makeSearchReading} from "../utils/search_reading";

/** One side of a bank account reconciliation: the host's list with a small head. */
export class BankPaneController extends ListController {
    static template = "bank_payment_reconcile.BankPane";
    static components = {...ListController.components, Pager};
    static props = {...ListController.props, pane: Object};

    setup() {
        this.reading = makeSearchReading(this.env.searchModel);
        super.setup();
        this.pager = useState(this.env.config.pagerProps);
        this.pane = this.props.pane;
        this.pane.controller = this;
        onWillUnmount(() => {
            this.pane.controller = null;
        });
        useEffect(
            () => this.leaveSearchKey(),
            () => []
        );
        // Only rows on the page can be chosen: their sum must be in sight.
        useEffect(
            () => this.onSelected(),
            () => [this.model.root.selection.map((record) => record.id).join()]
        );
    }

    get modelParams() {
        const params = super.modelParams;
        Object.assign(params.hooks, {
            onWillLoadRoot: this.reading.onWillLoadRoot,
            onRootLoaded: this.reading.onRootLoaded,
        });
        return params;
    }

    /** Two searches on one page, and one key: it is the first one's. */
    leaveSearchKey() {
        if (this.pane.name === "entries") {
            const input = this.rootRef.el.querySelector(".o_searchview_input");
            input?.removeAttribute("accesskey");
        }
    }

    get records() {
        return this.model.root.records;
    }

    findIndex(resId) {
        return this.records.findIndex((record) => record.resId === resId);
    }

    onSelected() {
        this.pane.onSelected(this.model.root.selection);
    }

    /** Enter chooses the row: what it is opens by its own button. */
    openRecord(record) {
        this.choose(record);
    }

    /** Read anew what somebody has changed, and choose again what was chosen. */
    async reload(keepSelection) {
        const before = this.model.root;
        await this.model.load(this.reading.getParams());
        // As it is now: who clicked meanwhile has clicked on the rows before, which may
        // not be drawn yet.
        const chosen = new Set(before.selection.map((record) => record.resId));
        for (const record of keepSelection ? this.records : []) {
            if (chosen.has(record.resId)) {
                record.toggleSelection(true);
            }
        }
    }

    // -------------------------------------------------------------------------
    // Rows
    // -------------------------------------------------------------------------

    /**
     * Choose this row and no other.
     *
     * @param {Object} record
     */
    choose(record) {
        for (const other of this.model.root.selection) {
            if (other !== record) {
                other.toggleSelection(false);
            }
        }
        record.toggleSelection(true);
        this.pane.onFocused();
    }

    /**
     * The row after or before the chosen ones.
     *
     * @param {Number} step
     */
    chooseNext(step) {
        const {selection} = this.model.root;
        this.chooseIndex(getNextIndex(this.records, selection, step));
    }

    chooseIndex(index) {
        const record = this.records[index];
        if (record) {
            this.choose(record);
            this.rootRef.el
                .querySelector(`.o_data_row[data-id="${record.id}"]`)
                ?.scrollIntoView({block: "nearest"});
        }
    }

    // -------------------------------------------------------------------------
    // Filters
    // -------------------------------------------------------------------------

    getFilter(name) {
        const items = Object.values(this.env.searchModel.searchItems);
        return items.find((item) => item.name === name);
    }

    get isOnlyNotMatched() {
        const id = this.getFilter("not_matched").id;
        return this.env.searchModel.query.some((part) => part.searchItemId === id);
    }

    onFilter(isOnlyNotMatched) {
        if (this.isOnlyNotMatched !== isOnlyNotMatched) {
            this.env.searchModel.toggleSearchItem(this.getFilter("not_matched").id);
        }
    }

    /**
     * Show the records of a domain and nothing else.
     *
     * @param {String} description
     * @param {String} domain
     */
    show(description, domain) {
        this.env.searchModel.clearQuery();
        this.env.searchModel.createNewFilters([{description, domain}]);
    }
}
