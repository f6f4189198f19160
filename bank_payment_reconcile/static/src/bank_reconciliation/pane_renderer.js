import {ListRenderer} from "@web/views/list/list_renderer";
import {useEffect} from "@odoo/owl";

export class BankPaneRenderer extends ListRenderer {
    static props = [...ListRenderer.props, "pane"];

    setup() {
        super.setup();
        // Not a property of the rows: it would draw all of them again.
        this.props.pane.mark = () => this.markRows();
        useEffect(() => this.markRows());
    }

    /** A click chooses the row; with Ctrl, or on its box, one more. */
    async onCellClicked(record, column, ev) {
        if (ev.target.special_click) {
            return;
        }
        if (ev.ctrlKey || ev.metaKey || ev.shiftKey) {
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
