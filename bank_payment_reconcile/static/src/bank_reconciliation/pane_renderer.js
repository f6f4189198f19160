import {ListRenderer} from "@web/views/list/list_renderer";
import {isOneMore} from "./pane_rows";
import {narrow} from "../utils/narrow";
import {useEffect} from "@odoo/owl";

/** Who, how much and with what; the rest is in what a row opens. */
const PHONE_COLUMNS = {
    bank_check_number: false,
    difference_amount: false,
    move_name: false,
    bank_entry_kind: false,
    date: "52px",
    match_confidence: "88px",
};

export class BankPaneRenderer extends ListRenderer {
    static props = [...ListRenderer.props, "pane"];

    setup() {
        super.setup();
        // Not a property of the rows: it would draw all of them again.
        this.props.pane.mark = () => this.markRows();
        useEffect(() => this.markRows());
    }

    getActiveColumns() {
        const columns = super.getActiveColumns();
        return this.env.isSmall ? narrow(columns, PHONE_COLUMNS) : columns;
    }

    /** Also where one is chosen already, a tap is a click like any other. */
    onClickCapture() {
        return;
    }

    /** A click chooses the row and no other; on its box, or as told there, one more. */
    async onCellClicked(record, column, ev) {
        if (ev.target.special_click) {
            return;
        }
        const {name} = this.props.pane;
        if (isOneMore(name, record, ev, this.env.isSmall)) {
            this.shiftKeyMode = ev.shiftKey;
            this.toggleRecordSelection(record);
            this.props.pane.onFocused();
        } else {
            this.lastCheckedRecord = record;
            this.props.pane.controller.choose(record);
        }
    }

    /** Rows that belong to what is chosen on the other side, or could. */
    markRows() {
        const rows = this.tableRef.el?.querySelectorAll(".o_data_row") || [];
        const records = new Map(this.props.list.records.map((r) => [r.id, r]));
        for (const row of rows) {
            const mark = this.props.pane.getMark(records.get(row.dataset.id));
            row.classList.toggle("o_bank_counterpart", mark === "counterpart");
            row.classList.toggle("o_bank_candidate", mark === "candidate");
        }
    }
}
