import {BankPaneController} from "./pane_controller";
import {BankPaneRenderer} from "./pane_renderer";
import {listView} from "@web/views/list/list_view";
import {registry} from "@web/core/registry";

export const bankPaneView = {
    ...listView,
    Controller: BankPaneController,
    Renderer: BankPaneRenderer,
};

registry.category("views").add("bank_reconciliation_pane", bankPaneView);
