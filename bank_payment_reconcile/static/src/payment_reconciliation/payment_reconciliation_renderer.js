import {CODING} from "./coding/coding";
import {ListRenderer} from "@web/views/list/list_renderer";
import {getCodingColumns} from "./coding/coded_values";
import {narrow} from "../utils/narrow";
import {useBus} from "@web/core/utils/hooks";
import {useEffect} from "@odoo/owl";

export const LINE_CHOSEN = "BANK_LINE_CHOSEN";

/** Who paid how much, and how sure it is; the rest is in the form that a tap opens. */
const PHONE_COLUMNS = {
    date: "58px",
    bank_transaction_amount: "88px",
    bank_applied_to: false,
    difference_amount: false,
    match_confidence: "100px",
};

export class PaymentReconciliationRenderer extends ListRenderer {
    static props = [...ListRenderer.props, "getChosenId?", "isOfOneBank?", "onChoose?"];

    setup() {
        super.setup();
        // Not a property of the rows: choosing one would draw all of them again.
        useBus(this.props.list.model.bus, LINE_CHOSEN, () => this.markChosen());
        useEffect(() => this.markChosen());
        useBus(this.props.list.model.bus, CODING, () => this.followCoding());
    }

    getActiveColumns() {
        let columns = super.getActiveColumns();
        this.isCoding = Boolean(this.env.bankCoding?.isOn);
        if (this.isCoding) {
            columns = getCodingColumns(columns, this.allColumns);
        }
        if (this.props.isOfOneBank?.()) {
            // Which it is stands over the list.
            columns = columns.filter((column) => column.name !== "journal_id");
        }
        return this.env.isSmall ? narrow(columns, PHONE_COLUMNS) : columns;
    }

    /** It has other columns while somebody types into it. */
    followCoding() {
        if (this.isCoding !== this.env.bankCoding.isOn) {
            this.render();
        }
    }

    /** Marks the chosen line, and brings it into sight where it is drawn anew. */
    markChosen() {
        const chosenId = this.props.getChosenId();
        const chosen = this.props.list.records.find((r) => r.resId === chosenId);
        for (const row of this.tableRef.el?.querySelectorAll(".o_data_row") || []) {
            const isChosen = row.dataset.id === chosen?.id;
            row.classList.toggle("o_bank_chosen_row", isChosen);
            // A list that was read anew has other records of the same lines.
            if (isChosen && chosen.id !== this.seenId) {
                this.seenId = chosen.id;
                row.scrollIntoView({block: "nearest"});
                if (this.env.bankCoding?.takeFocus()) {
                    row.querySelector(".o_data_cell").focus();
                }
            }
        }
    }

    /** The line under the keyboard's focus is the one beside the list; → is the page's,
     * and leads into what stands beside the list. */
    onCellKeydownReadOnlyMode(hotkey, cell, group, record) {
        if (record && hotkey === "arrowright" && !this.env.isSmall) {
            return false;
        }
        const isHandled = super.onCellKeydownReadOnlyMode(hotkey, cell, group, record);
        if (isHandled && ["arrowdown", "arrowup"].includes(hotkey)) {
            const row = document.activeElement.closest(".o_data_row");
            const focused =
                row && this.props.list.records.find((r) => r.id === row.dataset.id);
            if (focused) {
                this.props.onChoose(focused);
            }
        }
        return isHandled;
    }
}
