import {ListRenderer} from "@web/views/list/list_renderer";

export class PaymentReconciliationRenderer extends ListRenderer {
    static props = [...ListRenderer.props, "chosenId?", "onChoose?"];

    getRowClass(record) {
        const classes = super.getRowClass(record);
        return record.resId === this.props.chosenId
            ? `${classes} o_bank_chosen_row`
            : classes;
    }

    /** The line under the keyboard's focus is the one beside the list. */
    onCellKeydownReadOnlyMode(hotkey, cell, group, record) {
        const isHandled = super.onCellKeydownReadOnlyMode(hotkey, cell, group, record);
        if (isHandled && ["arrowdown", "arrowup"].includes(hotkey)) {
            const row = document.activeElement.closest(".o_data_row");
            const focused = row && this.findRecord(row.dataset.id);
            if (focused) {
                this.props.onChoose(focused);
            }
        }
        return isHandled;
    }

    findRecord(id) {
        return this.props.list.records.find((record) => record.id === id);
    }
}
