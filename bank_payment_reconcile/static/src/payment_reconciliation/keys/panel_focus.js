/** Whether the arrow keys walk through the list, or, after →, through the panel. */
export class PanelFocus {
    /**
     * @param {Function} getRoot gives the element of the page
     */
    constructor(getRoot) {
        this.getRoot = getRoot;
        this.isEntered = false;
    }

    get panel() {
        return this.getRoot().querySelector(".o_bank_line_panel");
    }

    /** The boxes of what the line may be applied to. */
    get stops() {
        return [...this.panel.querySelectorAll(".o_bank_tick input")];
    }

    /** A click elsewhere, or another line, leads back to the list as well. */
    get isIn() {
        return this.isEntered && Boolean(this.panel?.contains(document.activeElement));
    }

    get isAtStop() {
        return this.isIn && this.stops.includes(document.activeElement);
    }

    /**
     * Whether a key is pressed where → and ← are ours: beside the list and the panel
     * they are those of menus, tabs and facets.
     *
     * @param {Element} target
     * @returns {Boolean}
     */
    isOurs(target) {
        const work = this.getRoot().querySelector(".o_bank_reconciliation_work");
        const isBelow = target === document.body || Boolean(work?.contains(target));
        return isBelow && !target.closest("[role='tablist']");
    }

    enter() {
        const first =
            this.stops[0] || this.panel.querySelector("button:not(:disabled)");
        this.isEntered = Boolean(first);
        first?.focus();
    }

    leave() {
        this.isEntered = false;
        this.getRoot().querySelector(".o_bank_chosen_row .o_data_cell")?.focus();
    }

    /**
     * To the next box of the panel; at the ends one stays where one is.
     *
     * @param {Number} step 1 or -1
     * @returns {Boolean} whether one walks through the panel at all
     */
    walk(step) {
        const {stops} = this;
        const index = this.isIn ? stops.indexOf(document.activeElement) : -1;
        if (index < 0) {
            return false;
        }
        stops[index + step]?.focus();
        return true;
    }
}
