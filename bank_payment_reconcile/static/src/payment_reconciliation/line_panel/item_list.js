/** The names of the tabs, in their order. */
export const SCOPES = ["suggestions", "partner", "all", "payments"];

/** Which open items are asked for, and those that came. */
export class ItemList {
    scope = SCOPES[0];
    search = "";
    // What a person chose by a column's head.
    order = "";
    records = [];
    partners = [];
    length = 0;
    isLoading = true;

    /** Nobody ticks on one line what was offered, or searched for, with another. */
    leaveLine() {
        this.search = "";
        if (this.scope === "all") {
            this.scope = "suggestions";
        }
        Object.assign(this, {records: [], partners: [], length: 0});
    }

    /** Among everybody's items the one of this amount is looked for. */
    get askedOrder() {
        return this.order || (this.scope === "all" ? "nearness" : "date_maturity");
    }

    /**
     * What was asked for has come; what is typed meanwhile stays.
     *
     * @param {Object} answer
     */
    take({records, partners, length}) {
        Object.assign(this, {records, partners, length, isLoading: false});
    }

    /**
     * The open items of a partner that the payment may be of.
     *
     * @param {Object} partner
     */
    showPartner(partner) {
        this.scope = "all";
        this.search = partner.name;
    }

    /**
     * By this column; a second time, the other way round.
     *
     * @param {String} field
     */
    sortBy(field) {
        this.order = this.askedOrder === field ? `${field} desc` : field;
    }

    /**
     * @param {String} field
     * @returns {String} for a column's head: "ascending", "descending" or "none"
     */
    getDirection(field) {
        const [name, descending] = this.askedOrder.split(" ");
        if (name !== field) {
            return "none";
        }
        return descending ? "descending" : "ascending";
    }

    /**
     * The arrow keys go from tab to tab, round and round, as in any list of tabs.
     *
     * @param {String} key
     * @param {Boolean} isRightToLeft
     * @returns {String|undefined} name of the tab; undefined for another key
     */
    getScopeByKey(key, isRightToLeft) {
        const index = SCOPES.indexOf(this.scope);
        const forward = isRightToLeft ? -1 : 1;
        const place = {
            ArrowRight: index + forward,
            ArrowLeft: index - forward,
            Home: 0,
            End: SCOPES.length - 1,
        }[key];
        return place === undefined ? undefined : SCOPES.at(place % SCOPES.length);
    }
}
