import {ListRenderer} from "@web/views/list/list_renderer";
import {useBus} from "@web/core/utils/hooks";
import {useEffect} from "@odoo/owl";

export const LINE_CHOSEN = "BANK_LINE_CHOSEN";

export class PaymentReconciliationRenderer extends ListRenderer {
    static props = [...ListRenderer.props, "getChosenId?", "onChoose?"];

    setup() {
        super.setup();
        // Not a property of the rows: choosing one would draw all of them again.
        useBus(this.props.list.model.bus, LINE_CHOSEN, () => this.markChosen());
        useEffect(() => this.markChosen());
    }

    markChosen() {
        const chosenId = this.props.getChosenId();
        const chosen = this.props.list.records.find((r) => r.resId === chosenId);
        for (const row of this.tableRef.el.querySelectorAll(".o_data_row")) {
            row.classList.toggle("o_bank_chosen_row", row.dataset.id === chosen?.id);
        }
    }

    /** The line under the keyboard's focus is the one beside the list. */
    onCellKeydownReadOnlyMode(hotkey, cell, group, record) {
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
